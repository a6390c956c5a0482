import ServiceModel
import Testing

/// Working calendars with base calendars (checklist row 1).
struct BaseCalendarTests {
  /// Like the office, but on Saturday mornings and with Mondays of its own.
  private static var hotline: WorkingCalendar {
    var calendar = WorkingCalendar(
      id: "hotline", timeZone: .newYork,
      weeklyHours: [.monday: [.hours("07:00-19:00")], .saturday: [.hours("08:00-12:00")]],
      base: "NY", baseDays: [.tuesday, .wednesday, .thursday, .friday, .sunday])
    calendar.exceptions = [.day("2026-01-15"): [.hours("10:00-11:00")]]
    calendar.holidays = [.day("2026-01-16")]
    calendar.baseDates = [.day("2026-01-17"), .day("2026-01-19"), .day("2026-01-23")]
    return calendar
  }

  private static var office: WorkingCalendar {
    var office = WorkingCalendar.newYork.closing(on: "2026-01-19").closing(on: "2026-01-14")
    office.exceptions = [
      .day("2026-01-15"): [.hours("08:00-09:00")], .day("2026-01-22"): [.hours("09:00-10:00")],
      .day("2026-01-24"): [.hours("09:00-10:00")],
    ]
    return office
  }

  @Test(arguments: [
    ("2026-01-12", "07:00-19:00"),  // a Monday of its own
    ("2026-01-13", "08:00-17:00"),  // deferred, open
    ("2026-01-14", ""),  // deferred, a holiday of the base
    ("2026-01-15", "10:00-11:00"),  // an exception of its own
    ("2026-01-16", ""),  // a holiday of its own
    ("2026-01-17", ""),  // a Saturday that defers by date
    ("2026-01-18", ""),  // a Sunday, closed in the base
    ("2026-01-19", ""),  // a Monday that defers by date to a holiday of the base
    ("2026-01-22", "09:00-10:00"),  // deferred, an exception of the base
    ("2026-01-23", "08:00-17:00"),  // defers twice over
    ("2026-01-24", "08:00-12:00"),  // a Saturday of its own, whatever the base says
  ])
  func `row 1, a day is open, closed or as the base has it`(day: String, hours: String) {
    let calendars = [Self.hotline, Self.office].standingAlone()

    #expect(calendars[0].hours(on: .day(day)) == (hours.isEmpty ? [] : [.hours(hours)]))
    #expect(calendars[1] == Self.office)
  }

  @Test func `row 1, a base may have a base, in any order of the list`() {
    let third = WorkingCalendar(
      id: "third", timeZone: .berlin, weeklyHours: [:], base: "hotline",
      baseDays: Set(Weekday.allCases))

    for calendars in [[third, Self.hotline, Self.office], [Self.office, Self.hotline, third]] {
      let resolved = calendars.standingAlone()
      #expect(resolved.map(\.id) == calendars.map(\.id))
      for third in resolved where third.id == "third" {
        #expect(third.hours(on: .day("2026-01-12")) == [.hours("07:00-19:00")])
        #expect(third.hours(on: .day("2026-01-13")) == [.hours("08:00-17:00")])
        #expect(third.hours(on: .day("2026-01-16")) == [])
      }
    }
  }

  @Test func `calendars in a circle or without their base close the days that defer`() {
    let days = Set([Weekday.monday])
    let circle = [
      WorkingCalendar(id: "a", timeZone: .utc, weeklyHours: [:], base: "b", baseDays: days),
      WorkingCalendar(id: "b", timeZone: .utc, weeklyHours: [:], base: "a", baseDays: days),
      WorkingCalendar(id: "c", timeZone: .utc, weeklyHours: [:], base: "d", baseDays: days),
    ]

    for calendar in circle.standingAlone() {
      #expect(calendar.hours(on: .day("2026-01-12")) == [])
      #expect(calendar.base == nil)
    }
  }

  @Test func `a chain of many calendars resolves`() {
    let days = Set(Weekday.allCases)
    var calendars = [WorkingCalendar.newYork]
    for number in 1...5000 {
      calendars.append(
        WorkingCalendar(
          id: Identifier("\(number)"), timeZone: .newYork, weeklyHours: [:],
          base: number == 1 ? "NY" : Identifier("\(number - 1)"), baseDays: days))
    }
    calendars.reverse()

    #expect(calendars.standingAlone()[0].hours(on: .day("2026-01-12")) == [.hours("08:00-17:00")])
  }

  @Test(arguments: [
    ("2026-01-12 08:00", "2026-01-12 08:00"), ("2026-01-12 16:59", "2026-01-12 16:59"),
    ("2026-01-12 17:00", "2026-01-13 08:00"), ("2026-01-16 17:00", "2026-01-19 08:00"),
    ("2026-01-17 10:00", "2026-01-19 08:00"), ("2026-01-12 03:00", "2026-01-12 08:00"),
  ])
  func `row 1, the next open instant skips nights and weekends`(start: String, opening: String) {
    #expect(WorkingCalendar.newYork.nextOpening(from: .newYork(start)) == .newYork(opening))
  }

  @Test func `row 1, the next open day skips weekends and holidays, and there may be none`() {
    let calendar = WorkingCalendar.newYork.closing(on: "2026-01-19")

    #expect(calendar.nextOpenDay(from: .day("2026-01-16")) == .day("2026-01-16"))
    #expect(calendar.nextOpenDay(from: .day("2026-01-17")) == .day("2026-01-20"))
    #expect(WorkingCalendar.closed.nextOpenDay(from: .day("2026-01-17")) == nil)
    #expect(WorkingCalendar.closed.nextOpening(from: .newYork("2026-01-17 10:00")) == nil)
    var once = WorkingCalendar.closed
    once.exceptions = [.day("2026-02-01"): [.hours("22:00-26:00")]]
    #expect(once.nextOpenDay(from: .day("2026-01-17")) == .day("2026-02-01"))
    #expect(once.nextOpenDay(from: .day("2026-02-02")) == nil)
  }

  @Test func `row 1, working time is added across weekends and base days`() {
    let hotline = [Self.hotline, Self.office].standingAlone()[0]

    // Monday 18:00 to 19:00, Tuesday 8:00 to 17:00, Thursday 10:00 to 11:00, the Saturday defers.
    let due = hotline.due(start: .newYork("2026-01-12 18:00"), goal: .hours(12))

    #expect(due == .at(.newYork("2026-01-20 09:00")))
  }
}
