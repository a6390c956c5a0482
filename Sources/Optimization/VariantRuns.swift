package import Planning

/// Plans a base and then its variants, each beginning with the plan of the base and with the routes and
/// prices that it came to know.
///
/// The base has all threads. Each variant has one thread, and as many run side by side as there are
/// threads. A work limit holds for each scenario; a time limit for all together: what is left when a
/// variant begins is shared equally with those that still have to wait.
package struct VariantRuns: Sendable {
  /// How each scenario is planned.
  package var planner: Planner
  /// When to stop; ``SearchBudget/seconds`` are for all scenarios together.
  package var budget: SearchBudget

  /// Creates the runs.
  package init(planner: Planner, budget: SearchBudget) {
    self.planner = planner
    self.budget = budget
  }

  /// Returns the result of the base, then those of `variants` in their order.
  ///
  /// With a work limit alone the results do not depend on the number of threads.
  package func results(base: PlanningProblem, variants: [PlanningProblem]) -> [PlanningResult] {
    let waves = (variants.count + planner.threads - 1) / planner.threads
    var teacher = planner
    teacher.keepsKnowledge = !variants.isEmpty
    let first = teacher.plan(base, within: share(of: 1 + waves))
    let planner = planner
    let others = parallelMap(variants.count, threads: planner.threads) { index in
      let waiting = variants.count - index
      let share = share(of: (waiting + planner.threads - 1) / planner.threads)
      var single = Planner(
        seed: planner.seed, threads: 1, gap: planner.gap, start: first.plan)
      single.knowledge = first.knowledge
      return single.plan(variants[index], within: share)
    }
    return [first] + others
  }

  /// Returns an equal share, of so many, of the time that is left.
  private func share(of count: Int) -> SearchBudget {
    guard let seconds = budget.seconds else { return budget }
    let elapsed = budget.elapsedSeconds
    let now = elapsed()
    return SearchBudget(
      workLimit: budget.workLimit, seconds: max(0.01, (seconds - now) / Double(max(1, count))),
      elapsedSeconds: { elapsed() - now }, isInterrupted: budget.isInterrupted)
  }
}
