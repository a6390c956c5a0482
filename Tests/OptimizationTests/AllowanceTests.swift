import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// Agreements that pay for so many visits: the planner chooses which, and proves the choice.
struct AllowanceTests {
  private func problem(_ seed: Seed, more: Int = 0) throws -> (Scenario, PlanningProblem) {
    let scenario = Scenario.tinyWithAllowances(seed, more: more)
    return (scenario, PlanningProblem(scenario, travel: try scenario.tinyTravel()))
  }

  @Test(arguments: 0..<8)
  func `bound, optimum and plan stand in order where allowances bind`(batch: Int) throws {
    var (binding, dearer, proved) = (0, 0, 0)
    for index in 1...50 {
      let seed = Seed(value: UInt64(30_000 + batch * 50 + index))
      let (scenario, problem) = try problem(seed)
      guard !problem.allowances.isEmpty else { continue }
      binding += 1
      let optimum = BruteForce(problem: problem).optimum

      let result = Planner(seed: seed.value).plan(
        problem, within: SearchBudget(workLimit: 1000))

      guard let optimum else {
        #expect([.infeasible, .stoppedEmpty].contains(result.status), "\(seed)")
        continue
      }
      #expect(result.status != .infeasible, "\(seed)")
      if BruteForce(problem: problem, ignoresAllowances: true).optimum != optimum { dearer += 1 }
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
    #expect(binding >= 10 && dearer >= 6, "\(binding) bind, \(dearer) make the plan dearer")
    #expect(proved * 2 >= binding, "only \(proved) of \(binding) were proved")
  }

  @Test(arguments: 0..<4)
  func `every relaxation stays below the optimum where allowances bind`(batch: Int) throws {
    for index in 1...50 {
      let seed = Seed(value: UInt64(40_000 + batch * 50 + index))
      let (_, problem) = try problem(seed)
      let arrays = RoutingArrays(problem)
      guard !arrays.allowances.isEmpty, let optimum = BruteForce(problem: problem).optimum
      else { continue }
      let classes = PricingClass.classes(of: arrays)

      let (root, duals) = try arrays.rootBound(classes, memorySize: 8)
      let knapsack = KnapsackBound(arrays, classes, threads: 1).improved(
        from: duals, target: optimum * DualPrices.scale, rounds: 60, isStopped: { false })

      #expect(root + arrays.constant <= optimum, "\(seed), routes")
      let bound = knapsack.value.dividedRoundingUp(by: DualPrices.scale)
      #expect(bound + arrays.constant <= optimum, "\(seed), knapsacks")
      #expect(SingleVisitBound(arrays).value + arrays.constant <= optimum, "\(seed), visits")
    }
  }

  @Test func `a larger allowance never worsens a proved optimum`() throws {
    var (proved, better) = (0, 0)
    for seed in Seed.first(60) {
      let results = try [0, 1].map { more in
        Planner(seed: 1).plan(
          try problem(seed, more: more).1, within: SearchBudget(workLimit: 1000))
      }
      guard results.allSatisfy({ $0.status == .provedOptimal }) else { continue }
      proved += 1
      better += results[1].objective < results[0].objective ? 1 : 0
      #expect(results[1].objective <= results[0].objective, "\(seed)")
    }
    #expect(proved >= 20 && better >= 5, "\(proved) proved, \(better) better")
  }

  @Test func `a start that makes more than is paid for is made to fit`() throws {
    var cut = 0
    for seed in Seed.first(100) {
      let start = Planner(seed: 1).plan(
        try problem(seed, more: 1).1, within: SearchBudget(workLimit: 500))
      let (scenario, problem) = try problem(seed)
      guard !problem.allowances.isEmpty, let optimum = BruteForce(problem: problem).optimum else {
        continue
      }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      cut += audit.violations(in: start.plan).isEmpty ? 0 : 1

      for limit in [1, 1000] {
        let result = Planner(seed: 1, start: start.plan).plan(
          problem, within: SearchBudget(workLimit: limit))
        guard result.status != .stoppedEmpty else { continue }
        #expect(audit.violations(in: result.plan) == [], "\(seed)")
        #expect(result.objective.minorUnits >= optimum, "\(seed)")
        if result.status == .provedOptimal {
          #expect(result.objective.minorUnits == optimum, "\(seed)")
        }
      }
    }
    #expect(cut >= 5)
  }

  @Test(arguments: Seed.first(40))
  func `groups searched side by side fit together`(seed: Seed) throws {
    let (_, problem) = try problem(seed)
    let arrays = RoutingArrays(problem)
    guard arrays.count > 0 else { return }
    var random = SplitMix(seed: seed.value)
    var state = SearchState.firstPlan(arrays)
    #expect(arrays.allowances.areKept(by: state))

    for _ in 0..<4 {
      let decomposition = Decomposition(arrays: arrays, groupSize: 1)
      let groups = decomposition.groups(of: state, random: &random)
      var stops = state.stops
      for group in groups {
        let found = decomposition.search(
          group, in: state, steps: 50, at: 500, random: SplitMix(seed: seed.value),
          isStopped: { false })
        for (shift, visits) in zip(group.shifts, found?.stops ?? []) { stops[shift] = visits }
      }
      state = SearchState(arrays, driving: stops)
      #expect(arrays.allowances.areKept(by: state))
    }
  }

  @Test func `a bound that ignores what is paid for is lower`() throws {
    var higher = 0
    for seed in Seed.first(60) {
      let (scenario, problem) = try problem(seed)
      let arrays = RoutingArrays(problem)
      guard !arrays.allowances.isEmpty else { continue }
      var free = scenario
      for index in free.agreements.indices { free.agreements[index].terms.visitAllowance = nil }
      let without = RoutingArrays(PlanningProblem(free, travel: problem.travel))
      let (lower, _) = try without.rootBound(PricingClass.classes(of: without), memorySize: 8)
      let (bound, duals) = try arrays.rootBound(
        PricingClass.classes(of: arrays), memorySize: 8)
      for visit in 0..<arrays.count {
        let most = arrays.allowances.ceiling(
          of: visit, dropCost: arrays.dropCost[visit], at: duals.allowances)
        #expect(duals.visits[visit] <= most, "\(seed)")
      }
      #expect(lower + without.constant <= bound + arrays.constant, "\(seed)")
      higher += lower + without.constant < bound + arrays.constant ? 1 : 0
    }
    #expect(higher >= 8)
  }
}

extension Scenario {
  /// A tiny scenario whose visits are paid for by two agreements, one or two (and `more`) each.
  static func tinyWithAllowances(_ seed: Seed, more: Int = 0) -> Scenario {
    var scenario = Scenario.tinyWithPromises(seed)
    var random = TestRandom(Seed(value: seed.value &+ 977))
    scenario.agreements = (0..<2).map { index in
      Agreement(
        id: Identifier("A\(index)"), name: "A",
        terms: AgreementTerms(
          visitAllowance: VisitAllowance(
            visits: 1 + random.below(2) + more, period: AllowancePeriod.allCases[random.below(3)])))
    }
    for index in scenario.serviceOrders.indices where random.chance(85) {
      scenario.serviceOrders[index].agreement = Identifier("A\(random.below(2))")
    }
    return scenario
  }
}
