package import ServiceModel

/// Where a property test's pseudo-random choices start; a failure names it.
package struct Seed: Hashable, Sendable, CustomStringConvertible {
  /// The number itself.
  package var value: UInt64

  /// Creates the seed `value`.
  package init(value: UInt64) { self.value = value }

  package var description: String { "seed \(value)" }

  /// The first `count` seeds.
  package static func first(_ count: Int) -> [Seed] {
    (1...UInt64(count)).map { Seed(value: $0) }
  }
}

/// A small generator for tests, independent of the one in the product.
package struct TestRandom {
  private var state: UInt64

  /// Creates the stream of `seed`.
  package init(_ seed: Seed) {
    state = seed.value &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  }

  /// Returns a number from zero up to, but not including, `bound`.
  package mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  /// Returns `true` so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

extension Scenario {
  /// A scenario with a few visits and technicians, in which every rule turns up now and then.
  ///
  /// Times are in steps of ten minutes over a day of ten hours; travel is a random matrix without
  /// any symmetry.
  package static func tiny(_ seed: Seed) -> Scenario {
    TinyScenario(seed).scenario
  }
}

extension Scenario {
  /// A tiny scenario whose due instants have prices.
  package static func tinyWithPromises(_ seed: Seed) -> Scenario {
    var scenario = Scenario.tiny(seed)
    scenario.serviceLevelAgreements = [.prompt]
    return scenario
  }
}

extension ServiceLevelAgreement {
  /// An agreement that has a price for each promise.
  static let prompt = ServiceLevelAgreement(
    id: "prompt", name: "Prompt",
    targets: Milestone.allCases.map { milestone in
      ServiceLevelTarget(
        milestone: milestone, goal: .clock(.hours(4)),
        breach: BreachCost(
          fixed: Money(minorUnits: 400), perUnit: Money(minorUnits: 150), unit: .minutes(30),
          cap: Money(minorUnits: 2000)))
    })
}

private struct TinyScenario {
  var random: TestRandom
  let dawn = Instant(secondsSinceEpoch: 1_767_600_000)

  init(_ seed: Seed) { random = TestRandom(seed) }

  var scenario: Scenario {
    var copy = self
    return copy.make()
  }

  private mutating func make() -> Scenario {
    let technicians = 1 + random.below(3)
    let visits = 2 + random.below(4)
    let places = 1 + technicians + visits
    var durations = [Int32](repeating: 0, count: places * places)
    for row in 0..<places {
      for column in 0..<places where row != column {
        durations[row * places + column] =
          random.chance(2) ? -1 : Int32(300 * (1 + random.below(8)))
      }
    }
    let matrix = TravelMatrix(
      size: places, durations: durations, distances: durations.map { max(0, $0) * 10 })
    let people = (0..<technicians).map { technician(at: $0) }
    return Scenario(
      name: "tiny", timeZone: .utc,
      planningWindow: TimeRange(start: dawn, end: dawn + .hours(12)),
      travel: .matrices(["car": matrix]),
      objective: ObjectiveSettings(notPreferredCost: Money(minorUnits: 300)),
      skills: [Skill(id: "gas", name: "Gas"), Skill(id: "water", name: "Water")],
      stockItems: [StockItem(id: "pump", name: "Pump")],
      priorities: [], technicians: people,
      serviceOrders: (0..<visits).map {
        order(at: $0, place: technicians + $0, people: technicians)
      })
  }

  private mutating func technician(at index: Int) -> Technician {
    let start = dawn + .minutes(10 * random.below(12))
    let end = start + .minutes(180 + 10 * random.below(30))
    var breaks: [Break] = []
    if random.chance(35) {
      let open = start + .minutes(60 + 10 * random.below(6))
      breaks.append(
        Break(
          id: "lunch", duration: .minutes(30), minStart: open,
          maxEnd: open + .minutes(40 + 10 * random.below(8))))
    }
    let hasOvertime = random.chance(40)
    return Technician(
      id: Identifier("t\(index)"), name: "T\(index)",
      skills: [HeldSkill(skill: random.chance(50) ? "gas" : "water", level: 1 + random.below(3))]
        + (random.chance(40) ? [HeldSkill(skill: "gas", level: 2)] : []),
      shifts: [
        Shift(
          id: "day", minStart: start, maxSoftEnd: hasOvertime ? end - .minutes(60) : nil,
          maxEnd: end, startLocation: Location(matrixIndex: index),
          endLocation: random.chance(15) ? nil : Location(matrixIndex: index), breaks: breaks,
          stock: ["pump": random.below(4)], maxVisits: random.chance(20) ? 2 : nil,
          maxWorkTime: random.chance(20) ? .minutes(150 + 10 * random.below(15)) : nil,
          maxTravelTime: random.chance(10) ? .minutes(60 + 10 * random.below(8)) : nil,
          maxDistance: random.chance(10) ? Metres(20_000 + random.below(60_000)) : nil)
      ],
      costs: CostRates(
        fixed: Money(minorUnits: random.below(3) * 500),
        perHour: HourlyRate(minorUnitsPerHour: random.chance(30) ? 1000 : 0),
        perWorkHour: HourlyRate(minorUnitsPerHour: random.chance(30) ? 777 : 0),
        perTravelHour: HourlyRate(minorUnitsPerHour: 1200 + random.below(1000)),
        perKilometre: DistanceRate(minorUnitsPerKilometre: random.below(60)),
        overtimeTiers: hasOvertime
          ? [
            OvertimeTier(after: .zero, perHour: HourlyRate(minorUnitsPerHour: 2000)),
            OvertimeTier(after: .minutes(30), perHour: HourlyRate(minorUnitsPerHour: 5000)),
          ] : []))
  }

  private mutating func order(at index: Int, place: Int, people: Int) -> ServiceOrder {
    var windows: [TimeWindow] = []
    if random.chance(50) {
      let open = dawn + .minutes(10 * random.below(30))
      windows.append(TimeWindow(minStart: open, maxStart: open + .minutes(10 * random.below(25))))
      if random.chance(30), let last = windows.first?.maxStart {
        let later = last + .minutes(30 + 10 * random.below(10))
        windows.append(
          TimeWindow(
            minStart: later, maxStart: later + .minutes(60), maxEnd: later + .minutes(80)))
      }
    }
    let someone = Identifier<Technician>("t\(random.below(people))")
    var pin: Pin?
    if random.chance(8) { pin = Pin(technician: someone) }
    let due: [Milestone: Instant] =
      random.chance(50)
      ? [
        Milestone.allCases[1 + random.below(4)]: dawn + .minutes(10 * random.below(45) - 60)
      ] : [:]
    let visit = Visit(
      id: Identifier("v\(index)"), location: Location(matrixIndex: place),
      serviceDuration: .minutes(10 * (1 + random.below(8))),
      requiredSkills: random.chance(50)
        ? [RequiredSkill(skill: random.chance(60) ? "gas" : "water", minLevel: 1 + random.below(2))]
        : [], timeWindows: windows,
      requiredTechnicians: random.chance(8) ? [someone] : [],
      preferredTechnicians: random.chance(20) ? [someone] : [],
      excludedTechnicians: random.chance(8) && pin == nil ? [someone] : [], pin: pin,
      parts: random.chance(40) ? ["pump": 1 + random.below(2)] : [:],
      mandatory: random.chance(12), dropCost: Money(minorUnits: 500 + 250 * random.below(30)))
    return ServiceOrder(
      id: Identifier("o\(index)"), serviceLevelAgreement: due.isEmpty ? nil : "prompt",
      createdAt: dawn, fixedDue: due, visits: [visit])
  }
}

extension Scenario {
  /// Returns the travel table of a tiny scenario: its one matrix over all places, in their order.
  ///
  /// - Throws: ``TinyScenarioError`` when the scenario has no matrix.
  package func tinyTravel() throws -> TravelTable {
    guard case .matrices(let matrices) = travel, let matrix = matrices["car"] else {
      throw TinyScenarioError.noMatrix
    }
    return TravelTable(
      locations: (0..<matrix.size).map { Location(matrixIndex: $0) }, matrices: matrices)
  }
}

/// What is wrong with a scenario that is not tiny.
package enum TinyScenarioError: Error {
  /// Its travel is no matrix.
  case noMatrix
}
