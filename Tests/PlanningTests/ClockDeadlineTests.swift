import Planning
import ServiceModel
import TestScenarios
import Testing

/// A deadline is the same wherever it is looked at (rules R6 and R10, checklist row 55).
struct ClockDeadlineTests {
  @Test func `the clock and the planning problem agree about every deadline`() throws {
    let dues = try Seed.first(150).map { try deadlines($0) }
    #expect(dues.filter { $0 > 0 }.count > 50)
  }

  /// Compares the deadlines of a scenario and returns how many there are.
  private func deadlines(_ seed: Seed) throws -> Int {
    var found = 0
    let scenario = Scenario.tinyWithClocks(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let clock = ServiceLevelClock(scenario)
    let knowsAll = scenario.planningWindow.end + .hours(1000)

    for (index, order) in scenario.serviceOrders.enumerated() {
      let readings = clock.readings(of: order, at: knowsAll)
        .filter { $0.endedAt == nil && $0.milestone != .response }
      let dues = readings.compactMap { $0.due.instant }
      found += dues.count

      #expect(problem.facts.visits[index].promises.map(\.due) == dues, "\(seed)")
      #expect(
        problem.visits[index].lateness.terms.map(\.due) == dues.map { ($0 - problem.origin).count },
        "\(seed)")
    }
    return found
  }

  @Test(arguments: Seed.first(150))
  func `the audit prices what the problem prices`(seed: Seed) throws {
    let scenario = Scenario.tinyWithClocks(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let audit = PlanAudit(scenario: scenario, travel: problem.travel)
    for shift in problem.shifts.indices {
      let able = problem.plannableVisits.filter { problem.eligibleShifts[$0].contains(shift) }
      for visit in able {
        var stops = problem.shifts.map { _ in [Int]() }
        stops[shift] = [visit]
        guard let plan = problem.plan(making: stops, isProved: false) else { continue }

        let promised = audit.violations(in: plan).filter { $0.rule == "promise" }
        #expect(promised.isEmpty)
        let stated = plan.routes.flatMap(\.visits).flatMap(\.sla).reduce(.zero) { $0 + $1.cost }
        let open = problem.visits.indices.filter { $0 != visit }
          .reduce(0) { $0 + problem.visits[$1].lateness.cost(ifOpenAt: problem.window.upperBound) }
        #expect(audit.breakdown(of: plan)[.breach] == stated + Money(minorUnits: open))
        for planned in plan.routes.flatMap(\.visits) {
          let due = problem.facts.visits[visit].promises.map(\.due)
          #expect(planned.sla.map(\.due) == due)
        }
      }
    }
  }

  @Test(arguments: Seed.first(60))
  func `R10, the staircase of lateness is the price of each minute, and slack costs nothing`(
    seed: Seed
  ) throws {
    let scenario = Scenario.tinyWithClocks(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let opening = scenario.planningWindow.start
    var random = TestRandom(seed)
    for (facts, visit) in zip(problem.facts.visits, problem.visits) {
      for minute in stride(from: 0, to: 720, by: 7) {
        let (arrival, start) = (minute * 60, (minute + random.below(30)) * 60)
        let stated = facts.forecasts(
          arrival: problem.origin + Seconds(arrival), start: problem.origin + Seconds(start),
          end: problem.origin + Seconds(start + visit.serviceDuration), opening: opening)
        let price = visit.lateness.cost(arrival: arrival, start: start)
        #expect(price == stated.reduce(0) { $0 + $1.cost.minorUnits })

        let slack = min(visit.lateness.slack(ofStart: start), 50_000)
        #expect(slack >= 0)
        #expect(visit.lateness.cost(arrival: arrival, start: start + slack) == price)
        let wait = min(visit.lateness.slack(ofArrival: arrival), 50_000)
        #expect(visit.lateness.cost(arrival: arrival + wait, start: start) == price)
      }
    }
  }

  @Test func `R10, closed time after the due instant costs nothing, the next open minute does`() {
    let calendar = WorkingCalendar(
      id: "office", timeZone: .utc,
      weeklyHours: [
        .monday: [
          DailyInterval(from: CivilTime(hour: 8, minute: 0), to: CivilTime(hour: 17, minute: 0))
        ],
        .tuesday: [
          DailyInterval(from: CivilTime(hour: 8, minute: 0), to: CivilTime(hour: 17, minute: 0))
        ],
      ])
    let monday = Instant(secondsSinceEpoch: 1_767_571_200)
    let promise = MilestoneDue(
      milestone: .workStart, due: monday + .hours(17),
      breach: BreachCost(fixed: Money(minorUnits: 500), perUnit: Money(minorUnits: 10)),
      latenessCalendar: calendar)
    let cost = LatenessCost(
      [promise], serviceDuration: .hours(1), origin: monday, opening: monday,
      horizon: monday + .hours(96))
    let eight = 32 * 3600

    #expect(cost.cost(arrival: 0, start: 17 * 3600) == 0)
    #expect(cost.cost(arrival: 0, start: eight) == 0)
    #expect(cost.cost(arrival: 0, start: eight + 1) == 510)
    #expect(cost.cost(arrival: 0, start: eight + 3601) == 520)
    #expect(cost.slack(ofStart: 18 * 3600) == 14 * 3600)
    #expect(promise.cost(at: monday + Seconds(eight + 1)) == Money(minorUnits: 510))
  }

  @Test func `row 55, a pause by stage moves the deadline in the plan by its open time`() throws {
    var scenario = Scenario.tinyWithPromises(Seed(value: 1))
    let dawn = scenario.planningWindow.start
    scenario.stages = [
      Stage(id: "new", name: "New"),
      Stage(id: "parts", name: "Waiting for parts", parent: "new", clock: .paused),
    ]
    for index in scenario.serviceOrders.indices {
      scenario.serviceOrders[index].serviceLevelAgreement = "prompt"
      scenario.serviceOrders[index].fixedDue = [:]
      scenario.serviceOrders[index].stage = "new"
    }
    let before = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    scenario.serviceOrders[0].events = [
      OrderEvent(at: dawn + .hours(1), .stageChanged("parts")),
      OrderEvent(at: dawn + .hours(3), .stageChanged("new")),
    ]
    let after = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    #expect(!before.visits[0].lateness.terms.isEmpty)
    #expect(
      after.visits[0].lateness.terms.map(\.due)
        == before.visits[0].lateness.terms.map { $0.due + 7200 })
    #expect(after.visits[1].lateness == before.visits[1].lateness)
  }
}
