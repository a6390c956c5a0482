import Foundation

/// An estimate with the interval that covers the truth with a stated confidence.
package struct Interval: Hashable, Sendable {
  /// The estimate.
  package var estimate: Double
  /// The lower end.
  package var low: Double
  /// The upper end.
  package var high: Double

  /// Creates an interval.
  package init(estimate: Double, low: Double, high: Double) {
    self.estimate = estimate
    self.low = low
    self.high = high
  }

  /// Creates the interval of `halfWidth` to both sides of `estimate`.
  package init(estimate: Double, halfWidth: Double) {
    self.init(estimate: estimate, low: estimate - halfWidth, high: estimate + halfWidth)
  }

  /// Half of the distance between the ends.
  package var halfWidth: Double { (high - low) / 2 }

  /// The interval without what no share can be.
  package var cutToShares: Interval {
    Interval(estimate: estimate, low: max(0, low), high: min(1, high))
  }

  /// The interval without what no amount can be: its lower end is not negative unless it is unknown.
  package var cutToAmounts: Interval {
    Interval(estimate: estimate, low: low.isFinite ? max(0, low) : low, high: high)
  }

  /// Returns whether `value` lies inside; the ends do.
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

extension Interval {
  /// The mean of independent replications, with Student's interval.
  ///
  ///     m ± t(R − 1, 1 − α/2) · s / √R
  ///
  /// - Parameters:
  ///   - values: One value for each replication.
  ///   - confidence: The share of such intervals that cover the truth, such as 0.95.
  /// - Returns: The interval; without ends (infinite) for a single value, `nil` for none.
  /// - Source: `simulation.md`, E2.
  package static func mean(of values: [Double], confidence: Double) -> Interval? {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    guard values.count > 1 else { return Interval(estimate: mean, halfWidth: .infinity) }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let factor = StudentDistribution.quantile(
      (1 + confidence) / 2, freedom: values.count - 1)
    return Interval(estimate: mean, halfWidth: factor * (variance / count).squareRoot())
  }

  /// The ratio of two sums over independent replications, such as promises kept over promises due.
  ///
  ///     p = Σ xᵣ / Σ nᵣ,   variance = Σ (xᵣ − p nᵣ)² / (R (R − 1) n̄²)
  ///
  /// - Parameters:
  ///   - parts: The numerator and the denominator of each replication.
  ///   - confidence: The share of such intervals that cover the truth.
  /// - Returns: The interval; `nil` when all denominators are zero.
  /// - Source: `simulation.md`, E2; Cochran (1977), Sampling Techniques, 2.11.
  package static func ratio(
    of parts: [(part: Double, whole: Double)], confidence: Double
  ) -> Interval? {
    let whole = parts.reduce(0) { $0 + $1.whole }
    guard whole > 0 else { return nil }
    let count = Double(parts.count)
    let ratio = parts.reduce(0) { $0 + $1.part } / whole
    guard parts.count > 1 else { return Interval(estimate: ratio, halfWidth: .infinity) }
    let squares = parts.reduce(0) { sum, pair in
      let residual = pair.part - ratio * pair.whole
      return sum + residual * residual
    }
    let variance = squares / (count * (count - 1)) / (whole / count * whole / count)
    let factor = StudentDistribution.quantile((1 + confidence) / 2, freedom: parts.count - 1)
    return Interval(estimate: ratio, halfWidth: factor * variance.squareRoot())
  }

  /// The share of successes among independent trials, with Wilson's interval.
  ///
  /// Twenty of twenty is compatible with 84 per cent, and this interval says so.
  ///
  /// - Parameters:
  ///   - successes: How many trials succeeded; from zero to `trials`.
  ///   - trials: How many there were; positive.
  ///   - confidence: The share of such intervals that cover the truth.
  /// - Returns: The interval, whose estimate is the plain share.
  /// - Source: Wilson (1927), doi:10.1080/01621459.1927.10502953.
  package static func wilson(
    successes: Int, trials: Int, confidence: Double
  ) -> Interval {
    precondition(trials > 0, "a share needs a trial")
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let (count, share) = (Double(trials), Double(successes) / Double(trials))
    let scale = 1 + z * z / count
    let centre = (share + z * z / (2 * count)) / scale
    let half =
      z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot() / scale
    return Interval(estimate: share, low: max(0, centre - half), high: min(1, centre + half))
  }
}
