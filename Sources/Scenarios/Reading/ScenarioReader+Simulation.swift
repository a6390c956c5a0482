import ServiceModel

// Readers of calls that are to be simulated.
extension ScenarioReader {
  static func simulation(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> SimulationSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.simulation) else { return nil }
    let usual = SimulationSettings(calls: [])
    return SimulationSettings(
      calls: reader.list("calls", in: fields, callPattern),
      rule: reader.value("rule", in: fields, choice) ?? usual.rule,
      replications: reader.value("replications", in: fields, whole) ?? usual.replications,
      warmUp: reader.value("warmUp", in: fields, duration) ?? usual.warmUp,
      coolDown: reader.value("coolDown", in: fields, duration) ?? usual.coolDown,
      travelVariation: reader.value("travelVariation", in: fields, whole) ?? 0,
      absence: reader.value("absence", in: fields, whole) ?? 0,
      optimizer: reader.value("optimizer", in: fields, rollingPlan) ?? usual.optimizer)
  }

  private static func rollingPlan(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RollingPlanSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.rollingPlan) else { return nil }
    let usual = RollingPlanSettings()
    return RollingPlanSettings(
      interval: reader.value("every", in: fields, duration) ?? usual.interval,
      triggers: reader.value("events", in: fields, triggers) ?? usual.triggers,
      workLimit: reader.value("workLimit", in: fields, whole) ?? usual.workLimit,
      shiftsAhead: reader.value("shifts", in: fields, whole) ?? usual.shiftsAhead)
  }

  private static func triggers(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> [PlanningTrigger]? {
    guard let named: [PlanningTrigger] = reader.elements(of: node, choice) else { return nil }
    return PlanningTrigger.allCases.filter { named.contains($0) }
  }

  private static func callPattern(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> CallPattern? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.simulatedCalls) else {
      return nil
    }
    let anyDuration = RandomDuration.constant(.hours(1))
    return CallPattern(
      id: reader.id(in: fields),
      agreement: reader.value("agreement", in: fields, identifier),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier),
      priority: reader.value("priority", in: fields, identifier),
      requiredSkills: reader.list("requiredSkills", in: fields, requiredSkill),
      sites: reader.list("sites", in: fields, location),
      hundredthsPerWeek: reader.value("perWeek", in: fields, decimal(places: 2)),
      hourWeights: reader.hourWeights(in: fields),
      callsAtOnce: reader.value("callsAtOnce", in: fields, whole) ?? 1,
      at: reader.list("at", in: fields, instant).sorted(),
      work: reader.value("work", in: fields, randomDuration) ?? anyDuration,
      firstFix: reader.value("firstFix", in: fields, firstFix),
      closedDoor: reader.value("closedDoor", in: fields, closedDoor),
      patience: reader.value("patience", in: fields, randomDuration))
  }

  private mutating func hourWeights(in fields: Fields) -> [Weekday: [Int]] {
    var weights: [Weekday: [Int]] = [:]
    let days = entries("hours", in: fields, keys: Self.weekdays) { reader, node in
      reader.elements(of: node, Self.whole)
    }
    for (names, hours) in days {
      for day in names { weights[day] = hours }
    }
    return weights
  }

  private static func firstFix(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> CallPattern.FirstVisit? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.firstFix) else { return nil }
    let percent = reader.value("percent", in: fields, whole)
    let delay = reader.value("partsDelay", in: fields, randomDuration)
    let work = reader.value("work", in: fields, randomDuration)
    let pauses = reader.value("pausesClock", in: fields, flag) ?? true
    guard let percent, let delay, let work else { return nil }
    return CallPattern.FirstVisit(
      percent: percent, partsDelay: delay, work: work, pausesClock: pauses)
  }

  private static func closedDoor(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> CallPattern.ClosedDoor? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.closedDoor) else { return nil }
    let percent = reader.value("percent", in: fields, whole)
    let spent = reader.value("spent", in: fields, randomDuration)
    let retry = reader.value("retryAfter", in: fields, randomDuration)
    guard let percent, let spent, let retry else { return nil }
    return CallPattern.ClosedDoor(percent: percent, spent: spent, retryAfter: retry)
  }

  private static func randomDuration(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RandomDuration? {
    if node.scalar != nil { return duration(&reader, node).map { .constant($0) } }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.randomDurationKeys) else {
      return nil
    }
    let mean = reader.value("mean", in: fields, duration)
    let variation = reader.value("variation", in: fields, whole)
    let shape: RandomDuration.Shape? = reader.value("shape", in: fields, choice)
    let bounds = ["min", "mode", "max"].map { reader.value($0, in: fields, duration) }
    let observed = reader.list("observed", in: fields, duration)
    if let mean {
      let shape = shape ?? .logNormal
      return .spread(shape, mean: mean, variation: shape == .exponential ? 100 : variation ?? 50)
    }
    if let low = bounds[0], let mode = bounds[1], let high = bounds[2] {
      return .triangular(min: low, mode: mode, max: high)
    }
    guard observed.isEmpty else { return .observed(observed) }
    reader.addMissing(
      "mean", in: fields, remedy: "Write a duration, or mean, or min, mode and max, or observed.")
    return nil
  }
}
