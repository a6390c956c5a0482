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
      arrays, count: meter.isCounted ? 1 : threads, seed: seed, from: start.map(problem.stops(of:)))
    let first = Money(minorUnits: lanes.best.objective + arrays.constant)
    let seconds = budget.elapsedSeconds()
    lanes.run(until: 1, meter: &meter, threads: threads)
    let best = lanes.best
    let isComplete = best.leftOut.allSatisfy { !arrays.mustBeMade[$0] }
    return SearchOutcome(
      objective: isComplete ? Money(minorUnits: best.objective + arrays.constant) : nil,
      first: (first, seconds), steps: lanes.iterations, leftOut: best.leftOut.count,
      routes: lanes.routes.count)
  }

  /// Returns the best routes that a search of one lane finds, without bounds and without a plan in
  /// words: for whoever plans small problems thousands of times.
  ///
  /// It depends on the problem, `stops`, the seed and the work limit; threads play no part.
  ///
  /// - Parameters:
  ///   - problem: The compiled scenario.
  ///   - stops: Visits shift by shift that the first plan keeps as far as rules allow; empty for none.
  ///   - temperatures: How hot the search begins and ends.
  ///   - budget: When to stop.
  /// - Returns: The visits of each shift in order, in the numbers of the problem.
  package func routes(
    _ problem: PlanningProblem, from stops: [[Int]] = [], temperatures: Temperatures,
    within budget: SearchBudget
  ) -> [[Int]] {
    let arrays = RoutingArrays(problem)
    guard arrays.count > 0 else { return problem.shifts.map { _ in [] } }
    var meter = BudgetMeter(budget)
    var lanes = SearchLanes(
      arrays, count: 1, seed: seed, from: stops.contains { !$0.isEmpty } ? stops : nil,
      temperatures: temperatures)
    lanes.run(until: 1, meter: &meter, threads: 1)
    return lanes.best.stops.map { $0.map { arrays.visitIDs[$0] } }
  }
}
