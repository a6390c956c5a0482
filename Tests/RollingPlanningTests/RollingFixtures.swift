import Planning
import RollingPlanning
import ServiceModel
import Simulation
import TestScenarios

/// Companies for the rolling optimizer that a reader can hold in the head.
enum RollingFixtures {
  /// Monday 2026-03-02T08:00Z.
  static let start = Instant(secondsSinceEpoch: 1_772_438_400)

  /// Places on a line, ten minutes and five kilometres apart.
  static func line(_ count: Int) -> TravelTable {
    let cells = (0..<count * count).map { abs($0 / count - $0 % count) }
    return TravelTable(
      locations: (0..<count).map { Location(matrixIndex: $0) },
      matrices: [
        "car": TravelMatrix(
          size: count, durations: cells.map { Int32($0 * 600) },
          distances: cells.map { Int32($0 * 5000) })
      ])
  }

  /// Shifts from 8 to 16 on so many days, or one without end.
  static func technician(
    _ id: String, days: Int? = nil, home: Int = 0, skills: [String] = []
  ) -> Technician {
    let hours = days.map { days in (0..<days).map { ($0 * 24, $0 * 24 + 8) } } ?? [(0, 60_000)]
    return Technician(
      id: Identifier(id), name: id,
      skills: skills.map { HeldSkill(skill: Identifier($0)) },
      shifts: hours.enumerated().map { number, hours in
        Shift(
          id: Identifier("shift-\(number)"), minStart: start + .hours(hours.0),
          maxEnd: start + .hours(hours.1), startLocation: Location(matrixIndex: home),
          endLocation: nil)
      })
  }

  /// Creates a scenario in which the optimizer sends technicians to calls.
  static func scenario(
    _ technicians: [Technician], _ calls: [CallPattern], hours: Int,
    promises: [ServiceLevelAgreement] = [], rule: DispatchRule = .optimizer,
    optimizer: RollingPlanSettings = RollingPlanSettings(), warmUp: Int = 0
  ) -> Scenario {
    Scenario(
      name: "Rolling", timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(start: start, end: start + .hours(hours)),
      travel: .matrices([:]),
      priorities: [Priority(id: "urgent", dropCost: Money(minorUnits: 90_000))],
      serviceLevelAgreements: promises, technicians: technicians, serviceOrders: [],
      simulation: SimulationSettings(
        calls: calls, rule: rule, warmUp: .hours(warmUp), coolDown: .hours(2000),
        optimizer: optimizer))
  }

  /// Returns the study of a scenario with its policy, if it is to have one.
  static func study(_ scenario: Scenario, places: Int) throws -> SimulationStudy {
    guard let settings = scenario.simulation else { throw MissingSimulation() }
    let travel = line(places)
    let known = try KnownVisits(scenario, settings: settings)
    var study = SimulationStudy(scenario, settings: settings, known: known, travel: travel)
    if settings.rule == .optimizer {
      study.model.policy = RollingPlanner(
        scenario, settings: settings, travel: travel, model: study.model)
    }
    return study
  }

  /// On site in so many hours, at a price.
  static func onSite(within hours: Int, fixed: Int) -> ServiceLevelAgreement {
    ServiceLevelAgreement(
      id: "gold", name: "Gold",
      targets: [
        ServiceLevelTarget(
          milestone: .onSite, goal: .clock(.hours(hours)),
          breach: BreachCost(fixed: Money(minorUnits: fixed)))
      ])
  }

  struct MissingSimulation: Error {}
}

/// A policy that writes down what it knows and decides.
struct WatchedPlanner: DispatchPolicy {
  var inner: RollingPlanner
  let log: Recorder<(DispatchSituation, [DispatchAssignment])>

  var interval: Int { inner.interval }
  var triggers: Set<PlanningTrigger> { inner.triggers }

  mutating func assignments(in situation: DispatchSituation) -> [DispatchAssignment] {
    let assignments = inner.assignments(in: situation)
    log.add((situation, assignments))
    return assignments
  }
}
