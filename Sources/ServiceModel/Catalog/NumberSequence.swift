/// Where the ids of new records come from (rule MD-2).
///
/// An id is the prefix and a number with leading zeros, such as `SO-000042`.
package struct NumberSequence: Hashable, Sendable {
  /// What stands before the number.
  package var prefix: String
  /// The least number of digits; from 1 to 12.
  package var digits: Int
  /// The number that is tried next; from 1 on.
  package var next: Int
  /// Whether numbers that became free are given out before new ones.
  package var fillsGaps: Bool

  /// Creates a sequence.
  package init(prefix: String, digits: Int = 6, next: Int = 1, fillsGaps: Bool = false) {
    self.prefix = prefix
    self.digits = digits
    self.next = next
    self.fillsGaps = fillsGaps
  }

  /// Returns the id with `number`.
  package func id(_ number: Int) -> String {
    let text = String(number)
    return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Takes the next id that is not among `taken`, which may have been typed in by hand.
  ///
  /// - Returns: The id; `nil` when the numbers have run out.
  /// - Complexity: O(numbers that are taken), once.
  package mutating func takeNext(notIn taken: Set<String>) -> String? {
    if fillsGaps, let gap = gaps(among: taken, atMost: 1).first { return id(gap) }
    while Self.numbers.contains(next) {
      let candidate = id(next)
      next += 1
      if !taken.contains(candidate) { return candidate }
    }
    return nil
  }

  /// Returns the first numbers before ``next`` whose ids are not among `taken`.
  ///
  /// - Parameters:
  ///   - taken: The ids that are in use.
  ///   - limit: How many gaps are wanted.
  /// - Returns: The numbers, ascending.
  package func gaps(among taken: Set<String>, atMost limit: Int) -> [Int] {
    guard next > 1 else { return [] }
    return Array(
      (1..<min(next, Self.numbers.upperBound)).lazy.filter { !taken.contains(id($0)) }
        .prefix(limit))
  }

  /// The numbers that a sequence may give out.
  package static let numbers = 1...100_000_000
}
