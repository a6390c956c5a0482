import Foundation

extension Distribution {
  /// Returns the expectation of what is left of an amount of which `spent` is gone and something is
  /// left: E(X − s | X > s).
  ///
  /// Whoever is overdue is expected to take as much longer as the shape says. A gamma distribution is
  /// taken for the log-normal one of the same mean and variation.
  ///
  /// - Parameter spent: What is known to be gone; not negative.
  /// - Returns: The expectation; zero where nothing can be left.
  package func meanRemaining(after spent: Double) -> Double {
    guard spent > 0 else { return mean }
    switch self {
    case .constant(let value): return max(0, value - spent)
    case .exponential(let mean): return mean
    case .logNormal(let mean, let variation), .gamma(let mean, let variation):
      return Self.remaining(ofLogNormal: mean, variation: variation, after: spent)
    case .triangular(let low, let mode, let high):
      return Self.remaining(low: low, mode: mode, high: high, after: spent)
    case .empirical(let values):
      let longer = values.filter { $0 > spent }
      return longer.isEmpty ? 0 : longer.reduce(0, +) / Double(longer.count) - spent
    }
  }

  private static func remaining(
    ofLogNormal mean: Double, variation: Double, after spent: Double
  ) -> Double {
    let variance = log(1 + variation * variation)
    guard variance > 0 else { return max(0, mean - spent) }
    let deviation = variance.squareRoot()
    let distance = (log(mean) - variance / 2 - log(spent)) / deviation
    // Far out, the tail is that of a power: s σ / z.
    guard distance > -20 else { return spent * deviation / -distance }
    let (part, share) = (normalShare(below: distance + deviation), normalShare(below: distance))
    return max(0, mean * part / share - spent)
  }

  private static func normalShare(below value: Double) -> Double {
    0.5 * erfc(-value / 2.0.squareRoot())
  }

  private static func remaining(
    low: Double, mode: Double, high: Double, after spent: Double
  ) -> Double {
    if spent <= low { return (low + mode + high) / 3 - spent }
    guard spent < high else { return 0 }
    // Beyond the mode what is left is a triangle that falls from its beginning.
    guard spent < mode else { return (high - spent) / 3 }
    let scale = 2 / ((high - low) * (mode - low))
    let share = 1 - scale * (spent - low) * (spent - low) / 2
    func moment(_ value: Double) -> Double {
      value * value * value / 3 - low * value * value / 2
    }
    let before = scale * (moment(spent) - moment(low))
    return ((low + mode + high) / 3 - before) / share - spent
  }
}
