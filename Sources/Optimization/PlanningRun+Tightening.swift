import LinearProgramming
import Planning

/// What no better plan can use is removed: steps, then routes.
extension PlanningRun {
  /// Removes steps and routes that no better plan takes, and lists all routes when they are few.
  mutating func tighten(
    _ node: inout TreeNode, _ bound: LagrangianBound, _ generation: inout ColumnGeneration,
    _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    let gap = scaledObjective - node.bound
    let tables = generation.tables(at: bound.duals)
    let limits = classes.indices.map { bound.limit(of: $0, below: scaledObjective) }
    if let list = generation.list {
      let shorter = list.filtered(below: limits, at: bound.duals, tables)
      if shorter.count < list.count {
        generation.adopt(shorter)
        node.list = shorter
        try generation.removeColumns(from: &program, at: bound.duals, tables, reaching: limits)
      }
      return
    }
    // Below the root, a wide gap leaves nearly all steps, which takes as long to see as the rest of the node.
    let widest = node.decisions.isEmpty ? 25 : 50
    if gap < scaledObjective / widest, node.lastEliminatedGap.map({ gap < $0 - $0 / 5 }) ?? true {
      node.lastEliminatedGap = gap
      node.isPlain = false
      eliminate(bound, tables, &generation)
      node.pricers = generation.pricers
    }
    // Limits that shifts share leave wider gaps, in which routes are few all the same.
    let share = arrays.limits.limits.isEmpty ? 50 : 4
    if gap < scaledObjective / share, node.lastEnumeratedGap.map({ gap < $0 - $0 / 6 }) ?? true {
      node.lastEnumeratedGap = gap
      if let list = enumerate(bound, tables, generation) {
        statistics.enumeratedRoutes = list.count
        generation.adopt(list)
        node.list = list
        node.isPlain = false
        node.isTailing = false
        node.cutRounds = 0
        try generation.removeColumns(from: &program, at: bound.duals, tables, reaching: limits)
      }
    }
  }

  /// Forbids the steps that no better plan takes, class by class.
  private mutating func eliminate(
    _ bound: LagrangianBound, _ tables: [CutTable], _ generation: inout ColumnGeneration
  ) {
    report("elimination")
    let budget = meter
    let (pricers, objective) = (generation.pricers, scaledObjective)
    let results = parallelMap(pricers.count, threads: proofThreads) { index in
      ArcElimination(
        pricers[index], cuts: tables[index], duals: bound.duals,
        limit: bound.limit(of: index, below: objective)
      )?.usefulSteps(labelLimit: 500_000) {
        budget.isCounted ? budget.budget.isInterrupted() : budget.isOver
      }
    }
    for (index, result) in results.enumerated() {
      guard let result else { continue }
      meter.charge(labels: result.labels)
      guard let isUseful = result.isUseful else { continue }
      let width = classes[index].count + 1
      generation.pricers[index].forbid { !isUseful[$0 * width + $1] }
    }
  }

  /// Returns every route that a plan better than the incumbent could use, or `nil` when there are
  /// too many.
  private mutating func enumerate(
    _ bound: LagrangianBound, _ tables: [CutTable], _ generation: ColumnGeneration
  ) -> RouteList? {
    report("enumeration")
    let routeLimit = 400_000
    let (pricers, objective) = (generation.pricers, scaledObjective)
    let (arrays, classes) = (arrays, classes)
    var columns: [RouteColumn] = []
    // Classes go in waves, so that one with too many routes ends it, at the same one every time.
    for first in stride(from: 0, to: pricers.count, by: Self.enumerationWave) {
      let budget = meter
      let wave = min(Self.enumerationWave, pricers.count - first)
      let results = parallelMap(wave, threads: proofThreads) { offset in
        let index = first + offset
        let limit = bound.limit(of: index, below: objective)
        let isStopped = {
          budget.isCounted ? budget.budget.isInterrupted() : budget.isOver
        }
        if var graph = GraphEnumeration(
          pricers[index], at: index, cuts: tables[index], duals: bound.duals, limit: limit)
        {
          return graph.run(routeLimit: routeLimit, labelLimit: 1_000_000, isStopped: isStopped)
        }
        var search = RouteEnumeration(
          arrays, pricers[index].pricing, at: index, pricers[index].memory, duals: bound.duals,
          limit: limit)
        return search.run(routeLimit: routeLimit, isStopped: isStopped)
      }
      for result in results { meter.charge(labels: result.labels) }
      for result in results {
        guard let found = result.columns else { return nil }
        columns += found
      }
      guard columns.count <= routeLimit, !meter.isOver else { return nil }
    }
    return RouteList(columns, classes)
  }

  /// How many classes are enumerated side by side.
  private static var enumerationWave: Int { 4 }

  /// Lets the integer program decide a subproblem whose routes are all known and few.
  ///
  /// - Returns: Whether it is decided.
  mutating func decideList(_ node: inout TreeNode) -> Bool {
    guard let list = node.list, list.count <= 4_000 else { return false }
    // A list that was too long for the integer program is so until much of it is gone.
    guard node.undecidedCount.map({ 10 * list.count < 7 * $0 }) ?? true else { return false }
    let columns = list.columns.filter { column in
      node.decisions.allSatisfy { $0.allows(column) }
    }
    // GLPK decides to a relative 1e-7, which is less than one minor unit below five million.
    guard incumbent.objective < 5_000_000 else { return false }
    if decide(columns, seconds: 0.05) { return true }
    node.undecidedCount = list.count
    return false
  }
}
