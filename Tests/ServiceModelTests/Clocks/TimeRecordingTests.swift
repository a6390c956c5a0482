import ServiceModel
import Testing

/// The reference product's rules of recording time (rules SL-1 to SL-13, checklist rows 56 to 62).
struct TimeRecordingTests {
  /// One line of the table of SL-10.
  struct Line: Sendable, CustomTestStringConvertible {
    var hours: Int
    var calendar: Identifier<WorkingCalendar>?
    var mode = CountMode.workingTime
    var createdAt: String
    var log: [(stop: String, start: String)] = []
    var start: String?
    var latest: String

    var testDescription: String { "\(hours) h, \(mode), \(createdAt) to \(latest)" }
  }

  static let lines: [Line] = [
    Line(hours: 8, createdAt: "2024-06-03 09:00", latest: "2024-06-03 17:00"),
    Line(
      hours: 8, createdAt: "2024-06-03 09:00", log: [("2024-06-03 11:00", "2024-06-03 14:00")],
      latest: "2024-06-03 20:00"),
    Line(
      hours: 4, calendar: "office", createdAt: "2024-06-01 10:00", start: "2024-06-03 08:00",
      latest: "2024-06-03 12:00"),
    Line(
      hours: 4, calendar: "office", mode: .startOnly, createdAt: "2024-06-01 10:00",
      start: "2024-06-03 08:00", latest: "2024-06-03 12:00"),
    Line(
      hours: 4, calendar: "office", mode: .startOnly, createdAt: "2024-06-07 16:00",
      latest: "2024-06-07 20:00"),
    Line(
      hours: 4, calendar: "office", createdAt: "2024-06-07 16:00", latest: "2024-06-10 11:00"),
    Line(
      hours: 8, calendar: "office", createdAt: "2024-06-03 15:00", latest: "2024-06-04 14:00"),
    Line(
      hours: 8, calendar: "office", createdAt: "2024-06-03 15:00",
      log: [("2024-06-04 09:00", "2024-06-05 10:00")], latest: "2024-06-05 15:00"),
  ]

  @Test(arguments: lines)
  func `rows 57 to 59, SL-3, SL-7 and SL-10, each vector comes out to the second`(
    line: Line
  ) throws {
    let scenario = Recording.scenario(
      hours: line.hours, on: line.calendar, mode: line.mode, createdAt: line.createdAt)
    let recording = TimeRecording(scenario)
    var order = scenario.serviceOrders[0]
    for (stop, start) in line.log {
      order = try recording.stopping(order, at: .berlin(stop))
      let waiting = try Recording.reading(scenario, order, at: stop)
      #expect(waiting.due == .paused)
      #expect(waiting.recording == .stopped)
      order = try recording.starting(order, at: .berlin(start))
    }

    let reading = try Recording.reading(scenario, order, at: line.log.last?.start ?? line.createdAt)

    #expect(reading.due == .at(.berlin(line.latest)))
    #expect(reading.start == .berlin(line.start ?? line.createdAt))
    #expect(reading.log.count == line.log.count + 1)
  }

  @Test func `row 60, SL-8 and SL-10, compliance is 25, 100 and 112.5 per cent`() throws {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    let recording = TimeRecording(scenario)
    var order = scenario.serviceOrders[0]
    order = try recording.stopping(order, at: .berlin("2024-06-03 11:00"))
    order = try recording.starting(order, at: .berlin("2024-06-03 14:00"))

    let quarter = try Recording.reading(scenario, order, at: "2024-06-03 14:00")
    let whole = try Recording.reading(scenario, order, at: "2024-06-03 20:00")
    order = try recording.stopping(order, at: .berlin("2024-06-03 21:00"))
    let more = try Recording.reading(scenario, order, at: "2024-06-04 12:00")

    #expect(quarter.compliance.percentText == "25.0")
    #expect(whole.compliance.percentText == "100.0")
    #expect(!whole.compliance.isExceeded)
    #expect(whole.state == .running)
    #expect(more.compliance == Compliance(used: .hours(9), allowed: .hours(8)))
    #expect(more.compliance.percentText == "112.5")
    #expect(more.compliance.isExceeded)
    #expect(more.state == .breached)
  }

  @Test(arguments: [
    (99_951, 100_000, "99.9", false), (100_000, 100_000, "100.0", false),
    (100_001, 100_000, "100.1", true), (0, 100, "0.0", false), (28_799, 28_800, "99.9", false),
  ])
  func `row 60 and edge case 2, rounding neither makes nor hides a breach`(
    used: Int, allowed: Int, text: String, isExceeded: Bool
  ) {
    let compliance = Compliance(used: Seconds(used), allowed: Seconds(allowed))

    #expect(compliance.percentText == text)
    #expect(compliance.isExceeded == isExceeded)
    #expect(Compliance(used: .zero, allowed: .zero).percentText == nil)
  }

  @Test func `row 59 and SL-5, what makes no sense is refused and changes nothing`() throws {
    let scenario = Recording.scenario(
      hours: 8, on: "office", createdAt: "2024-06-01 10:00")
    let recording = TimeRecording(scenario)
    let order = scenario.serviceOrders[0]
    let stopped = try recording.stopping(order, at: .berlin("2024-06-03 09:00"))

    // It runs already; it stops before it counts, or before it was created.
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.starting(order, at: .berlin("2024-06-03 09:00"))
      } == "SL-5")
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.stopping(order, at: .berlin("2024-06-02 09:00"))
      } == "SL-5")
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.stopping(order, at: .berlin("2024-05-31 09:00"))
      } == "SL-5")
    // It stands still already; it starts before it was stopped.
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.stopping(stopped, at: .berlin("2024-06-03 10:00"))
      } == "SL-5")
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.starting(stopped, at: .berlin("2024-06-03 08:30"))
      } == "SL-5")
  }

  @Test func `ST-6, a clock that a stage stops is not started by hand`() throws {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    var order = scenario.serviceOrders[0]
    order.events = [OrderEvent(at: .berlin("2024-06-03 10:00"), .stageChanged("parts"))]
    order.stage = "parts"

    #expect(
      Recording.rule { () throws(Refusal) in
        try TimeRecording(scenario).starting(order, at: .berlin("2024-06-03 11:00"))
      } == "ST-6")
  }

  @Test func `SL-2, an order without promises has nothing to record`() {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    var order = scenario.serviceOrders[0]
    order.agreement = nil

    #expect(
      Recording.rule { () throws(Refusal) in
        try TimeRecording(scenario).stopping(order, at: .berlin("2024-06-03 11:00"))
      } == "SL-2")
  }

  @Test func `row 61 and SL-11, a reason is demanded when the limit is exceeded, only then`() throws
  {
    for isDemanded in [false, true] {
      let scenario = Recording.scenario(
        hours: 8, createdAt: "2024-06-03 09:00",
        parameters: ServiceLevelParameters(reasonRequiredOnSlaExceeded: isDemanded))
      let recording = TimeRecording(scenario)
      let order = scenario.serviceOrders[0]
      for (time, isExceeded) in [("2024-06-03 17:00", false), ("2024-06-03 17:01", true)] {
        for reason in [nil, GivenReason("traffic")] {
          let expected = isDemanded && isExceeded && reason == nil ? "SL-11" : nil
          #expect(
            Recording.rule { () throws(Refusal) in
              try recording.stopping(order, at: .berlin(time), reason: reason)
            } == expected)
          #expect(
            Recording.rule { () throws(Refusal) in
              try recording.signingOff(order, at: .berlin(time), reason: reason)
            } == expected)
          #expect(
            Recording.rule { () throws(Refusal) in
              try recording.checkMove(to: .paused, of: order, at: .berlin(time), reason: reason)
              return order
            } == expected)
          #expect(
            Recording.rule { () throws(Refusal) in
              try recording.checkMove(to: .running, of: order, at: .berlin(time), reason: reason)
              return order
            } == nil)
        }
      }
    }
  }

  @Test func `row 61, a clock that stands still demands no reason`() throws {
    let scenario = Recording.scenario(
      hours: 8, createdAt: "2024-06-03 09:00",
      parameters: ServiceLevelParameters(reasonRequiredOnSlaExceeded: true))
    let recording = TimeRecording(scenario)
    let stopped = try recording.stopping(
      scenario.serviceOrders[0], at: .berlin("2024-06-03 18:00"), reason: GivenReason("traffic"))

    let signed = try recording.signingOff(stopped, at: .berlin("2024-06-04 09:00"))

    #expect(try Recording.reading(scenario, signed, at: "2024-06-04 09:00").state == .breachedMet)
  }

  @Test func `row 62 and SL-12, a cancelled clock is over, and a reason may be demanded`() throws {
    let scenario = Recording.scenario(
      hours: 8, createdAt: "2024-06-03 09:00",
      parameters: ServiceLevelParameters(reasonRequiredOnSlaCancel: true))
    let recording = TimeRecording(scenario)
    let order = scenario.serviceOrders[0]

    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.cancelling(order, at: .berlin("2024-06-03 10:00"))
      } == "SL-12")
    let cancelled = try recording.cancelling(
      order, at: .berlin("2024-06-03 10:00"), reason: GivenReason("duplicate"))
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.starting(cancelled, at: .berlin("2024-06-03 11:00"))
      } == "SL-12")
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.cancelling(
          cancelled, at: .berlin("2024-06-03 11:00"), reason: GivenReason("traffic"))
      } == "SL-12")
    #expect(try Recording.reading(scenario, cancelled, at: "2024-06-03 12:00").state == .cancelled)
    #expect(ServiceLevelClock(scenario).dueInstants(of: cancelled).isEmpty)
  }

  @Test func `SL-13, signing off stops the clock, and by hand it does not start again`() throws {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    let recording = TimeRecording(scenario)

    let signed = try recording.signingOff(
      scenario.serviceOrders[0], at: .berlin("2024-06-03 10:00"))

    let reading = try Recording.reading(scenario, signed, at: "2024-06-03 12:00")
    #expect(reading.state == .met)
    #expect(reading.recording == .stopped)
    #expect(reading.compliance.used == .hours(1))
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.starting(signed, at: .berlin("2024-06-03 12:00"))
      } == "SL-13")
  }
}
