/// Promises about how soon something happens after a call, with the price of breaking them.
package struct ServiceLevelAgreement: Hashable, Sendable {
  /// The name used by agreements and orders.
  package var id: Identifier<ServiceLevelAgreement>
  /// The name for people.
  package var name: String
  /// One promise for each milestone that counts.
  package var targets: [ServiceLevelTarget]

  /// Creates an agreement on service levels.
  package init(id: Identifier<ServiceLevelAgreement>, name: String, targets: [ServiceLevelTarget]) {
    self.id = id
    self.name = name
    self.targets = targets
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
  /// The calendar on which the goal counts; `nil` means around the clock.
  package var calendar: Identifier<WorkingCalendar>?
  /// What a breach costs.
  package var breach: BreachCost

  /// Creates a target.
  package init(
    milestone: Milestone, goal: Goal, calendar: Identifier<WorkingCalendar>? = nil,
    breach: BreachCost
  ) {
    self.milestone = milestone
    self.goal = goal
    self.calendar = calendar
    self.breach = breach
  }
}

/// A moment in the life of a service order that a target can name.
///
/// - Source: rule R8 of the SLA clock.
package enum Milestone: String, CaseIterable, Hashable, Sendable {
  /// Somebody answered, from afar. No route decides it, so plans do not price it.
  case response
  /// The technician arrived.
  case onSite
  /// Service began.
  case workStart
  /// The customer's service works again; taken to be the end of the visit.
  case restored
  /// The visit is over.
  case completed
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

/// The price of lateness: a fixed amount, then so much for each started unit, up to a cap.
///
/// - Source: `architecture.md`, "Money is the objective"; rule R10 of the SLA clock.
package struct BreachCost: Hashable, Sendable {
  /// Charged once, as soon as the target is missed.
  package var fixed: Money
  /// Charged for each unit of lateness that has begun.
  package var perUnit: Money
  /// The unit of lateness; positive.
  package var unit: Seconds
  /// The largest charge; `nil` means without limit.
  package var cap: Money?

  /// Creates a breach cost.
  package init(
    fixed: Money = .zero, perUnit: Money = .zero, unit: Seconds = .hours(1), cap: Money? = nil
  ) {
    self.fixed = fixed
    self.perUnit = perUnit
    self.unit = unit
    self.cap = cap
  }

  /// Returns the price of being `lateness` late; nothing unless it is positive.
  package func cost(of lateness: Seconds) -> Money {
    guard lateness > .zero else { return .zero }
    let units = (lateness.count + unit.count - 1) / unit.count
    let charge = Money(minorUnits: fixed.minorUnits + units * perUnit.minorUnits)
    return cap.map { min(charge, $0) } ?? charge
  }
}
