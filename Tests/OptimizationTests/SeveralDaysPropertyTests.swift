import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// What every run promises over several days, with limits that shifts share, pins and started work.
struct SeveralDaysPropertyTests {
  private func problem(_ scenario: Scenario) throws -> PlanningProblem {
    PlanningProblem(scenario, travel: try scenario.tinyTravel())
  }

  @Test(arguments: 0..<10)
  func `bound, optimum and plan stand in order and the plan passes the audit`(batch: Int) throws {
    var (feasible, proved, limited) = (0, 0, 0)
    for index in 1...40 {
      let seed = Seed(value: UInt64(batch * 40 + index))
      let scenario = Scenario.tinyWeek(seed)
      let problem = try problem(scenario)
      let optimum = BruteForce(problem: problem).optimum
      limited += problem.sharedLimits.isEmpty ? 0 : 1

      let result = Planner(seed: seed.value).plan(problem, within: SearchBudget(workLimit: 1500))

      guard let optimum else {
        #expect([.infeasible, .stoppedEmpty].contains(result.status), "\(seed)")
        continue
      }
      feasible += 1
      #expect(result.status != .infeasible, "\(seed)")
      guard result.status != .stoppedEmpty else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      #expect(audit.violations(in: result.plan) == [], "\(seed)")
      #expect(audit.breakdown(of: result.plan) == result.breakdown, "\(seed)")
      #expect(result.objective.minorUnits >= optimum, "\(seed)")
      if let bound = result.bound { #expect(bound.minorUnits <= optimum, "\(seed)") }
      if result.status == .provedOptimal {
        proved += 1
        #expect(result.objective.minorUnits == optimum, "\(seed)")
      }
    }
    #expect(10 * proved >= 8 * feasible, "only \(proved) of \(feasible) were proved")
    #expect(limited >= 10)
  }

  @Test(arguments: 0..<5)
  func `pricing with prices of limits stays below the optimum`(batch: Int) throws {
    var priced = 0
    for index in 1...40 {
      let seed = Seed(value: UInt64(20_000 + batch * 40 + index))
      let problem = try problem(.tinyWeek(seed))
      guard let optimum = BruteForce(problem: problem).optimum else { continue }
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0 else { continue }
      let classes = PricingClass.classes(of: arrays)

      for size in [1, 8] {
        let (bound, duals) = try arrays.rootBound(classes, memorySize: size)
        #expect(bound + arrays.constant <= optimum, "\(seed), memory \(size)")
        if duals.limits.contains(where: { $0 > 0 }) { priced += 1 }
      }
    }
    #expect(priced >= 1)
  }

  @Test(arguments: Seed.first(60))
  func `the search prices and ends every route like the timing of the problem`(seed: Seed) throws {
    let problem = try problem(.tinyWeek(seed))
    let arrays = RoutingArrays(problem)
    let timing = RouteTiming(problem)
    var random = TestRandom(seed)

    for _ in 0..<40 {
      let shift = random.below(arrays.shifts.count)
      var stops = (0..<arrays.count).filter { arrays.isEligible[shift * arrays.count + $0] }
      for index in stops.indices.reversed() { stops.swapAt(index, random.below(index + 1)) }
      var route = SearchRoute()
      route.stops = Array(stops.prefix(1 + random.below(3)))
      guard !route.stops.isEmpty else { continue }
      let isAllowed = arrays.refresh(&route, in: shift)
      let stated = timing.outcome(of: route.stops.map { arrays.visitIDs[$0] }, in: shift)
      #expect(isAllowed == (stated != nil))
      if let stated {
        #expect(route.cost == stated.cost)
        #expect(route.returnTime == stated.returnTime)
      }
    }
  }

  @Test(arguments: Seed.first(40))
  func `the plan is the same on one thread and on three`(seed: Seed) throws {
    let problem = try problem(.tinyWeek(seed))
    let budget = SearchBudget(workLimit: 300)

    let one = Planner(seed: 7, threads: 1).plan(problem, within: budget)
    let three = Planner(seed: 7, threads: 3).plan(problem, within: budget)

    #expect(one.plan == three.plan)
    #expect(one.bound == three.bound)
    #expect(one.status == three.status)
  }

  @Test(arguments: Seed.first(100))
  func `the terms add up to the prices of routes and of visits left out`(seed: Seed) throws {
    let problem = try problem(.tinyWeek(seed))
    let timing = RouteTiming(problem)
    let arrays = RoutingArrays(problem)

    var run = PlanningRun(
      problem, planner: Planner(seed: seed.value), budget: SearchBudget(workLimit: 200)
    ) { _ in }
    run.execute()
    let result = run.result()

    var sum = 0
    var made: Set<Int> = []
    for (shift, route) in run.incumbent.routes.enumerated() where !route.stops.isEmpty {
      let stops = route.stops.map { arrays.visitIDs[$0] }
      sum += try #require(timing.cost(of: stops, in: shift))
      made.formUnion(stops)
    }
    for visit in problem.visits.indices where !made.contains(visit) {
      sum += problem.visits[visit].dropCost
    }
    let terms = ObjectiveTerm.allCases.reduce(0) { $0 + result.breakdown[$1].minorUnits }
    #expect(terms == sum)
    #expect(result.objective.minorUnits == sum)
  }
}
