import Planning
import ServiceModel

/// Plans variants of a scenario, all within one budget, each on one thread.
///
/// First each variant gets the same small share; what is left then goes to those that are not decided,
/// again in equal shares. With a work limit alone the results depend on neither time nor threads.
struct ForcedRuns {
  let travel: TravelTable
  let seed: UInt64
  let threads: Int
  let budget: SearchBudget
  /// What the runs begin with besides a plan.
  private var knowledge: RouteKnowledge?
  /// The work units spent or set aside.
  private(set) var work = 0

  init(travel: TravelTable, seed: UInt64, threads: Int, budget: SearchBudget) {
    self.travel = travel
    self.seed = seed
    self.threads = threads
    self.budget = budget
  }

  /// Plans the scenario as it is, so that the runs need not find its routes and prices each for itself.
  ///
  /// - Returns: The bound that this proves, if any.
  mutating func learn(from problem: PlanningProblem, start: Plan) -> Money? {
    let (units, seconds) = part(Self.learningShare, of: 1)
    work += units ?? 0
    var planner = Planner(seed: seed, threads: threads, start: start)
    planner.keepsKnowledge = true
    // One run on all threads: its seconds are not those of a round.
    let result = planner.plan(problem, within: slice(units: units, seconds: seconds))
    knowledge = result.knowledge
    return result.bound
  }

  private static let learningShare = 0.3

  /// The part of what is left that a first round may take; the other half is for conflicts.
  private static let firstShare = 0.3
  private static let secondShare = 0.6

  /// Returns the results of planning `scenarios`, each as well as its share allows.
  ///
  /// - Parameters:
  ///   - scenarios: The variants.
  ///   - start: The plan that each run begins with, as far as it fits.
  /// - Returns: The result of each, in their order.
  mutating func plan(_ scenarios: [Scenario], from start: Plan) -> [PlanningResult] {
    guard !scenarios.isEmpty else { return [] }
    var results = run(scenarios.map { (scenario: $0, start: start) }, share: Self.firstShare)
    let open = results.indices.filter { !results[$0].isDecided }
    let again = open.map { index in
      let known = results[index].status == .stoppedFeasible ? results[index].plan : start
      return (scenario: scenarios[index], start: known)
    }
    for (index, result) in zip(open, run(again, share: Self.secondShare)) {
      results[index] = results[index].combined(with: result)
    }
    return results
  }

  /// Returns whether each of `scenarios` has a plan that makes all that must be made; `nil` where it
  /// was not found out.
  mutating func feasibility(of scenario: Scenario, units: Int?, seconds: Double?) -> Bool? {
    work += units ?? 0
    let result = Planner(seed: seed, threads: 1, gap: 1).plan(
      PlanningProblem(scenario, travel: travel), within: slice(units: units, seconds: seconds))
    switch result.status {
    case .infeasible: return false
    case .provedOptimal, .withinGap, .stoppedFeasible: return true
    case .stoppedEmpty: return nil
    }
  }

  /// The work units and seconds of one of `count` equal parts of a share of what is left, of each that is
  /// limited.
  func part(_ share: Double, of count: Int) -> (units: Int?, seconds: Double?) {
    let rounds = Double(max(1, (count + threads - 1) / threads))
    let units = budget.workLimit.map { limit in
      max(Self.leastUnits, Int(Double(max(0, limit - work)) * share / Double(max(1, count))))
    }
    let seconds = budget.seconds.map { limit in
      max(0, limit - budget.elapsedSeconds()) * share / rounds
    }
    return (units, seconds)
  }

  private static let leastUnits = 20

  private mutating func run(
    _ tasks: [(scenario: Scenario, start: Plan)], share: Double
  ) -> [PlanningResult] {
    guard !tasks.isEmpty else { return [] }
    let (units, seconds) = part(share, of: tasks.count)
    work += (units ?? 0) * tasks.count
    let (travel, seed) = (travel, seed)
    let copy = self
    return parallelMap(tasks.count, threads: threads) { index in
      var planner = Planner(seed: seed, threads: 1, start: tasks[index].start)
      planner.knowledge = copy.knowledge
      return planner.plan(
        PlanningProblem(tasks[index].scenario, travel: travel),
        within: copy.slice(units: units, seconds: seconds))
    }
  }

  /// Returns the budget of one run that begins now.
  private func slice(units: Int?, seconds: Double?) -> SearchBudget {
    let clock = budget.elapsedSeconds
    let began = seconds == nil ? 0 : clock()
    return SearchBudget(
      workLimit: units, seconds: seconds,
      elapsedSeconds: { clock() - began }, isInterrupted: budget.isInterrupted)
  }
}

extension PlanningResult {
  /// Whether more work would find out nothing more.
  fileprivate var isDecided: Bool {
    switch status {
    case .provedOptimal, .infeasible: true
    case .withinGap, .stoppedFeasible, .stoppedEmpty: false
    }
  }

  /// Whether there is a plan that makes all that must be made.
  var hasPlan: Bool {
    switch status {
    case .provedOptimal, .withinGap, .stoppedFeasible: true
    case .stoppedEmpty, .infeasible: false
    }
  }

  /// Returns the better plan of two runs on the same scenario, with the better bound.
  fileprivate func combined(with other: PlanningResult) -> PlanningResult {
    var best = other.hasPlan && (!hasPlan || other.objective <= objective) ? other : self
    if other.status == .infeasible { best = other }
    guard best.hasPlan else { return best }
    best.bound = [bound, other.bound].compactMap(\.self).max().map { min($0, best.objective) }
    if best.bound == best.objective { best.status = .provedOptimal }
    return best
  }
}
