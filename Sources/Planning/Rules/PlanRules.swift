import ServiceModel

/// Every visit of the scenario is made once or listed as left out, never both.
package struct VisitOnceRule: PlanRule {
  package static let id = "visit-once"

  /// Creates the rule.
  package init() {}

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    var times: [Identifier<Visit>: Int] = [:]
    for visit in plan.routes.lazy.flatMap(\.visits) { times[visit.visit, default: 0] += 1 }
    for visit in plan.unassignedVisits { times[visit.visit, default: 0] += 1 }
    return facts.visits.compactMap { facts in
      let id = facts.visit.id
      let count = times[id] ?? 0
      guard count != 1 else { return nil }
      let text = count == 0 ? "is neither made nor left out" : "stands \(count) times in the plan"
      return Violation(rule: Self.id, visit: id, text: "Visit \(id) \(text).")
    }
  }
}

/// A shift has at most one route.
package struct OneRoutePerShiftRule: PlanRule {
  package static let id = "one-route-per-shift"

  /// Creates the rule.
  package init() {}

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    var seen: Set<[String]> = []
    return plan.routes.compactMap { route in
      guard !seen.insert([route.technician.text, route.shift.text]).inserted else { return nil }
      return route.violation(of: Self.id, "has more than one route")
    }
  }
}

/// Every mandatory or pinned visit is made.
package struct MandatoryVisitRule: PlanRule {
  package static let id = "mandatory"

  /// Creates the rule.
  package init() {}

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    let leftOut = Set(plan.unassignedVisits.map(\.visit))
    return facts.visits.compactMap { facts in
      guard facts.mustBeMade, leftOut.contains(facts.visit.id),
        !RuleBook.standard.isExcluded(facts)
      else { return nil }
      return Violation(
        rule: Self.id, visit: facts.visit.id,
        text: "Visit \(facts.visit.id) must be made but is left out.")
    }
  }
}
