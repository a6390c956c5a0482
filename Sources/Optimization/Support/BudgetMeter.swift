/// Keeps account of one run: the work spent, the time gone, and whether to stop.
///
/// A run with a work limit alone counts work units and never looks at the time, which makes it
/// repeatable: one unit is one search step or as much pricing as takes about as long.
struct BudgetMeter: Sendable {
  /// The limits and clocks of the run.
  let budget: SearchBudget
  /// The work units spent.
  var work = 0

  /// The work units at which the run ends besides; `nil` for no such end.
  var ceiling: Int?

  /// The labels that pricing makes for one work unit.
  static let labelsPerUnit = 80
  /// The labels made that are not charged yet, less than a unit's worth.
  private var openLabels = 0

  init(_ budget: SearchBudget) { self.budget = budget }

  /// The share of the run that is over, by the nearer of its limits; one or more means stop.
  var share: Double {
    if budget.isInterrupted() { return 1 }
    var share = 0.0
    if let limit = budget.workLimit {
      share = limit > 0 ? Double(work) / Double(limit) : 1
    }
    if let ceiling, work >= ceiling { return 1 }
    return max(share, timeShare)
  }

  /// The share of the time that is gone; zero without a time limit.
  var timeShare: Double {
    guard let seconds = budget.seconds else { return 0 }
    return seconds > 0 ? budget.elapsedSeconds() / seconds : 1
  }

  /// Whether the run is over.
  var isOver: Bool { share >= 1 }

  /// Whether work units alone limit the run, so that it must not depend on time.
  var isCounted: Bool { budget.workLimit != nil && budget.seconds == nil }

  /// Returns a meter of the same run that stops when `isStopped` says so, too.
  func stopping(when isStopped: @escaping @Sendable () -> Bool) -> BudgetMeter {
    var budget = budget
    let isInterrupted = budget.isInterrupted
    budget.isInterrupted = { isInterrupted() || isStopped() }
    var meter = BudgetMeter(budget)
    (meter.work, meter.ceiling) = (work, ceiling)
    return meter
  }

  /// Charges the labels that pricing made.
  mutating func charge(labels: Int) {
    openLabels += labels + 1
    work += openLabels / Self.labelsPerUnit
    openLabels %= Self.labelsPerUnit
  }

  /// The seconds until the share reaches `target`, where time is what limits the run.
  func seconds(until target: Double) -> Double? {
    guard let seconds = budget.seconds else { return nil }
    return max(0, seconds * target - budget.elapsedSeconds())
  }
}
