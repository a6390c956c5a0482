package import ServiceModel

/// The clocks of all orders at one instant: running, stopped, cancelled, due soon, exceeded.
///
/// - Source: rule SL-14, report 3.7 of `service-management.md`.
package struct ClockOverviewReport: Sendable {
  private let scenario: Scenario
  private let overview: ServiceLevelOverview
  private let counts: [(filter: ServiceLevelOverview.Filter, count: Int)]
  private let horizon: Seconds
  private let zones: [Identifier<Agreement>: TimeZoneName]

  /// Reads the clocks of all orders of `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - instant: When they are read.
  ///   - horizon: The time within which a due instant is soon.
  ///   - filter: Which clocks are listed; all of them without one.
  package init(
    _ scenario: Scenario, at instant: Instant, dueWithin horizon: Seconds,
    keeping filter: ServiceLevelOverview.Filter?
  ) {
    self.scenario = scenario
    self.horizon = horizon
    var overview = ServiceLevelOverview(scenario, at: instant, dueWithin: horizon)
    counts = overview.counts
    if let filter { overview.keep(filter) }
    self.overview = overview
    zones = Dictionary(
      scenario.agreements.map { ($0.id, $0.timeZone ?? scenario.timeZone) },
      uniquingKeysWith: { first, _ in first })
  }

  private func clock(of order: ServiceOrder) -> LocalClock {
    LocalClock(order.agreement.flatMap { zones[$0] } ?? scenario.timeZone)
  }

  /// The overview for people, with a final newline.
  ///
  /// - Parameters:
  ///   - width: The width of the screen.
  ///   - style: How lines stand out.
  /// - Returns: A heading, a row for each clock, and how many there are of each kind.
  package func text(width: Int, style: TextStyle) -> String {
    let now = LocalClock(scenario.timeZone).dayAndTime(overview.instant)
    var table = TextColumns([
      .text("order", minimumWidth: 8), .text("customer", minimumWidth: 8), .text("group"),
      .text("milestone"), .text("state"), .text("due"), .number("used"), .number("left"),
      .number("%"), .text(""),
    ])
    for row in overview.rows {
      let compliance = row.reading.compliance
      table.add(
        [
          row.order.id.text, row.order.customer ?? "", row.tier ?? "",
          row.reading.milestone.rawValue, row.reading.state.rawValue,
          row.reading.due.text(on: clock(of: row.order)), exactTime(compliance.used),
          compliance.remaining.map(exactTime) ?? "", compliance.percentText ?? "",
          row.reading.isExceeded ? "exceeded" : row.isDueSoon ? "due soon" : "",
        ], emphasis: row.reading.isExceeded ? .alarm : nil)
    }
    let heading = "Clocks of \(scenario.name.printable), \(now) \(scenario.timeZone)"
    let lines = [style.applying(.strong, to: heading)] + table.lines(width: width, style: style)
    return lines.map { $0 + "\n" }.joined() + summary + "\n"
  }

  /// How many clocks there are of each kind.
  private var summary: String {
    let number = Dictionary(uniqueKeysWithValues: counts.map { ($0.filter, $0.count) })
    func text(_ filter: ServiceLevelOverview.Filter, _ words: String) -> String {
      "\(number[filter] ?? 0) \(words)"
    }
    return [
      text(.running, "running"), text(.stopped, "stopped"), text(.cancelled, "cancelled"),
      text(.dueSoon, "due within \(exactTime(horizon))"), text(.exceeded, "exceeded"),
    ].joined(separator: ", ")
  }
}

extension ClockOverviewReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case at, counts, clocks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let zone = LocalClock(scenario.timeZone)
    try container.encode(Timestamp(overview.instant, on: zone), forKey: .at)
    let numbers = Dictionary(uniqueKeysWithValues: counts.map { ($0.filter.rawValue, $0.count) })
    try container.encode(numbers, forKey: .counts)
    let entries = overview.rows.map { row in
      var entry = ClockEntry(row.reading, of: row.order, on: clock(of: row.order))
      entry.isDueSoon = row.isDueSoon
      return entry
    }
    try container.encode(entries, forKey: .clocks)
  }

  /// The overview as a table for spreadsheets, with a line of column names.
  ///
  /// - Source: RFC 4180, with line feeds only.
  package var csv: String {
    let header = [
      "order", "customer", "group", "milestone", "state", "recording", "start", "due",
      "usedSeconds", "allowedSeconds", "remainingSeconds", "compliancePercent", "dueSoon",
      "exceeded", "breachedAt",
    ]
    let rows = overview.rows.map { row -> [String] in
      let (reading, clock) = (row.reading, clock(of: row.order))
      func time(_ instant: Instant?) -> String { instant.map(clock.timestamp) ?? "" }
      func number(_ time: Seconds?) -> String { time.map { String($0.count) } ?? "" }
      return [
        row.order.id.text, row.order.customer ?? "", row.tier ?? "", reading.milestone.rawValue,
        reading.state.rawValue, reading.recording.rawValue, time(reading.start),
        time(reading.due.instant), number(reading.compliance.used),
        number(reading.compliance.allowed), number(reading.compliance.remaining),
        reading.compliance.percentText ?? "", String(row.isDueSoon), String(row.reading.isExceeded),
        time(reading.breachedAt),
      ]
    }
    return csvText([header] + rows)
  }
}
