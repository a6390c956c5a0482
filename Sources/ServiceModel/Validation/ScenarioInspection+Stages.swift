// Faults of the stage tree.
extension ScenarioInspection {
  /// Inspects that the stages form one tree.
  mutating func inspectStages() {
    let path: FieldPath = "stages"
    checkNames(scenario.stages.map(\.id), kind: "stage", .duplicateStage) { path[$0] }
    for (index, stage) in scenario.stages.enumerated() {
      guard let parent = stage.parent else { continue }
      checkReference(
        parent, in: \.stages, kind: "stage", .unknownParentStage, path[index]["parent"])
    }
    let roots = scenario.stages.indices.filter { scenario.stages[$0].parent == nil }
    if roots.isEmpty, !scenario.stages.isEmpty {
      add(.withoutInitialStage, path, "each stage has a parent")
    }
    for root in roots.dropFirst() {
      let name = scenario.stages[root].id.text
      add(
        .severalInitialStages, path[root], value: name,
        "\"\(name)\" has no parent, but neither has \"\(scenario.stages[roots[0]].id.text)\"")
    }
    inspectCycles()
  }

  /// Reports each circle of stages once, at its first stage in the file.
  private mutating func inspectCycles() {
    var visitedIn = [Int](repeating: 0, count: scenario.stages.count)
    for start in scenario.stages.indices where visitedIn[start] == 0 {
      var next: Int? = start
      while let index = next, visitedIn[index] == 0 {
        visitedIn[index] = start + 1
        next = scenario.stages[index].parent.flatMap { stages.positions[$0] }
      }
      if let index = next, visitedIn[index] == start + 1 { addCycle(through: index) }
    }
  }

  private mutating func addCycle(through index: Int) {
    var members = [index]
    while let last = members.last,
      let next = scenario.stages[last].parent.flatMap({ stages.positions[$0] }), next != index
    { members.append(next) }
    let first = members.min() ?? index
    let name = scenario.stages[first].id.text
    add(
      .stageCycle, FieldPath("stages")[first]["parent"], value: name,
      "\"\(name)\" is among its own ancestors")
  }
}
