import ServiceModel
import Testing

@testable import Simulation

/// How much of the beginning is not counted.
struct WarmUpTests {
  @Test func `MSER-5 minimizes the error of what is left, as done by hand`() throws {
    // Groups of five: 10, 4, 1, 1, 2, 2, 1, 1. Squared errors of the rest, from the cut on:
    // 0: 67.5 / 64, 1: 7.43 / 49, 2: 1.33 / 36, 3: 1.2 / 25, 4: 1 / 16. The least is at 2.
    let means = [10.0, 4, 1, 1, 2, 2, 1, 1]
    let values = means.flatMap { [$0 - 1, $0 + 1, $0 - 2, $0 + 2, $0] }

    #expect(WarmUp.length(of: values) == 10)
    #expect(WarmUp.length(of: values + [99, 99, 99]) == 10)
  }

  /// Sixty days of a company that is empty at first, with work of so many hours on average.
  private static func study(
    hours: Int, perHour: Double = 2, technicians: Int = 150
  ) throws -> SimulationStudy {
    let start = Instant(secondsSinceEpoch: 1_772_409_600)
    let home = Location(name: "home", matrixIndex: 0)
    let shift = Shift(
      id: "always", minStart: start, maxEnd: start + .hours(90 * 24), startLocation: home,
      endLocation: home)
    let scenario = Scenario(
      name: "Long", timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(start: start, end: start + .hours(60 * 24)),
      travel: .matrices([:]),
      technicians: (0..<technicians).map {
        Technician(id: Identifier("\($0)"), name: "T", shifts: [shift])
      },
      serviceOrders: [],
      simulation: SimulationSettings(
        calls: [
          CallPattern(
            id: "call", sites: [home], hundredthsPerWeek: Int(perHour * 16_800),
            work: .spread(.exponential, mean: .hours(hours), variation: 100))
        ]))
    return SimulationStudy(
      scenario, settings: try #require(scenario.simulation),
      travel: TravelTable(
        locations: scenario.simulatedPlaces,
        matrices: ["car": TravelMatrix(size: 1, durations: [0], distances: [0])]))
  }

  @Test func `a company that fills up slowly needs a long warm-up`() throws {
    let quick = try #require(
      try Self.study(hours: 2).settlingTime(replications: 5, seed: 1, threads: 2))
    let slow = try #require(
      try Self.study(hours: 48).settlingTime(replications: 5, seed: 1, threads: 2))

    #expect(quick < slow)
    #expect(slow >= .hours(5 * 24) && slow.count % 86_400 == 0)
  }

  @Test func `calls that pile up never settle`() throws {
    let study = try Self.study(hours: 120, perHour: 0.5, technicians: 20)

    #expect(study.settlingTime(replications: 3, seed: 1, threads: 1) == nil)
  }

  @Test func `a warm-up shortens what is counted, and nothing else`() throws {
    let study = try Self.study(hours: 24)
    let later = study.counting(after: .hours(48))

    #expect(later.model.window.counted.end == study.model.window.counted.end)
    #expect(later.model.window.length == .hours(58 * 24))
    #expect(later.counting(after: .zero).model.window == study.model.window)
    #expect(study.observationStep == .hours(24))
    let all = try #require(study.summaries(0..<1, seed: 1, threads: 1).first)
    let part = try #require(later.summaries(0..<1, seed: 1, threads: 1).first)
    #expect(part.calls.created < all.calls.created)
    #expect(part.waiting.count == 58 && all.waiting.count == 60)
  }
}
