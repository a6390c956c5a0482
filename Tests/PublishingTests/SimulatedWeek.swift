import ServiceModel
import Simulation

@testable import Publishing

/// Two technicians and a week of calls with two tiers of promises, small enough to read.
enum SimulatedWeek {
  static let start = Instant(secondsSinceEpoch: 1_772_409_600)

  /// The company with so many technicians.
  static func scenario(_ name: String, technicians count: Int) -> Scenario {
    let home = Location(name: "home", matrixIndex: 0)
    let site = Location(name: "site", matrixIndex: 1)
    let technicians = ["Ann", "Bob", "Cem"].prefix(count).map { name in
      Technician(
        id: Identifier(name.lowercased()), name: name,
        shifts: (0..<5).map { day in
          Shift(
            id: Identifier("day-\(day)"), minStart: start + .hours(24 * day + 8),
            maxEnd: start + .hours(24 * day + 16), startLocation: home, endLocation: home)
        })
    }
    return Scenario(
      name: name, currency: "EUR", timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(start: start, end: start + .hours(120)), travel: .matrices([:]),
      priorities: [
        Priority(id: "urgent", dropCost: Money(minorUnits: 100)),
        Priority(id: "normal", dropCost: .zero),
      ],
      serviceLevelAgreements: [
        agreement("gold", .onSite, hours: 4, fixed: 5000),
        agreement("basic", .completed, hours: 48, fixed: 2000),
      ],
      technicians: Array(technicians), serviceOrders: [],
      simulation: SimulationSettings(
        calls: [
          pattern("failure", "gold", "urgent", site, perWeek: 30),
          pattern("check", "basic", "normal", site, perWeek: 12),
        ], coolDown: .hours(24), absence: 10))
  }

  private static func agreement(
    _ id: Identifier<ServiceLevelAgreement>, _ milestone: Milestone, hours: Int, fixed: Int
  ) -> ServiceLevelAgreement {
    ServiceLevelAgreement(
      id: id, name: id.text,
      targets: [
        ServiceLevelTarget(
          milestone: milestone, goal: .clock(.hours(hours)),
          breach: BreachCost(fixed: Money(minorUnits: fixed)))
      ])
  }

  private static func pattern(
    _ id: Identifier<CallPattern>, _ promises: Identifier<ServiceLevelAgreement>,
    _ priority: Identifier<Priority>, _ site: Location, perWeek: Int
  ) -> CallPattern {
    CallPattern(
      id: id, serviceLevelAgreement: promises, priority: priority, sites: [site],
      hundredthsPerWeek: perWeek * 100,
      work: .spread(.logNormal, mean: .hours(2), variation: 60),
      closedDoor: CallPattern.ClosedDoor(
        percent: 10, spent: .constant(.minutes(15)), retryAfter: .constant(.hours(3))))
  }

  /// Half an hour from anywhere to anywhere else.
  private static func travel(between places: [Location]) -> TravelTable {
    let size = places.count
    let durations = (0..<size * size).map { Int32($0 / size == $0 % size ? 0 : 1800) }
    let matrix = TravelMatrix(size: size, durations: durations, distances: durations)
    return TravelTable(locations: places, matrices: ["car": matrix])
  }

  /// What eight replications of the company and of a variant with a third technician say.
  static func report(
    names: [String] = ["Two technicians", "Three technicians"], threads: Int = 2,
    change: (inout Scenario) -> Void = { _ in }
  ) -> SimulationReport {
    let companies = names.enumerated().compactMap { index, name -> SimulationReport.Company? in
      var scenario = scenario(name, technicians: 2 + index)
      change(&scenario)
      guard let settings = scenario.simulation else { return nil }
      let study = SimulationStudy(
        scenario, settings: settings, travel: travel(between: scenario.simulatedPlaces))
      return SimulationReport.Company(
        scenario, name: scenario.name, study: study,
        summaries: study.summaries(0..<8, seed: 1, threads: threads),
        confidence: 0.95)
    }
    return SimulationReport(
      companies,
      run: SimulationReport.Run(
        seed: 1, replications: 8, halfWidth: 0.01, confidence: 0.95, warmUp: .none),
      money: MoneyFormat(currency: "EUR", minorUnitsPerUnit: 100),
      clock: LocalClock(TimeZoneName("UTC")))
  }
}
