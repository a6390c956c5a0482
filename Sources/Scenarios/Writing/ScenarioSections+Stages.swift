import ServiceModel

extension ScenarioSections {
  func stage(_ stage: Stage) -> FileValue {
    func denied(_ permission: StagePermissions) -> FileValue? {
      stage.permissions.contains(permission) ? nil : .scalar("false")
    }
    return .entries([
      "id": .text(stage.id.text),
      "name": stage.name == stage.id.text ? nil : .text(stage.name),
      "parent": stage.parent.map { .text($0.text) },
      "clock": stage.clock == .running ? nil : .text(stage.clock.rawValue),
      "requiresReason": stage.requiresReason ? .scalar("true") : nil,
      "activityPhase": stage.activityPhase.map(FileValue.text),
      "schedulable": denied(.schedulable),
      "movable": denied(.movable),
      "modifiable": denied(.modifiable),
      "cancellable": denied(.cancellable),
      "deletable": denied(.deletable),
      "postable": denied(.postable),
    ])
  }

  func stageReason(_ reason: StageReason) -> FileValue {
    .entries([
      "reason": .text(reason.reason.text),
      "note": reason.note.map(FileValue.text),
      "stage": reason.stage.map { .text($0.text) },
      "type": .text(reason.kind.rawValue),
      "at": times.value(reason.at),
      "by": reason.by.map(FileValue.text),
    ])
  }
}
