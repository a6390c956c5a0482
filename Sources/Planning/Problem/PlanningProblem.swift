package import ServiceModel

/// The scenario as dense arrays, ready for the optimizer.
package struct PlanningProblem: Sendable {
  /// Compiles `scenario`, whose ``Scenario/faults()`` are assumed to be clean.
  package init(_ scenario: Scenario, travel: TravelTable) {}
}
