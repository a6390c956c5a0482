package import Planning
import ServiceModel

/// Finds a plan and proves how good it is.
package struct Planner: Sendable {
  /// Where pseudo-random choices start.
  package var seed: UInt64
  /// How many threads may work at once; it never changes the plan of a work-limited run.
  package var threads: Int
  /// The gap, as a share of the objective, at which the run may end.
  package var gap: Double
  /// Whether a proved optimum is proved once more, as far as a second run of the same length goes, when
  /// the first proof cannot be shown as prices.
  package var certifies = false
  /// Whether the result brings what other runs can begin with.
  package var keepsKnowledge = false
  /// What a run on a scenario that is much the same came to know.
  package var knowledge: RouteKnowledge?
  /// A plan that the search begins with, as far as it keeps the rules of the scenario planned.
  ///
  /// It may be the plan of another scenario: what is unknown there is passed over. The result is never
  /// dearer than what is kept of it.
  package var start: Plan?

  /// Creates a planner.
  package init(seed: UInt64 = 1, threads: Int = 1, gap: Double = 0, start: Plan? = nil) {
    self.seed = seed
    self.threads = max(1, threads)
    self.gap = max(0, gap)
    self.start = start
  }

  /// Returns the best plan found within `budget`, with what proves it.
  ///
  /// - Parameters:
  ///   - problem: The compiled scenario.
  ///   - budget: When to stop.
  ///   - observer: Called on the planning thread whenever there is news.
  /// - Returns: The plan, what was established about it, and the work it took.
  package func plan(
    _ problem: PlanningProblem, within budget: SearchBudget,
    observer: @escaping (SearchProgress) -> Void = { _ in }
  ) -> PlanningResult {
    var run = PlanningRun(problem, planner: self, budget: budget, observer: observer)
    run.execute()
    return run.result()
  }
}
