import LinearProgramming
import Planning
import ServiceModel

extension PlanningRun {
  /// Goes through the whole run: search, bound, proof, and search again while budget is left.
  ///
  /// A failure of the linear program loses the proof, never the plan.
  mutating func execute() {
    guard arrays.count > 0 else {
      raiseBound(to: 0)
      return
    }
    guard !classes.isEmpty else {
      searchOnly()
      return
    }
    // A short search first: what is worth the rest of the time shows when there is a bound.
    search(until: 0.06, atMost: 3000 * arrays.count)
    do {
      try LinearProgram.withProblem { program throws(LinearProgramError) in
        try alternate(&program)
      }
    } catch {
      report("no proof: \(error)")
    }
    while !isClosed, !meter.isOver {
      let share = meter.share
      lanes.restart(from: incumbent, coolness: 0.1)
      search(until: min(1, share + max(0.1, (1 - share) / 3)))
    }
  }

  /// Searches to the end, with a bound from single visits.
  private mutating func searchOnly() {
    let single = SingleVisitBound(arrays)
    raiseBound(to: single.value)
    record.offerSets(single.prices(arrays), single.value * DualPrices.scale)
    while !isClosed, !meter.isOver { search(until: 1) }
  }

  /// The visits that a route remembers at each stop.
  private static var memorySize: Int { 8 }

  /// The number of eligible visits from which a class counts as wide.
  private static var wideClass: Int { 450 }

  /// Lets proof and search go side by side or in turns, so that each profits from the other.
  private mutating func alternate(_ program: inout LinearProgram) throws(LinearProgramError) {
    let isWide = classes.contains { $0.count > Self.wideClass }
    if isWide { boundByKnapsacks(until: 0.12) }
    var generation = ColumnGeneration(
      arrays, classes: classes, memorySize: isWide ? 1 : Self.memorySize, threads: planner.threads)
    addKnownRoutes(to: &generation)
    try generation.build(in: &program)
    tree.insert(
      TreeNode(
        pricers: generation.pricers, bound: (bound ?? 0) * DualPrices.scale))
    beginAnnealing(coolness: 1, until: Self.longSearchEnd, steps: mainSearchSteps)
    try relax(&generation, &program)
    try workInRounds(&generation, &program)
    columns = generation.pool.columns.filter(\.isElementary)
    try certify(&generation, &program)
  }

  /// Solves the relaxation, or leaves the time to the search where it is out of reach.
  private mutating func relax(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    stage = .relaxation
    let before = incumbent.objective
    try proveBesideSearch(&generation, &program, until: isLarge ? 0.16 : 0.2)
    // Where not one round of pricing came to its end, more time would hardly give a bound, but where the
    // search beside it found nothing, neither is it likely to gain from more.
    let isHopeless =
      root?.isComplete != true && generation.bestBound == nil && incumbent.objective < before
    if !isHopeless {
      try proveBesideSearch(&generation, &program, until: isLarge ? 0.25 : 0.35)
    }
    stage = .tree
    if root?.isComplete != true { boundByKnapsacks(until: meter.share + 0.05) }
    guard !isClosed, !meter.isOver else { return }
    if isHopeless {
      lanes.follow()
      anneal(from: meter.share, until: annealing.end)
    } else {
      annealing.end = meter.share + mainSearchShare
    }
  }

  /// Cuts, branches and dives with the search beside them, until nothing is open or the run is over.
  private mutating func workInRounds(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    var isFirst = true
    while !isClosed, !meter.isOver {
      let before = incumbent.objective
      try addHelpfulRoutes(to: &generation, &program)
      try proveBesideSearch(&generation, &program, until: roundEnd(isFirst: isFirst))
      if incumbent.objective < before { combine(generation.pool, seconds: 0.02) }
      // Another dive pays where the last one came to its end and cuts have changed the relaxation.
      if entered == 0, hasDived || isFirst {
        try besideSearch(until: meter.share + 0.1) { run, end throws(LinearProgramError) in
          try run.dive(&generation, &program, until: end)
          run.combine(generation.pool, seconds: 0.02)
        }
      }
      isFirst = false
      if tree.isEmpty { return }
      if annealing.isCold(lanes, at: meter.share) {
        beginAnnealing(coolness: 0.1, until: meter.share + 0.15)
      }
    }
  }

  /// Works on the proof until the run has come to `share`, with the search beside it.
  private mutating func proveBesideSearch(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) {
    try besideSearch(until: share) { run, end throws(LinearProgramError) in
      try run.prove(&generation, &program, until: end)
    }
  }

  /// Whether the relaxation is likely to take longer than a run, so that search comes first.
  private var isLarge: Bool { arrays.count * classes.count > 20_000 }

  /// When the next round ends: soon at first, and with the annealing if that is near.
  private func roundEnd(isFirst: Bool) -> Double {
    let share = meter.share
    let end = annealing.end
    return isFirst ? share + 0.08 : end > share + 0.1 && end < share + 0.3 ? end : share + 0.2
  }

  /// The share of the run that the main annealing still takes once the relaxation had its time: little
  /// where that is close already.
  private var mainSearchShare: Double {
    guard let gap = relativeGap else { return 0.6 }
    return gap > Self.nearGap ? 0.6 : 0.1
  }

  /// The gap of the relaxation as a share of the objective; `nil` before it is solved.
  var relativeGap: Double? {
    guard let bound, root?.isComplete == true else { return nil }
    return Double(incumbent.objective - bound) / Double(max(1, incumbent.objective))
  }

  /// The gap at which the proof gains more from time than the search.
  static var nearGap: Double { 0.015 }

  /// When the main annealing ends where there is no relaxation to go by.
  private static var longSearchEnd: Double { 0.92 }

  /// The steps of one annealing of the main search: another one gains more than more of them would.
  ///
  /// What a search needs grows with the square of the visits, as long as they fit into one group.
  private var mainSearchSteps: Int { min(50_000, 1000 * arrays.count) * arrays.count }

  /// Starts the pool with what the search came to know.
  private func addKnownRoutes(to generation: inout ColumnGeneration) {
    for route in lanes.routes + diveLane.routes {
      generation.pool.add(arrays.column(of: route, classOf: classOf))
    }
    for column in arrays.columns(of: incumbent, classOf: classOf) { generation.pool.add(column) }
    guard let knowledge = planner.knowledge else { return }
    for column in columns(from: knowledge) { generation.pool.add(column) }
    generation.begin(near: prices(from: knowledge))
  }

  /// Hands the routes of the search that are near the relaxation to the master, with those of the
  /// incumbent.
  private mutating func addHelpfulRoutes(
    to generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    try generation.add(arrays.columns(of: incumbent, classOf: classOf), to: &program)
    isMasterCurrent = false
    guard let root else { return }
    let near = (lanes.routes + diveLane.routes).map { arrays.column(of: $0, classOf: classOf) }
      .map { (column: $0, reduced: $0.reducedCost(at: root.duals)) }
      .filter { $0.reduced < 0 }.sorted { $0.reduced < $1.reduced }.prefix(500)
    try generation.add(near.map(\.column), to: &program)
  }

  /// Bounds the plan from below where exact pricing may be out of reach.
  private mutating func boundByKnapsacks(until share: Double) {
    guard !isClosed, !meter.isOver else { return }
    let budget = meter
    let bound = KnapsackBound(arrays, classes, threads: proofThreads).improved(
      from: root?.duals ?? DualPrices(visits: arrays.count, classes: classes.count),
      target: scaledObjective, rounds: 300
    ) { budget.isCounted ? budget.budget.isInterrupted() : budget.share >= share }
    if meter.isCounted { meter.work += 30 * classes.count }
    raiseBound(to: bound.value.dividedRoundingUp(by: DualPrices.scale))
    record.offerSets(bound.duals, bound.value)
    report("knapsacks")
  }

  /// Lets the integer program pick the best plan from the routes known.
  private mutating func combine(_ pool: ColumnPool, seconds share: Double) {
    guard let root, !isClosed, !meter.isOver else { return }
    var pool = pool
    for route in lanes.routes + diveLane.routes {
      pool.add(arrays.column(of: route, classOf: classOf))
    }
    let gap = (incumbent.objective - (bound ?? 0)) * DualPrices.scale
    let candidates = pool.columns.filter(\.isElementary)
      .map { (column: $0, reducedCost: $0.reducedCost(at: root.duals)) }
      .filter { $0.reducedCost < gap }
      .sorted { $0.reducedCost < $1.reducedCost }
      .prefix(4000).map(\.column)
    decide(candidates, seconds: share)
  }

  /// Runs the integer program over `columns` and adopts what it finds.
  ///
  /// - Returns: Whether it is proved that these columns make nothing cheaper than the incumbent.
  @discardableResult
  mutating func decide(_ columns: [RouteColumn], seconds share: Double) -> Bool {
    let program = RestrictedProgram(arrays: arrays, classes: classes)
    let budget = meter
    report("integer program")
    let seconds = meter.seconds(until: 1).map { left in
      min(left, (meter.budget.seconds ?? 0) * share)
    }
    let outcome = try? program.solve(
      columns, cutoff: incumbent.objective, nodeLimit: meter.isCounted ? 2000 : nil,
      seconds: seconds, isCancelled: { budget.budget.isInterrupted() })
    // Few columns take few subproblems, whatever the limit on them is.
    if meter.isCounted { meter.work += min(2000, 20 + columns.count) }
    switch outcome {
    case .improved(let chosen, let isProved):
      guard let state = arrays.state(driving: chosen, classes: classes) else { return false }
      offer(state)
      return isProved
    case .noneBelowCutoff: return true
    case .undecided, nil: return false
    }
  }
}
