import ServiceModel

// Readers of calls that are to be simulated.
extension ScenarioReader {
  static func simulation(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> SimulationSettings? {
    simulation(&reader, node, else: SimulationSettings())
  }

  /// Reads what is simulated; what the keys do not say is as in `usual`.
  static func simulation(
    _ reader: inout ScenarioReader, _ node: SourceNode, else usual: SimulationSettings
  ) -> SimulationSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.simulation) else { return nil }
    return SimulationSettings(
      calls: fields["calls"] == nil ? usual.calls : reader.list("calls", in: fields, callPattern),
      rule: reader.value("rule", in: fields, choice) ?? usual.rule,
      replications: reader.value("replications", in: fields, whole) ?? usual.replications,
      warmUp: reader.value("warmUp", in: fields, duration) ?? usual.warmUp,
      coolDown: reader.value("coolDown", in: fields, duration) ?? usual.coolDown,
      travelVariation: reader.value("travelVariation", in: fields, whole) ?? usual.travelVariation,
      absence: reader.value("absence", in: fields, whole) ?? usual.absence,
      log: reader.known("log", in: fields, else: usual.log, callLog),
      backlog: reader.known("backlog", in: fields, else: usual.backlog, orderWork),
      preventive: reader.known("preventive", in: fields, else: usual.preventive, orderWork),
      stages: reader.value("stages", in: fields, callStages) ?? usual.stages)
  }

  /// Reads calls of one source; the word none takes back what is `usual`.
  private mutating func known<Value>(
    _ key: String, in fields: Fields, else usual: Value?, _ read: ValueReader<Value>
  ) -> Value? {
    guard fields[key]?.scalar != "none" else { return nil }
    return value(key, in: fields, read) ?? usual
  }

  private static func callPattern(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> CallPattern? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.simulatedCalls) else {
      return nil
    }
    let anyDuration = RandomDuration.constant(.hours(1))
    let isRandom = fields["callsAtOnce"].map { $0.scalar == nil } ?? false
    return CallPattern(
      id: reader.id(in: fields),
      agreement: reader.value("agreement", in: fields, identifier),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier),
      priority: reader.value("priority", in: fields, identifier),
      requiredSkills: reader.list("requiredSkills", in: fields, requiredSkill),
      sites: reader.list("sites", in: fields, location),
      hundredthsPerWeek: reader.value("perWeek", in: fields, decimal(places: 2)),
      hourWeights: reader.hourWeights(in: fields),
      callsAtOnce: isRandom ? 1 : reader.value("callsAtOnce", in: fields, whole) ?? 1,
      meanCallsAtOnce: isRandom ? reader.value("callsAtOnce", in: fields, burst) : nil,
      at: reader.list("at", in: fields, instant).sorted(),
      work: reader.value("work", in: fields, randomDuration) ?? anyDuration,
      firstFix: reader.value("firstFix", in: fields, firstFix),
      closedDoor: reader.value("closedDoor", in: fields, closedDoor),
      patience: reader.value("patience", in: fields, randomDuration))
  }

  /// Reads the mean number of calls at once; unit: hundredths.
  private static func burst(_ reader: inout ScenarioReader, _ node: SourceNode) -> Int? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.burst) else { return nil }
    return reader.value("mean", in: fields, decimal(places: 2))
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

  static func firstFix(
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

  static func closedDoor(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> CallPattern.ClosedDoor? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.closedDoor) else { return nil }
    let percent = reader.value("percent", in: fields, whole)
    let spent = reader.value("spent", in: fields, randomDuration)
    let retry = reader.value("retryAfter", in: fields, randomDuration)
    guard let percent, let spent, let retry else { return nil }
    return CallPattern.ClosedDoor(percent: percent, spent: spent, retryAfter: retry)
  }

  static func randomDuration(
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
