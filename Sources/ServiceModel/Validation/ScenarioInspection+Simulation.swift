// Faults of calls that are to be simulated.
extension ScenarioInspection {
  /// The longest random duration that makes sense: ten years.
  private static let longestDuration = Seconds.hours(24 * 3660)
  /// The most calls that are expected in the planning window.
  private static let mostCalls = 5_000_000.0
  /// The largest weight of an hour.
  private static let largestWeight = 1_000_000

  /// Inspects how calls are simulated.
  mutating func inspectSimulation() {
    guard let settings = scenario.simulation else { return }
    let path = FieldPath("simulation")
    checkShare(settings.absence, upTo: 100, path["absence"])
    checkShare(settings.travelVariation, upTo: 1000, path["travelVariation"])
    inspectRun(settings, path)
    var seen: Set<Identifier<CallPattern>> = []
    for (index, pattern) in settings.calls.enumerated() {
      let path = path["calls"][index]
      if pattern.id.text.isEmpty {
        add(.emptyName, path["id"], value: "", "the id of a kind of call is empty")
      } else if !seen.insert(pattern.id).inserted {
        add(
          .duplicateCallPattern, path["id"], value: pattern.id.text,
          "the kind of call \"\(pattern.id)\" stands twice")
      }
      inspect(pattern, path)
    }
    inspectKnownCalls(settings, path)
  }

  private mutating func inspectRun(_ settings: SimulationSettings, _ path: FieldPath) {
    if !(2...100_000).contains(settings.replications) {
      add(
        .invalidSimulationRun, path["replications"], value: String(settings.replications),
        "the number of replications is \(settings.replications)")
    }
    let length = scenario.planningWindow.duration
    if settings.warmUp < .zero || settings.warmUp >= length {
      add(.invalidSimulationRun, path["warmUp"], "the warm-up leaves no time to count")
    }
    if settings.coolDown < .zero || settings.coolDown > Self.longestDuration {
      add(.invalidSimulationRun, path["coolDown"], "the cool-down is negative or too long")
    }
    let calls = settings.calls.reduce(0) { $0 + expectedCalls(of: $1) }
    if settings.calls.count > 1, calls > Self.mostCalls {
      add(.tooManyCalls, path["calls"], "all kinds of calls together are too many")
    }
    inspect(settings.optimizer, path["optimizer"])
    if settings.calls.isEmpty, settings.log == nil, settings.backlog == nil,
      settings.preventive == nil
    {
      add(.patternWithoutCalls, path["calls"], "there are no calls to simulate")
    }
  }

  private mutating func inspect(_ settings: RollingPlanSettings, _ path: FieldPath) {
    let keys = [
      ("every", settings.interval.count, Self.longestDuration.count),
      ("workLimit", settings.workLimit, 100_000_000), ("shifts", settings.shiftsAhead, 1000),
    ]
    for (key, value, limit) in keys where !(1...limit).contains(value) {
      add(
        .invalidRollingPlan, path[key], value: String(value),
        key == "every"
          ? "plans cannot be \(value) s apart" : "\(value) is not from 1 to \(limit)")
    }
  }

  private mutating func inspect(_ pattern: CallPattern, _ path: FieldPath) {
    inspectReferences(of: pattern, path)
    inspectArrivals(of: pattern, path)
    for (index, site) in pattern.sites.enumerated() { inspect(site, path["sites"][index]) }
    check(pattern.work, path["work"])
    if let patience = pattern.patience { check(patience, path["patience"]) }
    inspect(pattern.firstFix, pattern.closedDoor, path)
  }

  /// Inspects what happens when the first visit does not solve the problem, or nobody opens.
  mutating func inspect(
    _ firstFix: CallPattern.FirstVisit?, _ closedDoor: CallPattern.ClosedDoor?, _ path: FieldPath
  ) {
    if let fix = firstFix {
      checkShare(fix.percent, upTo: 100, path["firstFix"]["percent"])
      check(fix.partsDelay, path["firstFix"]["partsDelay"])
      check(fix.work, path["firstFix"]["work"])
    }
    if let door = closedDoor {
      checkShare(door.percent, upTo: 100, path["closedDoor"]["percent"])
      check(door.spent, path["closedDoor"]["spent"])
      check(door.retryAfter, path["closedDoor"]["retryAfter"])
    }
  }

  private mutating func inspectReferences(of pattern: CallPattern, _ path: FieldPath) {
    if let id = pattern.agreement {
      checkReference(
        id, in: \.agreements, kind: "agreement", .unknownCallReference, path["agreement"])
    }
    if let id = pattern.serviceLevelAgreement {
      checkReference(
        id, in: \.serviceLevels, kind: "service level agreement", .unknownCallReference,
        path["serviceLevelAgreement"])
    }
    if let id = pattern.priority {
      checkReference(
        id, in: \.priorities, kind: "priority", .unknownCallReference, path["priority"])
    }
    for (index, required) in pattern.requiredSkills.enumerated() {
      checkReference(
        required.skill, in: \.skills, kind: "skill", .unknownCallReference,
        path["requiredSkills"][index])
    }
    if !scenario.technicians.contains(where: { scenario.canAnswer($0, pattern) }) {
      add(
        .nobodyCanAnswer, path["requiredSkills"], value: pattern.id.text,
        "nobody can answer the calls \"\(pattern.id)\"")
    }
  }

  private mutating func inspectArrivals(of pattern: CallPattern, _ path: FieldPath) {
    if pattern.hundredthsPerWeek == nil, pattern.at.isEmpty {
      add(.patternWithoutCalls, path, value: pattern.id.text, "nothing says when calls come in")
    }
    if pattern.sites.isEmpty {
      add(
        .patternWithoutCalls, path["sites"], value: pattern.id.text,
        "nothing says where calls come from")
    }
    checkNumber(pattern.callsAtOnce, from: 1, .invalidQuantity, "number", path["callsAtOnce"])
    if let mean = pattern.meanCallsAtOnce, !(100...10_000_000).contains(mean) {
      add(
        .invalidQuantity, path["callsAtOnce"]["mean"], value: String(mean),
        "the mean number of calls at once is not from 1 to 100000")
    }
    if pattern.meanCallsAtOnce != nil, !pattern.at.isEmpty {
      add(
        .invalidQuantity, path["callsAtOnce"], value: pattern.id.text,
        "calls that are listed come in at once in a fixed number, not a random one")
    }
    let calls = expectedCalls(of: pattern)
    if calls < 0 || calls > Self.mostCalls {
      let key = pattern.hundredthsPerWeek == nil ? "at" : "perWeek"
      add(.tooManyCalls, path[key], "the number of calls is negative or too large")
    }
    inspectWeights(of: pattern, path["hours"])
  }

  /// Returns how many calls come in on average in the planning window.
  private func expectedCalls(of pattern: CallPattern) -> Double {
    guard let rate = pattern.hundredthsPerWeek else {
      return Double(pattern.at.count) * Double(pattern.callsAtOnce)
    }
    return Double(rate) / 100 * Double(scenario.planningWindow.duration.count) / (7 * 86_400)
  }

  private mutating func inspectWeights(of pattern: CallPattern, _ path: FieldPath) {
    guard !pattern.hourWeights.isEmpty else { return }
    let weights = Weekday.allCases.compactMap { pattern.hourWeights[$0] }
    let areSound = weights.allSatisfy { day in
      day.count == 24 && day.allSatisfy { (0...Self.largestWeight).contains($0) }
    }
    guard areSound, weights.contains(where: { $0.contains { $0 > 0 } }) else {
      return add(.invalidHourWeights, path, value: pattern.id.text, "the weights make no profile")
    }
  }

  mutating func checkShare(_ percent: Int, upTo limit: Int, _ path: FieldPath) {
    guard !(0...limit).contains(percent) else { return }
    add(.invalidChance, path, value: String(percent), "\(percent) is not from 0 to \(limit)")
  }

  mutating func check(_ duration: RandomDuration, _ path: FieldPath) {
    let limits = Seconds.zero...Self.longestDuration
    let isSound =
      switch duration {
      case .spread(_, let mean, let variation):
        mean > .zero && limits.contains(mean) && (0...1000).contains(variation)
      case .triangular(let min, let mode, let max):
        limits.contains(min) && min <= mode && mode <= max && limits.contains(max)
      case .observed(let lengths): !lengths.isEmpty && lengths.allSatisfy(limits.contains)
      }
    if !isSound { add(.invalidRandomDuration, path, "the random duration makes no sense") }
  }
}

extension Scenario {
  /// Returns whether `technician` has a shift and may answer the calls of `pattern`: all skills are
  /// held throughout the planning window.
  package func canAnswer(_ technician: Technician, _ pattern: CallPattern) -> Bool {
    canAnswer(technician, pattern.requiredSkills)
  }

  /// Returns whether `technician` has a shift and holds `skills` throughout the planning window.
  package func canAnswer(_ technician: Technician, _ skills: [RequiredSkill]) -> Bool {
    guard !technician.shifts.isEmpty else { return false }
    let rules = timeZone.rules
    let first = rules.civil(at: planningWindow.start).date
    let last = rules.civil(at: planningWindow.end - Seconds(1)).date
    return skills.allSatisfy { required in
      technician.skills.contains { held in
        held.skill == required.skill && held.level >= required.minLevel
          && held.validFrom ?? first <= first && last <= held.validTo ?? last
      }
    }
  }
}
