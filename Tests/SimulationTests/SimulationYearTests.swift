import ServiceModel
import Testing

@testable import Simulation

/// Whole years, in which clocks are put forward and back.
struct SimulationYearTests {
  private static let berlin = TimeZoneName("Europe/Berlin")
  private static let rules = berlin.rules
  private static let site = Location(
    name: "site", coordinate: Coordinate(latitude: 52, longitude: 9))

  private static func at(_ hour: Int, _ date: CivilDate) -> Instant {
    rules.occurrence(of: CivilTime(hour: hour, minute: 0), on: date).opening
  }

  private static func date(_ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: 2026, month: month, day: day))
  }

  /// How many calls come in on a day in each hour of its clock, at 500 an hour.
  private static func counts(on date: CivilDate) -> [Int] {
    let profile = WeeklyProfile(perHour: Array(repeating: 500, count: 168), zone: berlin)
    let (start, end) = (at(0, date), at(0, date.advanced(by: 1)))
    var sequence = ArrivalSequence(
      .weekly(profile), name: "call", start: start.secondsSinceEpoch, seed: 1, replication: 0)
    var counts = Array(repeating: 0, count: 24)
    while let next = sequence.next(before: end.secondsSinceEpoch) {
      let shown = rules.civil(at: Instant(secondsSinceEpoch: next.time)).time
      counts[shown.secondsAfterMidnight / 3600] += 1
    }
    return counts
  }

  @Test
  func
    `no call comes in in the hour that is skipped, and twice as many in the one that is doubled`()
    throws
  {
    let spring = Self.counts(on: try Self.date(3, 29))
    let autumn = Self.counts(on: try Self.date(10, 25))

    #expect(spring[2] == 0 && autumn[2] > 850 && autumn[2] < 1150)
    for hour in 0..<24 where hour != 2 {
      #expect((400...600).contains(spring[hour]) && (400...600).contains(autumn[hour]))
    }
  }

  @Test func `in a year with two time changes everybody works by the clock on the wall`() throws {
    let first = try Self.date(1, 1)
    let shifts = (0..<365).map { day in
      let date = first.advanced(by: day)
      return Shift(
        id: Identifier("\(day)"), minStart: Self.at(8, date), maxEnd: Self.at(16, date),
        startLocation: Self.site, endLocation: Self.site)
    }
    // Two calls a night, so that work begins at eight and at nine.
    let nights = (0..<365).flatMap { day in
      [Self.at(1, first.advanced(by: day)), Self.at(4, first.advanced(by: day))]
    }
    let settings = SimulationSettings(calls: [
      CallPattern(id: "call", sites: [Self.site], at: nights, work: .constant(.hours(1)))
    ])
    let scenario = Scenario(
      name: "Year", timeZone: Self.berlin,
      planningWindow: TimeRange(start: Self.at(0, first), end: Self.at(0, first.advanced(by: 365))),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      technicians: [Technician(id: "ann", name: "Ann", shifts: shifts)], serviceOrders: [],
      simulation: settings)

    let model = SimulationModel(
      scenario, settings: settings,
      travel: TravelTable(locations: scenario.simulatedPlaces, matrices: [:]))
    let record = model.replication(0, seed: 1)

    #expect(record.calls.count == 730 && record.calls.allSatisfy { $0.state == .completed })
    let starts = Set(
      record.calls.map {
        Self.rules.civil(at: Instant(secondsSinceEpoch: $0.started)).time.secondsAfterMidnight
      })
    #expect(starts == [8 * 3600, 9 * 3600])
    #expect(record.whole.duty == 365 * 8 * 3600 && record.whole.work == 730 * 3600)
    #expect(record.end - record.countedRange.lowerBound == 365 * 86_400)
  }
}
