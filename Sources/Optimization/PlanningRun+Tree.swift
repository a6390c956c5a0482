import LinearProgramming
import Planning

/// Branch, price and cut: each step solves one subproblem as far as it is worth, and raises the bound.
extension PlanningRun {
  /// Works on the proof until the run has come to `share` or nothing is open.
  mutating func prove(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) {
    let share = min(1, share)
    var isDone = false
    while !isDone, !isClosed, meter.share < share, let node = tree.takeNext() {
      guard node.bound < target else {
        record.leaves.append(node.leaf)
        continue
      }
      if let rest = try advance(node, &generation, &program, until: share) {
        tree.insert(rest)
        isDone = stage == .relaxation
      }
      raiseBoundToTree()
    }
    if tree.isDecided, !isClosed { raiseBound(to: incumbent.objective) }
  }

  /// Works on one subproblem.
  ///
  /// - Returns: What is left of it, if the run has come to `share` before it was decided or branched.
  mutating func advance(
    _ node: TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram,
    until share: Double
  ) throws(LinearProgramError) -> TreeNode? {
    try enter(node, &generation, &program)
    return try solve(
      node, isRoot: node.decisions.isEmpty, &generation, &program, until: share)
  }

  /// The objective of the incumbent, in units of ``DualPrices``.
  var scaledObjective: Int { incumbent.objective * DualPrices.scale }

  /// The bound from which a subproblem holds nothing better than the incumbent.
  var target: Int { scaledObjective - DualPrices.scale + 1 }

  private mutating func raiseBoundToTree() {
    let least = tree.bound ?? scaledObjective
    raiseBound(to: min(least.dividedRoundingUp(by: DualPrices.scale), incumbent.objective))
    report("proof")
  }

  /// Prepares the master for a subproblem.
  private mutating func enter(
    _ node: TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    guard node.number != entered || !isMasterCurrent else { return }
    var dropCosts = arrays.dropCost
    for visit in node.decisions.flatMap(\.demanded) { dropCosts[visit] = arrays.bigM }
    if node.number != entered { generation.enter(node.pricers, list: node.list) }
    entered = node.number
    isMasterCurrent = true
    let (decisions, pricers, classes) = (node.decisions, node.pricers, classes)
    try generation.restrict(&program, dropCosts: dropCosts) { column in
      guard decisions.allSatisfy({ $0.allows(column) }) else { return false }
      guard !column.isElementary, let nodes = classes[column.pricingClass].nodes(of: column.stops)
      else { return true }
      return pricers[column.pricingClass].allows(nodes)
    }
  }

  /// Solves a subproblem: prices, cuts, fixes, enumerates, and branches.
  ///
  /// - Returns: What is left of it when the run has come to `share`; `nil` when it is decided or
  ///   its branches are in the tree.
  private mutating func solve(
    _ start: TreeNode, isRoot: Bool, _ generation: inout ColumnGeneration,
    _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) -> TreeNode? {
    var node = start
    var before = node.bound
    while true {
      // What is left of the gap after a near solution is small beside what cuts and branches close.
      let tolerance = node.mustConverge ? 0 : max(0, scaledObjective - node.bound) / 200
      let outcome = try price(
        &generation, &program, until: share, isRoot: isRoot, tolerance: tolerance)
      learn(from: generation, &node, isRoot: isRoot)
      node.pricers = generation.pricers
      node.list = generation.list
      if isRoot { raiseBound(to: min(roundedUp(node.bound), incumbent.objective)) }
      guard node.bound < target else {
        record.leaves.append(node.leaf)
        return nil
      }
      guard outcome?.isComplete == true, let bound = generation.bestBound else { return node }
      if adopt(generation.solution) { continue }
      if node.list == nil, node.cycleRounds < 20,
        try generation.remember(cyclesIn: &program)
      {
        node.cycleRounds += 1
        before = node.bound
        continue
      }
      if stage == .relaxation { return node }
      if stage == .tree {
        if isClosed { return node }
        try tighten(&node, bound, &generation, &program)
        if node.list != nil, decideList(node) {
          record.leaves.append(node.leaf)
          return nil
        }
      }
      if meter.share >= share { return node }
      // A round that closes less than a hundredth of the gap is not worth what cuts cost pricing.
      let gained = node.bound - before
      let gap = scaledObjective - node.bound
      node.isTailing = node.cutRounds > 3 && gained * 100 < gap
      before = node.bound
      if !node.isTailing, try cut(&node, &generation, &program) { continue }
      if try branch(node, &generation, &program) { return nil }
      if node.mustConverge {
        // Nothing to branch on: the solution is whole, yet the bound stays below it.
        tree.shelve(node)
        return nil
      }
      node.mustConverge = true
    }
  }

  /// Takes over what pricing has proved about a subproblem.
  private mutating func learn(
    from generation: ColumnGeneration, _ node: inout TreeNode, isRoot: Bool
  ) {
    guard let best = generation.bestBound, best.value > node.bound else { return }
    node.bound = best.value
    node.provedValue = best.value
    node.proof = PricedBound(duals: best.duals, cuts: generation.cuts)
    if isRoot, node.isPlain, stage != .certificate { record.offerRoot(best, cuts: generation.cuts) }
  }

  private func roundedUp(_ value: Int) -> Int {
    value.dividedRoundingUp(by: DualPrices.scale)
  }

  private mutating func price(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, until share: Double,
    isRoot: Bool, tolerance: Int
  ) throws(LinearProgramError) -> RootOutcome? {
    var budget = meter
    let objective = incumbent.objective
    let outcome = try generation.run(
      &program, target: objective, until: share, meter: &budget, tolerance: tolerance
    ) { state in
      statistics.columns = state.pool.columns.count
      statistics.pricingRounds = state.rounds
      if isRoot, let bound = state.bound { raiseBound(to: min(bound, objective)) }
      report("columns")
    }
    meter = budget
    if isRoot { root = outcome ?? root }
    return outcome
  }

  /// Makes a whole solution of the relaxation the incumbent.
  ///
  /// - Returns: Whether it was whole and better.
  private mutating func adopt(_ solution: FractionalSolution) -> Bool {
    let support = solution.support
    let chosen = support.filter { $0.share > 0.5 }.map(\.column)
    guard support.allSatisfy({ $0.share > 0.999 || $0.share < 0.001 }),
      chosen.allSatisfy(\.isElementary),
      let state = arrays.state(driving: chosen, classes: classes),
      state.objective < incumbent.objective
    else { return false }
    offer(state)
    return true
  }

  // MARK: Tightening

  /// Removes steps and routes that no better plan takes, and lists all routes when they are few.
  private mutating func tighten(
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
    if gap < scaledObjective / 25, node.lastEliminatedGap.map({ gap < $0 - $0 / 5 }) ?? true {
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
    let results = parallelMap(pricers.count, threads: planner.threads) { index in
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
      let results = parallelMap(wave, threads: planner.threads) { offset in
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
  private mutating func decideList(_ node: TreeNode) -> Bool {
    guard let list = node.list, list.count <= 4_000 else { return false }
    let columns = list.columns.filter { column in
      node.decisions.allSatisfy { $0.allows(column) }
    }
    // GLPK decides to a relative 1e-7, which is less than one minor unit below five million.
    guard incumbent.objective < 5_000_000 else { return false }
    return decide(columns, seconds: 0.1)
  }

  // MARK: Cuts and branches

  /// Adds cuts that the solution breaks.
  ///
  /// - Returns: Whether there were any.
  private mutating func cut(
    _ node: inout TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> Bool {
    let support = generation.solution.support.map { column, share in
      SubsetRowSeparation.Support(
        pricingClass: column.pricingClass, stops: column.stops, share: share)
    }
    let isListed = node.list != nil
    let cuts = SubsetRowSeparation(support, count: arrays.count).cuts(
      most: isListed ? 120 : 40, mostPerVisit: isListed ? 12 : 5, least: 0.02,
      isRememberedEverywhere: isListed)
    guard !cuts.isEmpty else { return false }
    try generation.add(cuts: cuts, to: &program)
    node.cutRounds += 1
    report("cuts")
    return true
  }

  /// Splits a subproblem in two and puts both into the tree.
  ///
  /// - Returns: Whether there was anything to branch on.
  private mutating func branch(
    _ node: TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> Bool {
    let solution = generation.solution
    let candidates = BranchingRule.candidates(
      solution.support, leftOut: solution.leftOut, classes: classes.count)
    guard let chosen = try strongest(candidates.prefix(10), node, &generation, &program) else {
      return false
    }
    for decision in [chosen.forbidden, chosen.demanded] {
      var child = node
      child.decisions.append(decision)
      child.number = -1
      child.cutRounds = 0
      child.isTailing = false
      child.mustConverge = false
      if let list = node.list {
        child.list = list.filtered { decision.allows($0) }
      } else {
        for index in child.pricers.indices { decision.restrict(&child.pricers[index], at: index) }
      }
      tree.insert(child)
    }
    isMasterCurrent = false
    report("branching")
    return true
  }

  /// Returns the candidate whose two branches raise the relaxation most, over the routes known.
  private mutating func strongest(
    _ candidates: some Collection<BranchingRule.Candidate>, _ node: TreeNode,
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> BranchingRule.Candidate? {
    guard candidates.count > 1 else { return candidates.first }
    var best: (candidate: BranchingRule.Candidate, score: Double)?
    let base = Double(node.bound) / Double(DualPrices.scale)
    for candidate in candidates {
      guard !meter.isOver else { break }
      var gains: [Double] = []
      for decision in [candidate.demanded, candidate.forbidden] {
        var costs = arrays.dropCost
        let decisions = node.decisions + [decision]
        for visit in decisions.flatMap(\.demanded) { costs[visit] = arrays.bigM }
        try generation.restrict(&program, dropCosts: costs) { column in
          decisions.allSatisfy { $0.allows(column) }
        }
        let value = try generation.solve(&program, secondsLimit: meter.seconds(until: 1))
        gains.append(min(Double(arrays.bigM), max(0, (value ?? base) - base)))
      }
      meter.work += 20
      let score = max(gains[0], 1e-3) * max(gains[1], 1e-3)
      if best.map({ score > $0.score * (1 + 1e-9) }) ?? true { best = (candidate, score) }
    }
    return best?.candidate ?? candidates.first
  }
}
