// Faults of the stage tree and of reasons.
extension ScenarioInspection {
  /// Inspects that the stages form one tree in which orders get on, and the reason codes.
  mutating func inspectStages() {
    let path: FieldPath = "stages"
    for defect in StageTree.defects(of: scenario.stages) { add(defect, path) }
    if let tree = StageTree(scenario.stages) { inspectLives(in: tree, path) }
    checkNames(scenario.reasonCodes.map(\.id), kind: "reason code", .duplicateReasonCode) {
      FieldPath("reasonCodes")[$0]
    }
  }

  private mutating func add(_ defect: StageTreeDefect, _ path: FieldPath) {
    func name(_ index: Int) -> String { scenario.stages[index].id.text }
    switch defect {
    case .duplicate(let index) where name(index).isEmpty:
      add(.emptyName, path[index]["id"], value: "", "the id of a stage is empty")
    case .duplicate(let index):
      add(
        .duplicateStage, path[index]["id"], value: name(index),
        "the stage \"\(name(index))\" stands twice")
    case .unknownParent(let index):
      guard let parent = scenario.stages[index].parent else { return }
      checkReference(
        parent, in: \.stages, kind: "stage", .unknownParentStage, path[index]["parent"])
    case .withoutRoot:
      add(.withoutInitialStage, path, "each stage has a parent")
    case .anotherRoot(let index, let first):
      add(
        .severalInitialStages, path[index], value: name(index),
        "\"\(name(index))\" has no parent, but neither has \"\(name(first))\"")
    case .cycle(let index):
      add(
        .stageCycle, path[index]["parent"], value: name(index),
        "\"\(name(index))\" is among its own ancestors")
    case .unreachable(let index):
      let parent = scenario.stages[index].parent?.text ?? ""
      add(
        .unreachableStage, path[index]["parent"], value: parent,
        "\"\(name(index))\" hangs on \"\(parent)\", which no order reaches")
    }
  }

  /// Inspects that orders reach an end, wait nowhere for nothing, and have clocks that run and stop.
  private mutating func inspectLives(in tree: StageTree, _ path: FieldPath) {
    for stage in tree.stagesWithoutEnd where !tree.isStuck(stage) {
      let name = stage.id.text
      add(
        .stageWithoutEnd, position(of: stage, path), value: name,
        "next stages of \"\(name)\" lead to no end")
    }
    for stage in tree.stuckStages {
      let name = stage.id.text
      add(
        .stuckStage, position(of: stage, path), value: name,
        "orders in \"\(name)\" wait for nothing")
    }
    if tree.isAlwaysStanding {
      // Where something is promised, that is an error of its own.
      if scenario.serviceLevelAgreements.allSatisfy(\.targets.isEmpty) {
        add(.clockNeverRuns, path, "no stage runs the clock")
      }
    } else if tree.isNeverStopped, !scenario.serviceLevelAgreements.isEmpty {
      add(.clockNeverStops, path, "stages pause the clock, but no end stops it")
    }
  }

  private func position(of stage: Stage, _ path: FieldPath) -> FieldPath {
    stages.positions[stage.id].map { path[$0] } ?? path
  }

  /// Inspects the history of reasons of the order at `index`.
  mutating func inspectReasons(of order: ServiceOrder, in tree: StageTree?, _ index: Int) {
    let path = { FieldPath("serviceOrders")[index] }
    for (row, reason) in order.stageReasons.enumerated() {
      let path = { path()["stageReasons"][row] }
      checkReference(
        reason.reason, in: \.reasonCodes, kind: "reason code", .unknownReasonCode,
        path()["reason"])
      if let stage = reason.stage {
        checkReference(stage, in: \.stages, kind: "stage", .unknownReasonStage, path()["stage"])
      }
      _ = isCountable(reason.at, in: PlanningLimits.instants, path()["at"], "time of a reason")
    }
    if let stage = tree?.stage(of: order), stage.requiresReason, !order.hasReason(for: stage) {
      let name = stage.id.text
      add(
        .stageWithoutReason, path()["stage"], value: name,
        "stage \"\(name)\" requires a reason, but the order gives none")
    }
    if let person = order.responsible {
      checkReference(
        person, in: \.technicians, kind: "technician", .unknownVisitTechnician,
        path()["responsible"])
    }
    for (place, person) in order.preferredTechnicians.enumerated() {
      checkReference(
        person, in: \.technicians, kind: "technician", .unknownVisitTechnician,
        path()["preferredTechnicians"][place])
    }
  }
}
