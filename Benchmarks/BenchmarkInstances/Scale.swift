/// How a set turns the real numbers of its files into whole units.
struct Scale: Hashable, Sendable {
  /// How many whole units make one unit of the file.
  var factor: Int
  /// What becomes of the fraction of a distance.
  var rounding: Rounding

  /// What becomes of a fraction.
  enum Rounding: Hashable, Sendable {
    /// It is dropped.
    case down
    /// The nearest whole unit counts; halves go up.
    case nearest
  }

  /// Distances truncated to one decimal, in tenths: the convention of the DIMACS challenge.
  static let truncatedTenths = Scale(factor: 10, rounding: .down)

  /// Distances rounded to three decimals, in thousandths: in effect exact.
  static let thousandths = Scale(factor: 1000, rounding: .nearest)

  /// Returns the Euclidean distance between two points in whole units.
  func distance(_ from: PlanarPoint, _ to: PlanarPoint) -> Int {
    let x = from.x - to.x
    let y = from.y - to.y
    let length = Double(factor) * (x * x + y * y).squareRoot()
    switch rounding {
    case .down: return Int((length + Self.noise).rounded(.down))
    case .nearest: return Int(length.rounded())
    }
  }

  /// Returns `amount` of the file's units, such as a time or a price, in whole units.
  func whole(_ amount: Double) -> Int { Int((Double(factor) * amount).rounded()) }

  /// What a computed distance may lack to be the whole number it stands for.
  private static let noise = 1e-9
}

/// A point in the plane, in the units of the file.
struct PlanarPoint: Hashable, Sendable {
  /// The first coordinate.
  var x: Double
  /// The second coordinate.
  var y: Double
}
