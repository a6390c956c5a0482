import ServiceModel
import Testing

/// The golden vectors of the SLA clock that need calendars and pauses only.
struct CalendarVectorTests {
  /// One vector: a clock that starts, a goal, and the due instant in UTC.
  struct Vector: Sendable, CustomTestStringConvertible {
    var id: String
    var calendar: WorkingCalendar
    var start: Instant
    var goal: Seconds
    var pauses: [ClockPause] = []
    var due: Instant

    var testDescription: String { id }
  }

  static let vectors: [Vector] = plainVectors + clockChangeVectors + pauseVectors

  private static let plainVectors: [Vector] = [
    Vector(
      id: "V1", calendar: .newYork, start: .at("2026-01-09 15:30", .newYork), goal: .hours(4),
      due: .at("2026-01-12 15:30")),
    Vector(
      id: "V3",
      calendar: WorkingCalendar(
        id: "V3", timeZone: .berlin,
        weeklyHours: [
          .monday: [.hours("09:00-17:00")], .tuesday: [.hours("09:00-16:00")],
          .thursday: [.hours("08:00-17:00")],
        ]),
      start: .at("2026-01-12 11:00", .berlin), goal: .hours(16), due: .at("2026-01-15 10:00")),
    Vector(
      id: "V4", calendar: .newYork, start: .at("2026-01-12 08:00", .newYork), goal: .hours(9),
      due: .at("2026-01-12 22:00")),
    Vector(
      id: "V4b", calendar: .newYork, start: .at("2026-01-12 17:00", .newYork), goal: .hours(1),
      due: .at("2026-01-13 14:00")),
    Vector(
      id: "V5", calendar: .newYork.closing(on: "2026-01-19"),
      start: .at("2026-01-16 15:00", .newYork), goal: .hours(4), due: .at("2026-01-20 15:00")),
    Vector(
      id: "V10",
      calendar: WorkingCalendar(
        id: "V10", timeZone: TimeZoneName("Asia/Tokyo"),
        weeklyHours: Weekday.workingDays.open("09:00-18:00")),
      start: .at("2026-01-15 16:00", TimeZoneName("Europe/London")), goal: .hours(4),
      due: .at("2026-01-16 04:00")),
    Vector(
      id: "V16a", calendar: eightToFour, start: .at("2026-01-12 08:00", .newYork),
      goal: .hours(48), due: .at("2026-01-19 21:00")),
    Vector(
      id: "V16b", calendar: eightToFour, start: .at("2026-01-12 08:00", .newYork),
      goal: .hours(16), due: .at("2026-01-13 21:00")),
    Vector(
      id: "V18", calendar: christmas, start: .at("2026-12-24 10:00", .newYork), goal: .hours(6),
      due: .at("2026-12-28 17:00")),
    Vector(
      id: "V20",
      calendar: WorkingCalendar(
        id: "V20", timeZone: .newYork,
        weeklyHours: [.monday: [.hours("08:00-12:00"), .hours("13:00-17:00")]]),
      start: .at("2026-01-12 08:00", .newYork), goal: .hours(5),
      due: .at("2026-01-12 14:00", .newYork)),
  ]

  private static let clockChangeVectors: [Vector] = [
    Vector(
      id: "V6", calendar: .newYorkAlways, start: .at("2026-03-08 00:30", .newYork),
      goal: .hours(4), due: .at("2026-03-08 09:30")),
    Vector(
      id: "V7", calendar: .newYorkAlways, start: .at("2026-11-01 00:30", .newYork),
      goal: .hours(4), due: .at("2026-11-01 08:30")),
    Vector(
      id: "V8b", calendar: .daily("22:00-30:00"), start: .at("2026-03-07 21:00", .newYork),
      goal: .hours(10), due: .at("2026-03-09 05:00")),
    Vector(
      id: "V17",
      calendar: WorkingCalendar(
        id: "V17", timeZone: .berlin, weeklyHours: Weekday.workingDays.open("08:00-17:00")),
      start: .at("2026-03-27 16:00", .berlin), goal: .hours(2), due: .at("2026-03-30 07:00")),
  ]

  private static let pauseVectors: [Vector] = [
    Vector(
      id: "V11", calendar: .newYork, start: .at("2026-01-12 09:00", .newYork), goal: .hours(4),
      pauses: [pause("2026-01-12 10:00", "2026-01-12 12:00")], due: .at("2026-01-12 20:00")),
    Vector(
      id: "V12", calendar: .newYork, start: .at("2026-01-12 12:00", .newYork), goal: .hours(8),
      pauses: [pause("2026-01-12 18:00", "2026-01-13 07:00")], due: .at("2026-01-13 16:00")),
    Vector(
      id: "V13", calendar: .newYork, start: .at("2026-01-12 12:00", .newYork), goal: .hours(8),
      pauses: [pause("2026-01-12 16:00", "2026-01-12 20:00")], due: .at("2026-01-13 17:00")),
    Vector(
      id: "V14", calendar: .newYork, start: .at("2026-01-12 12:00", .newYork), goal: .hours(8),
      pauses: [pause("2026-01-12 20:00", "2026-01-13 10:00")], due: .at("2026-01-13 18:00")),
  ]

  private static let eightToFour = WorkingCalendar(
    id: "V16", timeZone: .newYork, weeklyHours: Weekday.workingDays.open("08:00-16:00"))

  private static let christmas = WorkingCalendar(
    id: "V18", timeZone: .newYork, weeklyHours: Weekday.workingDays.open("08:00-17:00"),
    holidays: [.day("2026-12-24")],
    exceptions: [.day("2026-12-24"): [.hours("08:00-12:00")], .day("2026-12-25"): []])

  private static func pause(_ start: String, _ end: String) -> ClockPause {
    ClockPause(start: .at(start, .newYork), end: .at(end, .newYork))
  }

  @Test(arguments: vectors)
  func `a goal runs out at the second that the vector states`(vector: Vector) {
    let due = vector.calendar.due(start: vector.start, goal: vector.goal, pauses: vector.pauses)

    #expect(due == .at(vector.due))
  }

  @Test(arguments: vectors)
  func `the time elapsed until the due instant is the goal`(vector: Vector) {
    let elapsed = vector.calendar.businessTime(
      from: vector.start, to: vector.due, pauses: vector.pauses)

    #expect(elapsed == vector.goal)
  }

  @Test func `a weekend counts for the wall clock only`() {
    let start = Instant.at("2025-12-12 21:00", .newYork)
    let end = Instant.at("2025-12-15 09:30", .newYork)

    #expect(WorkingCalendar.newYork.businessTime(from: start, to: end) == .minutes(90))
    #expect(end - start == .minutes(60 * 60 + 30))
  }

  @Test(arguments: [
    ("V8 spring", WorkingCalendar.daily("22:00-30:00"), "2026-03-07", Seconds.hours(7)),
    ("V8 autumn", .daily("22:00-30:00"), "2026-10-31", .hours(9)),
    ("V9", .daily("02:00-04:00"), "2026-03-08", .hours(1)),
    ("V9b", .daily("01:00-02:30"), "2026-03-08", .hours(1)),
    ("V9c", .daily("01:00-02:00"), "2026-11-01", .hours(2)),
    ("V21 autumn", .daily("00:00-24:00", .lordHowe), "2026-04-05", .minutes(24 * 60 + 30)),
    ("V21 spring", .daily("00:00-24:00", .lordHowe), "2026-10-04", .minutes(23 * 60 + 30)),
  ])
  func `a window has its real length on a night when the clocks change`(
    id: String, calendar: WorkingCalendar, day: String, length: Seconds
  ) {
    let open = calendar.openRanges(on: .day(day))

    #expect(open.map(\.duration) == [length])
  }

  @Test func `a window that ends in the gap closes when the gap ends`() {
    let open = WorkingCalendar.daily("01:00-02:30").openRanges(on: .day("2026-03-08"))

    #expect(open == [TimeRange(start: .at("2026-03-08 06:00"), end: .at("2026-03-08 07:00"))])
  }
}
