import Foundation

/// The distribution of a sum of squares of independent standard normal numbers.
///
/// - Source: Abramowitz and Stegun (1964), 26.4.19 and 6.5.29, 6.5.31.
package enum ChiSquareDistribution {
  /// Returns the probability of more than `statistic`.
  ///
  /// - Parameters:
  ///   - statistic: A sum of squares; not negative.
  ///   - freedom: The degrees of freedom; positive.
  /// - Returns: The upper tail.
  package static func tail(_ statistic: Double, freedom: Int) -> Double {
    precondition(freedom > 0, "degrees of freedom are positive")
    guard statistic > 0 else { return 1 }
    let (shape, x) = (Double(freedom) / 2, statistic / 2)
    return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x)
  }

  /// The most terms of a series or fraction; they grow with the root of the degrees of freedom.
  private static let terms = 100_000

  private static func factor(_ shape: Double, _ x: Double) -> Double {
    exp(shape * log(x) - x - StudentDistribution.logGamma(shape))
  }

  /// Returns the regularized lower incomplete gamma function by its power series.
  private static func lowerSeries(_ shape: Double, _ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    for step in 1...terms {
      term *= x / (shape + Double(step))
      sum += term
      if term < sum * 1e-16 { break }
    }
    return min(1, sum * factor(shape, x))
  }

  /// Returns the regularized upper incomplete gamma function by its continued fraction.
  private static func upperFraction(_ shape: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for step in 1...terms {
      let i = Double(step)
      let a = -i * (i - shape)
      b += 2
      d = a * d + b
      if abs(d) < tiny { d = tiny }
      c = b + a / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return min(1, factor(shape, x) * result)
  }
}

/// The distribution of the largest distance between a distribution function and its sample.
///
/// - Source: Kolmogorov (1933); the correction for finite samples is that of Stephens (1970),
///   doi:10.1111/j.2517-6161.1970.tb00821.x.
package enum KolmogorovDistribution {
  /// Returns the probability that a sample of `count` values lies further off than `distance`.
  package static func tail(_ distance: Double, count: Int) -> Double {
    let root = Double(count).squareRoot()
    let scaled = (root + 0.12 + 0.11 / root) * distance
    guard scaled > 0.04 else { return 1 }
    guard scaled >= 1.18 else {
      // The other of Jacobi's two series converges quickly here.
      let base = exp(-1.233_700_550_136_17 / (scaled * scaled))
      let sum = base + pow(base, 9) + pow(base, 25) + pow(base, 49)
      return max(0, 1 - 2.506_628_274_631_000_5 / scaled * sum)
    }
    let base = exp(-2 * scaled * scaled)
    return min(1, 2 * (base - pow(base, 4) + pow(base, 9)))
  }
}
