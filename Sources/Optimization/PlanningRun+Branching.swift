import LinearProgramming
import Planning

/// How a subproblem whose relaxation is solved comes nearer to a plan: cuts, then two branches.
extension PlanningRun {
  /// Adds cuts that the solution breaks.
  ///
  /// - Returns: Whether there were any.
  mutating func cut(
    _ node: inout TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> Bool {
    let support = generation.solution.support.map { column, share in
      SubsetRowSeparation.Support(
        pricingClass: column.pricingClass, stops: column.stops, share: share)
    }
    let isListed = node.list != nil
    let separation = SubsetRowSeparation(support, count: arrays.count)
    let cuts =
      separation.cuts(
        most: isListed ? 120 : 100, mostPerVisit: 12, least: 0.02, isRememberedEverywhere: isListed)
      + separation.cutsOfFive(
        most: 40, mostPerVisit: 5, least: 0.05, isRememberedEverywhere: isListed)
    guard !cuts.isEmpty else { return false }
    try generation.add(cuts: cuts, to: &program)
    node.cutRounds += 1
    report("cuts")
    return true
  }

  /// Splits a subproblem in two and puts both into the tree.
  ///
  /// - Returns: Whether there was anything to branch on.
  mutating func branch(
    _ node: TreeNode, _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> Bool {
    let solution = generation.solution
    let candidates = BranchingRule.candidates(
      solution.support, leftOut: solution.leftOut, classes: classes.count)
    guard
      let chosen = try strongest(
        candidates.prefix(Self.candidates), node, &generation, &program)
    else { return false }
    let start = try generation.basis(of: program)
    for decision in [chosen.forbidden, chosen.demanded] {
      var child = node
      child.start = start
      child.decisions.append(decision)
      child.number = -1
      child.cutRounds = 0
      child.isTailing = false
      child.mustConverge = false
      child.isRough = node.list == nil
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

  /// How many candidates are tried, how many of them more thoroughly, and how many steps of the dual
  /// method a trial takes.
  private static var candidates: Int { 12 }
  private static var trials: [(best: Int, iterations: Int)] { [(3, 50), (1, 150)] }

  /// Returns the candidate whose two branches raise the relaxation most, over the routes known.
  private mutating func strongest(
    _ candidates: some Collection<BranchingRule.Candidate>, _ node: TreeNode,
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) -> BranchingRule.Candidate? {
    guard candidates.count > 1,
      let value = try generation.solve(&program, secondsLimit: meter.seconds(until: 1))
    else { return candidates.first }
    let basis = try program.basis
    var left = Array(candidates)
    for trial in Self.trials where left.count > trial.best {
      var scores: [Double] = []
      for candidate in left {
        guard !meter.isOver else { break }
        var score = 1.0
        for decision in [candidate.demanded, candidate.forbidden] {
          let rise = try generation.rise(
            of: &program, under: decision, from: basis, value: value,
            iterations: trial.iterations)
          score *= max(1e-3, min(Double(arrays.bigM), rise))
        }
        meter.work += trial.iterations / 5
        scores.append(score)
      }
      // Of equals, the first.
      let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
      left = order.prefix(trial.best).map { left[$0] }
    }
    try program.setBasis(basis)
    return left.first ?? candidates.first
  }
}
