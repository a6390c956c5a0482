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

  /// Alternates between proof and search, so that each profits from the other.
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
    stage = .relaxation
    try prove(&generation, &program, until: isLarge ? 0.16 : 0.2)
    // Where not one round of pricing came to its end, more time would hardly give a bound.
    let isHopeless = root?.isComplete != true && generation.bestBound == nil
    if !isHopeless { try prove(&generation, &program, until: isLarge ? 0.25 : 0.35) }
    stage = .tree
    // Where the relaxation took little, cuts and branches may end the run before the main search.
    if meter.share < 0.15 { try prove(&generation, &program, until: meter.share + 0.08) }
    if root?.isComplete != true { boundByKnapsacks(until: meter.share + 0.05) }
    if !isClosed {
      lanes.restart(from: incumbent, coolness: 1)
      let share = isHopeless ? Self.hopelessSearchShare : mainSearchShare
      search(until: meter.share + share, atMost: mainSearchSteps)
      try addHelpfulRoutes(to: &generation, &program)
    }
    try dive(&generation, &program, until: meter.share + 0.1)
    combine(generation.pool, seconds: 0.03)
    while !isClosed, !meter.isOver {
      let before = incumbent.objective
      let shares = slices
      try search(&generation, &program, for: shares.search)
      try prove(&generation, &program, until: meter.share + shares.proof)
      if incumbent.objective < before { combine(generation.pool, seconds: 0.02) }
      // Another dive pays where the last one came to its end and cuts have changed the relaxation.
      if entered == 0, hasDived { try dive(&generation, &program, until: meter.share + 0.08) }
      if tree.isEmpty { break }
    }
    columns = generation.pool.columns.filter(\.isElementary)
    try certify(&generation, &program)
  }

  /// Whether the relaxation is likely to take longer than a run, so that search comes first.
  private var isLarge: Bool { arrays.count * classes.count > 20_000 }

  /// The share of the run that the main search takes: little where the relaxation is close already.
  private var mainSearchShare: Double {
    guard let bound, root?.isComplete == true else { return isLarge ? 0.5 : 0.3 }
    let gap = Double(incumbent.objective - bound) / Double(max(1, incumbent.objective))
    return gap > 0.04 ? 0.3 : gap > 0.015 ? 0.25 : 0.04
  }

  /// The share of the run that the main search takes where there is no relaxation to go by.
  private static var hopelessSearchShare: Double { 0.7 }

  /// The most steps of the main search: after so many, a long run gains more from the relaxation.
  ///
  /// What a search needs grows with the square of the visits, as long as they fit into one group.
  private var mainSearchSteps: Int { min(200_000, 1000 * arrays.count) * arrays.count }

  /// The shares of the run that search and proof take in turn: the smaller the gap, the more of the
  /// time goes into closing it.
  private var slices: (search: Double, proof: Double) {
    guard let bound, root?.isComplete == true else {
      return isLarge ? (0.15, 0.1) : (0.06, 0.2)
    }
    let gap = Double(incumbent.objective - bound) / Double(max(1, incumbent.objective))
    return gap > 0.04 ? (0.06, 0.2) : gap > 0.01 ? (0.04, 0.2) : (0.02, 0.3)
  }

  /// Searches around the incumbent for a while and hands the routes over.
  private mutating func search(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, for part: Double
  ) throws(LinearProgramError) {
    guard !isClosed, !meter.isOver else { return }
    let share = meter.share
    lanes.restart(from: incumbent, coolness: 0.1)
    search(until: min(1, share + part))
    try addHelpfulRoutes(to: &generation, &program)
  }

  /// Starts the pool with what the search came to know.
  private func addKnownRoutes(to generation: inout ColumnGeneration) {
    for route in lanes.routes {
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
    let near = lanes.routes.map { arrays.column(of: $0, classOf: classOf) }
      .map { (column: $0, reduced: $0.reducedCost(at: root.duals)) }
      .filter { $0.reduced < 0 }.sorted { $0.reduced < $1.reduced }.prefix(500)
    try generation.add(near.map(\.column), to: &program)
  }

  /// Bounds the plan from below where exact pricing may be out of reach.
  private mutating func boundByKnapsacks(until share: Double) {
    guard !isClosed, !meter.isOver else { return }
    let budget = meter
    let bound = KnapsackBound(arrays, classes, threads: planner.threads).improved(
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
    for route in lanes.routes {
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
