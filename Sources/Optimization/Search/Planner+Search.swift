package import Planning
package import ServiceModel

/// What the search alone came to.
package struct SearchOutcome: Sendable {
  /// The objective of the best plan; `nil` when a visit that must be made is left out.
  package var objective: Money?
  /// The objective of the first plan, and the seconds of the budget's clock until it stood.
  package var first: (objective: Money, seconds: Double)
  /// The steps of all threads.
  package var steps: Int
  /// The visits left out that some shift could make.
  package var leftOut: Int
  /// The routes that are remembered.
  package var routes: Int
}

extension Planner {
  /// Returns what the search finds on its own, without bounds and without combining routes.
  package func search(
    _ problem: PlanningProblem, within budget: SearchBudget
  ) -> SearchOutcome {
    let arrays = RoutingArrays(problem)
    var meter = BudgetMeter(budget)
    var lanes = SearchLanes(
      arrays, count: threads, seed: seed, from: start.map(problem.stops(of:)))
    let first = Money(minorUnits: lanes.best.objective + arrays.constant)
    let seconds = budget.elapsedSeconds()
    lanes.run(until: 1, atMost: nil, meter: &meter, threads: threads)
    let best = lanes.best
    let isComplete = best.leftOut.allSatisfy { !arrays.mustBeMade[$0] }
    return SearchOutcome(
      objective: isComplete ? Money(minorUnits: best.objective + arrays.constant) : nil,
      first: (first, seconds), steps: lanes.iterations, leftOut: best.leftOut.count,
      routes: lanes.routes.count)
  }
}
