/// Promises about how soon something happens after a call, with the price of breaking them.
///
/// - Source: `service-management.md` 1.9, rules SL-1 to SL-4; rules R7 and R10 of the SLA clock.
package struct ServiceLevelAgreement: Hashable, Sendable {
  /// The name used by agreements and orders.
  package var id: Identifier<ServiceLevelAgreement>
  /// The name for people.
  package var name: String
  /// One promise for each milestone that counts.
  package var targets: [ServiceLevelTarget]
  /// How the clocks of all targets run.
  package var options: ServiceLevelOptions
  /// Whether it may not be assigned any more; what has it keeps it (rule SL-1).
  package var suspended: Bool

  /// Creates an agreement on service levels.
  package init(
    id: Identifier<ServiceLevelAgreement>, name: String, targets: [ServiceLevelTarget],
    options: ServiceLevelOptions = ServiceLevelOptions(), suspended: Bool = false
  ) {
    self.id = id
    self.name = name
    self.targets = targets
    self.options = options
    self.suspended = suspended
  }
}

/// One promise: a milestone is reached before its due instant.
///
/// The promise is kept when the milestone is at or before the due instant (edge case 3 of the SLA
/// clock).
package struct ServiceLevelTarget: Hashable, Sendable {
  /// What has to happen.
  package var milestone: Milestone
  /// How soon.
  package var goal: Goal
  /// How soon for orders of some priorities (rule R7).
  package var goalsByPriority: [Identifier<Priority>: Goal]
  /// The calendar on which the goal counts; `nil` means around the clock.
  package var calendar: Identifier<WorkingCalendar>?
  /// What a breach costs.
  package var breach: BreachCost

  /// Creates a target.
  package init(
    milestone: Milestone, goal: Goal, goalsByPriority: [Identifier<Priority>: Goal] = [:],
    calendar: Identifier<WorkingCalendar>? = nil, breach: BreachCost
  ) {
    self.milestone = milestone
    self.goal = goal
    self.goalsByPriority = goalsByPriority
    self.calendar = calendar
    self.breach = breach
  }

  /// Returns how soon the milestone is promised to an order of `priority`.
  package func goal(of priority: Identifier<Priority>?) -> Goal {
    priority.flatMap { goalsByPriority[$0] } ?? goal
  }
}

/// How soon a milestone is promised.
package enum Goal: Hashable, Sendable {
  /// Open time on the target's calendar.
  case clock(Seconds)
  /// So many working days, each of the calendar's standard hours (rule SL-4).
  case businessDays(Int)
  /// The next day that has open time, at a time of day (edge case 15 of the SLA clock).
  case nextBusinessDay(by: CivilTime)
}
