import Testing

@testable import Simulation

/// Intervals of quantiles, against counting and against samples whose quantile is known.
struct OrderStatisticsTests {
  /// Probabilities of a binomial number of at most `limit`, added up term by term.
  private static func binomial(atMost limit: Int, of count: Int, _ share: Double) -> Double {
    guard limit >= 0 else { return 0 }
    var term = 1.0
    for _ in 0..<count { term *= 1 - share }
    var sum = 0.0
    for successes in 0...min(limit, count) {
      sum += term
      term *= Double(count - successes) / Double(successes + 1) * share / (1 - share)
    }
    return sum
  }

  @Test(arguments: [0.05, 0.5, 0.9, 0.95], [5, 10, 40, 120])
  func `ranks are the narrowest that cover by the binomial distribution`(share: Double, count: Int)
  {
    let (low, high) = OrderStatistics.ranks(share, of: count, confidence: 0.95)

    // The quantile lies below the value of rank `low` when fewer than `low` values are at most it.
    #expect(Self.binomial(atMost: low - 1, of: count, share) <= 0.025)
    #expect(low == count || Self.binomial(atMost: low, of: count, share) > 0.025)
    #expect(high > count || Self.binomial(atMost: high - 1, of: count, share) >= 0.975)
    #expect(Self.binomial(atMost: high - 2, of: count, share) < 0.975)
  }

  @Test(arguments: [0.05, 0.5, 0.99])
  func `many values have nearly the same ranks by the normal distribution`(share: Double) {
    let exact = OrderStatistics.ranks(share, of: 20_000, confidence: 0.95)
    let normal = OrderStatistics.ranks(share, of: 20_001, confidence: 0.95)

    #expect(abs(exact.low - normal.low) <= 3 && abs(exact.high - normal.high) <= 3)
  }

  /// Thirty replications of eight normal values that have a share of their variance in common.
  private static func sample(seed: UInt64, shared: Double) -> [[Int32]] {
    (0..<30).map { group in
      var stream = RandomStream(seed: seed, replication: group, purpose: .work, entity: 7)
      let common = shared.squareRoot() * Distribution.normal(&stream)
      return (0..<8).map { _ in
        let own = (1 - shared).squareRoot() * Distribution.normal(&stream)
        return Int32(10_000 * (common + own))
      }.sorted()
    }
  }

  @Test(arguments: [0, 0.5], [0.5, 0.9])
  func `intervals cover the quantile although values move together`(
    shared: Double, share: Double
  ) throws {
    let truth = 10_000 * NormalDistribution.quantile(share)
    var (covered, plain) = (0, 0)
    for seed in 1...100 as ClosedRange<UInt64> {
      let groups = Self.sample(seed: seed, shared: shared)
      let interval = try #require(PooledSample(groups, confidence: 0.95).quantile(share))
      let values = groups.flatMap(\.self).sorted().map(Double.init)
      let independent = try #require(Interval.quantile(share, of: values, confidence: 0.95))
      #expect(interval.low <= independent.low && interval.high >= independent.high)
      covered += interval.contains(truth) ? 1 : 0
      plain += independent.contains(truth) ? 1 : 0
    }

    #expect(covered >= 92)
    if shared > 0 { #expect(plain <= 85) }
  }

  @Test func `a single replication does not know how values move together`() throws {
    let interval = try #require(PooledSample([[1, 2, 3]], confidence: 0.95).quantile(0.5))

    #expect(interval.estimate == 2 && interval.low == -.infinity && interval.high == .infinity)
    #expect(PooledSample([[], []], confidence: 0.95).quantile(0.5) == nil)
  }

  @Test func `values that are all equal have an interval of one value`() throws {
    let groups = [[Int32]](repeating: [Int32](repeating: 60, count: 50), count: 8)
    let interval = try #require(PooledSample(groups, confidence: 0.95).quantile(0.9))

    #expect(interval == Interval(estimate: 60, low: 60, high: 60))
  }
}
