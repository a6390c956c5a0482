package import ServiceModel

extension Scenario {
  /// Where simulated technicians start and simulated calls come from, each place once.
  package var simulatedPlaces: [Location] { simulatedPlaces(with: .none) }

  /// Returns where simulated technicians start and simulated calls come from, each place once.
  package func simulatedPlaces(with known: KnownVisits) -> [Location] {
    let homes = technicians.lazy.flatMap(\.shifts).compactMap(\.startLocation)
    let sites = (simulation?.calls ?? []).lazy.flatMap(\.sites)
    var seen: Set<Location> = []
    return (Array(homes) + Array(sites) + known.places).filter { seen.insert($0).inserted }
  }
}

extension SimulationModel {
  /// Creates the model of the calls that a scenario wants simulated.
  ///
  /// Calls come in over the planning window. Breaks, limits of shifts, stock, bookings and pins play
  /// no part.
  ///
  /// - Parameters:
  ///   - scenario: A scenario without faults.
  ///   - settings: What is simulated; that of the scenario.
  ///   - known: The visits that are known before the run.
  ///   - travel: All of ``ServiceModel/Scenario/simulatedPlaces(with:)``, with the ways between them
  ///     where they are no straight lines.
  package init(
    _ scenario: Scenario, settings: SimulationSettings, known: KnownVisits = .none,
    travel: TravelTable
  ) {
    let profiles = Set(scenario.technicians.map(\.travelProfile)).sorted()
    let technicians = scenario.technicians.map { technician in
      SimulatedTechnician(
        id: technician.id.text,
        shifts: technician.shifts.map { TimeRange(start: $0.minStart, end: $0.maxSoftEnd) },
        homes: technician.shifts.map { $0.startLocation.flatMap { travel.indices[$0] } },
        profile: profiles.firstIndex(of: technician.travelProfile) ?? 0,
        absence: Double(settings.absence) / 100)
    }
    let window = scenario.planningWindow
    self.init(
      technicians: technicians,
      callTypes: settings.calls.map {
        scenario.callType($0, stages: settings.stages, travel: travel)
      } + scenario.callTypes(of: known, stages: settings.stages, travel: travel),
      travel: SimulatedTravel(scenario, profiles: profiles, travel, settings: settings),
      rule: settings.rule,
      window: SimulationWindow(
        start: window.start, warmUp: settings.warmUp, length: window.duration - settings.warmUp,
        coolDown: settings.coolDown))
  }
}

extension SimulatedTravel {
  /// Creates the travel of a scenario between the places of a table.
  fileprivate init(
    _ scenario: Scenario, profiles: [String], _ table: TravelTable, settings: SimulationSettings
  ) {
    let variation = Double(settings.travelVariation) / 100
    let noise =
      variation > 0
      ? Distribution.logNormal(mean: 1, variation: variation) : Distribution.constant(1)
    if case .straightLine(let speed, let detour) = scenario.travel {
      let points = table.locations.compactMap { $0.coordinate.flatMap(SpherePoint.init) }
      precondition(points.count == table.locations.count, "a place has no coordinates")
      self.init(
        StraightLine(metresPerHour: speed, detourPercent: detour), points: points, noise: noise)
      return
    }
    let durations = profiles.flatMap { profile in
      (table.matrices[profile]?.durations ?? []).map {
        $0 == TravelMatrix.unreachable ? Int32(Self.noWay) : $0
      }
    }
    self.init(size: table.locations.count, durations: durations, noise: noise)
  }
}

extension FirstFix {
  /// Creates the consequences that a scenario describes.
  init(_ visit: CallPattern.FirstVisit) {
    self.init(
      probability: Double(visit.percent) / 100, partsDelay: Distribution(visit.partsDelay),
      work: Distribution(visit.work), pausesClock: visit.pausesClock)
  }
}

extension NoAccess {
  /// Creates the consequences that a scenario describes.
  init(_ door: CallPattern.ClosedDoor) {
    self.init(
      probability: Double(door.percent) / 100, spent: Distribution(door.spent),
      retryAfter: Distribution(door.retryAfter))
  }
}

extension Scenario {
  fileprivate func callType(
    _ pattern: CallPattern, stages: CallStages, travel: TravelTable
  ) -> CallType {
    var type = CallType(
      id: pattern.id.text, arrivals: arrivals(of: pattern), rank: rank(of: pattern.priority),
      work: Distribution(pattern.work),
      sites: pattern.sites.compactMap { travel.indices[$0] }.map { WeightedSite(place: $0) },
      technicians: technicians.indices.filter { canAnswer(technicians[$0], pattern) },
      firstFix: pattern.firstFix.map(FirstFix.init),
      noAccess: pattern.closedDoor.map(NoAccess.init),
      patience: pattern.patience.map { Distribution($0) },
      promises: terms(of: pattern), priority: pattern.priority)
    type.agreement = pattern.agreement
    let agreement = agreements.first { $0.id == pattern.agreement }
    type.tier = (pattern.serviceLevelAgreement ?? agreement?.serviceLevelAgreement)?.text ?? ""
    type.stages = stages
    return type
  }

  private func arrivals(of pattern: CallPattern) -> ArrivalProcess {
    guard let hundredths = pattern.hundredthsPerWeek else {
      return .listed(pattern.at.flatMap { Array(repeating: $0, count: pattern.callsAtOnce) })
    }
    let perWeek = Double(hundredths) / 100
    let size = burstSize(of: pattern)
    if !pattern.hourWeights.isEmpty {
      let weights = Weekday.allCases.flatMap {
        pattern.hourWeights[$0] ?? [Int](repeating: 0, count: 24)
      }
      let total = Double(weights.reduce(0, +))
      let scale = perWeek / total / (size?.mean ?? 1)
      return .weekly(
        WeeklyProfile(perHour: weights.map { scale * Double($0) }, zone: timeZone), size: size)
    }
    let perHour = perWeek / Double(WeeklyProfile.hours)
    guard let size else { return .poisson(perHour: perHour) }
    return .bursts(perHour: perHour / size.mean, size: size)
  }

  /// Returns how many calls of a pattern come in at once; `nil` for single calls.
  private func burstSize(of pattern: CallPattern) -> Distribution? {
    if let mean = pattern.meanCallsAtOnce { return .geometric(mean: Double(mean) / 100) }
    return pattern.callsAtOnce > 1 ? .constant(Double(pattern.callsAtOnce)) : nil
  }

  /// Returns how many priorities cost more to leave out.
  func rank(of priority: Identifier<Priority>?) -> Int {
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
