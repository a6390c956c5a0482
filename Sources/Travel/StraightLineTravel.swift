package import ServiceModel

/// Travel as the crow flies, made longer by a detour factor and driven at one speed.
///
/// There and back take the same time, for every profile; see ``StraightLine``.
package struct StraightLineTravel: TravelSource {
  private let line: StraightLine

  /// Places per side of the squares in which the matrix is filled, to stay in the processor's cache.
  private static let blockSize = 64

  /// Creates travel at a speed along lines that much longer than straight ones.
  ///
  /// - Precondition: both are positive.
  package init(metresPerHour: Int, detourPercent: Int) {
    line = StraightLine(metresPerHour: metresPerHour, detourPercent: detourPercent)
  }

  /// Returns travel between `locations`; all `profiles` share one matrix.
  ///
  /// - Throws: ``TravelError/unknownPlace(_:)`` for a place without coordinates.
  /// - Complexity: O(*n*²) in the places; each pair is computed once.
  package func table(for locations: [Location], profiles: [String]) throws -> TravelTable {
    let points = try locations.map { location in
      guard let point = location.coordinate.flatMap(SpherePoint.init) else {
        throw TravelError.unknownPlace(location)
      }
      return point
    }
    let matrix = matrix(between: points)
    return TravelTable(
      locations: locations,
      matrices: Dictionary(profiles.map { ($0, matrix) }) { first, _ in first })
  }

  private func matrix(between points: [SpherePoint]) -> TravelMatrix {
    let size = points.count
    var durations = [Int32](repeating: 0, count: size * size)
    var distances = durations
    for rows in blocks(of: size) {
      for columns in blocks(of: size) where columns.lowerBound >= rows.lowerBound {
        for row in rows {
          for column in max(columns.lowerBound, row + 1)..<max(columns.upperBound, row + 1) {
            let (duration, distance) = line.leg(from: points[row], to: points[column])
            durations[row * size + column] = duration
            durations[column * size + row] = duration
            distances[row * size + column] = distance
            distances[column * size + row] = distance
          }
        }
      }
    }
    return TravelMatrix(size: size, durations: durations, distances: distances)
  }

  private func blocks(of size: Int) -> [Range<Int>] {
    stride(from: 0, to: size, by: Self.blockSize).map { $0..<min($0 + Self.blockSize, size) }
  }
}
