import ServiceModel
import Testing

struct WorkingCalendarTests {
  @Test func `adjacent and overlapping hours merge`() {
    let calendar = WorkingCalendar(
      id: "split", timeZone: .newYork,
      weeklyHours: [
        .monday: [.hours("12:00-15:00"), .hours("08:00-12:00"), .hours("14:00-24:00")],
        .tuesday: [.hours("00:00-02:00")],
      ])

    let open = calendar.openRanges(
      in: TimeRange(start: .at("2026-01-11 00:00"), end: .at("2026-01-17 00:00")))

    #expect(
      open == [
        TimeRange(start: .at("2026-01-12 08:00", .newYork), end: .at("2026-01-13 02:00", .newYork))
      ])
  }

  @Test func `open time is cut at the ends of the range`() {
    let range = TimeRange(
      start: .at("2026-01-12 09:00", .newYork), end: .at("2026-01-13 09:00", .newYork))

    let open = WorkingCalendar.newYork.openRanges(in: range)

    #expect(open.first?.start == range.start)
    #expect(open.last?.end == range.end)
    #expect(open.map(\.duration) == [.hours(8), .hours(1)])
  }

  @Test func `a holiday takes the whole night that opens on it`() {
    let nights = WorkingCalendar.daily("22:00-30:00").closing(on: "2026-01-13")

    let open = nights.openRanges(
      in: TimeRange(
        start: .at("2026-01-13 00:00", .newYork), end: .at("2026-01-15 00:00", .newYork)))

    #expect(
      open == [
        TimeRange(
          start: .at("2026-01-13 00:00", .newYork), end: .at("2026-01-13 06:00", .newYork)),
        TimeRange(
          start: .at("2026-01-14 22:00", .newYork), end: .at("2026-01-15 00:00", .newYork)),
      ])
  }

  @Test func `an exception overrides a holiday and the week`() {
    var calendar = WorkingCalendar.newYork.closing(on: "2026-01-13")
    calendar.exceptions = [
      .day("2026-01-13"): [.hours("10:00-11:00")], .day("2026-01-17"): [.hours("09:00-10:00")],
      .day("2026-01-14"): [],
    ]

    #expect(calendar.hours(on: .day("2026-01-13")) == [.hours("10:00-11:00")])
    #expect(calendar.hours(on: .day("2026-01-17")) == [.hours("09:00-10:00")])
    #expect(calendar.hours(on: .day("2026-01-14")).isEmpty)
    #expect(calendar.hours(on: .day("2026-01-15")) == [.hours("08:00-17:00")])
  }

  @Test func `a holiday inside a pause is not counted twice`() {
    let calendar = WorkingCalendar.newYork.closing(on: "2026-01-13")
    let pause = ClockPause(
      start: .at("2026-01-12 16:00", .newYork), end: .at("2026-01-14 09:00", .newYork))

    let due = calendar.due(
      start: .at("2026-01-12 15:00", .newYork), goal: .hours(2), pauses: [pause])

    #expect(due == .at(.at("2026-01-14 10:00", .newYork)))
  }

  @Test func `an empty calendar never reaches a goal`() {
    let start = Instant.at("2026-01-12 08:00")

    #expect(WorkingCalendar.closed.due(start: start, goal: .hours(1)) == .never)
    #expect(WorkingCalendar.closed.due(start: start, goal: .zero) == .at(start))
    #expect(WorkingCalendar.closed.nextBusinessDay(after: start, by: .time("16:00")) == .never)
    #expect(WorkingCalendar.daily("02:00-02:00").due(start: start, goal: .hours(1)) == .never)
  }

  @Test func `a calendar that opens once holds no more than that`() {
    var once = WorkingCalendar.closed
    once.exceptions = [.day("2031-05-01"): [.hours("22:00-30:00")]]
    let start = Instant.at("2026-01-12 08:00")

    #expect(
      once.due(start: start, goal: .hours(8)) == .at(.at("2031-05-02 06:00", .newYork)))
    #expect(once.due(start: start, goal: .hours(8) + Seconds(1)) == .never)
    #expect(once.due(start: .at("2032-01-01 00:00"), goal: .hours(1)) == .never)
  }

  @Test func `a goal of centuries is never due`() {
    let start = Instant.at("2026-01-12 08:00")

    #expect(WorkingCalendar.newYork.due(start: start, goal: Seconds(.max)) == .never)
    #expect(WorkingCalendar.newYork.due(start: start, goal: .hours(24 * 20_000)) == .never)
  }

  @Test func `a clock that stands still for an unknown time is paused`() {
    let start = Instant.at("2026-01-12 09:00", .newYork)
    let pause = ClockPause(start: .at("2026-01-12 11:00", .newYork), end: nil)

    #expect(WorkingCalendar.newYork.due(start: start, goal: .hours(4), pauses: [pause]) == .paused)
    #expect(
      WorkingCalendar.newYork.due(start: start, goal: .hours(2), pauses: [pause])
        == .at(pause.start))
    #expect(
      WorkingCalendar.newYork.due(start: start, goal: .hours(2000), pauses: [pause]) == .paused)
  }

  @Test func `pauses before the start do not count`() {
    let start = Instant.at("2026-01-12 09:00", .newYork)
    let pauses = [
      ClockPause(start: .at("2026-01-12 08:00", .newYork), end: start),
      ClockPause(start: .at("2026-01-12 08:30", .newYork), end: start + .hours(1)),
    ]

    let due = WorkingCalendar.newYork.due(start: start, goal: .hours(2), pauses: pauses)

    #expect(due == .at(start + .hours(3)))
  }

  @Test(arguments: [
    ("2026-01-14 03:00", "2026-01-15 16:00"), ("2026-01-16 09:00", "2026-01-20 16:00"),
    ("2026-01-17 09:00", "2026-01-20 16:00"), ("2026-01-18 23:59", "2026-01-20 16:00"),
  ])
  func `the next business day skips weekends and holidays`(start: String, due: String) {
    let calendar = WorkingCalendar.newYork.closing(on: "2026-01-19")

    let found = calendar.nextBusinessDay(after: .at(start, .newYork), by: .time("16:00"))

    #expect(found == .at(.at(due, .newYork)))
  }

  @Test func `the calendar's own zone says which day it is`() {
    // In New York it is still Wednesday.
    let start = Instant.at("2026-01-15 02:00")

    let due = WorkingCalendar.newYork.nextBusinessDay(after: start, by: .time("12:00"))

    #expect(due == .at(.at("2026-01-15 12:00", .newYork)))
  }
}
