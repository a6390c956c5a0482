/// A job that lines are part of, such as the overhaul of a gearbox.
///
/// - Source: `service-management.md` 1.17, rule TK-3.
package struct ServiceTask: Hashable, Sendable {
  /// The name used by relations and lines.
  package var id: Identifier<ServiceTask>
  /// The name for people.
  package var name: String

  /// Creates a task.
  package init(id: Identifier<ServiceTask>, name: String? = nil) {
    self.id = id
    self.name = name ?? id.text
  }
}

/// The attachment of a task to an agreement or an order (rules TK-1, TK-2).
package struct TaskRelation: Hashable, Sendable {
  /// The task.
  package var task: Identifier<ServiceTask>
  /// What technicians should know; customers never see it.
  package var internalNote: String?
  /// What customers may see.
  package var externalNote: String?

  /// Creates a relation.
  package init(
    _ task: Identifier<ServiceTask>, internalNote: String? = nil, externalNote: String? = nil
  ) {
    self.task = task
    self.internalNote = internalNote
    self.externalNote = externalNote
  }

  /// The relation as a customer may see it: without the internal note (rule TK-1).
  package var customerView: TaskRelation { TaskRelation(task, externalNote: externalNote) }
}
