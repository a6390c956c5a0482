// Faults of service orders and visits.
extension ScenarioInspection {
  /// Inspects the service orders.
  mutating func inspectServiceOrders() {
    let promised = promisedMilestones()
    let permissions = Dictionary(
      scenario.stages.map { ($0.id, $0.permissions) }, uniquingKeysWith: { first, _ in first })
    let initial = scenario.stages.first { $0.parent == nil }?.permissions ?? .all
    let tree = StageTree(scenario.stages)
    var seen: Set<Identifier<Visit>> = []
    var seenOrders: Set<Identifier<ServiceOrder>> = []
    seen.reserveCapacity(scenario.serviceOrders.count)
    seenOrders.reserveCapacity(scenario.serviceOrders.count)
    for (index, order) in scenario.serviceOrders.enumerated() {
      inspect(order, promised: promised, index)
      inspectReasons(of: order, in: tree, index)
      let isNamed = checkName(of: order, among: &seenOrders, index)
      let permitted = order.stage.map { permissions[$0] ?? .all } ?? initial
      for (visitIndex, visit) in order.visits.enumerated() {
        let place = VisitPlace(order: index, visit: visitIndex)
        // A visit that has the id of its order has the faults of the order's id too.
        if isNamed || visit.id.text != order.id.text { checkName(of: visit, among: &seen, place) }
        inspect(visit, ahead: order.origin == .system, place)
        inspectTechnicians(of: visit, place)
        inspectPins(of: visit, permitted: permitted, place)
        inspectStartedWork(on: visit, place)
      }
    }
  }

  /// The milestones that each service level agreement promises.
  private func promisedMilestones() -> [Identifier<ServiceLevelAgreement>: Set<Milestone>] {
    Dictionary(
      scenario.serviceLevelAgreements.map { ($0.id, Set($0.targets.map(\.milestone))) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func inspect(
    _ order: ServiceOrder, promised: [Identifier<ServiceLevelAgreement>: Set<Milestone>],
    _ index: Int
  ) {
    let path = { FieldPath("serviceOrders")[index] }
    if let agreement = order.agreement {
      checkReference(
        agreement, in: \.agreements, kind: "agreement", .unknownAgreement, path()["agreement"])
    }
    if let serviceLevel = order.serviceLevelAgreement {
      checkReference(
        serviceLevel, in: \.serviceLevels, kind: "service level agreement",
        .unknownOrderServiceLevel, path()["serviceLevelAgreement"])
    }
    if let stage = order.stage {
      checkReference(stage, in: \.stages, kind: "stage", .unknownOrderStage, path()["stage"])
    }
    if let priority = order.priority {
      checkReference(
        priority, in: \.priorities, kind: "priority", .unknownPriority, path()["priority"])
    }
    _ = isCountable(
      order.createdAt, in: PlanningLimits.instants, path()["createdAt"], "creation")
    for milestone in Milestone.allCases where !order.fixedDue.isEmpty {
      _ = isCountable(
        order.fixedDue[milestone], in: PlanningLimits.instants,
        path()["due"][milestone.rawValue], "due instant")
    }
    if order.visits.isEmpty, order.lines.isEmpty, order.itemRequirements.isEmpty {
      add(.emptyOrder, path(), value: order.id.text, "the order has no visits")
    }
    if order.clockStart == nil, let promises = order.serviceLevelAgreement,
      let milestones = promised[promises], !milestones.isSubset(of: order.fixedDue.keys)
    {
      add(.withoutCreation, path(), value: order.id.text, "the order has targets, but no createdAt")
    }
  }

  /// Checks the id of an order; returns whether it is sound.
  private mutating func checkName(
    of order: ServiceOrder, among seen: inout Set<Identifier<ServiceOrder>>, _ index: Int
  ) -> Bool {
    let name = order.id.text
    guard !name.isEmpty else {
      let path = FieldPath("serviceOrders")[index]["id"]
      add(.emptyName, path, value: "", "the id of a service order is empty")
      return false
    }
    guard seen.insert(order.id).inserted else {
      let path = FieldPath("serviceOrders")[index]["id"]
      add(.duplicateOrder, path, value: name, "the service order \"\(name)\" stands twice")
      return false
    }
    return true
  }

  private mutating func checkName(
    of visit: Visit, among seen: inout Set<Identifier<Visit>>, _ place: VisitPlace
  ) {
    if visit.id.text.isEmpty {
      add(.emptyName, place.path["id"], value: "", "the id of a visit is empty")
    } else if !seen.insert(visit.id).inserted {
      let name = visit.id.text
      add(.duplicateVisit, place.path["id"], value: name, "the visit \"\(name)\" stands twice")
    }
  }

  private mutating func inspect(_ visit: Visit, ahead: Bool, _ place: VisitPlace) {
    inspect(visit.location, place.path["location"])
    let isCountable = isCountable(
      visit.serviceDuration, in: PlanningLimits.durations, place.path["serviceDuration"],
      "duration")
    if isCountable {
      inspectDuration(of: visit, place)
      inspectWindows(of: visit, place)
    }
    if let dates = visit.dateWindow { inspect(dates, ahead: ahead, place.path["dateWindow"]) }
    inspectRequirements(of: visit, place)
    checkAmount(visit.dropCost, .negativePrice, place.path["dropCost"])
    if let priority = visit.priority {
      checkReference(
        priority, in: \.priorities, kind: "priority", .unknownPriority, place.path["priority"])
    }
  }

  private mutating func inspectDuration(of visit: Visit, _ place: VisitPlace) {
    let duration = visit.serviceDuration
    if duration < .zero {
      add(.negativeDuration, place.path["serviceDuration"], "the duration is negative")
    } else if duration == .zero {
      add(.zeroDuration, place.path["serviceDuration"], "the visit takes no time")
    } else if let longestShift, duration > longestShift {
      add(
        .longerThanAnyShift, place.path["serviceDuration"],
        "the visit takes \(duration.count / 60) minutes, the longest shift \(longestShift.count / 60)"
      )
    }
  }

  private mutating func inspectWindows(of visit: Visit, _ place: VisitPlace) {
    var isInside = visit.timeWindows.isEmpty
    for (index, window) in visit.timeWindows.enumerated() {
      let path = { place.path["timeWindows"][index] }
      guard isCountable(window.minStart, in: PlanningLimits.instants, path()["start"], "start"),
        isCountable(window.maxStart, in: PlanningLimits.instants, path()["maxStart"], "start"),
        isCountable(window.maxEnd, in: PlanningLimits.instants, path()["end"], "end")
      else { return }
      if let end = window.maxEnd, end < window.minStart {
        add(.invertedTimeWindow, path()["end"], "the window ends before it starts")
      } else if window.maxStart < window.minStart {
        add(.invertedTimeWindow, path()["maxStart"], "the latest start lies before the earliest")
      } else if let end = window.maxEnd, end - window.minStart < visit.serviceDuration {
        add(
          .windowShorterThanWork, path()["end"],
          "the window closes before work of \(visit.serviceDuration.count / 60) minutes can be done"
        )
      }
      if index > 0, window.minStart <= visit.timeWindows[index - 1].maxStart {
        add(
          .overlappingTimeWindows, path()["start"], "the window begins before the one before ends")
      }
      let day = scenario.planningWindow
      if window.maxStart >= day.start, window.minStart < day.end { isInside = true }
    }
    if !isInside {
      add(
        .outsidePlanningWindow, place.path["timeWindows"],
        "no time window touches the planning window")
    }
  }

  private mutating func inspectRequirements(of visit: Visit, _ place: VisitPlace) {
    for (index, required) in visit.requiredSkills.enumerated() {
      let path = { place.path["requiredSkills"][index] }
      checkReference(
        required.skill, in: \.skills, kind: "skill", .unknownRequiredSkill, path()["skill"])
      checkNumber(required.minLevel, from: 1, .invalidLevel, "level", path()["minLevel"])
      if visit.requiredSkills[..<min(index, 64)].contains(where: { $0.skill == required.skill }) {
        addRepetition(of: required.skill.text, path()["skill"])
      }
    }
    guard !visit.parts.isEmpty else { return }
    for (item, count) in visit.parts.sorted(by: { $0.key < $1.key }) {
      let path = { place.path["parts"][item.text] }
      checkReference(item, in: \.stockItems, kind: "stock item", .unknownPart, path())
      checkNumber(count, from: 0, .invalidQuantity, "number", path())
    }
  }
}

/// Which visit of which order is inspected.
struct VisitPlace {
  var order: Int
  var visit: Int

  /// The way to the visit.
  var path: FieldPath { FieldPath("serviceOrders")[order]["visits"][visit] }
}
