package import ServiceModel

extension Scenario {
  /// A scenario in which a route is known by its times alone: technicians without breaks or overtime,
  /// visits with one hard window, sites on a grid.
  ///
  /// There are more visits in the same hours than shifts for them, so the relaxation is seldom whole.
  ///
  /// - Parameters:
  ///   - seed: What it is made from.
  ///   - limitsWork: Whether work may take just a part of a shift, with short visits whose windows are
  ///     narrow, so that days begin late or wait, and with quick ways that are dear.
  /// - Returns: The scenario.
  package static func tight(_ seed: Seed, limitsWork: Bool = false) -> Scenario {
    var random = TestRandom(seed)
    var scenario = TightScenario(&random).scenario(&random)
    if limitsWork { scenario.limitWork(&random) }
    return scenario
  }

  /// A scenario in which it matters when the one technician leaves home: work may take just a part of
  /// the shift, three visits open late, one has two windows and one closes the day; some of the seeds
  /// have a break, some have promises.
  package static func waiting(_ seed: Seed) -> Scenario {
    var random = TestRandom(seed)
    var scenario = Scenario.tight(seed, limitsWork: true)
    let dawn = scenario.planningWindow.start
    func window(_ open: Int, _ close: Int) -> TimeWindow {
      TimeWindow(minStart: dawn + .minutes(open), maxStart: dawn + .minutes(close))
    }
    let close = 110 + 5 * random.below(10)
    let late = 180 + 10 * random.below(7)
    let windows =
      (0..<3).map { _ in [window(90 + 5 * random.below(8), 170 + 5 * random.below(20))] }
      + [[window(60, close), window(close + 5 + 5 * random.below(4), 300)]]
      + [[window(late, late + 10 * random.below(3))]]
    let hasPromises = random.chance(30)
    scenario.serviceLevelAgreements = [.prompt]
    scenario.serviceOrders.removeLast(scenario.serviceOrders.count - windows.count)
    for (order, windows) in windows.enumerated() {
      scenario.serviceOrders[order].visits[0].timeWindows = windows
      scenario.serviceOrders[order].visits[0].requiredSkills = []
      guard hasPromises else { continue }
      scenario.serviceOrders[order].serviceLevelAgreement = "prompt"
      let due = windows[0].minStart + .minutes(10 * random.below(6))
      scenario.serviceOrders[order].fixedDue = [random.chance(50) ? .onSite : .workStart: due]
    }
    var breaks: [Break] = []
    if random.chance(50) {
      let open = dawn + .minutes(80 + 10 * random.below(10))
      breaks.append(
        Break(
          id: "lunch", duration: .minutes(15), minStart: open,
          maxEnd: open + .minutes(20 + 10 * random.below(6))))
    }
    scenario.technicians.removeLast(scenario.technicians.count - 1)
    scenario.technicians[0].shifts = [
      Shift(
        id: "day", minStart: dawn, maxEnd: dawn + .minutes(330),
        startLocation: Location(matrixIndex: 5), endLocation: Location(matrixIndex: 5),
        breaks: breaks, stock: ["pump": 5], maxWorkTime: .minutes(80 + 10 * random.below(12)))
    ]
    if random.chance(40) {
      scenario.serviceOrders[3].visits[0].timeWindows = [window(60, 300)]
    }
    return scenario
  }

  private mutating func limitWork(_ random: inout TestRandom) {
    let most = Seconds.minutes(70 + 10 * random.below(14))
    if case .matrices(let matrices) = travel {
      travel = .matrices(
        matrices.mapValues { matrix in
          TravelMatrix(
            size: matrix.size, durations: matrix.durations,
            distances: matrix.durations.map { $0 * Int32(random.below(60)) })
        })
    }
    for index in technicians.indices {
      for shift in technicians[index].shifts.indices {
        technicians[index].shifts[shift].maxWorkTime = most
      }
    }
    for order in serviceOrders.indices {
      for visit in serviceOrders[order].visits.indices {
        let open = planningWindow.start + .minutes(20 + 10 * random.below(22))
        serviceOrders[order].visits[visit].serviceDuration = .minutes(5 + 5 * random.below(3))
        serviceOrders[order].visits[visit].timeWindows = [
          TimeWindow(minStart: open, maxStart: open + .minutes(5 + 10 * random.below(6)))
        ]
      }
    }
  }
}

private struct TightScenario {
  private let dawn = Instant(secondsSinceEpoch: 1_767_600_000)
  private let technicians: Int
  private let visits: Int
  /// Whether all technicians are alike, so that their shifts make one class.
  private let areAlike: Bool
  /// Whether parts are what is scarce, rather than the number of visits, or neither.
  private let scarcity: Int

  init(_ random: inout TestRandom) {
    technicians = 2 + random.below(2)
    visits = 8 + random.below(2)
    areAlike = random.chance(50)
    scarcity = random.below(3)
  }

  func scenario(_ random: inout TestRandom) -> Scenario {
    let sites = (0...(visits + technicians)).map { _ in (random.below(7), random.below(7)) }
    // All technicians start at the first site where they are alike.
    let durations = sites.flatMap { from in
      sites.map { to in Int32(300 * (abs(from.0 - to.0) + abs(from.1 - to.1))) }
    }
    let matrix = TravelMatrix(
      size: sites.count, durations: durations, distances: durations.map { $0 * 10 })
    let costs = CostRates(
      fixed: Money(minorUnits: 500 * random.below(3)), perHour: HourlyRate(minorUnitsPerHour: 0),
      perWorkHour: HourlyRate(minorUnitsPerHour: 0),
      perTravelHour: HourlyRate(minorUnitsPerHour: 1800 + random.below(600)),
      perKilometre: DistanceRate(minorUnitsPerKilometre: random.below(60)), overtimeTiers: [])
    let people = (0..<technicians).map { technician(at: $0, costs: costs, &random) }
    let orders = (0..<visits).map { order(at: $0, &random) }
    return Scenario(
      name: "tight", timeZone: .utc,
      planningWindow: TimeRange(start: dawn, end: dawn + .hours(12)),
      travel: .matrices(["car": matrix]), objective: ObjectiveSettings(),
      skills: [Skill(id: "gas", name: "Gas"), Skill(id: "water", name: "Water")],
      stockItems: [StockItem(id: "pump", name: "Pump")], priorities: [], technicians: people,
      serviceOrders: orders)
  }

  private func technician(
    at index: Int, costs: CostRates, _ random: inout TestRandom
  ) -> Technician {
    let start = dawn + .minutes(areAlike ? 0 : 10 * random.below(4))
    let length = Seconds.minutes(areAlike ? 300 : 260 + 10 * random.below(10))
    let home = Location(matrixIndex: areAlike ? visits : visits + 1 + index)
    return Technician(
      id: Identifier("t\(index)"), name: "T\(index)",
      skills: [HeldSkill(skill: "gas", level: 1)]
        + (areAlike || random.chance(60) ? [HeldSkill(skill: "water", level: 1)] : []),
      shifts: [
        Shift(
          id: "day", minStart: start, maxEnd: start + length, startLocation: home,
          endLocation: home, stock: ["pump": scarcity == 0 ? 3 : 99],
          maxVisits: scarcity == 1 ? 3 : nil)
      ], costs: costs)
  }

  private func order(at index: Int, _ random: inout TestRandom) -> ServiceOrder {
    let open = dawn + .minutes(30 + 10 * random.below(15))
    let visit = Visit(
      id: Identifier("v\(index)"), location: Location(matrixIndex: index),
      serviceDuration: .minutes(30 + 10 * random.below(4)),
      requiredSkills: random.chance(50)
        ? [RequiredSkill(skill: random.chance(60) ? "gas" : "water", minLevel: 1)] : [],
      timeWindows: random.chance(60)
        ? [TimeWindow(minStart: open, maxStart: open + .minutes(20 + 10 * random.below(8)))] : [],
      parts: ["pump": 1], dropCost: Money(minorUnits: 3000 + 250 * random.below(12)))
    return ServiceOrder(id: Identifier("o\(index)"), createdAt: dawn, visits: [visit])
  }
}
