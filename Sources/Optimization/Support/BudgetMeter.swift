/// Keeps account of one run: the work spent, the time gone, and whether to stop.
///
/// A run with a work limit counts work units only and never looks at the time, which makes it
/// repeatable: one unit is one search step or as much pricing as takes about as long.
struct BudgetMeter: Sendable {
  /// The limits and clocks of the run.
  let budget: SearchBudget
  /// The work units spent.
  var work = 0

  /// The labels that pricing makes for one work unit.
  static let labelsPerUnit = 20

  init(_ budget: SearchBudget) { self.budget = budget }

  /// The share of the run that is over; one or more means stop.
  var share: Double {
    if budget.isInterrupted() { return 1 }
    if let limit = budget.workLimit {
      return limit > 0 ? Double(work) / Double(limit) : 1
    }
    if let seconds = budget.seconds {
      return seconds > 0 ? budget.elapsedSeconds() / seconds : 1
    }
    return 0
  }

  /// Whether the run is over.
  var isOver: Bool { share >= 1 }

  /// Whether the run is counted in work units.
  var isCounted: Bool { budget.workLimit != nil }

  /// Charges the labels that pricing made.
  mutating func charge(labels: Int) { work += labels / Self.labelsPerUnit + 1 }

  /// The seconds until the share reaches `target`, where time is what limits the run.
  func seconds(until target: Double) -> Double? {
    guard budget.workLimit == nil, let seconds = budget.seconds else { return nil }
    return max(0, seconds * target - budget.elapsedSeconds())
  }
}
