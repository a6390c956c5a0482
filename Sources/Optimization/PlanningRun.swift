import Planning
import ServiceModel

/// How far a proof goes.
enum ProofStage: Sendable {
  /// The relaxation of a subproblem is solved, nothing more.
  case relaxation
  /// Cuts, fixing, listing and branches as well.
  case tree
  /// Cuts and branches, so that prices and cases alone prove the bound.
  case certificate
}

/// One run of the planner: the best plan and the best bound so far, and what is left of the budget.
struct PlanningRun {
  let arrays: RoutingArrays
  let planner: Planner
  var meter: BudgetMeter
  var lanes: SearchLanes
  /// The search around the plans of dives.
  var diveLane: SearchLanes
  /// The threads that the proof may use at the moment.
  var proofThreads: Int
  /// How ``lanes`` cool down.
  var annealing = AnnealingPlan()
  /// The cheapest assignment found.
  private(set) var incumbent: SearchState
  /// The best proved bound on the objective, the constant part apart.
  private(set) var bound: Int?
  var statistics = SearchStatistics()
  /// Shifts that are alike.
  let classes: [PricingClass]
  /// The class of each shift, or -1 for a shift that can make no visit.
  let classOf: [Int]
  /// The solved relaxation, if there is one.
  var root: RootOutcome?
  /// The routes that the run came to know, for those who want to see the model.
  var columns: [RouteColumn] = []
  /// The open subproblems of the proof.
  var tree = ProofTree()
  /// What can be shown of the bound.
  var record = ProofRecord()
  /// Whether the last dive came to its end.
  var hasDived = false
  /// How far the proof may go.
  var stage = ProofStage.tree
  /// The number of the subproblem that is priced, or -1.
  var entered = -1
  /// Whether the master allows just the routes of that subproblem.
  var isMasterCurrent = false
  private let observer: (SearchProgress) -> Void

  init(
    _ problem: PlanningProblem, planner: Planner, budget: SearchBudget,
    observer: @escaping (SearchProgress) -> Void
  ) {
    arrays = RoutingArrays(problem)
    self.planner = planner
    proofThreads = planner.threads
    meter = BudgetMeter(budget)
    self.observer = observer
    // Only a run that time limits may let the number of threads decide what is tried.
    let count = meter.isCounted ? 2 : planner.threads
    lanes = SearchLanes(
      arrays, count: count, seed: planner.seed, from: planner.start.map(problem.stops(of:)))
    diveLane = SearchLanes(arrays, from: lanes.best, seed: planner.seed)
    incumbent = lanes.best
    classes = PricingClass.classes(of: arrays)
    var classOf = [Int](repeating: -1, count: arrays.shifts.count)
    for (index, one) in classes.enumerated() {
      for member in one.members { classOf[member] = index }
    }
    self.classOf = classOf
  }

  /// Searches until the run has come to `share`, or for so many steps in all.
  mutating func search(until share: Double, atMost steps: Int? = nil) {
    let before = meter.work
    lanes.run(until: share, atMost: steps, meter: &meter, threads: planner.threads)
    endTurn(ofSearchFrom: before)
  }

  /// Takes over what a turn of the search came to that began after so much work.
  mutating func endTurn(ofSearchFrom before: Int) {
    // A share too small for a step still has to end.
    if meter.isCounted, meter.work == before { meter.work += 1 }
    adopt(lanes)
  }

  /// Takes over what a search came to.
  mutating func adopt(_ lanes: SearchLanes) {
    self.lanes = lanes
    statistics.iterations = lanes.iterations + diveLane.iterations
    offer(lanes.best)
    report("search")
  }

  /// Makes `state` the incumbent if it is cheaper.
  mutating func offer(_ state: SearchState) {
    if state.objective < incumbent.objective { incumbent = state }
  }

  /// Raises the bound, in minor units without the constant part.
  mutating func raiseBound(to value: Int) {
    bound = max(bound ?? value, value)
  }

  /// Whether the plan makes every visit that must be made.
  var isComplete: Bool {
    incumbent.leftOut.allSatisfy { !arrays.mustBeMade[$0] } && unplannable.isEmpty
  }

  /// The visits that must be made but that no shift can make.
  private var unplannable: [Int] {
    let problem = arrays.problem
    return problem.visits.indices.filter {
      problem.visits[$0].mustBeMade && problem.eligibleShifts[$0].isEmpty
    }
  }

  /// Whether nothing is left to prove.
  var isClosed: Bool {
    guard let bound else { return false }
    let gap = incumbent.objective - bound
    guard gap > 0 else { return true }
    // A plan that leaves out what must be made is within no gap, unless it is proved that none makes it.
    return Double(gap) <= planner.gap * Double(max(1, incumbent.objective + arrays.constant))
      && (isComplete || bound >= arrays.bigM)
  }

  /// Tells the observer how things stand.
  func report(_ phase: String) {
    observer(
      SearchProgress(
        phase: phase,
        objective: isComplete
          ? Money(minorUnits: incumbent.objective + arrays.constant) : nil,
        bound: bound.map { Money(minorUnits: min($0, incumbent.objective) + arrays.constant) },
        columns: statistics.columns, iterations: statistics.iterations))
  }

  /// Returns the outcome of the run.
  func result() -> PlanningResult {
    let problem = arrays.problem
    let status = self.status
    var stops = [[Int]](repeating: [], count: problem.shifts.count)
    for (shift, route) in incumbent.routes.enumerated() {
      stops[shift] = route.stops.map { arrays.visitIDs[$0] }
    }
    let isProved = status == .provedOptimal
    let empty = Plan(routes: [], unassignedVisits: [])
    let plan = problem.plan(making: stops, isProved: isProved) ?? empty
    let audit = PlanAudit(scenario: problem.facts.scenario, travel: problem.travel)
    let breakdown = audit.breakdown(of: plan)
    return PlanningResult(
      plan: plan, status: status, breakdown: breakdown,
      bound: isComplete
        ? bound.map { min(Money(minorUnits: $0 + arrays.constant), breakdown.total) } : nil,
      certificate: certificate(), knowledge: planner.keepsKnowledge ? knowledge() : nil,
      statistics: statistics)
  }

  private var status: PlanningStatus {
    guard unplannable.isEmpty else { return .infeasible }
    guard isComplete else {
      return (bound ?? 0) >= arrays.bigM ? .infeasible : .stoppedEmpty
    }
    guard let bound else { return .stoppedFeasible }
    if incumbent.objective <= bound { return .provedOptimal }
    return isClosed ? .withinGap : .stoppedFeasible
  }
}
