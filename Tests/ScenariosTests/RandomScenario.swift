import ServiceModel

/// Scenarios made of a seed that use every key of the format, for round trips.
struct RandomScenario {
  var random: SeededGenerator
  private let start: Instant
  private let usesMatrices: Bool
  private let places: Int

  /// Creates the maker of one scenario.
  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    // From 2026 on, so that some of the days lie where clocks change.
    start = Instant(secondsSinceEpoch: 1_767_222_000 + random.below(400) * 86_400)
    usesMatrices = random.below(2) == 0
    places = 2 + random.below(14)
  }

  private static let zones = ["Europe/Amsterdam", "America/New_York", "UTC", "Asia/Kathmandu"]
  private static let currencies = [("EUR", 100), ("JPY", 1), ("BHD", 1000), ("XXX", 1)]
  private static let words = [
    "Ana", "yes", "12", "A-100", "SO/7", "a: b", "# no", "", " x ", "Müller & Söhne", "null",
    "\"quoted\"", "- dash", "line\nbreak", "日本", "[1, 2]", "{a}", "1e3", "0x1F", "tab\there",
    "back\\slash", "2026-01-01", "*star", "true", "'single'", "%", "@home", "e\u{301}",
  ]

  /// Returns the scenario.
  mutating func scenario() -> Scenario {
    let (currency, units) = Self.currencies[random.below(4)]
    let zone = Self.zones[random.below(4)]
    var scenario = Scenario(
      name: word(), currency: currency, minorUnitsPerUnit: units, timeZone: TimeZoneName(zone),
      planningWindow: TimeRange(start: start, end: start + .hours(24 * 4)),
      freezeUntil: maybe { $0.time() }, travel: travel(),
      objective: ObjectiveSettings(notPreferredCost: money(), defaultDropCost: money()),
      skills: many { Skill(id: Identifier("skill \($1)"), name: $0.word()) },
      stockItems: many { StockItem(id: Identifier("item-\($1)"), name: $0.word()) },
      priorities: many { Priority(id: Identifier("p\($1)"), dropCost: $0.money()) },
      calendars: many { $0.calendar($1) }, technicians: [], serviceOrders: [])
    deferToBases(&scenario)
    scenario.serviceLevelParameters = ServiceLevelParameters(
      reasonRequiredOnSlaCancel: random.below(2) == 0,
      reasonRequiredOnSlaExceeded: random.below(2) == 0, slaOnGenerated: random.below(2) == 0)
    scenario.serviceLevelAgreements = many { $0.promises($1, scenario) }
    scenario.stages = stages()
    scenario.reasonCodes = many { StageReasonCode(id: Identifier("r \($1)"), name: $0.word()) }
    scenario.technicians = (0...random.below(3)).map { technician($0, scenario) }
    scenario.agreements = many { $0.agreement($1, scenario) }
    addBusiness(to: &scenario)
    scenario.serviceOrders = (0...random.below(6)).map { order($0, scenario) }
    for index in scenario.serviceOrders.indices {
      addHistory(to: &scenario.serviceOrders[index], scenario)
    }
    addDispatch(to: &scenario)
    if random.below(2) == 0, scenario.technicians.contains(where: { !$0.shifts.isEmpty }) {
      scenario.simulation = simulation(scenario)
    }
    return scenario
  }

  /// Returns a scenario with so many orders that they stand in a table.
  mutating func scenarioWithTable() -> Scenario {
    var scenario = scenario()
    scenario.serviceOrders = (0..<310).map { number in
      var order = order(number, scenario)
      var visit = order.visits[0]
      visit.id = Identifier(order.id.text)
      visit.priority = nil
      visit.timeWindows = Array(visit.timeWindows.prefix(1))
      (visit.booking, visit.pin) = (atOneInstant(visit.booking), atOneInstant(visit.pin))
      visit.location.name = nil
      if order.customer == "" { order.customer = nil }
      (order.events, order.receivedAt) = ([], nil)
      fitIntoTable(&order)
      order.visits = [visit]
      return order
    }
    return scenario
  }

  /// Returns a pin that fits into a table; `nil` for one that says nothing.
  private func atOneInstant(_ pin: Pin?) -> Pin? {
    let start = pin?.start?.lowerBound
    let exact = Pin(technician: pin?.technician, start: start.map { $0...$0 })
    return exact == Pin() ? nil : exact
  }

  // MARK: Small values

  mutating func word() -> String { Self.words[random.below(Self.words.count)] }

  mutating func money() -> Money { Money(minorUnits: random.below(1_000_000)) }

  mutating func time() -> Instant {
    start + Seconds(random.below(2) == 0 ? random.below(300_000) : random.below(80) * 3600)
  }

  mutating func date() -> CivilDate {
    CivilDate(daysSinceEpoch: 20_000 + random.below(1000))
  }

  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
    random.below(2) == 0 ? nil : make(&self)
  }

  mutating func many<Value>(_ make: (inout Self, Int) -> Value) -> [Value] {
    (0..<random.below(4)).map { make(&self, $0) }
  }

  mutating func some<Element>(_ elements: [Element]) -> [Element] {
    elements.filter { _ in random.below(2) == 0 }
  }

  mutating func one<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty || random.below(3) == 0 ? nil : elements[random.below(elements.count)]
  }

  mutating func stock(_ scenario: Scenario) -> [Identifier<StockItem>: Int] {
    Dictionary(uniqueKeysWithValues: some(scenario.stockItems).map { ($0.id, random.below(9)) })
  }

  // MARK: Travel

  mutating func travel() -> TravelSpecification {
    guard usesMatrices else {
      return .straightLine(
        metresPerHour: 1 + random.below(90_000), detourPercent: 100 + random.below(90))
    }
    let profiles = ["car", "bike", "cargo bike/2"].prefix(1 + random.below(3))
    return .matrices(
      Dictionary(uniqueKeysWithValues: profiles.map { ($0, matrix()) }))
  }

  mutating func matrix() -> TravelMatrix {
    let cells = places * places
    let hasDistances = random.below(2) == 0
    return TravelMatrix(
      size: places, durations: (0..<cells).map { _ in Int32(random.below(5000) - 1) },
      distances: (0..<cells).map { _ in hasDistances ? Int32(random.below(90_000)) : 0 })
  }

  mutating func location() -> Location {
    let number = random.below(places)
    let isNamed = random.below(2) == 0
    let hasCoordinate = !usesMatrices || random.below(2) == 0
    return Location(
      name: isNamed ? "place \(random.below(6))" : nil,
      coordinate: hasCoordinate
        ? Coordinate(
          latitude: Double(random.below(1_800_000)) / 10_000 - 90,
          longitude: Double(random.below(36)) * 10 - 180)
        : nil, matrixIndex: usesMatrices ? number : nil)
  }

  // MARK: Promises

  mutating func hours() -> [DailyInterval] {
    (0..<random.below(3)).map { part in
      DailyInterval(
        from: CivilTime(secondsAfterMidnight: (8 + part * 6) * 3600 + random.below(60) * 60),
        to: CivilTime(secondsAfterMidnight: (12 + part * 6) * 3600 + random.below(3000)))
    }
  }

  mutating func calendar(_ number: Int) -> WorkingCalendar {
    var week: [Weekday: [DailyInterval]] = [
      .tuesday: [DailyInterval(from: .init(hour: 22, minute: 0), to: .init(hour: 30, minute: 0))]
    ]
    for day in some(Weekday.allCases) where day != .tuesday { week[day] = hours() }
    return WorkingCalendar(
      id: Identifier("calendar \(number)"),
      timeZone: TimeZoneName(Self.zones[random.below(4)]), weeklyHours: week,
      holidays: Set((0..<random.below(3)).map { _ in date() }),
      exceptions: Dictionary(
        (0..<random.below(3)).map { _ in (date(), hours()) }, uniquingKeysWith: { $1 }),
      standardDay: .minutes(60 + random.below(600)))
  }

  mutating func promises(_ number: Int, _ scenario: Scenario) -> ServiceLevelAgreement {
    ServiceLevelAgreement(
      id: Identifier("sla-\(number)"), name: word(),
      targets: some(Milestone.allCases).map { milestone in
        let goal: Goal =
          switch random.below(3) {
          case 0: .clock(Seconds(random.below(90_000)))
          case 1: .businessDays(random.below(9))
          default: .nextBusinessDay(by: CivilTime(hour: random.below(24), minute: 30))
          }
        let fixed = money()
        let goals = some(scenario.priorities).map { ($0.id, Goal.clock(.hours(1))) }
        return ServiceLevelTarget(
          milestone: milestone, goal: goal,
          goalsByPriority: Dictionary(goals, uniquingKeysWith: { $1 }),
          calendar: one(of: scenario.calendars.map(\.id)),
          breach: BreachCost(
            fixed: fixed, perUnit: money(), unit: Seconds(1 + random.below(9000)),
            cap: maybe { fixed + $0.money() }))
      }, options: options(), suspended: random.below(4) == 0)
  }

  mutating func agreement(_ number: Int, _ scenario: Scenario) -> Agreement {
    Agreement(
      id: Identifier("A-\(number)"), name: word(), tier: maybe { $0.word() },
      serviceLevelAgreement: one(of: scenario.serviceLevelAgreements.map(\.id)),
      startDate: maybe { _ in CivilDate(daysSinceEpoch: 20_000) },
      endDate: maybe { _ in CivilDate(daysSinceEpoch: 23_000) }, suspended: random.below(4) == 0,
      preferredTechnicians: some(scenario.technicians.map(\.id)),
      dropCostPercent: 50 + random.below(100), timeZone: maybe { _ in TimeZoneName("Asia/Tokyo") })
  }

  mutating func stages() -> [Stage] {
    (0..<random.below(4)).map { number in
      Stage(
        id: Identifier("stage-\(number)"), name: word(),
        parent: number == 0 ? nil : Identifier("stage-\(random.below(number))"),
        permissions: StagePermissions(rawValue: random.below(64)),
        clock: number == 0 ? .running : StageClock.allCases[random.below(3)],
        requiresReason: random.below(3) == 0,
        activityPhase: maybe { $0.word() })
    }
  }

  private mutating func addDispatch(to scenario: inout Scenario) {
    let people = scenario.technicians.map(\.id)
    for index in scenario.technicians.indices.dropFirst() where random.below(3) == 0 {
      scenario.technicians[index].employment = .vendor
    }
    let owner = scenario.technicians[0].id
    scenario.dispatchTeams = people.prefix(random.below(3)).map { member in
      DispatchTeam(
        id: Identifier("team of \(member)"), name: word(), owner: owner,
        members: random.below(2) == 0 ? [] : [member])
    }
    scenario.activityTypes = many { ActivityType(id: Identifier("type \($1)"), name: $0.word()) }
    let orders = scenario.serviceOrders
    let types = scenario.activityTypes.map(\.id)
    let tasks = scenario.catalog.tasks.map(\.id)
    let priorities = scenario.priorities.map(\.id)
    scenario.activities = many { random, number in
      Activity(
        id: Identifier("activity \(number)"), order: orders[number % orders.count].id,
        lines: (0..<random.random.below(3)).map { $0 }, type: random.one(of: types),
        task: random.one(of: tasks),
        requestedTechnician: random.one(of: people), technician: random.one(of: people),
        start: random.maybe { $0.time() }, duration: Seconds(random.random.below(9000)),
        priority: random.one(of: priorities), isDispatched: random.random.below(2) == 0,
        isClosed: random.random.below(2) == 0)
    }
    scenario.dispatch = DispatchSettings(
      activityCreation: ActivityCreation.allCases[random.below(3)],
      generationStage: one(of: scenario.stages.map(\.id)), activityType: one(of: types),
      daysBefore: random.below(9), daysAfter: random.below(9))
  }

  private mutating func addHistory(to order: inout ServiceOrder, _ scenario: Scenario) {
    order.responsible = one(of: scenario.technicians.map(\.id))
    order.preferredTechnicians = some(scenario.technicians.map(\.id))
    order.stageReasons = some(scenario.reasonCodes).map { code in
      StageReason(
        code.id, note: maybe { $0.word() }, stage: one(of: scenario.stages.map(\.id)),
        kind: StageReason.Kind.allCases[random.below(4)], at: time(), by: maybe { $0.word() })
    }
  }

  // MARK: Work

  mutating func technician(_ number: Int, _ scenario: Scenario) -> Technician {
    let profile: String =
      if case .matrices(let matrices) = scenario.travel {
        matrices.keys.sorted()[random.below(matrices.count)]
      } else {
        "car"
      }
    return Technician(
      id: Identifier(number == 0 ? "7" : "t \(number)"), name: word(),
      skills: some(scenario.skills).map { skill in
        HeldSkill(
          skill: skill.id, level: 1 + random.below(3),
          validFrom: maybe { _ in CivilDate(daysSinceEpoch: 20_000) },
          validTo: maybe { _ in CivilDate(daysSinceEpoch: 24_000) })
      },
      shifts: (0..<random.below(3)).map { shift($0, scenario) },
      costs: CostRates(
        fixed: money(), perHour: HourlyRate(minorUnitsPerHour: random.below(9000)),
        perWorkHour: HourlyRate(minorUnitsPerHour: random.below(2) * 1000),
        perTravelHour: HourlyRate(minorUnitsPerHour: random.below(9000)),
        perKilometre: DistanceRate(minorUnitsPerKilometre: random.below(90)),
        overtimeTiers: many { random, tier in
          OvertimeTier(
            after: Seconds(tier * 1800), perHour: HourlyRate(minorUnitsPerHour: tier * 1000))
        }),
      travelProfile: profile,
      maxWeeklyDutyTime: maybe { Seconds($0.random.below(150_000)) },
      minRest: maybe { Seconds($0.random.below(40_000)) })
  }

  mutating func shift(_ number: Int, _ scenario: Scenario) -> Shift {
    let begin = start + .hours(8 + 24 * number)
    let end = begin + .hours(10)
    return Shift(
      id: Identifier("\(number + 1)"), minStart: begin,
      maxSoftEnd: maybe { end - Seconds($0.random.below(7200)) }, maxEnd: end,
      startLocation: maybe { $0.location() }, endLocation: maybe { $0.location() },
      breaks: many { random, number in
        Break(
          id: Identifier("b\(number)"), duration: Seconds(60 + random.random.below(1700)),
          minStart: begin + .hours(2 * number + 1), maxEnd: begin + .hours(2 * number + 2))
      },
      stock: stock(scenario), maxVisits: maybe { $0.random.below(9) },
      maxWorkTime: maybe { Seconds($0.random.below(40_000)) },
      maxTravelTime: maybe { Seconds($0.random.below(40_000)) },
      maxDistance: maybe { Metres($0.random.below(400_000)) })
  }

  mutating func order(_ number: Int, _ scenario: Scenario) -> ServiceOrder {
    var due: [Milestone: Instant] = [:]
    for milestone in some(Milestone.allCases) { due[milestone] = time() }
    let visits =
      random.below(2) == 0
      ? [visit(Identifier("\(number)"), scenario)]
      : (0...random.below(2)).map { visit(Identifier("\(number)/\($0)"), scenario) }
    let (created, stage) = (time(), one(of: scenario.stages.map(\.id)))
    var order = ServiceOrder(
      id: Identifier("\(number)"), customer: maybe { $0.word() },
      agreement: one(of: scenario.agreements.map(\.id)),
      serviceLevelAgreement: one(of: scenario.serviceLevelAgreements.map(\.id)),
      createdAt: created, receivedAt: maybe { _ in created - .hours(1) },
      origin: OrderOrigin.allCases[random.below(3)], events: events(from: created, to: stage),
      fixedDue: due, stage: stage,
      priority: one(of: scenario.priorities.map(\.id)), visits: visits)
    addBusiness(to: &order, scenario)
    return order
  }

  mutating func visit(_ id: Identifier<Visit>, _ scenario: Scenario) -> Visit {
    let people = scenario.technicians.map(\.id)
    let excluded = some(people)
    let others = people.filter { !excluded.contains($0) }
    let first = time()
    let windows = many { random, number in
      let begin = first + .hours(5 * number)
      return TimeWindow(
        minStart: begin, maxStart: begin + Seconds(random.random.below(7200)),
        maxEnd: random.maybe { _ in begin + .hours(4) })
    }
    let start = windows.first?.minStart ?? first
    let drawn = maybe { $0.booking(others, from: start) }
    let pin = drawn == Pin() ? nil : drawn
    return Visit(
      id: id, location: location(), serviceDuration: Seconds(1 + random.below(7200)),
      requiredSkills: some(scenario.skills).map { skill in
        RequiredSkill(skill: skill.id, minLevel: 1 + random.below(2))
      },
      timeWindows: windows, dateWindow: maybe { $0.dateWindow() },
      priority: one(of: scenario.priorities.map(\.id)),
      requiredTechnicians: others, preferredTechnicians: some(people),
      excludedTechnicians: excluded,
      pin: pin, booking: pin == nil ? maybe { $0.booking(others, from: start) } : nil,
      started: started(on: id, scenario),
      parts: stock(scenario), mandatory: random.below(4) == 0, promised: random.below(4) != 0,
      dropCost: maybe { $0.money() })
  }

  mutating func dateWindow() -> DateWindow {
    let first = date()
    return DateWindow(start: first, end: first.advanced(by: random.below(9)), hours: hours())
  }

  /// The first order is under way now and then, in the first shift of the first technician.
  mutating func started(
    on visit: Identifier<Visit>, _ scenario: Scenario
  ) -> StartedWork? {
    guard visit.text == "0", let technician = scenario.technicians.first,
      let shift = technician.shifts.first, random.below(3) == 0
    else { return nil }
    return StartedWork(
      technician: technician.id, start: shift.minStart + Seconds(random.below(3600)))
  }

  mutating func booking(_ people: [Identifier<Technician>], from start: Instant) -> Pin {
    let length = Seconds(random.below(2) * random.below(9000))
    return Pin(technician: one(of: people), start: maybe { _ in start...(start + length) })
  }
}
