import Foundation

/// How a random amount is spread: the length of work, of a delay, or a factor.
///
/// - Source: `simulation.md`, E1.3; Marsaglia and Tsang (2000), "A simple method for generating gamma
///   variables", doi:10.1145/358407.358414.
package enum Distribution: Hashable, Sendable {
  /// Always the same.
  case constant(Double)
  /// Without memory.
  case exponential(mean: Double)
  /// Skewed to the right, as working times are; `variation` is the coefficient of variation.
  case logNormal(mean: Double, variation: Double)
  /// Skewed to the right, less than log-normal.
  case gamma(mean: Double, variation: Double)
  /// Between two bounds, most often near `mode`.
  case triangular(low: Double, mode: Double, high: Double)
  /// A whole number from one on, each one more with the same probability; the mean is at least one.
  case geometric(mean: Double)
  /// One of the values that were observed, each as likely as the others; not empty.
  case empirical([Double])

  /// The expectation.
  package var mean: Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean), .logNormal(let mean, _), .gamma(let mean, _),
      .geometric(let mean):
      mean
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .empirical(let values): values.reduce(0, +) / Double(values.count)
    }
  }

  /// The variance.
  package var variance: Double {
    switch self {
    case .constant: return 0
    case .exponential(let mean): return mean * mean
    case .geometric(let mean): return mean * mean - mean
    case .logNormal(let mean, let variation), .gamma(let mean, let variation):
      return mean * mean * variation * variation
    case .triangular(let low, let mode, let high):
      return (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
    case .empirical(let values):
      let mean = mean
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
  }

  /// Whether all numbers are finite, none is negative, and bounds are in order.
  package var isValid: Bool {
    switch self {
    case .constant(let value): value.isFinite && value >= 0
    case .exponential(let mean): mean.isFinite && mean > 0
    case .geometric(let mean): mean.isFinite && mean >= 1
    case .logNormal(let mean, let variation), .gamma(let mean, let variation):
      mean.isFinite && mean > 0 && variation.isFinite && variation >= 0
    case .triangular(let low, let mode, let high):
      high.isFinite && 0 <= low && low <= mode && mode <= high
    case .empirical(let values): !values.isEmpty && values.allSatisfy { $0.isFinite && $0 >= 0 }
    }
  }

  /// Returns a random amount.
  @inline(__always)
  package func sample(_ stream: inout RandomStream) -> Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean): -mean * log(stream.uniform())
    case .geometric(let mean):
      mean > 1 ? 1 + (log(stream.uniform()) / log1p(-1 / mean)).rounded(.down) : 1
    case .logNormal(let mean, let variation):
      Self.logNormal(mean: mean, variation: variation, &stream)
    case .gamma(let mean, let variation): Self.gamma(mean: mean, variation: variation, &stream)
    case .triangular(let low, let mode, let high):
      Self.triangular(low: low, mode: mode, high: high, &stream)
    case .empirical(let values):
      values[min(values.count - 1, Int(stream.uniform() * Double(values.count)))]
    }
  }

  /// Returns a standard normal number.
  ///
  /// - Source: Box and Muller (1958), doi:10.1214/aoms/1177706645.
  static func normal(_ stream: inout RandomStream) -> Double {
    let radius = (-2 * log(stream.uniform())).squareRoot()
    return radius * cos(2 * .pi * stream.uniform())
  }

  private static func logNormal(
    mean: Double, variation: Double, _ stream: inout RandomStream
  ) -> Double {
    let variance = log(1 + variation * variation)
    return exp(log(mean) - variance / 2 + variance.squareRoot() * normal(&stream))
  }

  private static func gamma(
    mean: Double, variation: Double, _ stream: inout RandomStream
  ) -> Double {
    guard variation > 0 else { return mean }
    let shape = 1 / (variation * variation)
    let scale = mean / shape
    guard shape < 1 else { return scale * gamma(shape: shape, &stream) }
    let boost = exp(log(stream.uniform()) / shape)
    return scale * boost * gamma(shape: shape + 1, &stream)
  }

  private static func gamma(shape: Double, _ stream: inout RandomStream) -> Double {
    let shift = shape - 1.0 / 3
    let slope = 1 / (9 * shift).squareRoot()
    while true {
      let deviate = normal(&stream)
      let root = 1 + slope * deviate
      guard root > 0 else { continue }
      let cube = root * root * root
      let limit = deviate * deviate / 2 + shift - shift * cube + shift * log(cube)
      if log(stream.uniform()) < limit { return shift * cube }
    }
  }

  private static func triangular(
    low: Double, mode: Double, high: Double, _ stream: inout RandomStream
  ) -> Double {
    guard low < high else { return low }
    let share = stream.uniform()
    return share < (mode - low) / (high - low)
      ? low + (share * (high - low) * (mode - low)).squareRoot()
      : high - ((1 - share) * (high - low) * (high - mode)).squareRoot()
  }
}
