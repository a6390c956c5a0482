package import ServiceModel

/// A plan with what is known about its quality.
package struct PlanningResult: Sendable {
  /// The best plan found.
  package var plan: Plan
  /// What was established.
  package var status: PlanningStatus
  /// The price of the plan; the terms add up to it.
  package var breakdown: ObjectiveBreakdown
  /// A proved lower bound on the objective of every plan of the scenario, if one was proved.
  package var bound: Money?
  /// Prices that prove a bound to anybody; it may lie below ``bound``, never above it.
  package var certificate: BoundCertificate?
  /// What runs on similar scenarios can begin with, where that was asked for.
  package var knowledge: RouteKnowledge?
  /// How much work was done.
  package var statistics: SearchStatistics

  /// Creates a result.
  package init(
    plan: Plan, status: PlanningStatus, breakdown: ObjectiveBreakdown, bound: Money?,
    certificate: BoundCertificate? = nil, knowledge: RouteKnowledge? = nil,
    statistics: SearchStatistics
  ) {
    self.plan = plan
    self.status = status
    self.breakdown = breakdown
    self.bound = bound
    self.certificate = certificate
    self.knowledge = knowledge
    self.statistics = statistics
  }

  /// The price of the plan.
  package var objective: Money { breakdown.total }

  /// How far the objective can be above the optimum, as a share of the objective.
  ///
  /// Zero when proved optimal; `nil` without a bound.
  package var gap: Double? {
    guard let bound else { return nil }
    guard objective > bound else { return 0 }
    return Double((objective - bound).minorUnits) / max(1, abs(Double(objective.minorUnits)))
  }
}

/// What a run established about its plan.
///
/// - Source: `architecture.md`, "What a run promises".
package enum PlanningStatus: String, CaseIterable, Hashable, Sendable {
  /// No plan is cheaper.
  case provedOptimal
  /// The gap is within what was asked for.
  case withinGap
  /// A limit ended the run; there is a plan that breaks no rule.
  case stoppedFeasible
  /// A limit ended the run before a plan was found that makes every mandatory visit.
  case stoppedEmpty
  /// It is proved that no plan makes every mandatory visit.
  case infeasible
}

/// The price of a plan, term by term, in whole minor units.
package struct ObjectiveBreakdown: Hashable, Sendable {
  /// The amount of each term.
  package private(set) var terms: [ObjectiveTerm: Money]

  /// Creates a breakdown in which every term is zero.
  package init() { terms = [:] }

  /// The amount of `term`.
  package subscript(term: ObjectiveTerm) -> Money {
    get { terms[term] ?? .zero }
    set { terms[term] = newValue }
  }

  /// The sum of all terms.
  package var total: Money {
    terms.values.reduce(.zero, +)
  }
}

/// What money is spent on.
package enum ObjectiveTerm: String, CaseIterable, Hashable, Sendable {
  /// Fixed cost of shifts that make a visit.
  case shifts
  /// Paid time from the start of the shift to the return.
  case duty
  /// Paid time on service.
  case work
  /// Paid time on the road.
  case travelTime
  /// Paid distance.
  case distance
  /// Time past the regular end of shifts.
  case overtime
  /// Broken promises, of planned visits and, as far as certain, of those left out.
  case breach
  /// Visits made by somebody who is not preferred.
  case preference
  /// Visits left out.
  case drop
}

/// How much work a run took.
package struct SearchStatistics: Hashable, Sendable {
  /// Ruin-and-recreate steps.
  package var iterations = 0
  /// Columns generated.
  package var columns = 0
  /// Rounds of pricing.
  package var pricingRounds = 0
  /// Routes enumerated for the closing integer program.
  package var enumeratedRoutes = 0

  /// Creates statistics of no work.
  package init() {}
}
