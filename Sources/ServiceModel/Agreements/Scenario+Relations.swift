// Relating objects and tasks to agreements and orders.

/// What an object or a task is related to (rules OB-2, TK-2).
package enum RelationOwner: Hashable, Sendable {
  /// An agreement; its relations hold for all its orders, too.
  case agreement(Identifier<Agreement>)
  /// An order.
  case order(Identifier<ServiceOrder>)
}

extension Scenario {
  /// Returns the scenario in which an object is related to an agreement or order (rule OB-2).
  ///
  /// - Throws: A refusal by `OB-2` when there is no such object or owner, or they are related.
  package func relating(
    _ relation: ObjectRelation, to owner: RelationOwner
  ) throws(Refusal) -> Scenario {
    guard row(relation.object) != nil else {
      throw Refusal(
        rule: "OB-2", message: "There is no object \(relation.object).",
        remedy: "Add it to the catalog first.")
    }
    let isNew = { (relations: [ObjectRelation]) in
      !relations.contains { $0.object == relation.object }
    }
    switch owner {
    case .agreement(let id):
      try checkUnrelated(isNew(agreement(id)?.objects ?? []), relation.object.text, rule: "OB-2")
      return try changing(id) { $0.objects.append(relation) }
    case .order(let id):
      try checkUnrelated(isNew(order(id)?.objects ?? []), relation.object.text, rule: "OB-2")
      return try changing(id) { (order) throws(Refusal) in order.objects.append(relation) }
    }
  }

  /// Returns the scenario in which a task is related to an agreement or order (rules TK-1, TK-2).
  ///
  /// - Throws: A refusal by `TK-2` when there is no such task or owner, or they are related.
  package func relating(
    _ relation: TaskRelation, to owner: RelationOwner
  ) throws(Refusal) -> Scenario {
    guard row(relation.task) != nil else {
      throw Refusal(
        rule: "TK-2", message: "There is no task \(relation.task).",
        remedy: "Add it to the catalog first.")
    }
    let isNew = { (relations: [TaskRelation]) in
      !relations.contains { $0.task == relation.task }
    }
    switch owner {
    case .agreement(let id):
      try checkUnrelated(isNew(agreement(id)?.tasks ?? []), relation.task.text, rule: "TK-2")
      return try changing(id) { $0.tasks.append(relation) }
    case .order(let id):
      try checkUnrelated(isNew(order(id)?.tasks ?? []), relation.task.text, rule: "TK-2")
      return try changing(id) { (order) throws(Refusal) in order.tasks.append(relation) }
    }
  }

  private func checkUnrelated(_ isNew: Bool, _ name: String, rule: String) throws(Refusal) {
    guard !isNew else { return }
    throw Refusal(
      rule: rule, message: "\(name) is related to it already.",
      remedy: "Change the relation that there is.")
  }

  /// Returns the tasks that lines of an order may be part of: its own, then those of its agreement
  /// (rule TK-2).
  package func usableTasks(of order: ServiceOrder) -> [TaskRelation] {
    let own = Set(order.tasks.map(\.task))
    let shared = agreement(order.agreement)?.tasks ?? []
    return order.tasks + shared.filter { !own.contains($0.task) }
  }
}
