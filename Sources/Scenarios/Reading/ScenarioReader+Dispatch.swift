import ServiceModel

// Readers of dispatch teams, activities and their settings.
extension ScenarioReader {
  /// Reads who is dispatched together, and what is on the board.
  mutating func readDispatch(of scenario: inout Scenario, in fields: Fields) {
    scenario.dispatchTeams = list("dispatchTeams", in: fields, Self.dispatchTeam)
    scenario.activityTypes = list("activityTypes", in: fields, Self.activityType)
    scenario.activities = list("activities", in: fields, Self.activity)
    scenario.dispatch = value("dispatch", in: fields, Self.dispatch) ?? DispatchSettings()
  }

  private static func dispatchTeam(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> DispatchTeam? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.dispatchTeam) else { return nil }
    let id: Identifier<DispatchTeam> = reader.id(in: fields)
    return DispatchTeam(
      id: id, name: reader.value("name", in: fields, text) ?? id.text,
      owner: reader.value("owner", in: fields, identifier) ?? "",
      members: reader.list("members", in: fields, identifier))
  }

  private static func activityType(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ActivityType? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.activityType) else { return nil }
    let id: Identifier<ActivityType> = reader.id(in: fields)
    return ActivityType(id: id, name: reader.value("name", in: fields, text) ?? id.text)
  }

  private static func activity(_ reader: inout ScenarioReader, _ node: SourceNode) -> Activity? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.activity) else { return nil }
    return Activity(
      id: reader.id(in: fields), order: reader.value("order", in: fields, identifier) ?? "",
      lines: reader.list("lines", in: fields, whole),
      type: reader.value("type", in: fields, identifier),
      task: reader.value("task", in: fields, identifier),
      requestedTechnician: reader.value("requestedTechnician", in: fields, identifier),
      technician: reader.value("technician", in: fields, identifier),
      start: reader.value("start", in: fields, instant),
      duration: reader.value("duration", in: fields, duration) ?? .zero,
      priority: reader.value("priority", in: fields, identifier),
      isDispatched: reader.value("dispatched", in: fields, flag) ?? false,
      isClosed: reader.value("closed", in: fields, flag) ?? false)
  }

  private static func dispatch(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> DispatchSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.dispatch) else { return nil }
    let standard = DispatchSettings()
    return DispatchSettings(
      activityCreation: reader.value("activityCreation", in: fields, choice)
        ?? standard.activityCreation,
      generationStage: reader.value("generationStage", in: fields, identifier),
      activityType: reader.value("activityType", in: fields, identifier),
      daysBefore: reader.value("daysBefore", in: fields, whole) ?? standard.daysBefore,
      daysAfter: reader.value("daysAfter", in: fields, whole) ?? standard.daysAfter)
  }
}
