/// A kind of activity, such as `visit` or `call`.
///
/// - Source: `service-management.md` 1.23, rule DI-2.
package struct ActivityType: Hashable, Sendable {
  /// The name used by activities.
  package var id: Identifier<ActivityType>
  /// The description for people.
  package var name: String

  /// Creates a type.
  package init(id: Identifier<ActivityType>, name: String) {
    self.id = id
    self.name = name
  }
}

/// A piece of work on the dispatch board: a bar in the row of its technician.
///
/// - Source: `service-management.md` 1.23, rules DI-2 to DI-8.
package struct Activity: Hashable, Sendable {
  /// The name used by people and plans, unique in the scenario.
  package var id: Identifier<Activity>
  /// The order whose work it is.
  package var order: Identifier<ServiceOrder>
  /// The numbers of the order's lines that it covers, in order; none for the order as a whole.
  package var lines: [Int]
  /// The kind.
  package var type: Identifier<ActivityType>?
  /// The task of the catalog that its lines are part of.
  package var task: Identifier<ServiceTask>?
  /// Whom the lines ask for; ``technician`` may differ after it was reassigned.
  package var requestedTechnician: Identifier<Technician>?
  /// Who does it; `nil` while nobody is assigned.
  package var technician: Identifier<Technician>?
  /// When it starts; `nil` while that is open.
  package var start: Instant?
  /// How long it takes.
  package var duration: Seconds
  /// The urgency; that of the order unless given.
  package var priority: Identifier<Priority>?
  /// Whether it was released to its technician.
  package var isDispatched: Bool
  /// Whether it is over.
  package var isClosed: Bool

  /// Creates an activity.
  package init(
    id: Identifier<Activity>, order: Identifier<ServiceOrder>, lines: [Int] = [],
    type: Identifier<ActivityType>? = nil, task: Identifier<ServiceTask>? = nil,
    requestedTechnician: Identifier<Technician>? = nil,
    technician: Identifier<Technician>? = nil, start: Instant? = nil, duration: Seconds,
    priority: Identifier<Priority>? = nil, isDispatched: Bool = false, isClosed: Bool = false
  ) {
    self.id = id
    self.order = order
    self.lines = lines
    self.type = type
    self.task = task
    self.requestedTechnician = requestedTechnician
    self.technician = technician
    self.start = start
    self.duration = duration
    self.priority = priority
    self.isDispatched = isDispatched
    self.isClosed = isClosed
  }

  /// When it ends; `nil` while its start is open.
  package var end: Instant? { start.map { $0 + duration } }

  /// Whether it waits for the dispatcher: nobody is assigned, or it was not released yet (rule DI-6).
  package var isUndispatched: Bool { !isClosed && (technician == nil || !isDispatched) }
}
