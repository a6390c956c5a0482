import Planning
import ServiceModel
import TestScenarios
import Testing

/// Covered hours, parts, allowances and hours of the day: as stated, as compiled, and biting.
struct CoverageRuleTests {
  private static let zones = ["UTC", "Europe/Amsterdam", "America/New_York"]

  @Test(arguments: Seed.first(200))
  func `a start is in the compiled domain when the rule does not refuse it`(seed: Seed) throws {
    let scenario = Self.limited(seed)
    var random = TestRandom(seed)
    let dawn = scenario.planningWindow.start
    let rules: [any VisitRule] = [
      CoveredHoursRule(), PartsAvailabilityRule(), TimeOfDayRule(), VisitAllowanceRule(),
    ]

    for visit in ScenarioFacts(scenario).visits {
      for _ in 0..<60 {
        let start = dawn + Seconds((random.below(200) - 40) * 600 + random.below(3) - 1)
        for rule in rules {
          let isAllowed = rule.refusal(of: visit, startingAt: start) == nil
          #expect(rule.startDomain(of: visit).contains(start) == isAllowed)
        }
      }
    }
  }

  @Test func `each of the rules both allows and refuses starts`() {
    var counts: [String: Int] = [:]
    for seed in Seed.first(60) {
      let scenario = Self.limited(seed)
      for visit in ScenarioFacts(scenario).visits {
        for hour in 0..<30 {
          let start = scenario.planningWindow.start + .hours(hour)
          for rule in [
            CoveredHoursRule(), PartsAvailabilityRule(), TimeOfDayRule(), VisitAllowanceRule(),
          ] as [any VisitRule] {
            let isAllowed = rule.refusal(of: visit, startingAt: start) == nil
            counts["\(type(of: rule).id) \(isAllowed)", default: 0] += 1
          }
        }
      }
    }

    #expect(counts.count == 8)
    #expect(counts.values.allSatisfy { $0 >= 500 }, "\(counts)")
  }

  @Test func `a visit outside the covered hours says so`() throws {
    var scenario = Self.oneVisit()
    scenario.calendars = [
      WorkingCalendar(id: "weekend", timeZone: .utc, weeklyHours: [.saturday: [.wholeDay]])
    ]
    scenario.agreements = [
      Agreement(id: "A", name: "A", terms: AgreementTerms(coveredHours: "weekend"))
    ]
    scenario.serviceOrders[0].agreement = "A"

    #expect(
      try Self.reasons(scenario) == [
        Reason(
          .notCovered,
          "Service would lie outside the hours that agreement A covers, those of calendar weekend.")
      ])
  }

  @Test func `covered hours that touch count as one stretch`() throws {
    var scenario = Self.oneVisit()
    scenario.calendars = [
      WorkingCalendar(
        id: "day", timeZone: .utc,
        weeklyHours: Dictionary(
          uniqueKeysWithValues: Weekday.allCases.map { day in
            (
              day,
              [
                DailyInterval(from: .init(hour: 8, minute: 0), to: .init(hour: 9, minute: 30)),
                DailyInterval(from: .init(hour: 9, minute: 30), to: .init(hour: 10, minute: 30)),
              ]
            )
          }))
    ]
    scenario.agreements = [
      Agreement(id: "A", name: "A", terms: AgreementTerms(coveredHours: "day"))
    ]
    scenario.serviceOrders[0].agreement = "A"
    scenario.serviceOrders[0].visits[0].serviceDuration = .hours(2)

    #expect(try Self.reasons(scenario) == [])
    scenario.serviceOrders[0].visits[0].serviceDuration = .hours(3)
    #expect(try Self.reasons(scenario).map(\.code) == [.notCovered])
  }

  @Test func `a visit whose parts come too late says which and when`() throws {
    var scenario = Self.oneVisit()
    scenario.stockItems = [
      StockItem(id: "pump", name: "Pump", availableFrom: Self.today.advanced(by: 7))
    ]
    scenario.technicians[0].shifts[0].stock = ["pump": 1]
    scenario.serviceOrders[0].visits[0].parts = ["pump": 1]

    #expect(
      try Self.reasons(scenario) == [
        Reason(.parts, "pump cannot be had before \(Self.today.advanced(by: 7)).")
      ])
    scenario.stockItems[0].availableFrom = Self.today
    #expect(try Self.reasons(scenario) == [])
  }

  @Test func `row 75: a visit waits for the open item requirements of its order`() throws {
    var scenario = Self.oneVisit()
    scenario.stockItems = [StockItem(id: "pump", name: "Pump")]
    scenario.serviceOrders[0].details.project = "P"
    scenario.serviceOrders[0].itemRequirements = [
      ItemRequirement(number: 1, item: "pump", deliveryDate: Self.today.advanced(by: 7))
    ]

    #expect(try Self.reasons(scenario).map(\.code) == [.parts])
    scenario.serviceOrders[0].itemRequirements[0].status = .delivered
    #expect(try Self.reasons(scenario) == [])
  }

  @Test func `a visit outside the hours of its lines says so`() throws {
    var scenario = Self.oneVisit()
    scenario.serviceOrders[0].lines = [
      OrderLine(number: 1, LineContent(.hour, startAfterTime: .init(hour: 20, minute: 0)))
    ]

    #expect(try Self.reasons(scenario).map(\.code) == [.timeWindow])
    scenario.serviceOrders[0].lines[0].content.startAfterTime = .init(hour: 9, minute: 30)
    #expect(try Self.reasons(scenario) == [])
  }

  @Test func `an allowance is used by facts first, and the rest is for the plan to choose`() throws
  {
    var scenario = Self.oneVisit()
    scenario.agreements = [
      Agreement(
        id: "A", name: "A",
        terms: AgreementTerms(visitAllowance: VisitAllowance(visits: 2, period: .week)))
    ]
    let template = scenario.serviceOrders[0]
    // Due on Tuesday, Wednesday, Tuesday, next Monday; the last one is under way.
    scenario.serviceOrders = [0, 1, 0, 6, 5].enumerated().map { number, days in
      var order = template
      order.id = Identifier("\(number)")
      order.agreement = "A"
      order.visits[0].id = Identifier("\(number)")
      order.details.serviceDateTime = Self.midnight + .hours(24 * days)
      return order
    }
    func left() -> [Int?] { ScenarioFacts(scenario).visits.map { $0.allowance?.left } }

    #expect(left() == [2, 2, 2, 2, 2])
    scenario.serviceOrders[4].visits[0].started = StartedWork(
      technician: "ana", start: Self.midnight + .hours(9))
    #expect(left() == [1, 1, 1, 2, nil])
    scenario.serviceOrders[0].lines = [
      OrderLine(number: 1, LineContent(.hour), status: .cancelled)
    ]
    #expect(left() == [1, 1, 2, nil])
    scenario.agreements[0].terms.visitAllowance?.visits = 1
    let facts = ScenarioFacts(scenario)
    #expect(
      facts.visits.map { VisitAllowanceRule().exclusion(of: $0)?.code }
        == [.allowanceUsed, .allowanceUsed, nil, nil])
    #expect(
      facts.visits.first.flatMap { VisitAllowanceRule().exclusion(of: $0) }
        == Reason(
          .allowanceUsed,
          "Agreement A pays for 1 visit in the week of \(Self.today.advanced(by: -1)); work that is "
            + "done or under way has used it up."))
  }

  @Test(arguments: 0..<16)
  func `the compiled allowance holds when the stated rule does`(choice: Int) throws {
    var scenario = Self.oneVisit()
    scenario.agreements = [
      Agreement(
        id: "A", name: "A",
        terms: AgreementTerms(visitAllowance: VisitAllowance(visits: 2, period: .month)))
    ]
    let template = scenario.serviceOrders[0]
    scenario.serviceOrders = (0..<4).map { number in
      var order = template
      order.id = Identifier("\(number)")
      order.agreement = number == 3 ? nil : "A"
      order.visits[0].id = Identifier("\(number)")
      return order
    }
    let problem = PlanningProblem(scenario, travel: Self.onePlace)
    let made = (0..<4).filter { choice & (1 << $0) != 0 }
    let start = Self.midnight + .hours(8)
    let route = Route(
      technician: "ana", shift: "day", departureTime: start,
      visits: made.map {
        PlannedVisit(
          visit: Identifier("\($0)"), arrivalTime: start, startServiceTime: start,
          departureTime: start, travelTimeFromPrevious: .zero, travelDistanceFromPrevious: Metres(0)
        )
      }, returnTime: start, travelTimeToEnd: .zero, travelDistanceToEnd: Metres(0))

    let isBroken = !VisitAllowanceRule().violations(
      in: Plan(routes: [route], unassignedVisits: []), of: problem.facts
    ).isEmpty

    #expect(problem.allowances.map(\.capacity) == [2])
    #expect(
      isBroken
        == problem.allowances.contains { limit in
          made.count { limit.visits.contains($0) } > limit.capacity
        })
    #expect(isBroken == (made.filter { $0 < 3 }.count == 3))
  }

  @Test func `OR-8: an order that is cancelled or posted asks for nothing`() throws {
    var scenario = Self.oneVisit()
    for status in LineStatus.allCases {
      scenario.serviceOrders[0].lines = [OrderLine(number: 1, LineContent(.hour), status: status)]
      #expect(ScenarioFacts(scenario).visits.count == (status == .created ? 1 : 0))
    }
  }

  @Test func `generated work of a later week is left for a later plan`() throws {
    var scenario = Self.oneVisit()
    scenario.serviceOrders[0].origin = .system
    func count(from day: Int) -> Int {
      let start = Self.today.advanced(by: day)
      scenario.serviceOrders[0].visits[0].dateWindow = DateWindow(
        start: start, end: start.advanced(by: 1))
      return ScenarioFacts(scenario).visits.count
    }

    #expect(count(from: -9) == 1)
    #expect(count(from: 1) == 1)
    #expect(count(from: 2) == 0)
    scenario.serviceOrders[0].visits[0].pin = Pin(technician: "ana")
    #expect(count(from: 2) == 1)
  }

  // MARK: Scenarios

  private static let midnight = Instant(secondsSinceEpoch: 1_773_100_800)  // 2026-03-10 in UTC
  private static let today = CivilDate(daysSinceEpoch: 1_773_100_800 / 86_400)

  /// One technician, at work today from eight to four, and one visit at the door; two days.
  private static func oneVisit() -> Scenario {
    let home = Location(matrixIndex: 0)
    return Scenario(
      name: "Covered", timeZone: .utc,
      planningWindow: TimeRange(start: midnight, end: midnight + .hours(48)),
      travel: .matrices(["car": TravelMatrix(size: 1, durations: [0], distances: [0])]),
      technicians: [
        Technician(
          id: "ana", name: "Ana",
          shifts: [
            Shift(
              id: "day", minStart: midnight + .hours(8), maxEnd: midnight + .hours(16),
              startLocation: home, endLocation: home)
          ])
      ],
      serviceOrders: [
        ServiceOrder(
          id: "V", visits: [Visit(id: "V", location: home, serviceDuration: .hours(1))])
      ])
  }

  private static var onePlace: TravelTable {
    TravelTable(
      locations: [Location(matrixIndex: 0)],
      matrices: ["car": TravelMatrix(size: 1, durations: [0], distances: [0])])
  }

  private static func reasons(_ scenario: Scenario) throws -> [Reason] {
    PlanningProblem(scenario, travel: onePlace).impossibilities(of: 0)
  }

  /// A tiny scenario with covered hours, parts that come late and hours of lines.
  private static func limited(_ seed: Seed) -> Scenario {
    var scenario = Scenario.tinyWithPromises(seed)
    var random = TestRandom(seed)
    let zone = TimeZoneName(zones[random.below(3)])
    var week: [Weekday: [DailyInterval]] = [:]
    for day in Weekday.allCases where random.chance(70) {
      let from = random.below(40) * 1800
      week[day] = [
        DailyInterval(
          from: CivilTime(secondsAfterMidnight: from),
          to: CivilTime(secondsAfterMidnight: from + 1800 * (1 + random.below(30))))
      ]
    }
    let date = CivilDate(
      daysSinceEpoch: scenario.planningWindow.start.secondsSinceEpoch / 86_400)
    scenario.calendars.append(
      WorkingCalendar(id: "covered", timeZone: zone, weeklyHours: week))
    scenario.agreements.append(
      Agreement(
        id: "C", name: "C", timeZone: TimeZoneName(zones[random.below(3)]),
        terms: AgreementTerms(
          coveredHours: "covered",
          visitAllowance: VisitAllowance(visits: random.below(4), period: .month))))
    for index in scenario.stockItems.indices where random.chance(60) {
      scenario.stockItems[index].availableFrom = date.advanced(by: random.below(2))
    }
    for index in scenario.serviceOrders.indices where random.chance(70) {
      scenario.serviceOrders[index].agreement = "C"
      let from = random.below(20)
      scenario.serviceOrders[index].lines = [
        OrderLine(
          number: 1,
          LineContent(
            .hour, startAfterTime: CivilTime(hour: from, minute: 30),
            endBeforeTime: CivilTime(hour: from + 1 + random.below(4), minute: 0)))
      ]
      if random.chance(50) {
        scenario.serviceOrders[index].itemRequirements = [
          ItemRequirement(
            number: 1, item: "pump", deliveryDate: date.advanced(by: random.below(3)))
        ]
      }
    }
    return scenario
  }
}
