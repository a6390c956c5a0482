/// Calls that came in once and come in again, at the same times and places.
///
/// How long their work takes is drawn anew in each replication.
package struct CallLog: Hashable, Sendable {
  /// The calls.
  package var calls: [LoggedCall]
  /// How their work turns out.
  package var work: OrderWork
  /// Whether calls that came in before the planning window, and were not closed by its start, wait
  /// from the beginning.
  package var includesOpenCalls: Bool
  /// The mapping by which a table is still to be read; `nil` when the calls are at hand.
  package var unreadMapping: String?

  /// Creates a log.
  package init(
    calls: [LoggedCall], work: OrderWork = OrderWork(), includesOpenCalls: Bool = false,
    unreadMapping: String? = nil
  ) {
    self.calls = calls
    self.work = work
    self.includesOpenCalls = includesOpenCalls
    self.unreadMapping = unreadMapping
  }
}

/// A call of a log, with what became of it at the time.
package struct LoggedCall: Hashable, Sendable {
  /// The call as an order, which says when it came in, where, and until when it was promised.
  package var order: ServiceOrder
  /// When it was closed; `nil` while it was open.
  package var closedAt: Instant?
  /// Whether its target was met, if the log says so itself.
  package var wasOnTime: Bool?

  /// Creates a call.
  package init(order: ServiceOrder, closedAt: Instant? = nil, wasOnTime: Bool? = nil) {
    self.order = order
    self.closedAt = closedAt
    self.wasOnTime = wasOnTime
  }
}

/// How the work of orders that are known beforehand turns out.
///
/// Its mean is the service duration of the visit.
package struct OrderWork: Hashable, Sendable {
  /// The coefficient of variation of the work, which is log-normal; unit: per cent.
  package var variation: Int
  /// What happens when the first visit does not solve the problem.
  package var firstFix: CallPattern.FirstVisit?
  /// What happens when nobody opens.
  package var closedDoor: CallPattern.ClosedDoor?
  /// How long customers wait for somebody to set out before they cancel; `nil` for ever.
  package var patience: RandomDuration?

  /// The variation of work about which nothing is said; unit: per cent.
  package static let usualVariation = 50

  /// Creates work.
  package init(
    variation: Int = usualVariation, firstFix: CallPattern.FirstVisit? = nil,
    closedDoor: CallPattern.ClosedDoor? = nil, patience: RandomDuration? = nil
  ) {
    self.variation = variation
    self.firstFix = firstFix
    self.closedDoor = closedDoor
    self.patience = patience
  }
}

/// The stages to which calls move when something happens to them; `nil` where they stay.
///
/// They move at once, whichever stages lie between.
package struct CallStages: Hashable, Sendable {
  /// When a technician sets out.
  package var dispatched: Identifier<Stage>?
  /// When work starts.
  package var started: Identifier<Stage>?
  /// When parts are ordered; whether the clocks stand still is then up to the stage.
  package var waitingForParts: Identifier<Stage>?
  /// When the parts are there, or nobody opened, so that the call waits for a technician again.
  package var waiting: Identifier<Stage>?
  /// When all work is done.
  package var completed: Identifier<Stage>?
  /// When the customer cancels.
  package var cancelled: Identifier<Stage>?

  /// Creates stages.
  package init(
    dispatched: Identifier<Stage>? = nil, started: Identifier<Stage>? = nil,
    waitingForParts: Identifier<Stage>? = nil, waiting: Identifier<Stage>? = nil,
    completed: Identifier<Stage>? = nil, cancelled: Identifier<Stage>? = nil
  ) {
    self.dispatched = dispatched
    self.started = started
    self.waitingForParts = waitingForParts
    self.waiting = waiting
    self.completed = completed
    self.cancelled = cancelled
  }

  /// The stages with the keys of scenario files, in the order of a call's life.
  package static var keys: [(key: String, path: WritableKeyPath<CallStages, Identifier<Stage>?>)] {
    [
      ("dispatched", \.dispatched), ("started", \.started),
      ("waitingForParts", \.waitingForParts), ("waiting", \.waiting),
      ("completed", \.completed), ("cancelled", \.cancelled),
    ]
  }
}
