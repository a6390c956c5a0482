package import ServiceModel

/// How many promises of one kind a plan keeps.
package struct PromiseCount: Hashable, Sendable {
  /// The service level agreement; `nil` for due instants negotiated without any.
  package var agreement: Identifier<ServiceLevelAgreement>?
  /// What is promised.
  package var milestone: Milestone
  /// Promises about visits of the scenario, also about those left out.
  package var promised: Int
  /// Those that the plan keeps.
  package var met: Int

  /// Returns the promises of `scenario` and how many `plan` keeps, in the order of the scenario.
  package static func counts(for scenario: Scenario, in plan: Plan) -> [PromiseCount] {
    var forecasts: [Identifier<Visit>: [MilestoneForecast]] = [:]
    for planned in plan.routes.flatMap(\.visits) { forecasts[planned.visit] = planned.sla }
    var counts: [PromiseCount] = []
    for agreement in scenario.serviceLevelAgreements {
      counts += agreement.targets.map {
        PromiseCount(agreement: agreement.id, milestone: $0.milestone, promised: 0, met: 0)
      }
    }
    for visit in ScenarioFacts(scenario).visits {
      let level = visit.order.serviceLevelAgreement ?? visit.agreement?.serviceLevelAgreement
      for promise in visit.promises {
        let isMet =
          forecasts[visit.visit.id]?
          .contains { $0.milestone == promise.milestone && $0.slack >= .zero } == true
        let place =
          counts.firstIndex { $0.agreement == level && $0.milestone == promise.milestone }
          ?? counts.endIndex
        if place == counts.endIndex {
          counts.append(
            PromiseCount(agreement: level, milestone: promise.milestone, promised: 0, met: 0))
        }
        counts[place].promised += 1
        counts[place].met += isMet ? 1 : 0
      }
    }
    return counts.filter { $0.promised > 0 }
  }
}
