import Planning
import ServiceModel
import TestScenarios
import Testing

/// Weekly duty and rest as stated and as limits that shifts share say the same.
struct SharedLimitTests {
  @Test func `a plan breaks a rule of working time when it breaks a compiled limit`() throws {
    var kept = 0
    var broken: [String: Int] = [:]
    for seed in Seed.first(400) {
      let scenario = Scenario.tinyWeek(seed)
      let travel = try scenario.tinyTravel()
      let problem = PlanningProblem(scenario, travel: travel)
      let free = PlanningProblem(scenario.withoutWorkingTime, travel: travel)
      let audit = PlanAudit(scenario: scenario, travel: travel)
      var random = TestRandom(seed)

      for _ in 0..<10 {
        let stops = free.randomStops(&random)
        let plan = try #require(free.plan(making: stops, isProved: false))
        var returns = [Int?](repeating: nil, count: stops.count)
        for (shift, route) in zip(stops.indices.filter { !stops[$0].isEmpty }, plan.routes) {
          returns[shift] = (route.returnTime - problem.origin).count
        }
        let keepsLimits =
          problem.sharedLimits.allSatisfy { $0.use(byReturns: returns) <= $0.capacity }
          && zip(returns, problem.shifts).allSatisfy { ($0 ?? 0) <= max(0, $1.end) }

        let found = audit.violations(in: plan).map(\.rule)
          .filter { ["weekly-duty", "rest"].contains($0) }

        #expect(found.isEmpty == keepsLimits, "\(seed)")
        kept += keepsLimits ? 1 : 0
        for rule in Set(found) { broken[rule, default: 0] += 1 }
      }
    }
    #expect(kept >= 400)
    #expect(broken["weekly-duty", default: 0] >= 100)
    #expect(broken["rest", default: 0] >= 100)
  }

  @Test(arguments: Seed.first(100))
  func `what a route uses never falls in the time of its return`(seed: Seed) throws {
    let scenario = Scenario.tinyWeek(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    for member in problem.sharedLimits.flatMap(\.members) {
      let shift = problem.shifts[member.shift]
      let uses = stride(from: shift.start, through: max(shift.start, shift.end), by: 300)
        .map { member.use.amount(returningAt: $0) }
      #expect(zip(uses, uses.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `limits that can never bind are left out`() throws {
    var scenario = Scenario.tinyWeek(Seed(value: 3))
    for index in scenario.technicians.indices {
      scenario.technicians[index].maxWeeklyDutyTime = .hours(100)
      scenario.technicians[index].minRest = .zero
    }

    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    #expect(problem.sharedLimits.isEmpty)
  }
}

extension Scenario {
  /// The scenario in which nobody's week or rest is limited.
  fileprivate var withoutWorkingTime: Scenario {
    var free = self
    for index in free.technicians.indices {
      free.technicians[index].maxWeeklyDutyTime = nil
      free.technicians[index].minRest = nil
    }
    return free
  }
}

extension PlanningProblem {
  /// Returns routes that the timing allows, with visits drawn at random.
  fileprivate func randomStops(_ random: inout TestRandom) -> [[Int]] {
    let timing = RouteTiming(self)
    var stops = [[Int]](repeating: [], count: shifts.count)
    for visit in plannableVisits {
      let shift = eligibleShifts[visit][random.below(eligibleShifts[visit].count)]
      let longer = stops[shift] + [visit]
      if timing.outcome(of: longer, in: shift) != nil { stops[shift] = longer }
    }
    return stops
  }
}
