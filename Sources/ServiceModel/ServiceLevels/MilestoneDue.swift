/// Until when a milestone of one order is promised, and what missing it costs.
package struct MilestoneDue: Hashable, Sendable {
  /// What has to happen; plans price all milestones but ``Milestone/response``.
  package var milestone: Milestone
  /// Until when; reaching the milestone at this very instant keeps the promise.
  package var due: Instant
  /// What a breach costs; nothing for a negotiated instant that no target names.
  package var breach: BreachCost

  /// Creates a promise.
  package init(milestone: Milestone, due: Instant, breach: BreachCost) {
    self.milestone = milestone
    self.due = due
    self.breach = breach
  }

  /// Returns the price of reaching the milestone at `time`; nothing when that is in time.
  package func cost(at time: Instant) -> Money { breach.cost(of: time - due) }
}
