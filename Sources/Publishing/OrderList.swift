package import ServiceModel

/// Service orders with where they stand: stage, progress, clock, deadline and slack.
package struct OrderList: Sendable, Encodable {
  /// The instant from which slack counts.
  package var at: Timestamp
  /// The orders, in the order of the scenario.
  package var orders: [Row]

  /// What the clock of an order does at some instant.
  package enum ClockState: String, Sendable, Encodable {
    /// Nothing is promised.
    case none
    /// Time counts and the deadline lies ahead.
    case running
    /// Time stands still in the stage of the order.
    case paused
    /// Measuring is over in the stage of the order.
    case stopped
    /// The deadline has passed.
    case exceeded
  }

  /// One order.
  package struct Row: Sendable, Encodable {
    /// The order.
    package var id: String
    /// What it is about.
    @Nullable package var description: String?
    /// The customer.
    @Nullable package var customer: String?
    /// The agreement that covers it.
    @Nullable package var agreement: String?
    /// The stage in which it is.
    @Nullable package var stage: String?
    /// How far it has come (rule OR-8).
    package var progress: String
    /// Who or what created it.
    package var origin: String
    /// The day on which it is to be done.
    @Nullable package var serviceDate: String?
    /// Whether that day is closed (rule GN-8).
    package var calendarConflict: Bool
    /// The number of its lines.
    package var lines: Int
    /// The number of its item requirements.
    package var itemRequirements: Int
    /// Whom the customer would like to see.
    @Nullable package var preferredTechnician: String?
    /// Who is booked, if somebody is (decision OP-29: both are kept, and may differ).
    @Nullable package var bookedTechnician: String?
    /// What its clock does.
    package var clock: ClockState
    /// What is promised next.
    @Nullable package var milestone: String?
    /// Until when.
    @Nullable package var deadline: Timestamp?
    /// How much time is left; negative when the deadline has passed.
    @Nullable package var slack: ElapsedTime?
  }

  /// Which orders are listed; what is `nil` does not matter.
  package struct Filter: Sendable {
    /// The stage.
    package var stage: Identifier<Stage>?
    /// The agreement.
    package var agreement: Identifier<Agreement>?
    /// The order.
    package var order: Identifier<ServiceOrder>?

    /// Creates a filter.
    package init(
      stage: Identifier<Stage>? = nil, agreement: Identifier<Agreement>? = nil,
      order: Identifier<ServiceOrder>? = nil
    ) {
      self.stage = stage
      self.agreement = agreement
      self.order = order
    }
  }

  private enum CodingKeys: String, CodingKey {
    case at, orders
  }

  /// Lists the orders of `scenario` that pass `filter`, as they stand at `instant`.
  package init(_ scenario: Scenario, at instant: Instant, filter: Filter = Filter()) {
    let local = LocalClock(scenario.timeZone)
    let clock = ServiceLevelClock(scenario)
    let initial = scenario.stages.first { $0.parent == nil }
    at = Timestamp(instant, on: local)
    orders = scenario.serviceOrders.compactMap { order in
      let stage = scenario.stages.first { $0.id == order.stage } ?? initial
      guard filter.stage == nil || filter.stage == stage?.id,
        filter.agreement == nil || filter.agreement == order.agreement,
        filter.order == nil || filter.order == order.id
      else { return nil }
      // Of several promises the one that falls due first counts.
      let next = clock.dueInstants(of: order).min { $0.due < $1.due }
      return Row(
        order, stage: stage,
        preferred: order.preferredTechnicians(under: scenario.agreement(order.agreement)).first,
        serviceDate: scenario.serviceDate(of: order), next: next,
        state: Self.state(of: order, in: stage, next: next, at: instant, of: scenario),
        at: instant, on: local)
    }
  }

  private static func state(
    of order: ServiceOrder, in stage: Stage?, next: MilestoneDue?, at instant: Instant,
    of scenario: Scenario
  ) -> ClockState {
    let promises =
      order.serviceLevelAgreement
      ?? (order.createdAt == nil ? nil : scenario.agreement(order.agreement)?.serviceLevelAgreement)
    guard promises != nil || !order.fixedDue.isEmpty else { return .none }
    switch stage?.clock ?? .running {
    case .stopped: return .stopped
    case .paused: return .paused
    case .running:
      guard let next else { return .none }
      return next.due < instant ? .exceeded : .running
    }
  }
}

extension OrderList.Row {
  fileprivate init(
    _ order: ServiceOrder, stage: Stage?, preferred: Identifier<Technician>?,
    serviceDate: CivilDate?, next: MilestoneDue?,
    state: OrderList.ClockState, at instant: Instant, on clock: LocalClock
  ) {
    id = order.id.text
    description = order.details.description
    customer = order.customer
    agreement = order.agreement?.text
    self.stage = stage?.id.text
    progress = order.progress.rawValue
    origin = order.origin.rawValue
    self.serviceDate = serviceDate?.description
    calendarConflict = order.details.calendarConflict
    lines = order.lines.count
    itemRequirements = order.itemRequirements.count
    preferredTechnician = preferred?.text
    bookedTechnician = order.visits.lazy.compactMap { $0.booking?.technician?.text }.first
    self.clock = state
    milestone = next?.milestone.rawValue
    deadline = next.map { Timestamp($0.due, on: clock) }
    slack = next.map { ElapsedTime($0.due - instant) }
  }

  /// Whether somebody else is booked than the customer would like to see (decision OP-29).
  fileprivate var deviates: Bool {
    guard let preferredTechnician, let bookedTechnician else { return false }
    return preferredTechnician != bookedTechnician
  }
}

extension OrderList {
  /// The list for people, with a final newline.
  ///
  /// - Parameters:
  ///   - width: The width of the screen.
  ///   - style: How text stands out.
  /// - Returns: The text.
  package func text(width: Int = 100, style: TextStyle = .plain) -> String {
    var table = TextColumns([
      .text("order"), .text("date"), .text("customer", minimumWidth: 8),
      .text("agreement", minimumWidth: 6), .text("stage", minimumWidth: 6), .text("progress"),
      .text("clock"), .text("deadline"), .number("slack"), .text("technician", minimumWidth: 14),
    ])
    for row in orders {
      table.add(
        [
          row.id, (row.serviceDate ?? "") + (row.calendarConflict ? "*" : ""),
          row.customer ?? "", row.agreement ?? "", row.stage ?? "", row.progress,
          row.clock == .none ? "" : row.clock.rawValue,
          row.deadline.map(Self.short) ?? "",
          row.slack.map { hoursMinutes($0.seconds) } ?? "", technician(of: row),
        ], emphasis: row.clock == .exceeded ? .alarm : nil)
    }
    let lines = table.isEmpty ? [] : table.lines(width: width, style: style)
    let mark = orders.contains(where: \.calendarConflict) ? ["* the day is closed"] : []
    return (lines + mark + ["\(counted(orders.count, "order")) at \(at.text)"])
      .joined(separator: "\n") + "\n"
  }

  private func technician(of row: Row) -> String {
    guard row.deviates else { return row.bookedTechnician ?? row.preferredTechnician ?? "" }
    return "\(row.bookedTechnician ?? ""), not \(row.preferredTechnician ?? "")"
  }

  /// Returns an instant without its year and offset, such as `03-10 07:00`.
  private static func short(_ timestamp: Timestamp) -> String {
    String(timestamp.text.prefix(16).dropFirst(5)).replacing("T", with: " ")
  }

  /// The list as a table for spreadsheets, with a line of column names; slack in seconds.
  ///
  /// - Source: RFC 4180, with line feeds only.
  package var csv: String {
    let header = [
      "id", "description", "customer", "agreement", "stage", "progress", "origin", "serviceDate",
      "calendarConflict", "lines", "itemRequirements", "preferredTechnician", "bookedTechnician",
      "clock", "milestone", "deadline", "slackSeconds",
    ]
    let rows = orders.map { row in
      [
        row.id, row.description ?? "", row.customer ?? "", row.agreement ?? "", row.stage ?? "",
        row.progress, row.origin, row.serviceDate ?? "", row.calendarConflict ? "true" : "false",
        String(row.lines), String(row.itemRequirements), row.preferredTechnician ?? "",
        row.bookedTechnician ?? "", row.clock.rawValue, row.milestone ?? "",
        row.deadline?.text ?? "", row.slack.map { String($0.seconds.count) } ?? "",
      ]
    }
    return ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }
}
