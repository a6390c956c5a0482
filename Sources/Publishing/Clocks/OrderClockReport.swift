package import ServiceModel

/// What the clocks of one order show, with what their time went into.
///
/// Times are those of the zone of the order's agreement, or of the scenario.
///
/// - Source: rules R9 and R11 of the SLA clock; rules SL-6 to SL-9.
package struct OrderClockReport: Sendable {
  let order: ServiceOrder
  let readings: [ClockReading]
  let instant: Instant
  let clock: LocalClock
  let timeZone: TimeZoneName
  private let promises: ServiceLevelAgreement?

  /// Reads the clocks of `order` at `instant`.
  package init(_ order: ServiceOrder, of scenario: Scenario, at instant: Instant) {
    self.order = order
    self.instant = instant
    let clocks = ServiceLevelClock(scenario)
    readings = clocks.readings(of: order, at: instant)
    promises = clocks.serviceLevelAgreement(of: order)
    timeZone = scenario.clockZone(of: order)
    clock = LocalClock(timeZone)
  }

  /// The report for people, with a final newline.
  ///
  /// - Parameters:
  ///   - width: The width of the screen.
  ///   - style: How lines stand out.
  /// - Returns: A heading, and for each clock what it shows and its segments.
  package func text(width: Int, style: TextStyle) -> String {
    let customer = order.customer.map { ", \($0.printable)" } ?? ""
    let heading = "Service order \(order.id.text.printable)\(customer)"
    var lines = [
      style.applying(.strong, to: heading), "\(clock.dayAndTime(instant)) \(timeZone)", about,
    ]
    if readings.isEmpty { lines += ["", "Nothing is measured for this order."] }
    for reading in readings {
      lines.append("")
      lines += summary(of: reading, style)
      lines += segments(of: reading).lines(width: width, style: style)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What the clocks depend on.
  private var about: String {
    let parts = [
      order.agreement.map { "agreement \($0)" },
      promises.map { "service level agreement \($0.id)" },
      order.priority.map { "priority \($0)" }, order.stage.map { "stage \($0)" },
      order.origin == .user ? nil : "origin \(order.origin.rawValue)",
    ].compactMap(\.self)
    return parts.isEmpty ? "no agreement" : parts.joined(separator: ", ").printable
  }

  private func summary(of reading: ClockReading, _ style: TextStyle) -> [String] {
    let isBad = reading.state == .breached || reading.state == .breachedMet
    let emphasis: TextStyle.Emphasis? = isBad ? .alarm : reading.state == .met ? .success : nil
    let title = "\(reading.milestone.rawValue): \(reading.state.rawValue)"
    var lines = [style.applying(emphasis, to: title)]
    func add(_ name: String, _ text: String?) {
      guard let text else { return }
      lines.append("  " + name + String(repeating: " ", count: 12 - name.count) + text)
    }
    add("start", reading.start.map(clock.dayAndTime))
    let isFixed = reading.isFixed ? " (negotiated; calendars and pauses do not count)" : ""
    add("due", reading.due.text(on: clock) + isFixed)
    add("used", reading.compliance.text)
    add("recording", reading.recording.rawValue)
    let onAttach = reading.breachedOnAttach ? " (when the goal was set)" : ""
    add("breached", reading.breachedAt.map { clock.dayAndTime($0) + onAttach })
    for breach in reading.earlierBreaches {
      add("breached", "\(clock.dayAndTime(breach)) (before)")
    }
    add("ended", reading.endedAt.map(clock.dayAndTime))
    add("set", reading.cycles > 1 ? "\(reading.cycles) times" : nil)
    for warning in reading.warnings {
      add("\(warning.percent) %", warning.at.map(clock.dayAndTime) ?? "on hold")
    }
    return lines
  }

  /// The segments of a clock, with the time that has counted by the end of each.
  private func segments(of reading: ClockReading) -> TextColumns {
    var table = TextColumns([
      .text(" "), .text("from"), .text("until"), .text("what"), .number("length"),
      .number("counted"), .text("note"),
    ])
    var counted = Seconds.zero
    for segment in reading.trace.segments {
      let length = segment.range.duration
      if segment.kind == .open { counted += length }
      let end = segment.range.end
      let notes = [
        reading.due.instant == end ? "due" : nil, reading.endedAt == end ? "ended" : nil,
        instant == end ? "now" : nil, segment.changeText,
      ].compactMap(\.self)
      table.add(
        [
          " ", clock.dayAndTime(segment.range.start), clock.dayAndTime(segment.range.end),
          segment.kind.rawValue, exactTime(length), exactTime(counted),
          notes.joined(separator: "; "),
        ], emphasis: segment.kind == .open ? nil : .faint)
    }
    return table
  }
}

extension ClockSegment {
  /// What happens to the clocks on the wall; `nil` when nothing does.
  var changeText: String? {
    guard clockChange != .zero else { return nil }
    let way = clockChange > .zero ? "forward" : "back"
    return "clocks go \(way) \(exactTime(Seconds(abs(clockChange.count))))"
  }
}

extension Scenario {
  /// Returns the zone in which the times of an order are shown: that of its agreement, or of the
  /// scenario (open point OP-24).
  package func clockZone(of order: ServiceOrder) -> TimeZoneName {
    let agreement = order.agreement.flatMap { id in agreements.first { $0.id == id } }
    return agreement?.timeZone ?? timeZone
  }
}
