import Foundation

extension Interval {
  /// The quantile of independent values, with the interval between two of them.
  ///
  /// No shape is assumed: the ends are order statistics whose ranks cover the quantile by the
  /// binomial distribution.
  ///
  /// - Parameters:
  ///   - share: Which quantile, strictly between zero and one.
  ///   - sorted: The values in ascending order.
  ///   - confidence: The share of such intervals that cover the truth, at least.
  /// - Returns: The interval; infinite ends where the values are too few, `nil` for none.
  /// - Source: David and Nagaraja (2003), Order Statistics, 7.1.
  package static func quantile(
    _ share: Double, of sorted: [Double], confidence: Double
  ) -> Interval? {
    guard !sorted.isEmpty else { return nil }
    let ranks = OrderStatistics.ranks(share, of: sorted.count, confidence: confidence)
    return OrderStatistics.interval(share, ranks: ranks, count: sorted.count) { sorted[$0] }
  }
}

/// Ranks of ordered values, from one, between which a quantile lies.
enum OrderStatistics {
  /// From how many values on the binomial distribution is as good as normal.
  private static let many = 20_000

  /// Returns ranks that cover a quantile of independent values.
  ///
  /// - Parameters:
  ///   - share: Which quantile.
  ///   - count: How many values there are.
  ///   - confidence: How often the ranks cover the quantile, at least.
  /// - Returns: The ranks; zero and `count` + 1 stand for no value.
  static func ranks(
    _ share: Double, of count: Int, confidence: Double
  ) -> (low: Int, high: Int) {
    let tail = (1 - confidence) / 2
    guard count <= many else {
      let mean = Double(count) * share
      let half = NormalDistribution.quantile(1 - tail) * (mean * (1 - share)).squareRoot() + 0.5
      return (
        max(0, Int((mean - half).rounded(.down))),
        min(count + 1, Int((mean + half).rounded(.up)) + 1)
      )
    }
    // Of the values, B are at most the quantile; B is binomial, and its terms follow each other.
    let odds = log(share) - log1p(-share)
    var logarithm = Double(count) * log1p(-share)
    var (below, low) = (0.0, 0)
    for successes in 0...count {
      below += exp(logarithm)
      if below <= tail { low = successes + 1 }
      if below >= 1 - tail { return (low, successes + 1) }
      logarithm += odds + log(Double(count - successes)) - log(Double(successes + 1))
    }
    return (low, count + 1)
  }

  /// Returns the quantile with the values at two ranks.
  static func interval(
    _ share: Double, ranks: (low: Int, high: Int), count: Int, value: (Int) -> Double
  ) -> Interval {
    let position = min(count - 1, max(0, Int((share * Double(count)).rounded(.up)) - 1))
    return Interval(
      estimate: value(position), low: ranks.low < 1 ? -.infinity : value(ranks.low - 1),
      high: ranks.high > count ? .infinity : value(ranks.high - 1))
  }
}

/// Values from independent replications, which may move together within each of them.
package struct PooledSample: Sendable {
  /// All values in ascending order.
  package let values: [Int32]
  private let groups: [[Int32]]
  private let confidence: Double

  /// Creates a sample.
  ///
  /// - Parameters:
  ///   - groups: The values of each replication in ascending order; some may be empty.
  ///   - confidence: The confidence of intervals.
  /// - Complexity: O(*n* log *n*) for *n* values.
  package init(_ groups: [[Int32]], confidence: Double) {
    self.groups = groups
    self.confidence = confidence
    values = groups.flatMap(\.self).sorted()
  }

  /// The quantile of all values, with an interval between two of them.
  ///
  /// The share of values at or below the quantile is a ratio over replications. Its interval says how
  /// many independent values would know it as well, and the ranks are those of so many; never of more
  /// than there are.
  ///
  ///     m = q (1 − q) (z / h)²,   h = half-width of the ratio
  ///
  /// - Parameter share: Which quantile, strictly between zero and one.
  /// - Returns: The interval; infinite ends where the values are too few, `nil` for none.
  /// - Source: Woodruff (1952), doi:10.1080/01621459.1952.10483443, with the effective sample size of
  ///   Korn and Graubard (1998), Survey Methodology 24, 193.
  package func quantile(_ share: Double) -> Interval? {
    guard !values.isEmpty else { return nil }
    let count = values.count
    let position = min(count - 1, max(0, Int((share * Double(count)).rounded(.up)) - 1))
    let parts = groups.map { group in
      (part: Double(group.count(atMost: values[position])), whole: Double(group.count))
    }
    let half = Interval.ratio(of: parts, confidence: confidence)?.halfWidth ?? .infinity
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let known = min(Double(count), share * (1 - share) * (z / half) * (z / half))
    let worth = known.isFinite ? Int(known) : count
    let ranks = OrderStatistics.ranks(share, of: worth, confidence: confidence)
    let scale = Double(count + 1) / Double(worth + 1)
    let low = Int((Double(ranks.low) * scale).rounded(.down))
    let high = Int((Double(ranks.high) * scale).rounded(.up))
    return OrderStatistics.interval(
      share, ranks: (low, ranks.high > worth ? count + 1 : high), count: count, value: value)
  }

  private func value(_ position: Int) -> Double { Double(values[position]) }
}

extension [Int32] {
  /// Returns how many elements of an ascending list are at most `limit`.
  fileprivate func count(atMost limit: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
