import BenchmarkInstances
import Planning
import ServiceModel

/// What can be held against the result of a run.
///
/// The audit of the planner judges the plan; the ``RouteJudge`` of the instances gives a second
/// opinion on its cost and its rules; the bound must be below every plan known.
struct ResultCheck {
  /// Whether the run gave a plan at all.
  let hasPlan: Bool
  /// Who makes which visits.
  let routes: [VisitSequence]
  /// The number of visits made.
  let served: Int
  /// The number of visits left out.
  let unserved: Int
  /// One sentence for each check that failed.
  let faults: [String]

  /// Checks `result`, which was planned for `instance` with `travel`.
  init(instance: BenchmarkInstance, travel: TravelTable, result: PlanningResult) {
    hasPlan = result.status != .stoppedEmpty && result.status != .infeasible
    routes = result.plan.routes.map {
      VisitSequence(technician: $0.technician, visits: $0.visits.map(\.visit))
    }
    served = routes.reduce(0) { $0 + $1.visits.count }
    unserved = result.plan.unassignedVisits.count
    var faults = Self.boundFaults(result, hasPlan: hasPlan, bestKnown: instance.bestKnown)
    if hasPlan {
      faults += Self.auditFaults(result, PlanAudit(scenario: instance.scenario, travel: travel))
      let judgement = RouteJudge(scenario: instance.scenario).judge(routes)
      faults += judgement.faults.map { "judge: \($0)" }
      if judgement.objective != result.objective {
        faults.append(
          "judge: the plan costs \(judgement.objective.minorUnits), "
            + "not \(result.objective.minorUnits)")
      }
      if (judgement.served, judgement.unserved) != (served, unserved) {
        faults.append(
          "judge: \(judgement.served) visits are made and \(judgement.unserved) left out, "
            + "not \(served) and \(unserved)")
      }
    }
    if result.status == .infeasible, instance.bestKnown != nil {
      faults.append("status infeasible, yet a plan is known")
    }
    self.faults = faults
  }

  private static func auditFaults(_ result: PlanningResult, _ audit: PlanAudit) -> [String] {
    var faults = audit.violations(in: result.plan).map { "audit: \($0.rule): \($0.text)" }
    let total = audit.breakdown(of: result.plan).total
    if total != result.objective {
      faults.append(
        "audit: the plan costs \(total.minorUnits), not \(result.objective.minorUnits)")
    }
    return faults
  }

  private static func boundFaults(
    _ result: PlanningResult, hasPlan: Bool, bestKnown: Money?
  ) -> [String] {
    guard let bound = result.bound else {
      return result.status == .provedOptimal ? ["status provedOptimal without a bound"] : []
    }
    var faults: [String] = []
    if hasPlan, bound > result.objective {
      faults.append(
        "bound \(bound.minorUnits) is above the plan's \(result.objective.minorUnits)")
    }
    if let bestKnown, bound > bestKnown {
      faults.append(
        "bound \(bound.minorUnits) is above the best known \(bestKnown.minorUnits)")
    }
    if result.status == .provedOptimal, bound < result.objective {
      faults.append("status provedOptimal with a bound below the plan")
    }
    return faults
  }
}
