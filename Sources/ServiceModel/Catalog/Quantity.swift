/// How much of something, in thousandths, so that no sum of quantities is ever rounded.
///
/// Hour lines count hours: 0.5 is half an hour. Items count pieces or whatever their unit says.
package struct Quantity: Hashable, Comparable, Sendable {
  /// The number of thousandths.
  package var thousandths: Int

  /// Creates a quantity of so many thousandths.
  package init(thousandths: Int) { self.thousandths = thousandths }

  /// Creates a whole quantity.
  ///
  /// - Precondition: `units` is at most a thousandth of the largest integer.
  package init(_ units: Int) { thousandths = units * 1000 }

  /// One.
  package static let one = Quantity(thousandths: 1000)

  package static func < (left: Quantity, right: Quantity) -> Bool {
    left.thousandths < right.thousandths
  }

  /// The quantity as a time in hours, rounded half up to the whole minute.
  ///
  /// A third of an hour is written 0.333 and means twenty minutes.
  package var hours: Seconds {
    .minutes((min(max(0, thousandths), Self.limit) * 60 + 500) / 1000)
  }

  /// The quantity in whole pieces, rounded up.
  package var pieces: Int { (min(max(0, thousandths), Self.limit) + 999) / 1000 }

  /// The largest quantity that counts, either way: a million.
  package static let limit = 1_000_000_000
}
