import LinearProgramming
import Planning

/// Branch, price and cut: each step solves one subproblem as far as it is worth, and raises the bound.
extension PlanningRun {
  /// Works on the proof until the run has come to `share` or nothing is open.
  mutating func prove(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) {
    let share = min(1, share)
    generation.threads = proofThreads
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
    if node.number != entered {
      generation.enter(node.pricers, list: node.list)
      if let start = node.start { try generation.restore(start, in: &program) }
    }
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

  /// A relaxation is solved when what is left is less than one part in so many of the gap.
  private static var nearness: Int { 150 }

  /// A round of cuts that closes less than one part in so many of the gap is not worth what cuts cost
  /// pricing.
  private static var tail: Double { 110 }

  /// Solves a subproblem: prices, cuts, fixes, enumerates, and branches.
  ///
  /// - Returns: What is left of it when the run has come to `share`; `nil` when it is decided or
  ///   its branches are in the tree.
  private mutating func solve(
    _ start: TreeNode, isRoot: Bool, _ generation: inout ColumnGeneration,
    _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) -> TreeNode? {
    var node = start
    var before: Double?
    while true {
      if node.isRough, stage == .tree {
        guard try solveRoughly(&node, &generation, &program, until: share) else { return node }
        node.isRough = false
      }
      // What is left of the gap after a near solution is small beside what cuts and branches close.
      let tolerance = node.mustConverge ? 0 : max(0, scaledObjective - node.bound) / Self.nearness
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
        before = nil
        continue
      }
      if stage == .relaxation { return node }
      if stage == .tree {
        if isClosed { return node }
        try tighten(&node, bound, &generation, &program)
        if node.list != nil, decideList(&node) {
          record.leaves.append(node.leaf)
          return nil
        }
      }
      if meter.share >= share { return node }
      let value = outcome?.value ?? 0
      // Below the root, rough pricing has seen to the cuts, and the next branch closes more.
      let gained = before.map { value - $0 } ?? (isRoot || node.list != nil ? .infinity : 0)
      before = value
      node.isTailing =
        (node.list == nil || node.cutRounds > 3) && gained * Self.tail < gap(of: node)
      if !node.isTailing, try cut(&node, &generation, &program) {
        node.isRough = node.list == nil
        continue
      }
      if try branch(node, &generation, &program) { return nil }
      if node.mustConverge {
        // Nothing to branch on: the solution is whole, yet the bound stays below it.
        tree.shelve(node)
        return nil
      }
      node.mustConverge = true
    }
  }

  /// The gap of a subproblem in minor units.
  private func gap(of node: TreeNode) -> Double {
    Double(scaledObjective - node.bound) / Double(DualPrices.scale)
  }

  /// Prices roughly and adds cuts while they pay: what is missing after rough pricing moves the solution
  /// little, and exact pricing comes once in the end.
  ///
  /// - Returns: Whether there is time left.
  private mutating func solveRoughly(
    _ node: inout TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram,
    until share: Double
  ) throws(LinearProgramError) -> Bool {
    var before: Double?
    while true {
      var budget = meter
      let outcome = try generation.run(
        &program, target: .max, until: share, meter: &budget, effort: .rough(rounds: 200)
      ) { _ in }
      meter = budget
      guard let value = outcome?.value, meter.share < share else { return false }
      if node.cycleRounds < 20, try generation.remember(cyclesIn: &program) {
        node.cycleRounds += 1
        before = nil
        continue
      }
      let gained = before.map { value - $0 } ?? .infinity
      before = value
      guard gained * Self.tail >= gap(of: node), try cut(&node, &generation, &program) else {
        return true
      }
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
    // What time cut short takes nothing back from a relaxation that was solved before.
    if isRoot, let outcome, outcome.isComplete || root?.isComplete != true { root = outcome }
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
}
