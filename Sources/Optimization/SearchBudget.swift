/// How long a run may go on, asked by algorithms and never measured by them.
///
/// The front end owns clocks and signals. A work limit alone makes a run repeatable.
package struct SearchBudget: Sendable {
  /// The most work units that the run may spend; `nil` means without limit.
  package var workLimit: Int?
  /// The seconds of wall-clock time that the run was given; `nil` means without limit.
  package var seconds: Double?
  /// The seconds that have passed since the run began; not asked without a time limit.
  package var elapsedSeconds: @Sendable () -> Double
  /// Whether somebody asked the run to stop and keep its best plan.
  package var isInterrupted: @Sendable () -> Bool

  /// Creates a budget.
  package init(
    workLimit: Int? = nil, seconds: Double? = nil,
    elapsedSeconds: @escaping @Sendable () -> Double = { 0 },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.workLimit = workLimit
    self.seconds = seconds
    self.elapsedSeconds = elapsedSeconds
    self.isInterrupted = isInterrupted
  }
}
