import Testing

@testable import Simulation

/// Estimates and their intervals, against printed tables and hand computation.
struct IntervalTests {
  /// Quantiles of Student's distribution as tables print them: degrees of freedom, 97.5 % and 99.5 %.
  static let table: [(freedom: Int, q975: Double, q995: Double)] = [
    (1, 12.7062, 63.6567), (2, 4.30265, 9.92484), (5, 2.57058, 4.03214), (9, 2.26216, 3.24984),
    (19, 2.09302, 2.86093), (29, 2.04523, 2.75639), (100, 1.98397, 2.62589),
  ]

  @Test(arguments: table)
  func `quantiles of Student's distribution are those of the tables`(
    row: (freedom: Int, q975: Double, q995: Double)
  ) {
    let q975 = StudentDistribution.quantile(0.975, freedom: row.freedom)
    let q995 = StudentDistribution.quantile(0.995, freedom: row.freedom)

    #expect(abs(q975 - row.q975) <= 1e-5 * row.q975)
    #expect(abs(q995 - row.q995) <= 1e-5 * row.q995)
    #expect(abs(StudentDistribution.quantile(0.025, freedom: row.freedom) + q975) < 1e-9)
  }

  @Test func `Student's distribution becomes the normal one`() {
    #expect(abs(NormalDistribution.quantile(0.975) - 1.959964) < 1e-6)
    #expect(abs(StudentDistribution.quantile(0.975, freedom: 10_000_000) - 1.959964) < 1e-5)
  }

  @Test func `ten printed replications give the interval that their authors left out`() throws {
    // Mean 5, sum of squares 82.5: s² = 82.5 / 9, half-width 2.26216 · √(s² / 10).
    let values = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]
    let interval = try #require(Interval.mean(of: values, confidence: 0.95))

    #expect(interval.estimate == 5)
    #expect(abs(interval.halfWidth - 2.26216 * (82.5 / 90).squareRoot()) < 1e-4)
    #expect(Interval.mean(of: [], confidence: 0.95) == nil)
    #expect(Interval.mean(of: [3], confidence: 0.95)?.halfWidth == .infinity)
  }

  @Test func `a ratio is that of the sums, with the variance of its residuals`() throws {
    let interval = try #require(
      Interval.ratio(of: [(1, 2), (3, 4), (2, 2)], confidence: 0.95))

    // p = 6/8; residuals −0.5, 0, 0.5; variance 0.5 / (3 · 2) / (8/3)².
    #expect(interval.estimate == 0.75)
    let expected = 4.30265 * (0.5 / 6 / (64.0 / 9)).squareRoot()
    #expect(abs(interval.halfWidth - expected) < 1e-4)
    #expect(Interval.ratio(of: [(0, 0)], confidence: 0.95) == nil)
  }

  @Test func `Wilson's interval says what few calls can tell`() {
    let most = Interval.wilson(successes: 95, trials: 100, confidence: 0.95)
    let all = Interval.wilson(successes: 20, trials: 20, confidence: 0.95)

    #expect(abs(most.low - 0.8882) < 5e-5 && abs(most.high - 0.9785) < 5e-5)
    #expect(abs(all.low - 0.8389) < 5e-5 && all.high == 1)
  }

  @Test func `the median of ten values lies between the second and the ninth`() throws {
    let values = (1...10).map(Double.init)
    let median = try #require(Interval.quantile(0.5, of: values, confidence: 0.95))

    #expect(median == Interval(estimate: 5, low: 2, high: 9))
    let extreme = try #require(Interval.quantile(0.99, of: values, confidence: 0.95))
    #expect(extreme.high == .infinity)
    #expect(Interval.quantile(0.5, of: [], confidence: 0.95) == nil)
  }

  @Test func `pairs that move together differ for certain`() throws {
    let base = [1.0, 5, 9, 2, 7, 4]
    let variant = [2.1, 5.9, 10, 3, 8, 5.1]
    let paired = try #require(PairedDifference(of: variant, from: base, confidence: 0.95))

    #expect(paired.isReal)
    #expect(abs(paired.interval.estimate - 6.1 / 6) < 1e-9)
    let ratio = try #require(paired.varianceRatio)
    #expect(ratio < 0.001)
    let none = try #require(PairedDifference(of: base.reversed(), from: base, confidence: 0.95))
    #expect(!none.isReal)
    let wide = try #require(
      PairedDifference(of: variant, from: base, confidence: 0.95, comparisons: 5))
    #expect(wide.interval.halfWidth > paired.interval.halfWidth)
  }

  @Test func `MSER-5 cuts a climb off and keeps what is level`() throws {
    let level = (0..<400).map { Double($0 * 7919 % 13) }
    let climb = (0..<100).map { Double($0) - 100 } + level

    let cut = try #require(WarmUp.length(of: climb))

    #expect((90...115).contains(cut))
    let levelCut = try #require(WarmUp.length(of: level))
    #expect(levelCut <= 50)
    #expect(WarmUp.length(of: (0..<100).map(Double.init)) == nil)
    #expect(WarmUp.length(of: [1, 2, 3]) == nil)
  }
}
