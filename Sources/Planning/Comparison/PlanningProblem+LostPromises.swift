package import ServiceModel

extension PlanningProblem {
  /// What broken promises cost already when the planning window opens.
  ///
  /// No plan of the scenario can change it, so it is no part of an objective. Another scenario, with other
  /// goals or other calls, may have lost more or less by then: a comparison of scenarios counts it.
  package var lostAtOpening: Money {
    Money(minorUnits: visits.flatMap(\.lateness.terms).reduce(0) { $0 + $1.sunk })
  }
}
