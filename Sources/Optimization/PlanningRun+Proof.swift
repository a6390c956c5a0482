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
    // Small problems need no long search before the proof.
    search(until: 0.2, atMost: 3000 * arrays.count)
    // Where a shift can make very many visits, a quick weak bound comes before a slow strong one.
    let isWide = classes.contains { $0.count > Self.wideClass }
    var generation = ColumnGeneration(
      arrays, classes: classes, memorySize: isWide ? 1 : Self.memorySize, threads: planner.threads)
    solveRoot(&generation, until: isWide ? 0.35 : 0.6)
    if bound == nil, !isWide { boundForgetfully(generation.pool, until: 0.7) }
    if isWide {
      boundByKnapsacks(until: 0.45)
      if root?.isComplete == true {
        generation.widenMemory(to: Self.memorySize)
        solveRoot(&generation, until: 0.6)
      }
    }
    combine(&generation, seconds: 0.1)
    close(&generation)
    while !isClosed, !meter.isOver {
      let share = meter.share
      lanes.restart(from: incumbent, coolness: 0.1)
      search(until: min(1, share + max(0.1, (1 - share) / 3)))
      combine(&generation, seconds: 0.05)
      close(&generation)
    }
    columns = generation.pool.columns.filter(\.isElementary)
  }

  /// The visits that a route remembers at each stop.
  private static var memorySize: Int { 8 }

  /// The number of eligible visits from which a class counts as wide.
  private static var wideClass: Int { 200 }

  /// Solves the relaxation over all routes, as far as the budget goes.
  private mutating func solveRoot(_ generation: inout ColumnGeneration, until share: Double) {
    for route in lanes.routes {
      generation.pool.add(arrays.column(of: route, classOf: classOf))
    }
    for column in arrays.columns(of: incumbent, classOf: classOf) { generation.pool.add(column) }
    let target = incumbent.objective
    var budget = meter
    do {
      root = try generation.run(target: target, until: share, meter: &budget) { state in
        statistics.columns = state.pool.columns.count
        statistics.pricingRounds = state.rounds
        if let bound = state.bound { raiseBound(to: bound) }
        report("columns")
      }
    } catch {
      root = nil
    }
    meter = budget
  }

  /// Bounds the plan by routes that remember nothing, where those that remember took too long, and
  /// by knapsacks where even they do.
  private mutating func boundForgetfully(_ pool: ColumnPool, until share: Double) {
    var generation = ColumnGeneration(
      arrays, classes: classes, memorySize: 1, threads: planner.threads)
    generation.pool = pool
    let known = root
    solveRoot(&generation, until: share)
    // What is decided later goes by the routes that remember.
    root = known ?? root
    if bound == nil { boundByKnapsacks(until: share + 0.1) }
  }

  /// Bounds the plan from below where exact pricing may be out of reach.
  private mutating func boundByKnapsacks(until share: Double) {
    guard !isClosed, !meter.isOver else { return }
    let budget = meter
    let bound = KnapsackBound(arrays, classes, threads: planner.threads).improved(
      from: root?.duals ?? DualPrices(visits: arrays.count, classes: classes.count),
      target: incumbent.objective * DualPrices.scale, rounds: 300
    ) { budget.isCounted ? budget.budget.isInterrupted() : budget.share >= share }
    if meter.isCounted { meter.work += 300 * classes.count }
    raiseBound(to: bound.value.dividedRoundingUp(by: DualPrices.scale))
    report("knapsacks")
  }

  /// Lets the integer program pick the best plan from the routes known.
  private mutating func combine(_ generation: inout ColumnGeneration, seconds share: Double) {
    guard let root, !isClosed, !meter.isOver else { return }
    for route in lanes.routes {
      generation.pool.add(arrays.column(of: route, classOf: classOf))
    }
    let gap = (incumbent.objective - (bound ?? 0)) * DualPrices.scale
    let candidates = generation.pool.columns.filter(\.isElementary)
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
  private mutating func decide(_ columns: [RouteColumn], seconds share: Double) -> Bool {
    let program = RestrictedProgram(arrays: arrays, classes: classes)
    let budget = meter
    report("integer program")
    let seconds = meter.seconds(until: 1).map { left in
      min(left, (meter.budget.seconds ?? 0) * share)
    }
    let outcome = try? program.solve(
      columns, cutoff: incumbent.objective, nodeLimit: meter.isCounted ? 2000 : nil,
      seconds: seconds, isCancelled: { budget.budget.isInterrupted() })
    if meter.isCounted { meter.work += 2000 }
    switch outcome {
    case .improved(let chosen, let isProved):
      guard let state = arrays.state(driving: chosen, classes: classes) else { return false }
      offer(state)
      return isProved
    case .noneBelowCutoff: return true
    case .undecided, nil: return false
    }
  }

  /// Enumerates every route that a better plan could use, if the gap is small enough, and lets the
  /// integer program decide among them.
  private mutating func close(_ generation: inout ColumnGeneration) {
    guard let best = generation.bestBound, !isClosed, !meter.isOver else { return }
    let gap = incumbent.objective * DualPrices.scale - best.value
    // A failed attempt is worth another one only at a clearly smaller gap.
    if let last = lastEnumeratedGap, gap > last - last / 4 { return }
    // Limits that shifts share leave wider gaps, in which routes are few all the same.
    let share = arrays.limits.limits.isEmpty ? 20 : 4
    guard gap < incumbent.objective * DualPrices.scale / share else { return }
    lastEnumeratedGap = gap
    report("enumeration")
    guard let columns = enumerate(generation.memories, below: gap, at: best) else { return }
    statistics.enumeratedRoutes = columns.count
    if decide(columns, seconds: 1) {
      // GLPK decides to a relative 1e-7, which is less than one minor unit below ten million.
      raiseBound(to: incumbent.objective - incumbent.objective / 5_000_000)
    } else {
      lastEnumeratedGap = nil
    }
  }

  /// Returns every route that a plan better than the incumbent could use, or `nil` when there are
  /// too many.
  private mutating func enumerate(
    _ memories: [NeighbourhoodMemory], below gap: Int, at bound: LagrangianBound
  ) -> [RouteColumn]? {
    let routeLimit = 40_000
    let (arrays, classes) = (arrays, classes)
    var columns: [RouteColumn] = []
    // Classes go in waves, so that one with too many routes ends it, at the same one every time.
    for first in stride(from: 0, to: classes.count, by: Self.enumerationWave) {
      let budget = meter
      let wave = min(Self.enumerationWave, classes.count - first)
      let results = parallelMap(wave, threads: planner.threads) { offset in
        var enumeration = RouteEnumeration(
          arrays, classes[first + offset], at: first + offset, memories[first + offset],
          bound: bound, gap: gap)
        return enumeration.run(routeLimit: routeLimit) {
          budget.isCounted ? budget.budget.isInterrupted() : budget.isOver
        }
      }
      for result in results { meter.charge(labels: result.labels) }
      for result in results {
        guard let found = result.columns else { return nil }
        columns += found
      }
      guard columns.count <= routeLimit, !meter.isOver else { return nil }
    }
    return columns
  }

  /// How many classes are enumerated side by side.
  private static var enumerationWave: Int { 4 }
}
