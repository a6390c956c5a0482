import ServiceModel

// Readers of what clocks are computed from.
extension ScenarioReader {
  /// The hours of one day of a calendar as a file states them.
  enum DayHours {
    /// Hours of its own; none when it is closed.
    case open([DailyInterval])
    /// Those of the base calendar.
    case useBase
  }

  static func dayHours(_ reader: inout ScenarioReader, _ node: SourceNode) -> DayHours? {
    if node.scalar == ScenarioFormat.baseWord { return .useBase }
    return hours(&reader, node).map { .open($0) }
  }

  /// Reads how the clocks of a service level agreement run.
  mutating func serviceLevelOptions(in fields: Fields) -> ServiceLevelOptions {
    ServiceLevelOptions(
      countMode: value("countMode", in: fields, Self.choice) ?? .workingTime,
      priorityChange: value("priorityChange", in: fields, Self.choice) ?? .restart,
      reopening: value("reopening", in: fields, Self.choice) ?? .newCycle,
      latenessIn: value("latenessIn", in: fields, Self.choice) ?? .wall,
      warnings: list("warnings", in: fields, Self.whole))
  }

  static func serviceLevelParameters(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceLevelParameters? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.serviceLevelParameters) else {
      return nil
    }
    return ServiceLevelParameters(
      reasonRequiredOnSlaCancel: reader.value("reasonRequiredOnSlaCancel", in: fields, flag)
        ?? false,
      reasonRequiredOnSlaExceeded: reader.value("reasonRequiredOnSlaExceeded", in: fields, flag)
        ?? false,
      slaOnGenerated: reader.value("slaOnGenerated", in: fields, flag) ?? false)
  }

  static func orderEvent(_ reader: inout ScenarioReader, _ node: SourceNode) -> OrderEvent? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.orderEvent) else { return nil }
    let instant = reader.value("at", in: fields, instant)
    let name = reader.value("event", in: fields) { reader, node in
      word(&reader, node, among: OrderEvent.Kind.words)
    }
    let stage: Identifier<Stage>? = reader.value("stage", in: fields, identifier)
    let priority: Identifier<Priority>? = reader.value("priority", in: fields, identifier)
    let reason = reader.value("reason", in: fields, text)
    guard let name else { return nil }
    reader.checkDetails(of: name, in: fields)
    let kind: OrderEvent.Kind? =
      switch name {
      case "paused": .paused(reason: reason)
      case "stageChanged": stage.map { .stageChanged($0) }
      case "priorityChanged": priority.map { .priorityChanged($0) }
      default: plainEvents.first { $0.word == name }
      }
    guard let instant, let kind else { return nil }
    return OrderEvent(at: instant, kind)
  }

  /// The events that need nothing but their name.
  private static let plainEvents: [OrderEvent.Kind] = [
    .created, .resumed, .responded, .arrived, .started, .restored, .completed, .reopened,
    .signedOff, .clockCancelled, .cancelled,
  ]

  /// Adds faults for details that the event needs but lacks, and for those it has no use for.
  private mutating func checkDetails(of word: String, in fields: Fields) {
    for (key, event) in [
      ("stage", "stageChanged"), ("priority", "priorityChanged"), ("reason", "paused"),
    ] {
      if word == event, key != "reason", fields[key] == nil {
        addMissing(key, in: fields, remedy: "Add \(key), or name another event.")
      } else if word != event, let node = fields[key] {
        add(
          .conflictingKeys, at: node.position, value: key, "\(key) stands beside the event \(word)",
          remedy: "Remove \(key), or write the event \(event).")
      }
    }
  }
}
