import ServiceModel

extension ScenarioSections {
  func dispatchTeam(_ team: DispatchTeam) -> FileValue {
    .entries([
      "id": .text(team.id.text),
      "name": team.name == team.id.text ? nil : .text(team.name),
      "owner": .text(team.owner.text),
      "members": .texts(team.members.map(\.text)),
    ])
  }

  func activity(_ activity: Activity) -> FileValue {
    .entries([
      "id": .text(activity.id.text),
      "order": .text(activity.order.text),
      "lines": .nonEmpty(activity.lines.map(FileValue.number)),
      "type": activity.type.map { .text($0.text) },
      "task": activity.task.map { .text($0.text) },
      "requestedTechnician": activity.requestedTechnician.map { .text($0.text) },
      "technician": activity.technician.map { .text($0.text) },
      "start": activity.start.map(times.value),
      "duration": activity.duration == .zero ? nil : .duration(activity.duration),
      "priority": activity.priority.map { .text($0.text) },
      "dispatched": activity.isDispatched ? .scalar("true") : nil,
      "closed": activity.isClosed ? .scalar("true") : nil,
    ])
  }

  func dispatch(_ settings: DispatchSettings) -> FileValue? {
    let standard = DispatchSettings()
    guard settings != standard else { return nil }
    return .entries([
      "activityCreation": settings.activityCreation == standard.activityCreation
        ? nil : .text(settings.activityCreation.rawValue),
      "generationStage": settings.generationStage.map { .text($0.text) },
      "activityType": settings.activityType.map { .text($0.text) },
      "daysBefore": settings.daysBefore == standard.daysBefore
        ? nil : .number(settings.daysBefore),
      "daysAfter": settings.daysAfter == standard.daysAfter ? nil : .number(settings.daysAfter),
    ])
  }
}
