/// The difference between two variants that met the same calls, replication by replication.
///
/// - Source: `simulation.md`, E1.8, E1.9 and E2.
package struct PairedDifference: Hashable, Sendable {
  /// The mean of variant − base, with its interval.
  package var interval: Interval
  /// The variance of the difference as a share of what it would be, were the two independent.
  ///
  /// Common random numbers have helped as far as it is below one; `nil` where neither variant varies.
  package var varianceRatio: Double?

  /// Creates the difference between two variants.
  ///
  /// - Parameters:
  ///   - variant: One value for each replication.
  ///   - base: The values of the same replications.
  ///   - confidence: The confidence of the interval.
  ///   - comparisons: How many variants are compared with the base; the interval is widened so that
  ///     all of them hold together (Bonferroni).
  package init?(
    of variant: [Double], from base: [Double], confidence: Double, comparisons: Int = 1
  ) {
    precondition(variant.count == base.count, "a pair has two sides")
    let adjusted = 1 - (1 - confidence) / Double(max(1, comparisons))
    let differences = zip(variant, base).map { $0 - $1 }
    guard let interval = Interval.mean(of: differences, confidence: adjusted) else { return nil }
    self.interval = interval
    let independent = Self.variance(variant) + Self.variance(base)
    varianceRatio = independent > 0 ? Self.variance(differences) / independent : nil
  }

  /// Whether the interval excludes zero; only then the variants differ.
  package var isReal: Bool { interval.low > 0 || interval.high < 0 }

  private static func variance(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
