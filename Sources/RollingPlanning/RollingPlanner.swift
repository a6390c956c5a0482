import Optimization
package import ServiceModel
package import Simulation

/// The optimizer as a dispatch policy: it plans all open calls again and again, and lets everybody
/// set out for the first visit of the plan.
///
/// Each plan is made by ``Optimization/Planner`` from what a dispatcher knows: open calls with the
/// due instants of their promises, technicians where they stand or will be free, work that goes on
/// as it is, mean durations and measured ways. The next plan begins with what is left of the last
/// one. A plan looks at the shifts that go on and the ones after; what fits into none of them waits.
///
/// The prices of a plan are those of ``CallPrices``. As everywhere in the simulation, whoever arrives
/// before the regular end of a shift begins the work.
///
/// - Source: `simulation.md`, E1.4.
package struct RollingPlanner: DispatchPolicy {
  package let interval: Int
  package let triggers: Set<PlanningTrigger>
  let workLimit: Int
  let shiftsAhead: Int
  /// The scenario with nothing in it but what holds for every plan.
  let company: Scenario
  /// The technicians, in the order of the model.
  let crew: [CrewMember]
  /// The call types, in the order of the model.
  let kinds: [CallKind]
  let travel: TravelTable
  /// The prices of ways, each once.
  let wayPrices: [WayPrices]
  let planner = Planner(seed: 1)
  /// The calls of each shift in the last plan.
  private var lastPlan: [CrewShift: [Int]] = [:]

  /// From how many calls on a plan gets all of the work limit; fewer get less, since plans of few
  /// calls are soon as good as they can be.
  private static let fullPlan = 16
  /// How hot the search begins and ends, in hours of waiting of an average call.
  private static let heat = (first: 1.0, last: 0.02)

  /// Creates the policy for the model of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: A scenario without faults.
  ///   - settings: What is simulated; that of the scenario.
  ///   - travel: The ways between all of ``ServiceModel/Scenario/simulatedPlaces``.
  ///   - model: The model of the same scenario, settings and ways.
  package init(
    _ scenario: Scenario, settings: SimulationSettings, travel: TravelTable,
    model: SimulationModel
  ) {
    interval = settings.optimizer.interval.count
    triggers = Set(settings.optimizer.triggers)
    workLimit = settings.optimizer.workLimit
    shiftsAhead = settings.optimizer.shiftsAhead
    self.travel = travel
    let facts = CallKind.facts(of: model, in: scenario, settings: settings)
    let prices = CallPrices(scenario, kinds: facts, model: model)
    kinds = zip(facts, model.callTypes).map { CallKind(facts: $0, type: $1, prices: prices) }
    crew = scenario.technicians.sorted { $0.id.text < $1.id.text }.map {
      CrewMember($0, travel: travel, zone: scenario.timeZone, prices: prices)
    }
    var known: Set<WayPrices> = []
    wayPrices = crew.map(\.ways).filter { known.insert($0).inserted }
    var company = scenario
    company.serviceOrders = []
    company.technicians = crew.map(\.technician)
    company.objective.notPreferredCost = prices.scaled(scenario.objective.notPreferredCost)
    self.company = company
  }

  package mutating func assignments(in situation: DispatchSituation) -> [DispatchAssignment] {
    guard let rolling = problem(of: situation) else { return [] }
    let numbers = Dictionary(
      rolling.calls.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = rolling.shifts.map { (lastPlan[$0] ?? []).compactMap { numbers[$0] } }
    let limit = max(1, workLimit * min(Self.fullPlan, rolling.calls.count) / Self.fullPlan)
    let routes = planner.routes(
      rolling.problem, from: kept,
      temperatures: Temperatures(
        first: rolling.hour * Self.heat.first, last: rolling.hour * Self.heat.last),
      within: SearchBudget(workLimit: limit))
    lastPlan = [:]
    var assignments: [DispatchAssignment] = []
    for (number, route) in routes.enumerated() where !route.isEmpty {
      lastPlan[rolling.shifts[number]] = route.map { rolling.calls[$0] }
      if let assignment = rolling.assignment(first: route[0], in: number) {
        assignments.append(assignment)
      }
    }
    return assignments
  }
}

/// A shift of a technician.
struct CrewShift: Hashable, Sendable {
  /// The position of the technician in the model.
  var technician: Int
  /// The position of the shift among those of the technician.
  var shift: Int
}
