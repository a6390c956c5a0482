import ServiceModel
import Testing

/// States, milestones and pauses of one clock (rules R5 to R9).
struct ClockStateTests {
  private static let created = OrderEvent.at("2026-01-12 09:00", .created)
  private static let fourHours = ClockTerms.completion(within: .clock(.hours(4)))

  @Test(arguments: [
    ([], "2026-01-12 08:00", ClockState.notStarted),
    ([created], "2026-01-12 09:00", .running),
    ([created], "2026-01-12 13:00", .running),
    ([created], "2026-01-12 13:01", .breached),
    ([created, .at("2026-01-12 10:00", .paused(reason: nil))], "2026-01-20 10:00", .paused),
    ([created, .at("2026-01-12 14:00", .paused(reason: nil))], "2026-01-20 10:00", .breached),
    ([created, .at("2026-01-12 13:00", .completed)], "2026-01-12 13:00", .met),
    ([created, .at("2026-01-12 13:00", .completed)], "2026-01-20 13:00", .met),
    ([created, .at("2026-01-12 13:01", .completed)], "2026-01-12 13:01", .breachedMet),
    ([created, .at("2026-01-12 10:00", .clockCancelled)], "2026-01-20 10:00", .cancelled),
    ([created, .at("2026-01-12 10:00", .cancelled)], "2026-01-20 10:00", .cancelled),
    ([created, .at("2026-01-12 12:00", .signedOff)], "2026-01-20 10:00", .met),
    ([.at("2026-01-10 12:00", .created)], "2026-01-11 10:00", .notStarted),
    ([.at("2026-01-10 12:00", .created)], "2026-01-12 08:00", .running),
  ])
  func `R9, events and the time of day decide the state`(
    events: [OrderEvent], now: String, state: ClockState
  ) {
    #expect(Self.fourHours.reading(of: events, at: .newYork(now)).state == state)
  }

  @Test func `R9, the breach is recorded at the due instant and stays when the work is done`() {
    let events = [Self.created, .at("2026-01-13 10:00", .completed)]

    for now in ["2026-01-12 15:00", "2026-01-13 10:00", "2026-02-01 10:00"] {
      let reading = Self.fourHours.reading(of: events, at: .newYork(now))
      #expect(reading.breachedAt == .newYork("2026-01-12 13:00"))
      #expect(!reading.breachedOnAttach)
    }
  }

  @Test func `R9, a cancelled clock keeps a breach that came before`() {
    let events = [Self.created, .at("2026-01-13 10:00", .clockCancelled)]

    let reading = Self.fourHours.reading(of: events, at: .newYork("2026-01-14 10:00"))

    #expect(reading.state == .cancelled)
    #expect(reading.breachedAt == .newYork("2026-01-12 13:00"))
    #expect(reading.compliance.used == .hours(10))
  }

  @Test(arguments: Milestone.allCases)
  func `R8, each milestone is reached by its own event and by those that imply it`(
    milestone: Milestone
  ) {
    let terms = ClockTerms.completion(within: .clock(.hours(4)), milestone: milestone)
    let kinds: [(kind: OrderEvent.Kind, reached: Set<Milestone>)] = [
      (.responded, [.response]), (.arrived, [.response, .onSite]),
      (.started, [.response, .onSite, .workStart]), (.restored, [.response, .restored]),
      (.completed, Set(Milestone.allCases)), (.signedOff, Set(Milestone.allCases)),
    ]

    for (kind, reached) in kinds {
      let reading = terms.reading(
        of: [Self.created, .at("2026-01-12 10:00", kind)], at: .newYork("2026-01-12 11:00"))
      #expect((reading.state == .met) == reached.contains(milestone), "\(kind)")
    }
  }

  @Test func `R5, pauses by hand and by stage are a union, not a sum`() {
    let terms = ClockTerms.completion(within: .clock(.hours(4)), stages: Stage.clockStages)
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 10:00", .paused(reason: nil)),
      .at("2026-01-12 11:00", .stageChanged("parts")), .at("2026-01-12 12:00", .resumed),
      .at("2026-01-12 13:00", .stageChanged("work")),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 14:00"))

    #expect(reading.due == .at(.newYork("2026-01-12 16:00")))
    #expect(reading.compliance.used == .hours(2))
    #expect(
      reading.trace.segments.filter { $0.kind == .paused }.map(\.range) == [
        TimeRange(start: .newYork("2026-01-12 10:00"), end: .newYork("2026-01-12 13:00"))
      ])
  }

  @Test func `row 55 and ST-6, a stage stops the clock and going back starts it again`() {
    let terms = ClockTerms.completion(within: .clock(.hours(4)), stages: Stage.clockStages)
    let stopped = [Self.created, .at("2026-01-12 10:00", .stageChanged("parts"))]
    let back = stopped + [.at("2026-01-12 15:00", .stageChanged("new"))]

    let waiting = terms.reading(of: stopped, at: .newYork("2026-01-13 09:00"))
    let running = terms.reading(of: back, at: .newYork("2026-01-13 09:00"))

    #expect(waiting.state == .paused)
    #expect(waiting.due == .paused)
    #expect(waiting.recording == .stopped)
    #expect(waiting.compliance == Compliance(used: .hours(1), allowed: .hours(4)))
    #expect(running.recording == .started)
    #expect(running.due == .at(.newYork("2026-01-13 09:00")))
  }

  @Test func `a stage where measuring is over reaches what is open, and leaving it reopens`() {
    let terms = ClockTerms.completion(
      within: .clock(.hours(4)), options: ServiceLevelOptions(reopening: .resume),
      stages: Stage.clockStages)
    let done = [Self.created, .at("2026-01-12 12:00", .stageChanged("done"))]
    let back = done + [.at("2026-01-12 14:00", .stageChanged("work"))]

    let met = terms.reading(of: done, at: .newYork("2026-01-13 09:00"))
    let again = terms.reading(of: back, at: .newYork("2026-01-12 14:00"))

    #expect(met.state == .met)
    #expect(met.compliance.used == .hours(3))
    #expect(again.state == .running)
    #expect(again.due == .at(.newYork("2026-01-12 15:00")))
  }

  @Test func `an order that begins where measuring is over is not measured`() {
    let terms = ClockTerms.completion(within: .clock(.hours(4)), stages: Stage.clockStages)

    let reading = terms.reading(
      of: [Self.created, .at("2026-01-12 09:00", .stageChanged("done"))],
      at: .newYork("2026-01-13 09:00"))

    #expect(reading.state == .cancelled)
    #expect(reading.recording == .cancelled)
    #expect(reading.compliance.used == .zero)
  }

  @Test func `edge case 17, a negotiated instant ignores pauses and says so`() {
    var terms = Self.fourHours
    terms.fixedDue = .newYork("2026-01-13 12:00")
    let events = [Self.created, .at("2026-01-12 10:00", .paused(reason: nil))]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 15:00"))

    #expect(reading.isFixed)
    #expect(reading.due == .at(.newYork("2026-01-13 12:00")))
    #expect(reading.state == .running)
    #expect(reading.compliance == Compliance(used: .hours(6), allowed: .hours(12)))
    #expect(reading.openTime(before: .newYork("2026-01-13 12:00")) == .hours(12))
  }

  @Test func `edge case 18, a warning comes at a share of open time, not of wall time`() {
    let terms = ClockTerms.completion(
      within: .clock(.hours(4)), options: ServiceLevelOptions(warnings: [50, 75, 100]))
    let events: [OrderEvent] = [
      .at("2026-01-16 15:00", .created), .at("2026-01-19 08:00", .paused(reason: nil)),
      .at("2026-01-19 10:00", .resumed),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-19 10:00"))

    #expect(
      reading.warnings == [
        ClockWarning(percent: 50, at: .newYork("2026-01-16 17:00")),
        ClockWarning(percent: 75, at: .newYork("2026-01-19 11:00")),
        ClockWarning(percent: 100, at: .newYork("2026-01-19 12:00")),
      ])
  }

  @Test func `edge case 15, a pause moves the anchor and the rule is applied again`() {
    let terms = ClockTerms.completion(within: .nextBusinessDay(by: .time("16:00")))
    let created = OrderEvent.at("2026-01-12 12:00", .created)
    let night: [OrderEvent] = [
      created, .at("2026-01-12 18:00", .paused(reason: nil)), .at("2026-01-13 07:00", .resumed),
    ]
    let days: [OrderEvent] = [
      created, .at("2026-01-12 12:00", .paused(reason: nil)), .at("2026-01-14 12:00", .resumed),
    ]

    #expect(terms.openDue(of: [created]) == .newYork("2026-01-13 16:00"))
    #expect(terms.openDue(of: night) == .newYork("2026-01-13 16:00"))
    #expect(terms.openDue(of: days) == .newYork("2026-01-15 16:00"))
    #expect(terms.openDue(of: Array(days.dropLast())) == nil)
  }

  @Test func `edge case 14, an empty calendar has no due time and its clock never starts`() {
    let terms = ClockTerms.completion(within: .clock(.hours(4)), on: .closed)

    let reading = terms.reading(of: [Self.created], at: .newYork("2026-01-20 09:00"))

    #expect(reading.due == .never)
    #expect(reading.state == .notStarted)
    #expect(reading.start == nil)
    #expect(reading.compliance == Compliance(used: .zero, allowed: nil))
  }

  @Test func `R11, the trace names holidays, closed time and pauses`() {
    let terms = ClockTerms.completion(
      within: .clock(.hours(4)), on: .newYork.closing(on: "2026-01-19"))
    let events: [OrderEvent] = [
      .at("2026-01-16 15:00", .created), .at("2026-01-20 08:00", .paused(reason: nil)),
      .at("2026-01-20 09:00", .resumed),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-20 09:00"))

    #expect(
      reading.trace.segments.map(\.kind) == [
        .open, .closed, .holiday, .closed, .paused, .open,
      ])
    #expect(reading.trace.segments[2].range.duration == .hours(24))
    #expect(reading.openTime(before: .newYork("2026-01-20 11:00")) == .hours(4))
  }
}
