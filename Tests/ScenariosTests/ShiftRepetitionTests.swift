import Scenarios
import ServiceModel
import Testing

/// Shifts that take place on many days.
struct ShiftRepetitionTests {
  private static func load(_ shift: String, zone: String = "Europe/Berlin") -> LoadedScenario {
    ScenarioLoader.load(
      text: """
        callout: 1
        name: One
        timeZone: \(zone)
        planningWindow: { start: 2026-01-01T00:00, end: 2027-01-01T00:00 }
        travel: { straightLine: { kilometresPerHour: 30 } }
        technicians:
          - id: ann
            shifts: [{ \(shift) }]

        """, file: "one.yaml")
  }

  private static func shifts(_ shift: String) throws -> [Shift] {
    let loaded = load(shift)
    #expect(loaded.diagnostics.map(\.description) == [])
    return try #require(loaded.scenario?.technicians.first?.shifts)
  }

  @Test func `a shift is repeated on days of the week, but for exceptions`() throws {
    let shifts = try Self.shifts(
      "start: 2026-03-23T08:00, end: 2026-03-23T16:00, breaks: [{ duration: PT30M, start: "
        + "2026-03-23T12:00, end: 2026-03-23T13:00 }], repeat: { until: 2026-04-03, days: "
        + "[monday-tuesday, friday], except: [2026-03-31] }")

    #expect(
      shifts.map(\.id.text) == [
        "1", "1@2026-03-24", "1@2026-03-27", "1@2026-03-30", "1@2026-04-03",
      ])
    // The clocks go forward on 29 March; the shift stays at eight by the clock.
    #expect(shifts[3].minStart - shifts[2].minStart == .hours(71))
    #expect(shifts.allSatisfy { $0.maxEnd - $0.minStart == .hours(8) })
    #expect(shifts.allSatisfy { $0.breaks[0].minStart - $0.minStart == .hours(4) })
  }

  @Test func `a night through the change of clocks is an hour shorter or longer`() throws {
    let spring = try Self.shifts(
      "start: 2026-03-27T22:00, end: 2026-03-28T06:00, repeat: { until: 2026-03-29, days: "
        + "monday-sunday }")
    let autumn = try Self.shifts(
      "start: 2026-10-23T22:00, end: 2026-10-24T06:00, repeat: { until: 2026-10-25, days: "
        + "monday-sunday }")

    #expect(spring.map { ($0.maxEnd - $0.minStart).count / 3600 } == [8, 7, 8])
    #expect(autumn.map { ($0.maxEnd - $0.minStart).count / 3600 } == [8, 9, 8])
  }

  @Test func `without days it is repeated from Monday to Friday`() throws {
    let shifts = try Self.shifts(
      "id: day, start: 2026-01-05T08:00, end: 2026-01-05T16:00, repeat: { until: 2026-12-31 }")

    #expect(shifts.count == 259)
    #expect(shifts[0].id == "day" && shifts[1].id == "day@2026-01-06")
  }

  @Test(arguments: [
    ("until: 2025-12-31", FaultCode.outOfRange), ("until: 2046-12-31", .outOfRange),
    ("until: 2026-02-30", .malformedValue), ("days: monday", .missingKey),
    ("until: 2026-02-01, days: mondays", .malformedValue),
    ("until: 2026-02-01, every: monday", .unknownKey),
  ])
  func `a repetition that makes no sense is a fault`(text: String, code: FaultCode) {
    let loaded = Self.load(
      "start: 2026-01-05T08:00, end: 2026-01-05T16:00, repeat: { \(text) }")

    #expect(loaded.scenario == nil)
    #expect(loaded.diagnostics.contains { $0.code == code && $0.position != nil })
  }
}
