extension Scenario {
  /// Returns whether a plan of the planning window has to decide about a visit of `order`.
  ///
  /// - Generated work whose days all lie behind the planning window is left for a later plan,
  ///   unless somebody has decided about it already.
  /// - An order whose lines are all cancelled or posted asks for nothing any more (rule OR-8).
  ///
  /// - Parameters:
  ///   - visit: The visit.
  ///   - order: The order that it belongs to.
  ///   - zone: The zone in which the dates of the order count.
  /// - Returns: Whether the visit is planned or left out.
  package func isInScope(_ visit: Visit, of order: ServiceOrder, in zone: TimeZoneName) -> Bool {
    guard order.progress == .inProcess || visit.started != nil else { return false }
    guard order.origin == .system, let dates = visit.dateWindow, visit.pin == nil,
      visit.booking == nil, visit.started == nil
    else { return true }
    return dates.start <= zone.rules.civil(at: planningWindow.end - Seconds(1)).date
  }
}
