package import ServiceModel

/// News from a running search, for people who wait.
package struct SearchProgress: Sendable {
  /// What the run is doing, in a word or two.
  package var phase: String
  /// The price of the best plan so far.
  package var objective: Money?
  /// The best proved bound so far.
  package var bound: Money?
  /// The number of columns so far.
  package var columns: Int
  /// The number of search steps so far.
  package var iterations: Int

  /// Creates a report.
  package init(
    phase: String, objective: Money? = nil, bound: Money? = nil, columns: Int = 0,
    iterations: Int = 0
  ) {
    self.phase = phase
    self.objective = objective
    self.bound = bound
    self.columns = columns
    self.iterations = iterations
  }
}
