import Planning
import ServiceModel
import TestScenarios
import Testing

/// The audit notices what a careless or dishonest plan says about itself.
struct PlanAuditTests {
  /// A plan of some tiny scenario with at least two visits in one route.
  private func plan() throws -> (plan: Plan, audit: PlanAudit) {
    for seed in Seed.first(200) {
      let scenario = Scenario.tinyWithPromises(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      for shift in problem.shifts.indices where problem.shifts[shift].breaks.isEmpty {
        let able = problem.plannableVisits.filter { problem.eligibleShifts[$0].contains(shift) }
        guard able.count >= 2 else { continue }
        var stops = problem.shifts.map { _ in [Int]() }
        stops[shift] = [able[0], able[1]]
        guard let plan = problem.plan(making: stops, isProved: false) else { continue }
        let audit = PlanAudit(scenario: scenario, travel: problem.travel)
        if audit.violations(in: plan).isEmpty { return (plan, audit) }
      }
    }
    throw TinyScenarioError.noMatrix
  }

  private func rules(after change: (inout Plan) -> Void) throws -> Set<String> {
    var (plan, audit) = try plan()
    change(&plan)
    return Set(audit.violations(in: plan).map(\.rule))
  }

  @Test func `a visit reached before it can be is a violation`() throws {
    let found = try rules { plan in
      plan.routes[0].visits[1].arrivalTime = plan.routes[0].visits[0].departureTime - Seconds(1)
    }
    #expect(found.contains("clock"))
  }

  @Test func `service that takes another time is a violation`() throws {
    let found = try rules { plan in
      plan.routes[0].visits[0].departureTime = plan.routes[0].visits[0].departureTime - Seconds(60)
    }
    #expect(found.contains("clock"))
  }

  @Test func `travel stated wrongly is a violation`() throws {
    let found = try rules { plan in
      plan.routes[0].visits[0].travelTimeFromPrevious = .minutes(999)
    }
    #expect(found.contains("travel"))
  }

  @Test func `a return before the way back is over is a violation`() throws {
    let found = try rules { plan in
      plan.routes[0].returnTime =
        plan.routes[0].visits[1].departureTime + plan.routes[0].travelTimeToEnd - Seconds(1)
    }
    #expect(found.contains("clock"))
  }

  @Test func `a visit that stands twice or nowhere is a violation`() throws {
    let twice = try rules { plan in plan.routes[0].visits.append(plan.routes[0].visits[0]) }
    let nowhere = try rules { plan in plan.routes[0].visits.removeLast() }

    #expect(twice.contains("visit-once"))
    #expect(nowhere.contains("visit-once"))
  }

  @Test func `names that the scenario does not know are violations`() throws {
    let visit = try rules { plan in plan.routes[0].visits[0].visit = "nobody's" }
    let technician = try rules { plan in plan.routes[0].technician = "nobody" }

    #expect(visit.contains("reference"))
    #expect(technician.contains("reference"))
  }

  @Test func `two routes of one shift are a violation`() throws {
    let found = try rules { plan in
      var second = plan.routes[0]
      second.visits = [plan.routes[0].visits[1]]
      plan.routes[0].visits.removeLast()
      plan.routes.append(second)
    }
    #expect(found.contains("one-route-per-shift"))
  }
}
