/// How the clocks of a service level agreement run.
///
/// Without options they count open time only, start anew with each priority and each reopening, and
/// lateness is measured on the wall clock.
package struct ServiceLevelOptions: Hashable, Sendable {
  /// What counts against a goal.
  package var countMode: CountMode
  /// What a new priority does to a running clock.
  package var priorityChange: PriorityChangePolicy
  /// What reopening an order does to a clock that has reached its milestone.
  package var reopening: ReopeningPolicy
  /// On which clock lateness is priced.
  package var latenessIn: LatenessClock
  /// Shares of the goal at which somebody wants to be warned, in per cent; from 1 to 1000.
  package var warnings: [Int]

  /// Creates options.
  package init(
    countMode: CountMode = .workingTime, priorityChange: PriorityChangePolicy = .restart,
    reopening: ReopeningPolicy = .newCycle, latenessIn: LatenessClock = .wall,
    warnings: [Int] = []
  ) {
    self.countMode = countMode
    self.priorityChange = priorityChange
    self.reopening = reopening
    self.latenessIn = latenessIn
    self.warnings = warnings
  }
}

/// What counts against a goal (rule SL-4, open point OP-1).
package enum CountMode: String, CaseIterable, Hashable, Sendable {
  /// The calendar only moves the start to the next opening; from then on all time counts, and a
  /// day has 24 hours.
  case startOnly
  /// Only open time of the calendar counts, and a day is the calendar's standard day.
  case workingTime
}

/// What happens to a running clock when its order gets a priority with another goal (rule R7).
package enum PriorityChangePolicy: String, CaseIterable, Hashable, Sendable {
  /// The clock starts anew with the new goal.
  case restart
  /// The new goal counts from the old start, as if nobody had paused before the change.
  case keepStart
  /// The new goal counts from the old start, and the pauses before the change count too.
  case keepStartAndPauses
  /// Both goals count from the old start with its pauses; whichever is due first holds.
  case tighterOf
}

/// What happens to a clock that has reached its milestone when its order is opened again (edge
/// case 16 of the SLA clock).
package enum ReopeningPolicy: String, CaseIterable, Hashable, Sendable {
  /// A new cycle begins, with the whole goal.
  case newCycle
  /// The clock goes on with what was left; the time in between counts as a pause.
  case resume
  /// What was reached stays reached.
  case ignore
}

/// On which clock lateness is priced (rule R10).
package enum LatenessClock: String, CaseIterable, Hashable, Sendable {
  /// All time counts.
  case wall
  /// Open time of the target's calendar counts.
  case business
}
