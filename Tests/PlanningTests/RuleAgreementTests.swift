import Planning
import ServiceModel
import TestScenarios
import Testing

/// What a rule states and what it compiles to say the same, on random input.
struct RuleAgreementTests {
  @Test(arguments: Seed.first(200))
  func `a start is in the compiled domain when no visit rule refuses it`(seed: Seed) throws {
    var scenario = Scenario.tinyWithPromises(seed)
    var random = TestRandom(seed)
    let dawn = scenario.planningWindow.start
    scenario.agreements = [
      Agreement(
        id: "A", name: "A", startDate: CivilDate(daysSinceEpoch: 20_457 + random.below(3)),
        endDate: CivilDate(daysSinceEpoch: 20_458 + random.below(3)),
        suspended: random.chance(10))
    ]
    scenario.stages = [
      Stage(
        id: "new", name: "New",
        permissions: random.chance(10) ? [.movable] : [.schedulable, .movable])
    ]
    for index in scenario.serviceOrders.indices where random.chance(60) {
      scenario.serviceOrders[index].agreement = "A"
      if random.chance(30) {
        let start = dawn + .minutes(10 * random.below(60))
        scenario.serviceOrders[index].visits[0].pin = Pin(start: start...(start + .minutes(20)))
      }
    }
    let rules = RuleBook.standard

    for visit in ScenarioFacts(scenario).visits {
      for _ in 0..<60 {
        let start = dawn + Seconds(random.below(72) * 600 + random.below(3) - 1)
        for rule in rules.visitRules {
          let isAllowed = rule.refusal(of: visit, startingAt: start) == nil
          #expect(rule.startDomain(of: visit).contains(start) == isAllowed)
        }
        let isAllowed = rules.visitRules.allSatisfy {
          $0.refusal(of: visit, startingAt: start) == nil
        }
        #expect(rules.startDomain(of: visit).contains(start) == isAllowed)
      }
    }
  }

  @Test(arguments: Seed.first(200))
  func `a shift is eligible when no pair rule refuses and the visit fits alone`(
    seed: Seed
  ) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    for visit in problem.visits.indices {
      for shift in problem.shifts.indices {
        let refusals = RuleBook.standard.pairRules.compactMap {
          $0.refusal(of: problem.facts.visits[visit], in: problem.facts.shifts[shift])
        }
        let fits = problem.route(making: [visit], in: shift) != nil
        let isEligible = problem.eligibleShifts[visit].contains(shift)
        #expect(isEligible == (refusals.isEmpty && fits))
      }
      #expect(problem.impossibilities(of: visit).isEmpty != problem.eligibleShifts[visit].isEmpty)
    }
  }

  @Test(arguments: Seed.first(200))
  func `a route that the timing allows passes the audit at the same price`(seed: Seed) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let audit = PlanAudit(scenario: scenario, travel: problem.travel)
    let timing = RouteTiming(problem)
    let nothing = audit.breakdown(
      of: try #require(problem.plan(making: problem.shifts.map { _ in [] }, isProved: false)))
    var random = TestRandom(seed)

    for _ in 0..<20 {
      let shift = random.below(problem.shifts.count)
      var stops = problem.plannableVisits.filter { problem.eligibleShifts[$0].contains(shift) }
      for index in stops.indices.reversed() { stops.swapAt(index, random.below(index + 1)) }
      stops = Array(stops.prefix(1 + random.below(4)))
      var sequences = problem.shifts.map { _ in [Int]() }
      sequences[shift] = stops
      guard let cost = timing.cost(of: stops, in: shift) else {
        #expect(problem.route(making: stops, in: shift) == nil)
        continue
      }
      let plan = try #require(problem.plan(making: sequences, isProved: false))
      #expect(audit.violations(in: plan).filter { $0.rule != "mandatory" } == [])
      let saved = stops.reduce(0) { $0 + problem.visits[$1].dropCost }
      #expect(audit.breakdown(of: plan).total.minorUnits == nothing.total.minorUnits + cost - saved)
    }
  }

  @Test(arguments: Seed.first(200))
  func `a limit that the timing enforces is a violation where it is lifted`(seed: Seed) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let travel = try scenario.tinyTravel()
    let problem = PlanningProblem(scenario, travel: travel)
    var lifted = scenario
    for technician in lifted.technicians.indices {
      lifted.technicians[technician].shifts[0].maxVisits = nil
      lifted.technicians[technician].shifts[0].maxTravelTime = nil
      lifted.technicians[technician].shifts[0].maxDistance = nil
      lifted.technicians[technician].shifts[0].stock = ["pump": 100]
    }
    let free = PlanningProblem(lifted, travel: travel)
    let audit = PlanAudit(scenario: scenario, travel: travel)
    var random = TestRandom(seed)

    for _ in 0..<20 {
      let shift = random.below(problem.shifts.count)
      var stops = problem.plannableVisits.filter { problem.eligibleShifts[$0].contains(shift) }
      for index in stops.indices.reversed() { stops.swapAt(index, random.below(index + 1)) }
      stops = Array(stops.prefix(1 + random.below(4)))
      guard !stops.isEmpty, let route = free.route(making: stops, in: shift) else { continue }
      let isAllowed = problem.route(making: stops, in: shift) != nil
      let found = audit.violations(in: Plan(routes: [route], unassignedVisits: []))
        .filter { !["visit-once", "mandatory"].contains($0.rule) }
      #expect(found.isEmpty == isAllowed, "\(found)")
    }
  }
}
