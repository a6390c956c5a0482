// Faults of dispatch teams, activities and their settings.
extension ScenarioInspection {
  /// Inspects who is dispatched together, and what is on the board.
  mutating func inspectDispatch() {
    inspectTeams()
    checkNames(
      scenario.activityTypes.map(\.id), kind: "activity type", .duplicateActivity
    ) { FieldPath("activityTypes")[$0] }
    checkNames(scenario.activities.map(\.id), kind: "activity", .duplicateActivity) {
      FieldPath("activities")[$0]
    }
    var orders = NameRegister(scenario.serviceOrders.map(\.id))
    var types = NameRegister(scenario.activityTypes.map(\.id))
    for (index, activity) in scenario.activities.enumerated() {
      let path = FieldPath("activities")[index]
      if !orders.contains(activity.order) {
        add(
          .unknownActivityOrder, path["order"], value: activity.order.text,
          nearestName: orders.suggestion(for: activity.order.text),
          "there is no service order \"\(activity.order)\"")
      }
      check(activity.type, in: &types, path["type"])
      checkRow(activity.task, in: ServiceTask.self, path["task"], code: .unknownActivityTask)
      inspect(activity, path)
    }
    inspectSettings(&types)
  }

  private mutating func inspectTeams() {
    let vendors = Set(
      scenario.technicians.filter { $0.employment == .vendor }.map(\.id))
    var teams: [Identifier<Technician>: Identifier<DispatchTeam>] = [:]
    checkNames(scenario.dispatchTeams.map(\.id), kind: "dispatch team", .duplicateTeam) {
      FieldPath("dispatchTeams")[$0]
    }
    for (index, team) in scenario.dispatchTeams.enumerated() {
      let path = FieldPath("dispatchTeams")[index]
      checkReference(
        team.owner, in: \.technicians, kind: "technician", .unknownTeamTechnician, path["owner"])
      if vendors.contains(team.owner) {
        add(
          .vendorOwnsTeam, path["owner"], value: team.owner.text,
          "\"\(team.owner)\" is a vendor and cannot own a team")
      }
      for (place, member) in team.members.enumerated() {
        let path = path["members"][place]
        checkReference(
          member, in: \.technicians, kind: "technician", .unknownTeamTechnician, path)
        if let other = teams[member] {
          add(
            .technicianInTwoTeams, path, value: member.text,
            "\"\(member)\" is a member of \"\(other)\" already")
        } else {
          teams[member] = team.id
        }
      }
    }
  }

  private mutating func inspect(_ activity: Activity, _ path: FieldPath) {
    for (key, person) in [
      ("technician", activity.technician), ("requestedTechnician", activity.requestedTechnician),
    ] {
      guard let person else { continue }
      checkReference(
        person, in: \.technicians, kind: "technician", .unknownActivityTechnician, path[key])
    }
    if let priority = activity.priority {
      checkReference(
        priority, in: \.priorities, kind: "priority", .unknownPriority, path["priority"])
    }
    _ = isCountable(activity.start, in: PlanningLimits.instants, path["start"], "start")
    if isCountable(activity.duration, in: PlanningLimits.durations, path["duration"], "duration"),
      activity.duration < .zero
    {
      add(.negativeDuration, path["duration"], "the duration is negative")
    }
    for (place, line) in activity.lines.enumerated() {
      checkNumber(line, from: 0, .invalidQuantity, "line", path["lines"][place])
    }
    if activity.isDispatched, activity.technician == nil || activity.start == nil {
      add(
        .dispatchedWithoutBooking, path["dispatched"], value: activity.id.text,
        "the activity \"\(activity.id)\" is dispatched to nobody, or for no time")
    }
  }

  private mutating func inspectSettings(_ types: inout NameRegister<ActivityType>) {
    let path: FieldPath = "dispatch"
    let settings = scenario.dispatch
    if let stage = settings.generationStage {
      checkReference(
        stage, in: \.stages, kind: "stage", .unknownGenerationStage, path["generationStage"])
    }
    check(settings.activityType, in: &types, path["activityType"])
    _ = isCountable(
      settings.daysBefore, in: PlanningLimits.windowDays, path["daysBefore"], "number of days")
    _ = isCountable(
      settings.daysAfter, in: PlanningLimits.windowDays, path["daysAfter"], "number of days")
  }

  private mutating func check(
    _ type: Identifier<ActivityType>?, in types: inout NameRegister<ActivityType>,
    _ path: FieldPath
  ) {
    guard let type, !types.contains(type) else { return }
    add(
      .unknownActivityType, path, value: type.text, nearestName: types.suggestion(for: type.text),
      "there is no activity type \"\(type)\"")
  }
}
