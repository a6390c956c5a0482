import ServiceModel

extension RandomScenario {
  /// Returns calls to simulate that use every key.
  mutating func simulation(_ scenario: Scenario) -> SimulationSettings {
    SimulationSettings(
      calls: (0..<1 + random.below(3)).map { pattern($0, scenario) },
      rule: DispatchRule.allCases[random.below(4)], replications: 2 + random.below(50),
      warmUp: .minutes(random.below(600)), coolDown: .minutes(random.below(9000)),
      travelVariation: random.below(60), absence: random.below(20),
      log: random.below(2) == 0 ? nil : log(scenario),
      backlog: random.below(2) == 0 ? nil : work(),
      preventive: random.below(2) == 0 ? nil : work(), stages: stages(scenario),
      optimizer: random.below(2) == 0 ? RollingPlanSettings() : rollingPlan())
  }

  private mutating func log(_ scenario: Scenario) -> CallLog {
    let orders = scenario.serviceOrders.prefix(3).map { order in
      var order = order
      order.createdAt = scenario.planningWindow.start + .minutes(random.below(900))
      order.events = []
      return order
    }
    return CallLog(
      calls: orders.map { order in
        LoggedCall(
          order: order,
          closedAt: random.below(2) == 0
            ? nil : scenario.planningWindow.end + .minutes(random.below(900)),
          wasOnTime: [nil, true, false][random.below(3)])
      }, work: work(), includesOpenCalls: random.below(2) == 0)
  }

  private mutating func work() -> OrderWork {
    OrderWork(
      variation: random.below(200),
      firstFix: CallPattern.FirstVisit(percent: 80, partsDelay: length(), work: length()),
      closedDoor: random.below(2) == 0
        ? nil
        : CallPattern.ClosedDoor(percent: 5, spent: length(), retryAfter: length()),
      patience: random.below(2) == 0 ? nil : length())
  }

  private mutating func stages(_ scenario: Scenario) -> CallStages {
    var stages = CallStages()
    guard let stage = scenario.stages.last?.id else { return stages }
    for (_, path) in CallStages.keys where random.below(2) == 0 { stages[keyPath: path] = stage }
    return stages
  }

  private mutating func rollingPlan() -> RollingPlanSettings {
    RollingPlanSettings(
      interval: .minutes(1 + random.below(99)),
      triggers: PlanningTrigger.allCases.filter { _ in random.below(2) == 0 },
      workLimit: 1 + random.below(9999), shiftsAhead: 1 + random.below(5))
  }

  private mutating func pattern(_ number: Int, _ scenario: Scenario) -> CallPattern {
    let isListed = random.below(2) == 0
    let isRandom = !isListed && random.below(3) == 0
    let hasProfile = !isListed && random.below(2) == 0
    let weights: [Weekday: [Int]] =
      hasProfile ? [.monday: (0..<24).map { _ in random.below(9) + 1 }] : [:]
    var pattern = CallPattern(
      id: Identifier("calls-\(number)"), agreement: scenario.agreements.first?.id,
      serviceLevelAgreement: scenario.serviceLevelAgreements.last?.id,
      priority: scenario.priorities.first?.id, sites: [location(), location()],
      hundredthsPerWeek: isListed ? nil : random.below(9999), hourWeights: weights,
      callsAtOnce: isRandom ? 1 : 1 + random.below(4),
      meanCallsAtOnce: isRandom ? 100 + random.below(300) : nil,
      at: isListed ? [scenario.planningWindow.start + .minutes(random.below(900))] : [],
      work: length(),
      firstFix: random.below(2) == 0
        ? nil
        : CallPattern.FirstVisit(
          percent: random.below(101), partsDelay: length(), work: length(),
          pausesClock: random.below(2) == 0),
      closedDoor: random.below(2) == 0
        ? nil
        : CallPattern.ClosedDoor(
          percent: random.below(101), spent: length(), retryAfter: length()),
      patience: random.below(2) == 0 ? nil : length())
    pattern.requiredSkills = some(scenario.skills).map {
      RequiredSkill(skill: $0.id, minLevel: 1 + random.below(2))
    }
    return pattern
  }

  private mutating func length() -> RandomDuration {
    let mean = Seconds(1 + random.below(99_999))
    switch random.below(6) {
    case 0: return .spread(.logNormal, mean: mean, variation: random.below(200))
    case 1: return .spread(.gamma, mean: mean, variation: random.below(200))
    case 2: return .spread(.exponential, mean: mean, variation: 100)
    case 3: return .triangular(min: .zero, mode: mean, max: mean + mean)
    case 4: return .observed([mean, mean + .minutes(5)])
    default: return .constant(mean)
    }
  }
}
