/// Something that happened to a service order at some instant.
///
/// Events, not states, are what clocks and histories are computed from (rule R6 of the SLA clock).
package struct OrderEvent: Hashable, Sendable {
  /// When it happened.
  package var at: Instant
  /// What happened.
  package var kind: Kind

  /// Creates an event.
  package init(at: Instant, _ kind: Kind) {
    self.at = at
    self.kind = kind
  }

  /// What can happen to an order.
  package enum Kind: Hashable, Sendable {
    /// The order was created.
    case created
    /// It became more or less urgent.
    case priorityChanged(Identifier<Priority>)
    /// Its clock was stopped by hand, for a reason if one was given.
    case paused(reason: String?)
    /// Its clock was started again by hand.
    case resumed
    /// It moved to another stage.
    case stageChanged(Identifier<Stage>)
    /// Somebody acknowledged it from afar (milestone `response`).
    case responded
    /// A technician arrived on site.
    case arrived
    /// Work started.
    case started
    /// What the customer called about works again.
    case restored
    /// All work is done.
    case completed
    /// It was opened again after it had been completed.
    case reopened
    /// It was signed off (rule SL-13).
    case signedOff
    /// Measuring was ended for good (rule SL-12).
    case clockCancelled
    /// The order was cancelled (rule CX-1).
    case cancelled
  }
}
