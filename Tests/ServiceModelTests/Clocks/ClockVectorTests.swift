import ServiceModel
import Testing

/// The golden vectors of the SLA clock, through the one clock function.
struct ClockVectorTests {
  typealias Vector = CalendarVectorTests.Vector

  private static func events(of vector: Vector) -> [OrderEvent] {
    let pauses = vector.pauses.flatMap { pause in
      [OrderEvent(at: pause.start, .paused(reason: nil))]
        + (pause.end.map { [OrderEvent(at: $0, .resumed)] } ?? [])
    }
    return [OrderEvent(at: vector.start, .created)] + pauses
  }

  @Test(arguments: CalendarVectorTests.vectors)
  func `R4, each vector comes out of the clock function to the second`(vector: Vector) {
    let terms = ClockTerms.completion(within: .clock(vector.goal), on: vector.calendar)
    let events = Self.events(of: vector)

    let onTime = terms.reading(
      of: events + [OrderEvent(at: vector.due, .completed)], at: vector.due)
    let late = terms.reading(of: events, at: vector.due + Seconds(1))

    #expect(onTime.due == .at(vector.due))
    #expect(onTime.state == .met)
    #expect(onTime.compliance == Compliance(used: vector.goal, allowed: vector.goal))
    #expect(onTime.openTime(before: vector.due) == vector.goal)
    #expect(late.state == .breached)
    #expect(late.breachedAt == vector.due)
    #expect(terms.openDue(of: events) == vector.due)
  }

  /// Opened at 9:00, paused from 9:30 to 11:30, becomes P1 with two hours at 12:00.
  private static let promoted: [OrderEvent] = [
    .at("2026-01-12 09:00", .created), .at("2026-01-12 09:30", .paused(reason: "customer")),
    .at("2026-01-12 11:30", .resumed), .at("2026-01-12 12:00", .priorityChanged("P1")),
  ]

  @Test(arguments: [
    ("V15a", PriorityChangePolicy.restart, "2026-01-12 14:00", false),
    ("V15b", .keepStart, "2026-01-12 11:00", true),
    ("V15c", .keepStartAndPauses, "2026-01-12 13:00", false),
  ])
  func `R7 and V15, a promotion counts from where its policy says`(
    id: String, policy: PriorityChangePolicy, due: String, breachedOnAttach: Bool
  ) {
    let terms = ClockTerms.completion(
      within: .clock(.hours(8)), goalsByPriority: ["P1": .clock(.hours(2))],
      options: ServiceLevelOptions(priorityChange: policy))

    let reading = terms.reading(of: Self.promoted, at: .newYork("2026-01-12 12:00"))

    #expect(reading.due == .at(.newYork(due)))
    #expect(reading.breachedOnAttach == breachedOnAttach)
    #expect(reading.state == (breachedOnAttach ? .breached : .running))
    #expect(reading.breachedAt == (breachedOnAttach ? .newYork("2026-01-12 12:00") : nil))
  }

  @Test func `V16, working days are standard days of the calendar, clock hours are hours`() {
    var calendar = WorkingCalendar(
      id: "V16", timeZone: .newYork, weeklyHours: Weekday.workingDays.open("08:00-16:00"))
    calendar.standardDay = .hours(8)
    let created = [OrderEvent.at("2026-01-12 08:00", .created)]

    let days = ClockTerms.completion(within: .businessDays(2), on: calendar)
    let hours = ClockTerms.completion(within: .clock(.hours(48)), on: calendar)

    #expect(days.openDue(of: created) == .at("2026-01-13 21:00"))
    #expect(hours.openDue(of: created) == .at("2026-01-19 21:00"))
  }

  @Test func `V2, the weekend uses up no time`() {
    let terms = ClockTerms.completion(within: .clock(.hours(4)))

    let reading = terms.reading(
      of: [.at("2025-12-12 21:00", .created)], at: .newYork("2025-12-15 09:30"))

    #expect(reading.compliance.used == .minutes(90))
    #expect(reading.start == .newYork("2025-12-15 08:00"))
  }

  @Test(arguments: [
    ("2026-03-07 22:00", "22:00-30:00", 7, 3600), ("2026-10-31 22:00", "22:00-30:00", 9, -3600),
    ("2026-03-08 00:00", "02:00-04:00", 1, 3600),
  ])
  func `V8, V9 and R11, a segment says that clocks were changed in it`(
    start: String, hours: String, length: Int, change: Int
  ) throws {
    let terms = ClockTerms.completion(within: .clock(.hours(length)), on: .daily(hours))

    let reading = terms.reading(of: [.at(start, .created)], at: .newYork(start))

    let segments = reading.trace.segments
    #expect(segments.filter { $0.kind == .open }.map(\.range.duration) == [.hours(length)])
    #expect(segments.map(\.clockChange.count).filter { $0 != 0 } == [change])
  }
}
