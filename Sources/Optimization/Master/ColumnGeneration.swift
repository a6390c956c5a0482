import LinearProgramming

/// What column generation knows when it ends.
struct RootOutcome: Sendable {
  /// The prices that gave the best bound, or the last ones without a bound.
  var duals: DualPrices
  /// The value of the restricted master, in minor units.
  var value: Double
  /// Whether no column is missing: the value is that of the full relaxation.
  var isComplete: Bool
}

/// Solves the linear relaxation over all routes by adding those that help.
///
/// Each round solves the restricted master, prices every class, and adds the routes found. Cheap
/// inexact pricing goes first; exact pricing decides that nothing is missing, and each time it is
/// complete gives a Lagrangian bound:
///
///     Σ π(i) + Σ shifts of class k · min(0, least (c − Σ π − Σ ρ use) over routes of k)
///       + Σ ρ(L) · capacity(L)
///
/// Prices are taken between those of the master and those of the best bound, which keeps them from
/// swinging.
///
/// - Source: Wentges (1997), doi:10.1111/1475-3995.00017; Pessoa et al. (2018),
///   doi:10.1287/ijoc.2017.0784.
struct ColumnGeneration {
  let arrays: RoutingArrays
  let classes: [PricingClass]
  /// What routes remember, by class.
  private(set) var memories: [NeighbourhoodMemory]
  let threads: Int
  /// All columns so far.
  var pool = ColumnPool()
  /// The best bound so far.
  private(set) var bestBound: LagrangianBound?
  /// The rounds of pricing so far.
  private(set) var rounds = 0

  init(_ arrays: RoutingArrays, classes: [PricingClass], memorySize: Int, threads: Int) {
    self.arrays = arrays
    self.classes = classes
    self.threads = threads
    memories = classes.map { NeighbourhoodMemory(arrays, $0, size: memorySize) }
  }

  /// Lets routes remember more from now on, which makes the bound stronger and pricing slower.
  mutating func widenMemory(to size: Int) {
    memories = classes.map { NeighbourhoodMemory(arrays, $0, size: size) }
    pool = pool.filtered { column in
      let pricing = classes[column.pricingClass]
      if column.isElementary { return true }
      let nodes = column.stops.compactMap { pricing.nodeOf[$0] }
      return memories[column.pricingClass].allows(nodes)
    }
  }

  /// The best bound in whole minor units: no plan costs less, as every plan costs whole units.
  var bound: Int? {
    bestBound.map { $0.value.dividedRoundingUp(by: DualPrices.scale) }
  }

  /// Runs until nothing is missing, the bound reaches `target`, or the run has come to `share`.
  mutating func run(
    target: Int, until share: Double, meter: inout BudgetMeter, news: (Self) -> Void
  ) throws(LinearProgramError) -> RootOutcome? {
    let rows = MasterRows(arrays, classes)
    return try LinearProgram.withProblem { program throws(LinearProgramError) in
      try rows.build(in: &program, areInteger: false)
      try rows.add(pool.columns, to: &program, areInteger: false)
      var outcome: RootOutcome?
      var level = PricingLevel.nearest
      var isSettled = false
      while !isSettled, meter.share < share {
        guard
          case .optimal(let value) = try program.solveRelaxation(
            method: .primal, secondsLimit: meter.seconds(until: share))
        else { break }
        let master = try rows.duals(of: program)
        outcome = RootOutcome(duals: master, value: value, isComplete: false)
        let before = pool.columns.count
        isSettled = priceRound(master, value, &level, until: share, meter: &meter)
        try rows.add(pool.columns[before...], to: &program, areInteger: false)
        if pool.columns.count == before, isSettled { outcome?.isComplete = true }
        if let bound, bound >= target { isSettled = true }
        news(self)
      }
      if let bestBound { outcome?.duals = bestBound.duals }
      return outcome
    }
  }

  /// Prices once at each level until columns turn up.
  ///
  /// - Returns: Whether exact pricing found nothing, so that the relaxation is solved.
  private mutating func priceRound(
    _ master: DualPrices, _ value: Double, _ level: inout PricingLevel, until share: Double,
    meter: inout BudgetMeter
  ) -> Bool {
    var smoothing = bestBound == nil ? 0 : 0.5
    while meter.share < share {
      let duals =
        smoothing > 0
        ? master.mixed(with: bestBound?.duals ?? master, share: smoothing) : master
      let results = price(duals, level, until: share, meter: &meter)
      rounds += 1
      if let bound = lagrangianBound(duals, results) {
        if bestBound.map({ bound.value > $0.value }) ?? true { bestBound = bound }
      }
      if add(results, helping: master) > 0 {
        if level == .exact { level = .quick }
        return false
      }
      let isComplete = results.allSatisfy { $0.leastValue != nil }
      if smoothing > 0 {
        smoothing = 0
      } else if let next = level.next {
        level = next
      } else {
        return isComplete
      }
    }
    return false
  }

  private func price(
    _ duals: DualPrices, _ level: PricingLevel, until share: Double, meter: inout BudgetMeter
  ) -> [PricingResult] {
    let budget = meter
    let results = parallelMap(classes.count, threads: threads) { index in
      var search = LabelSearch(
        arrays, classes[index], memories[index], duals: duals,
        classDual: duals.classes[index], settings: level.settings)
      return search.run { budget.isCounted ? budget.budget.isInterrupted() : budget.share >= share }
    }
    for result in results { meter.charge(labels: result.labels) }
    return results
  }

  /// Adds the routes that help at the master's own prices.
  ///
  /// - Returns: The number of new columns.
  private mutating func add(_ results: [PricingResult], helping master: DualPrices) -> Int {
    var added = 0
    for (index, result) in results.enumerated() {
      for route in result.routes {
        let column = RouteColumn(
          pricingClass: index, stops: route.stops, cost: route.cost,
          uses: arrays.limits.uses(
            of: classes[index].members[0], returningAt: route.returnTime))
        guard column.reducedCost(at: master) < -DualPrices.scale / 256 else { continue }
        if pool.add(column) { added += 1 }
      }
    }
    return added
  }

  /// Returns the Lagrangian bound at `duals`, or `nil` when some class was not priced to the end.
  private func lagrangianBound(
    _ duals: DualPrices, _ results: [PricingResult]
  ) -> LagrangianBound? {
    let leastValues = results.compactMap { $0.leastValue.map { min(0, $0) } }
    guard leastValues.count == results.count else { return nil }
    return LagrangianBound(
      duals: duals, leastValues: leastValues, shifts: classes.map(\.members.count),
      limits: arrays.limits)
  }
}

/// A bound on every plan, with the prices that prove it.
struct LagrangianBound: Sendable {
  /// The prices.
  let duals: DualPrices
  /// For each class the least price of a route less dual prices of its visits; not positive.
  let leastValues: [Int]
  /// Σ π(i) + Σ shifts(k) · leastValue(k) + Σ ρ(L) · capacity(L), in units of ``DualPrices``.
  let value: Int

  init(duals: DualPrices, leastValues: [Int], shifts: [Int], limits: LimitTable) {
    self.duals = duals
    self.leastValues = leastValues
    value =
      duals.visits.reduce(0, +) + zip(leastValues, shifts).reduce(0) { $0 + $1.0 * $1.1 }
      - limits.constant(at: duals)
  }
}

/// How hard pricing tries, from quick to exact.
enum PricingLevel: Int {
  case nearest, quick, exact

  /// The next harder level.
  var next: PricingLevel? { PricingLevel(rawValue: rawValue + 1) }

  /// What the level means for a label search.
  var settings: LabelSearchSettings {
    switch self {
    case .nearest:
      LabelSearchSettings(
        ignoresMemory: true, successorLimit: 12, routeLimit: 30, labelLimit: 300_000)
    case .quick:
      LabelSearchSettings(
        ignoresMemory: true, successorLimit: .max, routeLimit: 30, labelLimit: 1_000_000)
    case .exact:
      LabelSearchSettings(
        ignoresMemory: false, successorLimit: .max, routeLimit: 60, labelLimit: 30_000_000,
        enough: 3000)
    }
  }
}

extension Int {
  /// Returns the quotient rounded towards positive infinity; `divisor` is positive.
  func dividedRoundingUp(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
