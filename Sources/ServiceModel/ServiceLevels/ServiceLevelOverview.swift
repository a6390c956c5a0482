/// The clocks of all orders at one instant, for whoever watches over promises.
///
/// - Source: rule SL-14, report 3.7 of `service-management.md`.
package struct ServiceLevelOverview: Sendable {
  /// A clock of an order.
  package struct Row: Sendable {
    /// The order.
    package var order: ServiceOrder
    /// The group of its agreement.
    package var tier: String?
    /// What the clock shows.
    package var reading: ClockReading
    /// Whether the due instant comes within the time asked for and is not reached yet.
    package var isDueSoon: Bool

    /// Returns whether the row is one of `filter`.
    package func matches(_ filter: Filter) -> Bool {
      switch filter {
      case .running: reading.recording == .started
      case .stopped: reading.recording == .stopped
      case .cancelled: reading.recording == .cancelled
      case .dueSoon: isDueSoon
      case .exceeded: reading.isExceeded
      }
    }
  }

  /// What can be listed (rule SL-14).
  package enum Filter: String, CaseIterable, Hashable, Sendable {
    /// Clocks that run.
    case running
    /// Clocks that stand still, or have reached their milestone.
    case stopped
    /// Clocks that were cancelled.
    case cancelled
    /// Clocks that run out within the time asked for.
    case dueSoon
    /// Clocks that have run out.
    case exceeded
  }

  /// When the clocks were read.
  package let instant: Instant
  /// The clocks, in the order of the scenario's orders and their targets.
  package private(set) var rows: [Row]

  /// Reads the clocks of all orders of `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - instant: When they are read.
  ///   - horizon: The time within which a due instant is soon.
  package init(_ scenario: Scenario, at instant: Instant, dueWithin horizon: Seconds) {
    let clock = ServiceLevelClock(scenario)
    let tiers = Dictionary(scenario.agreements.map { ($0.id, $0.tier) }) { first, _ in first }
    self.instant = instant
    rows = scenario.serviceOrders.flatMap { order in
      clock.readings(of: order, at: instant).map { reading in
        let due = reading.endedAt == nil ? reading.due.instant : nil
        return Row(
          order: order, tier: order.agreement.flatMap { tiers[$0] ?? nil }, reading: reading,
          isDueSoon: due.map { instant <= $0 && $0 - instant <= horizon } ?? false)
      }
    }
  }

  /// Keeps the rows of `filter` only.
  package mutating func keep(_ filter: Filter) { rows.removeAll { !$0.matches(filter) } }

  /// The number of rows of each kind, in the order of ``Filter``.
  package var counts: [(filter: Filter, count: Int)] {
    Filter.allCases.map { filter in (filter, rows.count { $0.matches(filter) }) }
  }
}
