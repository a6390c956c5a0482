import Foundation

/// The distribution of a mean divided by its estimated standard error.
///
/// - Source: Abramowitz and Stegun (1964), 26.5.8 and 26.7.1; the continued fraction is evaluated as
///   Lentz does, doi:10.1364/AO.15.000668.
package enum StudentDistribution {
  /// Returns the probability of at most `t` with so many degrees of freedom; positive.
  package static func probability(_ t: Double, freedom: Int) -> Double {
    let degrees = Double(freedom)
    let tail =
      incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    return t < 0 ? tail : 1 - tail
  }

  /// Returns the number that is exceeded with probability 1 − `probability`.
  ///
  /// - Precondition: `0 < probability < 1`, and `freedom` is positive.
  package static func quantile(_ probability: Double, freedom: Int) -> Double {
    precondition(0 < probability && probability < 1, "a probability lies between zero and one")
    precondition(freedom > 0, "degrees of freedom are positive")
    guard probability >= 0.5 else { return -quantile(1 - probability, freedom: freedom) }
    var (low, high) = (0.0, 1.0)
    while self.probability(high, freedom: freedom) < probability, high < 1e12 { high *= 2 }
    for _ in 0..<200 where low.nextUp < high {
      let middle = (low + high) / 2
      if self.probability(middle, freedom: freedom) < probability {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  /// Returns the regularized incomplete beta function.
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    return x < (a + 1) / (a + b + 2)
      ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }

  /// Returns the logarithm of the gamma function of a positive number.
  ///
  /// - Source: Lanczos (1964), doi:10.1137/0701008, with seven terms and nine coefficients.
  static func logGamma(_ x: Double) -> Double {
    let coefficients = [
      676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
      -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12,
      9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
    ]
    guard x >= 0.5 else { return log(.pi / sin(.pi * x)) - logGamma(1 - x) }
    let base = x + 6.5
    var series = 0.999_999_999_999_809_93
    for (index, coefficient) in coefficients.enumerated() {
      series += coefficient / (x + Double(index))
    }
    return log(2 * .pi) / 2 + (x - 0.5) * log(base) - base + log(series)
  }
}

/// The standard normal distribution.
package enum NormalDistribution {
  /// Returns the probability of at most `z`.
  package static func probability(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// Returns the number that is exceeded with probability 1 − `probability`.
  ///
  /// - Precondition: `0 < probability < 1`.
  package static func quantile(_ probability: Double) -> Double {
    precondition(0 < probability && probability < 1, "a probability lies between zero and one")
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<200 where low.nextUp < high {
      let middle = (low + high) / 2
      if self.probability(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
