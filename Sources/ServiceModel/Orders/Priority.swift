/// A level of urgency with the price of leaving a visit out of the plan.
package struct Priority: Hashable, Sendable {
  /// The name used by orders and visits.
  package var id: Identifier<Priority>
  /// What it costs to leave a visit of this priority unplanned.
  package var dropCost: Money

  /// Creates a priority.
  package init(id: Identifier<Priority>, dropCost: Money) {
    self.id = id
    self.dropCost = dropCost
  }
}
