import Planning
import ServiceModel
import TestScenarios
import Testing

/// Date windows, started work and pins, over several days.
struct SeveralDaysTests {
  @Test(arguments: Seed.first(200))
  func `a start is in the compiled domain when no visit rule refuses it`(seed: Seed) throws {
    var scenario = Scenario.tinyWeek(seed)
    scenario.timeZone = TimeZoneName("Europe/Amsterdam")
    var random = TestRandom(seed)
    let dawn = scenario.planningWindow.start

    for visit in ScenarioFacts(scenario).visits {
      for _ in 0..<60 {
        let start = dawn + Seconds(random.below(500) * 600 + random.below(3) - 1)
        for rule in RuleBook.standard.visitRules {
          let isAllowed = rule.refusal(of: visit, startingAt: start) == nil
          #expect(rule.startDomain(of: visit).contains(start) == isAllowed)
        }
      }
    }
  }

  @Test(arguments: Seed.first(200))
  func `a route that the timing allows passes the audit at the same price`(seed: Seed) throws {
    let scenario = Scenario.tinyWeek(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let audit = PlanAudit(scenario: scenario, travel: problem.travel)
    let timing = RouteTiming(problem)
    let nothing = problem.emptyObjective

    for shift in problem.shifts.indices {
      let stops = problem.plannableVisits.filter { problem.eligibleShifts[$0].contains(shift) }
      for visit in stops {
        let outcome = try #require(timing.outcome(of: [visit], in: shift))
        var sequences = problem.shifts.map { _ in [Int]() }
        sequences[shift] = [visit]
        let plan = try #require(problem.plan(making: sequences, isProved: false))
        #expect(audit.violations(in: plan).filter { $0.rule != "mandatory" } == [])
        #expect(
          audit.breakdown(of: plan).total.minorUnits
            == nothing - problem.visits[visit].dropCost + outcome.cost)
        #expect((plan.routes[0].returnTime - problem.origin).count == outcome.returnTime)
      }
    }
  }

  @Test func `started work keeps its technician and start against every other rule`() throws {
    var bitten = 0
    for seed in Seed.first(600) {
      var scenario = Scenario.tinyWeek(seed)
      let first = scenario.serviceOrders[0].visits[0]
      guard let started = first.started else { continue }
      scenario.serviceOrders[0].visits[0].excludedTechnicians = [started.technician]
      scenario.serviceOrders[0].visits[0].pin = Pin(technician: "nobody")
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let facts = problem.facts.visits[0]

      #expect(facts.mustBeMade)
      #expect(
        RuleBook.standard.startDomain(of: facts) == StartDomain([started.start...started.start]))
      for shift in problem.eligibleShifts[0] {
        bitten += 1
        #expect(problem.facts.shifts[shift].technician.id == started.technician)
        let route = try #require(problem.route(making: [0], in: shift))
        #expect(route.visits[0].startServiceTime == started.start)
        #expect(route.departureTime == started.start)
        #expect(route.visits[0].travelTimeFromPrevious == .zero)
      }
    }
    #expect(bitten >= 20)
  }

  @Test(arguments: Seed.first(100))
  func `a pin that nothing can keep has a reason`(seed: Seed) throws {
    var scenario = Scenario.tinyWeek(seed)
    let late = scenario.planningWindow.end + .hours(100)
    scenario.serviceOrders[0].visits[0].started = nil
    scenario.serviceOrders[0].visits[0].timeWindows = []
    scenario.serviceOrders[0].visits[0].pin = Pin(start: late...late)

    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    #expect(problem.visits[0].mustBeMade)
    #expect(!problem.impossibilities(of: 0).isEmpty)
  }

  @Test func `bookings are kept until the end of the frozen time`() throws {
    var scenario = Scenario.tinyWeek(Seed(value: 5))
    let dawn = scenario.planningWindow.start
    for order in scenario.serviceOrders.indices {
      let start = dawn + .hours(order)
      scenario.serviceOrders[order].visits[0].pin = nil
      scenario.serviceOrders[order].visits[0].started = nil
      scenario.serviceOrders[order].visits[0].booking = Pin(technician: "t0", start: start...start)
    }
    scenario.freezeUntil = dawn + .hours(1)

    let pins = ScenarioFacts(scenario).visits.map(\.pin)

    #expect(pins.first == scenario.serviceOrders[0].visits[0].booking)
    #expect(pins.dropFirst().allSatisfy { $0 == nil })
  }

  @Test func `a certificate counts on the day of each shift`() throws {
    var scenario = Scenario.tinyWeek(Seed(value: 1))
    let monday = try #require(CivilDate(year: 2026, month: 1, day: 5))
    let day = scenario.technicians[0].shifts[0]
    var next = day
    next.id = "next"
    (next.minStart, next.maxEnd) = (day.minStart + .hours(24), day.maxEnd + .hours(24))
    (next.maxSoftEnd, next.breaks) = (next.maxEnd, [])
    scenario.technicians[0].shifts = [day, next]
    scenario.technicians[0].skills = [HeldSkill(skill: "gas", validTo: monday)]
    scenario.serviceOrders[0].visits[0].requiredSkills = [RequiredSkill(skill: "gas")]
    scenario.serviceOrders[0].visits[0].started = nil
    let facts = ScenarioFacts(scenario)

    let refusals = facts.shifts[0..<2].map { SkillRule().refusal(of: facts.visits[0], in: $0) }

    #expect(refusals[0] == nil)
    #expect(refusals[1]?.code == .skill)
  }
}
