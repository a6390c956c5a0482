package import ServiceModel

extension Scenario {
  /// Where simulated technicians start and simulated calls come from, each place once.
  package var simulatedPlaces: [Location] {
    let homes = technicians.lazy.flatMap(\.shifts).compactMap(\.startLocation)
    let sites = (simulation?.calls ?? []).lazy.flatMap(\.sites)
    var seen: Set<Location> = []
    return (Array(homes) + Array(sites)).filter { seen.insert($0).inserted }
  }
}

extension SimulationModel {
  /// The way that stands for no way; no shift is as long.
  private static let noWay: Int32 = 1_000_000_000

  /// Creates the model of the calls that a scenario wants simulated.
  ///
  /// Calls come in over the planning window. Breaks, limits of shifts, stock and the orders that the
  /// scenario already has play no part.
  ///
  /// - Parameters:
  ///   - scenario: A scenario without faults.
  ///   - settings: What is simulated; that of the scenario.
  ///   - travel: The ways between all of ``ServiceModel/Scenario/simulatedPlaces``.
  package init(_ scenario: Scenario, settings: SimulationSettings, travel: TravelTable) {
    let profiles = Set(scenario.technicians.map(\.travelProfile)).sorted()
    let technicians = scenario.technicians.map { technician in
      SimulatedTechnician(
        id: technician.id.text,
        shifts: technician.shifts.map { TimeRange(start: $0.minStart, end: $0.maxSoftEnd) },
        homes: technician.shifts.map { $0.startLocation.flatMap { travel.indices[$0] } },
        profile: profiles.firstIndex(of: technician.travelProfile) ?? 0,
        absence: Double(settings.absence) / 100)
    }
    let durations = profiles.flatMap { profile in
      (travel.matrices[profile]?.durations ?? []).map {
        $0 == TravelMatrix.unreachable ? Self.noWay : $0
      }
    }
    let variation = Double(settings.travelVariation) / 100
    let window = scenario.planningWindow
    self.init(
      technicians: technicians,
      callTypes: settings.calls.map { scenario.callType($0, travel: travel) },
      travel: SimulatedTravel(
        size: travel.locations.count, durations: durations,
        noise: variation > 0 ? .logNormal(mean: 1, variation: variation) : .constant(1)),
      rule: settings.rule,
      window: SimulationWindow(
        start: window.start, warmUp: settings.warmUp, length: window.duration - settings.warmUp,
        coolDown: settings.coolDown))
  }
}

extension Scenario {
  fileprivate func callType(_ pattern: CallPattern, travel: TravelTable) -> CallType {
    CallType(
      id: pattern.id.text, arrivals: arrivals(of: pattern), rank: rank(of: pattern.priority),
      work: Distribution(pattern.work),
      sites: pattern.sites.compactMap { travel.indices[$0] }.map { WeightedSite(place: $0) },
      technicians: technicians.indices.filter { canAnswer(technicians[$0], pattern) },
      firstFix: pattern.firstFix.map {
        FirstFix(
          probability: Double($0.percent) / 100, partsDelay: Distribution($0.partsDelay),
          work: Distribution($0.work), pausesClock: $0.pausesClock)
      },
      noAccess: pattern.closedDoor.map {
        NoAccess(
          probability: Double($0.percent) / 100, spent: Distribution($0.spent),
          retryAfter: Distribution($0.retryAfter))
      },
      patience: pattern.patience.map { Distribution($0) },
      promises: terms(of: pattern), priority: pattern.priority)
  }

  private func arrivals(of pattern: CallPattern) -> ArrivalProcess {
    guard let hundredths = pattern.hundredthsPerWeek else {
      return .listed(pattern.at.flatMap { Array(repeating: $0, count: pattern.callsAtOnce) })
    }
    let perWeek = Double(hundredths) / 100
    if !pattern.hourWeights.isEmpty {
      let weights = Weekday.allCases.flatMap {
        pattern.hourWeights[$0] ?? [Int](repeating: 0, count: 24)
      }
      let total = Double(weights.reduce(0, +))
      return .weekly(
        WeeklyProfile(perHour: weights.map { perWeek * Double($0) / total }, zone: timeZone))
    }
    let perHour = perWeek / Double(WeeklyProfile.hours)
    guard pattern.callsAtOnce > 1 else { return .poisson(perHour: perHour) }
    let size = Double(pattern.callsAtOnce)
    return .bursts(perHour: perHour / size, size: .constant(size))
  }

  /// Returns how many priorities cost more to leave out.
  private func rank(of priority: Identifier<Priority>?) -> Int {
    guard let cost = priorities.first(where: { $0.id == priority })?.dropCost else {
      return priorities.count
    }
    return priorities.count { $0.dropCost > cost }
  }

  /// Returns the promises to calls of a pattern, as they are made to an order by hand (rule SL-2).
  private func terms(of pattern: CallPattern) -> [ClockTerms] {
    let orders = [planningWindow.start, planningWindow.end].map { instant in
      ServiceOrder(
        id: "call", agreement: pattern.agreement,
        serviceLevelAgreement: pattern.serviceLevelAgreement, createdAt: instant,
        priority: pattern.priority, visits: [])
    }
    return ServiceLevelClock(self, orders: orders).terms(of: orders[0])
  }
}

extension Distribution {
  /// Creates the distribution of a random duration in seconds.
  init(_ duration: RandomDuration) {
    switch duration {
    case .spread(let shape, let mean, let variation):
      let (mean, variation) = (Double(mean.count), Double(variation) / 100)
      self =
        switch shape {
        case .logNormal: .logNormal(mean: mean, variation: variation)
        case .gamma: .gamma(mean: mean, variation: variation)
        case .exponential: .exponential(mean: mean)
        }
    case .triangular(let min, let mode, let max):
      self = .triangular(
        low: Double(min.count), mode: Double(mode.count), high: Double(max.count))
    case .observed(let lengths):
      self =
        lengths.count == 1
        ? .constant(Double(lengths[0].count)) : .empirical(lengths.map { Double($0.count) })
    }
  }
}
