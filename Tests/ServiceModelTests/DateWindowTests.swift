import ServiceModel
import Testing

struct DateWindowTests {
  private let amsterdam = TimeZoneName("Europe/Amsterdam")

  /// The clocks go forward on Sunday 29 March 2026.
  @Test func `hours of a day move with the clocks`() throws {
    let window = DateWindow(
      start: try date(2026, 3, 28), end: try date(2026, 3, 29),
      hours: [
        DailyInterval(from: CivilTime(hour: 9, minute: 0), to: CivilTime(hour: 12, minute: 0))
      ])

    let starts = window.starts(in: amsterdam, duration: .hours(1))

    #expect(starts.map { $0.upperBound - $0.lowerBound } == [.hours(2), .hours(2)])
    #expect(starts[1].lowerBound - starts[0].lowerBound == .hours(23))
  }

  @Test func `a day that the clocks shorten is an hour shorter`() throws {
    let sunday = try date(2026, 3, 29)

    let starts = DateWindow(start: sunday, end: sunday).starts(in: amsterdam, duration: .hours(1))

    #expect(starts.map { $0.upperBound - $0.lowerBound } == [.hours(23) - Seconds(1)])
  }

  @Test func `hours too short for the work allow no start`() throws {
    let monday = try date(2026, 3, 9)
    let window = DateWindow(
      start: monday, end: monday,
      hours: [
        DailyInterval(from: CivilTime(hour: 8, minute: 0), to: CivilTime(hour: 9, minute: 0)),
        DailyInterval(from: CivilTime(hour: 22, minute: 0), to: CivilTime(hour: 25, minute: 0)),
      ])

    let starts = window.starts(in: .utc, duration: .hours(2))

    #expect(starts.count == 1)
    #expect(starts.first.map { $0.upperBound - $0.lowerBound } == .hours(1))
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }
}
