import Foundation

/// The way as the crow flies, made longer by a detour factor and driven at one speed.
///
/// The distance is the great circle times the detour factor, rounded to the metre; the duration is
/// that distance at the speed, rounded half up to the second, so that anybody can recompute it from
/// the distance as written. There and back take the same time.
///
///     distance = round(2 · R · asin √h · detour)
///     duration = ⌊(7200 · distance + speed) / (2 · speed)⌋
///
/// Here *h* is the haversine of the central angle, taken as a quarter of the squared chord between
/// the two points on the unit sphere, which is the same number and costs no trigonometry.
///
/// - Source: Sinnott (1984), "Virtues of the haversine", Sky & Telescope 68 (2), 158; mean earth
///   radius of Moritz (2000), doi:10.1007/s001900050278.
package struct StraightLine: Hashable, Sendable {
  /// The speed; positive.
  package let metresPerHour: Int
  /// How much longer roads are than the straight line, in per cent; 130 for roads 1.3 times as long.
  package let detourPercent: Int

  /// The mean radius of the earth; unit: metres.
  private static let earthRadius = 6_371_008.8
  /// The longest duration and distance that are written; longer ways are no ways.
  private static let longest = Int(Int32.max / 2)

  /// Creates ways at a speed along lines that much longer than straight ones.
  ///
  /// - Precondition: both are positive.
  package init(metresPerHour: Int, detourPercent: Int) {
    precondition(metresPerHour > 0, "the speed must be positive")
    precondition(detourPercent > 0, "the detour factor must be positive")
    self.metresPerHour = metresPerHour
    self.detourPercent = detourPercent
  }

  /// Returns the seconds and metres of one way; ``TravelMatrix/unreachable`` seconds where it is
  /// too long.
  package func leg(
    from start: SpherePoint, to end: SpherePoint
  ) -> (duration: Int32, distance: Int32) {
    let angle = 2 * asin(min(1, start.squaredChord(to: end).squareRoot() / 2))
    let metres = (angle * Self.earthRadius * Double(detourPercent) / 100).rounded()
    let distance = Int(min(metres, Double(Self.longest)))
    let duration = (7200 * distance + metresPerHour) / (2 * metresPerHour)
    guard metres <= Double(Self.longest), duration <= Self.longest else {
      return (TravelMatrix.unreachable, Int32(distance))
    }
    return (Int32(duration), Int32(distance))
  }
}

/// A point on the unit sphere.
package struct SpherePoint: Hashable, Sendable {
  private let x: Double
  private let y: Double
  private let z: Double

  /// Creates the point at `coordinate`; `nil` when that is not a number.
  package init?(_ coordinate: Coordinate) {
    guard coordinate.latitude.isFinite, coordinate.longitude.isFinite else { return nil }
    let latitude = coordinate.latitude * .pi / 180
    let longitude = coordinate.longitude * .pi / 180
    x = cos(latitude) * cos(longitude)
    y = cos(latitude) * sin(longitude)
    z = sin(latitude)
  }

  /// Returns the square of the length of the chord to another point.
  package func squaredChord(to other: SpherePoint) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    return dx * dx + dy * dy + dz * dz
  }
}
