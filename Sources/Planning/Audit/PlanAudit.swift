package import ServiceModel

/// Judges a plan from the scenario, never from the optimizer's arrays.
package struct PlanAudit: Sendable {
  /// Creates the judge of plans for `scenario`.
  package init(scenario: Scenario, travel: TravelTable) {}

  /// Returns every breach of a hard rule, in the order of the plan.
  package func violations(in plan: Plan) -> [Violation] { [] }

  /// Returns the price of `plan`, recomputed from the scenario.
  package func breakdown(of plan: Plan) -> ObjectiveBreakdown { ObjectiveBreakdown() }
}
