package import ServiceModel

/// What was asked about a visit.
package struct ExplanationQuestion: Hashable, Sendable {
  /// The visit.
  package var visit: Identifier<Visit>
  /// Who would make it; `nil` means anybody.
  package var technician: Identifier<Technician>?
  /// When service would start; `nil` means at any time.
  package var start: ClosedRange<Instant>?
  /// Who would not make it.
  package var excluding: Identifier<Technician>?

  /// Creates a question.
  package init(
    visit: Identifier<Visit>, technician: Identifier<Technician>? = nil,
    start: ClosedRange<Instant>? = nil, excluding: Identifier<Technician>? = nil
  ) {
    self.visit = visit
    self.technician = technician
    self.start = start
    self.excluding = excluding
  }
}

/// A question about a visit with its answer.
package struct Explanation: Hashable, Sendable {
  /// What was asked.
  package var question: ExplanationQuestion
  /// What was found.
  package var verdict: ExplanationVerdict

  /// Creates an explanation.
  package init(question: ExplanationQuestion, verdict: ExplanationVerdict) {
    self.question = question
    self.verdict = verdict
  }
}

/// The kinds of answer: the three kinds of no, a plan that is better than the one given, and that it
/// was not found out.
///
/// - Source: `certificates.md` F4 and F12.
package enum ExplanationVerdict: Hashable, Sendable {
  /// A rule forbids it even if nothing else were planned.
  case impossibleAlone(ImpossibleAlone)
  /// It is possible alone, but not beside visits that must be made.
  case impossibleTogether(VisitConflict)
  /// The best plan that does it costs as much as the plan given, or more.
  case costs(AlternativePlan)
  /// A plan that does it is cheaper than the plan given, or makes a visit that must be made.
  case betterPlan(AlternativePlan)
  /// A limit ended the search before it was decided.
  case undecided(ExtraCost)
}

/// Why a visit cannot be made even if nothing else were planned.
package struct ImpossibleAlone: Hashable, Sendable {
  /// One reason for each kind of obstacle.
  package var reasons: [Reason]
  /// Who comes nearest; `nil` when no change that is known would do.
  package var nearest: NearestTechnician?
  /// What stops each other technician, in the order of the scenario.
  package var others: [TechnicianObstacle]
  /// Changes that together make the visit possible; the smallest set that was found.
  package var changes: [SuggestedChange]

  /// Creates the answer.
  package init(
    reasons: [Reason], nearest: NearestTechnician? = nil, others: [TechnicianObstacle] = [],
    changes: [SuggestedChange] = []
  ) {
    self.reasons = reasons
    self.nearest = nearest
    self.others = others
    self.changes = changes
  }
}

/// The technician for whom the least has to change.
package struct NearestTechnician: Hashable, Sendable {
  /// The technician.
  package var technician: Identifier<Technician>
  /// The shift.
  package var shift: Identifier<Shift>
  /// What stops the shift.
  package var reason: Reason
}

/// What stops a technician from making a visit.
package struct TechnicianObstacle: Hashable, Sendable {
  /// The technician.
  package var technician: Identifier<Technician>
  /// The kind of obstacle in the first shift.
  package var code: ReasonCode

  /// Creates an obstacle.
  package init(technician: Identifier<Technician>, code: ReasonCode) {
    self.technician = technician
    self.code = code
  }
}

/// Visits that must be made and that leave no room for another one.
package struct VisitConflict: Hashable, Sendable {
  /// The visits, in the order of the scenario.
  package var members: [Member]
  /// Whether it is proved that there is room as soon as any one of them is free.
  package var isIrreducible: Bool

  /// A visit that must be made.
  package struct Member: Hashable, Sendable {
    /// The visit.
    package var visit: Identifier<Visit>
    /// What holds it.
    package var bond: Bond

    /// Creates a member.
    package init(visit: Identifier<Visit>, bond: Bond) {
      self.visit = visit
      self.bond = bond
    }
  }

  /// What holds a visit in the plan.
  package enum Bond: String, Hashable, Sendable {
    /// Leaving it out is no choice.
    case mandatory
    /// It is pinned, or its booking holds.
    case pin
    /// Work on it has started.
    case started
  }

  /// Creates a conflict.
  package init(members: [Member], isIrreducible: Bool) {
    self.members = members
    self.isIrreducible = isIrreducible
  }
}

/// Between which amounts something costs more than the best plan; negative where it is cheaper.
package struct ExtraCost: Hashable, Sendable {
  /// The least that it can cost more.
  package var lower: Money
  /// The most that it can cost more; `nil` when no plan is known.
  package var upper: Money?

  /// Creates an interval.
  package init(lower: Money, upper: Money?) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether the amount is proved.
  package var isExact: Bool { lower == upper }
}

/// A plan that does what was asked, compared with the plan given.
package struct AlternativePlan: Hashable, Sendable {
  /// What it costs more, term by term; the terms add up to the difference of the objectives.
  package var difference: ObjectiveDifference
  /// Between which amounts the best such plan costs more than the best plan.
  package var extra: ExtraCost
  /// Who makes the visit in it, and when.
  package var technician: Identifier<Technician>
  /// When service starts.
  package var start: Instant
  /// Visits that the plan given makes and this one does not.
  package var displaced: [Identifier<Visit>]
  /// Visits that this plan makes and the plan given does not, the one asked about apart.
  package var gained: [Identifier<Visit>]
  /// Whether the visit must be made and the plan given leaves it out.
  package var completes: Bool

  /// Creates a compared plan.
  package init(
    difference: ObjectiveDifference, extra: ExtraCost, technician: Identifier<Technician>,
    start: Instant, displaced: [Identifier<Visit>], gained: [Identifier<Visit>], completes: Bool
  ) {
    self.difference = difference
    self.extra = extra
    self.technician = technician
    self.start = start
    self.displaced = displaced
    self.gained = gained
    self.completes = completes
  }
}
