// Changes of the tree itself.
extension StageTree {
  /// Returns the tree with another stage.
  ///
  /// - Throws: ``Refusal`` by ST-1 when it would be a second root, its parent is no stage, or its
  ///   name is empty or taken.
  package func adding(_ stage: Stage) throws(Refusal) -> StageTree {
    guard !stage.id.text.isEmpty, self[stage.id] == nil else {
      throw Refusal(
        rule: "MD-1",
        message: stage.id.text.isEmpty
          ? "The id of the stage is empty." : "There is a stage \(stage.id) already.",
        remedy: "Give the new stage another id.")
    }
    if stage.parent == nil, let initial {
      throw Refusal(
        rule: "ST-1",
        message: "Stage \(stage.id) has no parent, but the initial stage is \(initial.id).",
        remedy: "Give it a parent.")
    }
    guard let tree = StageTree(stages + [stage]) else {
      throw Refusal(
        rule: "ST-1",
        message: "The parent \(stage.parent?.text ?? "") of stage \(stage.id) is no stage.",
        remedy: "Name a stage of the tree.")
    }
    return tree
  }

  /// Returns the tree with the stage of the same id replaced.
  ///
  /// - Throws: ``Refusal`` by ST-1 when there is no such stage, or its parent would change.
  package func replacing(_ stage: Stage) throws(Refusal) -> StageTree {
    guard let old = self[stage.id] else { throw unknown(stage.id) }
    guard old.parent == stage.parent else {
      throw Refusal(
        rule: "ST-1",
        message: "The parent of stage \(stage.id) cannot change; it is "
          + "\(old.parent?.text ?? "the initial stage").",
        remedy: "Delete the stage and create it again under the other parent.")
    }
    guard let tree = StageTree(stages.map { $0.id == stage.id ? stage : $0 }) else { return self }
    return tree
  }

  /// Returns the tree without the stage called `id`.
  ///
  /// - Throws: ``Refusal`` by ST-1 when there is no such stage, by MD-1 when stages follow it, or
  ///   one of `orders` stands in it or was there.
  package func removing(
    _ id: Identifier<Stage>, usedBy orders: [ServiceOrder]
  ) throws(Refusal) -> StageTree {
    guard self[id] != nil else { throw unknown(id) }
    if let child = nextStages(of: id).first {
      throw Refusal(
        rule: "MD-1", message: "Stage \(child.id) follows stage \(id).",
        remedy: "Delete the stages that follow first.")
    }
    if let order = orders.first(where: { refers($0, to: id) }) {
      throw Refusal(
        rule: "MD-1", message: "Order \(order.id) refers to stage \(id).",
        remedy: "Keep the stage; orders need not move to it any more.")
    }
    guard let tree = StageTree(stages.filter { $0.id != id }) else { return self }
    return tree
  }

  private func refers(_ order: ServiceOrder, to id: Identifier<Stage>) -> Bool {
    stage(of: order)?.id == id || order.stageReasons.contains { $0.stage == id }
      || order.events.contains { $0.kind == .stageChanged(id) }
  }

  private func unknown(_ id: Identifier<Stage>) -> Refusal {
    Refusal(
      rule: "ST-1", message: "There is no stage \(id).", remedy: "Name a stage of the tree.")
  }
}
