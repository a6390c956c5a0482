/// Until when a milestone of one order is promised, and what missing it costs.
package struct MilestoneDue: Hashable, Sendable {
  /// What has to happen; plans price all milestones but ``Milestone/response``.
  package var milestone: Milestone
  /// Until when; reaching the milestone at this very instant keeps the promise.
  package var due: Instant
  /// What a breach costs; nothing for a negotiated instant that no target names.
  package var breach: BreachCost
  /// The calendar whose open time counts as lateness, standing on its own; `nil` when all time
  /// does (rule R10).
  package var latenessCalendar: WorkingCalendar?

  /// Creates a promise.
  package init(
    milestone: Milestone, due: Instant, breach: BreachCost,
    latenessCalendar: WorkingCalendar? = nil
  ) {
    self.milestone = milestone
    self.due = due
    self.breach = breach
    self.latenessCalendar = latenessCalendar
  }

  /// Returns by how much `time` is too late; nothing when it is in time.
  package func lateness(at time: Instant) -> Seconds {
    guard due < time else { return .zero }
    return latenessCalendar?.businessTime(from: due, to: time) ?? time - due
  }

  /// Returns the price of reaching the milestone at `time`; nothing when that is in time.
  package func cost(at time: Instant) -> Money { breach.cost(of: lateness(at: time)) }
}
