import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// Plans under random stages and agreements: they keep every rule, and a rule less never costs.
struct BusinessRulePropertyTests {
  @Test(arguments: 0..<10)
  func `every plan passes the audit, and bound, optimum and plan stand in order`(
    batch: Int
  ) throws {
    var (proved, kept) = (0, 0)
    for index in 1...30 {
      let seed = Seed(value: UInt64(batch * 30 + index))
      let scenario = Scenario.tinyBusiness(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let optimum = BruteForce(problem: problem).optimum

      let result = Planner(seed: seed.value).plan(problem, within: SearchBudget(workLimit: 1000))

      guard let optimum else {
        #expect([.infeasible, .stoppedEmpty].contains(result.status), "\(seed)")
        continue
      }
      guard result.status != .stoppedEmpty else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      #expect(audit.violations(in: result.plan) == [], "\(seed)")
      #expect(audit.breakdown(of: result.plan) == result.breakdown, "\(seed)")
      #expect(result.objective.minorUnits >= optimum, "\(seed)")
      if let bound = result.bound { #expect(bound.minorUnits <= optimum, "\(seed)") }
      kept += result.plan.unassignedVisits.count
      guard result.status == .provedOptimal else { continue }
      proved += 1
      #expect(result.objective.minorUnits == optimum, "\(seed)")
    }
    #expect(proved >= 12, "only \(proved) of 30 were proved")
    #expect(kept >= 20, "the rules kept only \(kept) visits out of 30 plans")
  }

  @Test(arguments: Seed.first(60))
  func `the due instants of the clock are those of the plan`(seed: Seed) throws {
    let scenario = Scenario.tinyBusiness(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let clock = ServiceLevelClock(scenario)
    let result = Planner().plan(problem, within: SearchBudget(workLimit: 300))

    for planned in result.plan.routes.flatMap(\.visits) {
      let order = try #require(
        scenario.serviceOrders.first { $0.visits.contains { $0.id == planned.visit } })
      let isPromised = order.visits[0].promised
      let due = clock.dueInstants(of: order).filter { $0.milestone != .response }
      #expect(planned.sla.map(\.milestone) == (isPromised ? due.map(\.milestone) : []))
      #expect(planned.sla.map(\.due) == (isPromised ? due.map(\.due) : []))
    }
  }

  @Test(arguments: Lift.allCases)
  func `lifting a rule never raises the proved optimum`(lift: Lift) throws {
    var (compared, better) = (0, 0)
    for seed in Seed.first(200) {
      let scenario = Scenario.tinyBusiness(seed).withoutDuties(bookings: lift == .movable)
      let travel = try scenario.tinyTravel()
      let lifted = lift.applied(to: scenario)
      guard lifted != scenario,
        let before = BruteForce(problem: PlanningProblem(scenario, travel: travel)).optimum,
        let after = BruteForce(problem: PlanningProblem(lifted, travel: travel)).optimum
      else { continue }

      compared += 1
      better += after < before ? 1 : 0
      #expect(after <= before, "\(seed)")
      let result = Planner().plan(
        PlanningProblem(lifted, travel: travel), within: SearchBudget(workLimit: 1000))
      if result.status == .provedOptimal {
        #expect(result.objective.minorUnits == after, "\(seed)")
      }
    }
    #expect(compared >= 30, "the rule stood in only \(compared) of 200 scenarios")
    #expect(better >= 2, "lifting the rule was worth something only \(better) times")
  }
}

/// A rule that is taken away.
enum Lift: CaseIterable {
  case schedulable, movable, suspended, dates, coveredHours, allowance, parts, hours, days

  func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    for index in scenario.stages.indices {
      if self == .schedulable { scenario.stages[index].permissions.insert(.schedulable) }
      if self == .movable { scenario.stages[index].permissions.insert(.movable) }
    }
    for index in scenario.agreements.indices {
      switch self {
      case .suspended: scenario.agreements[index].suspended = false
      case .dates:
        scenario.agreements[index].startDate = nil
        scenario.agreements[index].endDate = nil
      case .coveredHours: scenario.agreements[index].terms.coveredHours = nil
      case .allowance: scenario.agreements[index].terms.visitAllowance = nil
      default: break
      }
    }
    if self == .parts {
      for index in scenario.stockItems.indices { scenario.stockItems[index].availableFrom = nil }
    }
    // A visit for another day is no part of the plan, so lifting its days would add its price.
    let known = Set(ScenarioFacts(scenario).visits.map(\.visit.id))
    for index in scenario.serviceOrders.indices {
      if self == .hours { scenario.serviceOrders[index].lines = [] }
      if self == .days, known.contains(scenario.serviceOrders[index].visits[0].id) {
        scenario.serviceOrders[index].visits[0].dateWindow = nil
      }
    }
    return scenario
  }
}

extension Scenario {
  /// Returns the scenario with nothing that turns from an impossibility into a duty once a rule is
  /// lifted.
  fileprivate func withoutDuties(bookings areKept: Bool) -> Scenario {
    var scenario = self
    for index in scenario.serviceOrders.indices {
      scenario.serviceOrders[index].visits[0].mandatory = false
      scenario.serviceOrders[index].visits[0].pin = nil
      if !areKept { scenario.serviceOrders[index].visits[0].booking = nil }
    }
    return scenario
  }
}
