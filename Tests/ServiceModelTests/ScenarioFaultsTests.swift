import ServiceModel
import Testing

struct ScenarioFaultsTests {
  @Test func `a sound scenario has no faults`() {
    let scenario = Scenario.oneVisit

    #expect(scenario.faults() == [])
  }

  @Test func `a fault names its place, its value and the nearest name`() throws {
    var scenario = Scenario.oneVisit
    scenario.serviceOrders[0].visits[0].requiredSkills = [
      RequiredSkill(skill: "gas"), RequiredSkill(skill: "gaz"),
    ]

    let fault = try #require(scenario.faults().first)

    #expect(fault.code == .unknownRequiredSkill)
    #expect(fault.path.description == "serviceOrders[0].visits[0].requiredSkills[1].skill")
    #expect(fault.value == "gaz")
    #expect(fault.nearestName == "gas")
    #expect(fault.severity == .error)
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, 0, Int.max - 1, Int.max])
  func `no number makes the inspection trap`(number: Int) {
    let faults = Scenario.filled(with: number).faults()

    #expect(faults.contains { $0.severity == .error })
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude])
  func `coordinates that are no numbers are faults`(degrees: Double) {
    var scenario = Scenario.oneVisit
    scenario.serviceOrders[0].visits[0].location.coordinate?.longitude = degrees

    #expect(scenario.faults().map(\.code) == [.coordinateOutOfRange])
  }

  @Test func `prices that cannot be counted together are a fault`() {
    var scenario = Scenario.oneVisit
    scenario.technicians[0].costs.perHour = HourlyRate(minorUnitsPerHour: 1_000_000_000_000)
    scenario.technicians[0].shifts[0].maxEnd = Instant(secondsSinceEpoch: 3_000_000_000)

    let fault = scenario.faults().first { $0.code == .amountsTooLarge }

    #expect(fault?.path.description == "technicians[0].costs")
  }

  @Test func `a matrix that lost entries is a fault`() {
    var scenario = Scenario.oneVisit
    var matrix = TravelMatrix(size: 1, durations: [0], distances: [0])
    matrix.size = Int.max
    scenario.travel = .matrices(["car": matrix])

    #expect(scenario.faults().contains { $0.code == .matrixNotSquare })
  }

  @Test func `each circle of stages is reported once`() {
    var scenario = Scenario.oneVisit
    scenario.stages = [
      Stage(id: "new", name: ""), Stage(id: "a", name: "", parent: "b"),
      Stage(id: "b", name: "", parent: "a"), Stage(id: "c", name: "", parent: "b"),
      Stage(id: "self", name: "", parent: "self"),
    ]

    let cycles = scenario.faults().filter { $0.code == .stageCycle }

    #expect(cycles.map(\.path.description) == ["stages[1].parent", "stages[4].parent"])
  }

  @Test func `a named place is reported once`() {
    var scenario = Scenario.oneVisit
    let depot = Location(name: "depot")
    scenario.technicians[0].shifts[0].startLocation = depot
    scenario.technicians[0].shifts[0].endLocation = depot

    #expect(scenario.faults().map(\.code) == [.missingCoordinate])
  }

  @Test func `faults come in the same order each time`() {
    let first = Scenario.filled(with: -1).faults()

    for _ in 0..<5 { #expect(Scenario.filled(with: -1).faults() == first) }
  }
}

struct ClosestNameTests {
  @Test(arguments: [
    ("gaz", "gas"), ("GAS", "gas"), ("electrci", "electric"), ("elctric", "electric"),
    ("electricc", "electric"),
  ])
  func `a slip finds its name`(slip: String, name: String) {
    #expect(closestName(to: slip, among: ["water", "gas", "electric"]) == name)
  }

  @Test(arguments: ["", "plumbing", "e", "gas"])
  func `other texts find nothing`(text: String) {
    #expect(closestName(to: text, among: ["water", "gas", "electric"]) == nil)
  }
}

extension Scenario {
  /// One technician, one shift, one visit, and one of everything else.
  static var oneVisit: Scenario {
    let day = TimeRange(
      start: Instant(secondsSinceEpoch: 1_773_097_200),
      end: Instant(secondsSinceEpoch: 1_773_183_600))
    let morning = day.start + .hours(8)
    let site = Location(coordinate: Coordinate(latitude: 52.36, longitude: 4.88))
    return Scenario(
      name: "One visit", timeZone: TimeZoneName("Europe/Amsterdam"), planningWindow: day,
      travel: .straightLine(metresPerHour: 35_000, detourPercent: 130),
      skills: [Skill(id: "gas", name: "Gas")], stockItems: [StockItem(id: "pump", name: "Pump")],
      priorities: [Priority(id: "normal", dropCost: Money(minorUnits: 8000))],
      calendars: [
        WorkingCalendar(
          id: "office", timeZone: .utc,
          weeklyHours: [
            .monday: [
              DailyInterval(from: CivilTime(hour: 8, minute: 0), to: CivilTime(hour: 17, minute: 0))
            ]
          ])
      ],
      serviceLevelAgreements: [
        ServiceLevelAgreement(
          id: "gold", name: "Gold",
          targets: [
            ServiceLevelTarget(
              milestone: .onSite, goal: .clock(.hours(4)), calendar: "office",
              breach: BreachCost(fixed: Money(minorUnits: 100)))
          ])
      ],
      agreements: [Agreement(id: "A-1", name: "City hall", serviceLevelAgreement: "gold")],
      technicians: [
        Technician(
          id: "ana", name: "Ana", skills: [HeldSkill(skill: "gas")],
          shifts: [
            Shift(
              id: "1", minStart: morning, maxEnd: morning + .hours(9), startLocation: site,
              endLocation: site,
              breaks: [
                Break(
                  id: "1", duration: .minutes(30), minStart: morning + .hours(3),
                  maxEnd: morning + .hours(5))
              ], stock: ["pump": 2])
          ])
      ],
      serviceOrders: [
        ServiceOrder(
          id: "SO-1", agreement: "A-1", createdAt: day.start, priority: "normal",
          visits: [
            Visit(
              id: "SO-1", location: site, serviceDuration: .hours(1),
              requiredSkills: [RequiredSkill(skill: "gas")],
              timeWindows: [
                TimeWindow(
                  minStart: morning, maxStart: morning + .hours(3), maxEnd: morning + .hours(4))
              ], parts: ["pump": 1])
          ])
      ])
  }

  /// The same with `number` in all places that take a number.
  static func filled(with number: Int) -> Scenario {
    var scenario = oneVisit
    let instant = Instant(secondsSinceEpoch: number)
    let money = Money(minorUnits: number)
    scenario.minorUnitsPerUnit = number
    scenario.planningWindow.start = instant
    scenario.travel = .straightLine(metresPerHour: number, detourPercent: number)
    scenario.objective = ObjectiveSettings(notPreferredCost: money, defaultDropCost: money)
    scenario.priorities[0].dropCost = money
    scenario.calendars[0].standardDay = Seconds(number)
    scenario.calendars[0].holidays = [CivilDate(daysSinceEpoch: number / 1000)]
    scenario.calendars[0].weeklyHours[.friday] = [
      DailyInterval(
        from: CivilTime(secondsAfterMidnight: number), to: CivilTime(secondsAfterMidnight: number))
    ]
    scenario.serviceLevelAgreements[0].targets = [
      ServiceLevelTarget(
        milestone: .onSite, goal: .clock(Seconds(number)),
        breach: BreachCost(fixed: money, perUnit: money, unit: Seconds(number), cap: money)),
      ServiceLevelTarget(
        milestone: .completed, goal: .businessDays(number), breach: BreachCost()),
    ]
    scenario.agreements[0].dropCostPercent = number
    fillTechnician(&scenario.technicians[0], with: number)
    fillOrder(&scenario.serviceOrders[0], with: number)
    return scenario
  }

  private static func fillTechnician(_ technician: inout Technician, with number: Int) {
    let rate = HourlyRate(minorUnitsPerHour: number)
    technician.skills[0].level = number
    technician.costs = CostRates(
      fixed: Money(minorUnits: number), perHour: rate, perWorkHour: rate, perTravelHour: rate,
      perKilometre: DistanceRate(minorUnitsPerKilometre: number),
      overtimeTiers: [OvertimeTier(after: Seconds(number), perHour: rate)])
    technician.shifts[0].maxSoftEnd = Instant(secondsSinceEpoch: number)
    technician.shifts[0].breaks[0].duration = Seconds(number)
    technician.shifts[0].breaks[0].maxEnd = Instant(secondsSinceEpoch: number)
    technician.shifts[0].stock["pump"] = number
    technician.shifts[0].maxVisits = number
    technician.shifts[0].maxWorkTime = Seconds(number)
    technician.shifts[0].maxDistance = Metres(number)
  }

  private static func fillOrder(_ order: inout ServiceOrder, with number: Int) {
    let instant = Instant(secondsSinceEpoch: number)
    order.createdAt = instant
    order.fixedDue = [.onSite: instant, .completed: instant]
    order.visits[0].serviceDuration = Seconds(number)
    order.visits[0].requiredSkills[0].minLevel = number
    order.visits[0].timeWindows[0].maxEnd = instant
    order.visits[0].parts["pump"] = number
    order.visits[0].dropCost = Money(minorUnits: number)
    order.visits[0].pin = Pin(start: instant...instant)
    order.visits[0].location.matrixIndex = number
  }
}
