import LinearProgramming
import Planning

/// What column generation knows when it ends.
struct RootOutcome: Sendable {
  /// The prices that gave the best bound, or the last ones without a bound.
  var duals: DualPrices
  /// The value of the restricted master, in minor units.
  var value: Double
  /// Whether no column is missing: the value is that of the full relaxation.
  var isComplete: Bool
}

/// A solution of the relaxation.
struct FractionalSolution: Sendable {
  /// The routes used, with their shares.
  var support: [(column: RouteColumn, share: Double)] = []
  /// The share of each visit that is left out.
  var leftOut: [Double] = []
  /// The price of each cut, in units of ``DualPrices``.
  var cutPrices: [Int] = []
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
  /// The classes as they are without any branch.
  let classes: [PricingClass]
  /// What prices each class; follows arcs that were fixed and the branch.
  var pricers: [ClassPricer]
  /// The threads of pricing.
  var threads: Int
  /// All columns so far.
  var pool = ColumnPool()
  /// The linear program's rows and columns.
  private(set) var master: MasterProgram
  /// The best bound so far, of the branch that the pricers follow.
  private(set) var bestBound: LagrangianBound?
  /// The rounds of pricing so far.
  private(set) var rounds = 0
  /// Every route that a better plan could use, once they are known: pricing then looks them up.
  private(set) var list: RouteList?
  /// The prices of the last round of pricing.
  private var lastPrices: DualPrices?
  /// The labels of an exact search of one class while there is no bound: now, and at most.
  private var firstLabels: ClosedRange<Int>
  /// The last solution of the relaxation.
  private(set) var solution = FractionalSolution()

  /// Creates a column generation that knows no routes yet.
  ///
  /// - Parameters:
  ///   - arrays: The problem.
  ///   - classes: Its classes.
  ///   - memorySize: How many visits a route remembers at each node to begin with.
  ///   - threads: The threads of pricing.
  ///   - firstLabels: The labels of an exact search of one class while there is no bound, at first and
  ///     at most; by the number of classes unless given.
  init(
    _ arrays: RoutingArrays, classes: [PricingClass], memorySize: Int, threads: Int,
    firstLabels: ClosedRange<Int>? = nil
  ) {
    self.arrays = arrays
    self.classes = classes
    self.threads = threads
    pricers = classes.map { ClassPricer(arrays, $0, memorySize: memorySize) }
    self.firstLabels = firstLabels ?? PricingLevel.firstLabels(classes: classes.count)
    master = MasterProgram(arrays, classes)
  }

  /// The best bound in whole minor units: no plan costs less, as every plan costs whole units.
  var bound: Int? {
    bestBound.map { $0.value.dividedRoundingUp(by: DualPrices.scale) }
  }

  /// Adds the rows, and the routes of the pool.
  mutating func build(in program: inout LinearProgram) throws(LinearProgramError) {
    try master.build(in: &program)
    try master.add(pool.columns, to: &program)
  }

  /// Runs until nothing is missing, the bound reaches `target`, or the run has come to `share`.
  ///
  /// - Returns: The optimum of the relaxation as far as it is known, or `nil` without one.
  mutating func run(
    _ program: inout LinearProgram, target: Int, until share: Double, meter: inout BudgetMeter,
    effort: PricingEffort = .exact, tolerance: Int = 0, news: (Self) -> Void
  ) throws(LinearProgramError) -> RootOutcome? {
    var outcome: RootOutcome?
    var level = PricingLevel.nearest
    var isSettled = false
    var done = 0
    while !isSettled, meter.share < share {
      guard let value = try master.solve(&program, secondsLimit: meter.seconds(until: share))
      else { break }
      let duals = try master.duals(of: program)
      outcome = RootOutcome(duals: duals, value: value, isComplete: false)
      let (found, isOptimal) = priceRound(duals, &level, effort, until: share, meter: &meter)
      done += 1
      let isEnough = effort.isEnough(rounds: done, found: found.count)
      let isNear = isOptimal || (effort == .exact && isWithin(tolerance, of: value))
      if isNear || isEnough {
        isSettled = true
        outcome?.isComplete = isNear
        solution = FractionalSolution(
          support: try master.support(of: program), leftOut: try master.leftOut(of: program),
          cutPrices: duals.cuts)
      }
      if let bound, bound >= target { isSettled = true }
      try master.purge(&program)
      try master.add(found, to: &program)
      news(self)
    }
    return outcome
  }

  /// Whether the bound is so near the value of the master that more columns change nothing: within
  /// `tolerance`, in units of ``DualPrices``, or the same whole number of minor units.
  private func isWithin(_ tolerance: Int, of value: Double) -> Bool {
    guard let bestBound, let bound else { return false }
    return Double(bound) >= value - 1e-6
      || value * Double(DualPrices.scale) - Double(bestBound.value) <= Double(tolerance)
  }

  /// Draws the first prices to those given.
  mutating func begin(near prices: DualPrices) { lastPrices = prices }

  /// Starts a branch: forgets the bound and prices by `pricers`, or by `list` where there is one.
  mutating func enter(_ pricers: [ClassPricer], list: RouteList?) {
    self.pricers = pricers
    self.list = list
    bestBound = nil
    lastPrices = nil
  }

  /// Where the solved master stands.
  func basis(of program: borrowing LinearProgram) throws(LinearProgramError) -> MasterBasis {
    try master.basis(of: program)
  }

  /// Lets the master go on from a basis that it once had, with the cuts that bound there.
  mutating func restore(
    _ basis: MasterBasis, in program: inout LinearProgram
  ) throws(LinearProgramError) {
    try master.restore(basis, in: &program)
    solution.cutPrices = []
  }

  /// Comes back from a dive: prices as before it, from the basis of then, and keeps the columns found since.
  mutating func resume(
    _ before: ColumnGeneration, _ basis: Basis, in program: inout LinearProgram
  ) throws(LinearProgramError) {
    try master.resume(before.master, basis, in: &program)
    pricers = before.pricers
    list = before.list
    bestBound = before.bestBound
    solution = before.solution
  }

  /// The cuts of the master, in its order.
  var cuts: [SubsetRowCut] { master.cuts }

  /// Comes back to a bound that rests neither on fixed steps nor on listed routes, and to its cuts.
  mutating func comeBack(
    to root: (bound: LagrangianBound, cuts: [SubsetRowCut])?, in program: inout LinearProgram
  ) throws(LinearProgramError) {
    for index in pricers.indices { pricers[index].restoreSteps(of: classes[index]) }
    list = nil
    try master.removeCuts(from: &program) { _, _ in true }
    try master.add(cuts: root?.cuts ?? [], to: &program)
    bestBound = root?.bound
    lastPrices = nil
  }

  /// Prices by looking up from now on.
  mutating func adopt(_ list: RouteList) { self.list = list }

  /// Lets the master use just the routes for which `isAllowed` holds, and charges `dropCosts` for
  /// leaving visits out.
  mutating func restrict(
    _ program: inout LinearProgram, dropCosts: [Int],
    demanding isDemanded: (RouteColumn) -> Bool = { _ in false },
    allowing isAllowed: (RouteColumn) -> Bool
  ) throws(LinearProgramError) {
    try master.restrict(
      &program, dropCosts: dropCosts, demanding: isDemanded, allowing: isAllowed)
  }

  /// Solves the relaxation over the routes known.
  mutating func solve(
    _ program: inout LinearProgram, secondsLimit: Double?
  ) throws(LinearProgramError) -> Double? {
    try master.solve(&program, secondsLimit: secondsLimit)
  }

  /// Estimates how far the optimum over the routes known rises under `decision`; see
  /// ``MasterProgram/rise(of:under:from:value:iterations:)``.
  mutating func rise(
    of program: inout LinearProgram, under decision: BranchDecision, from start: Basis,
    value: Double, iterations: Int
  ) throws(LinearProgramError) -> Double {
    try master.rise(
      of: &program, under: decision, from: start, value: value, iterations: iterations)
  }

  /// Adds routes that are not known yet.
  mutating func add(
    _ columns: some Sequence<RouteColumn>, to program: inout LinearProgram
  ) throws(LinearProgramError) {
    try master.add(columns.filter { pool.add($0) }, to: &program)
  }

  /// Adds cuts, and deletes those that have no price any more once there are many.
  mutating func add(
    cuts: [SubsetRowCut], to program: inout LinearProgram
  ) throws(LinearProgramError) {
    if master.cuts.count > 60 {
      let prices = solution.cutPrices
      let center = bestBound?.duals.cuts ?? []
      let isIdle = master.cuts.indices.map { place in
        place < prices.count && prices[place] == 0 && (place >= center.count || center[place] == 0)
      }
      let gone = try master.removeCuts(from: &program) { isIdle[$0] && $1 }
      bestBound = bestBound?.droppingCuts { gone.contains($0) }
    }
    try master.add(cuts: cuts, to: &program)
  }

  /// Deletes the routes whose value at `duals` reaches the limit of their class: no better plan takes
  /// them.
  mutating func removeColumns(
    from program: inout LinearProgram, at duals: DualPrices, _ tables: [CutTable],
    reaching limits: [Int]
  ) throws(LinearProgramError) {
    let isUseless = master.columns.map { column in
      var value = column.cost * DualPrices.scale + duals.charge(for: column.uses)
      for stop in column.stops { value -= duals.visits[stop] }
      if let nodes = classes[column.pricingClass].nodes(of: column.stops) {
        value += tables[column.pricingClass].penalty(of: nodes)
      }
      return value >= limits[column.pricingClass]
    }
    try master.removeColumns(from: &program) { isUseless[$0] }
  }

  /// Lets routes remember the visits that the solution's routes turn to twice.
  ///
  /// - Returns: Whether a route of the solution is none any more.
  mutating func remember(
    cyclesIn program: inout LinearProgram
  ) throws(LinearProgramError) -> Bool {
    var grew = false
    for (column, _) in solution.support {
      guard !column.isElementary, let nodes = classes[column.pricingClass].nodes(of: column.stops)
      else { continue }
      if pricers[column.pricingClass].remember(cyclesOf: nodes) { grew = true }
    }
    guard grew else { return false }
    let isGone = master.columns.map { column in
      guard !column.isElementary, let nodes = classes[column.pricingClass].nodes(of: column.stops)
      else { return false }
      return !pricers[column.pricingClass].allows(nodes)
    }
    try master.removeColumns(from: &program) { isGone[$0] }
    return true
  }

  /// So few columns of one level are handed over with those of the next: solving the master again takes
  /// longer than pricing harder.
  private static var few: Int { 10 }

  /// Prices once at each level until enough columns turn up.
  ///
  /// - Returns: The columns, and whether exact pricing found none, so that the relaxation is solved.
  private mutating func priceRound(
    _ duals: DualPrices, _ level: inout PricingLevel, _ effort: PricingEffort,
    until share: Double, meter: inout BudgetMeter
  ) -> (columns: [RouteColumn], isOptimal: Bool) {
    // Without a bound, prices are drawn to those of the last round, which swing less.
    let center = bestBound?.duals ?? lastPrices
    let steadiness = center == nil || effort != .exact ? 0 : 0.5
    var smoothing = steadiness
    let tables = tables(at: duals)
    var found: [RouteColumn] = []
    while meter.share < share {
      let prices =
        smoothing > 0 ? duals.mixed(with: center ?? duals, share: smoothing) : duals
      lastPrices = prices
      let results = price(
        prices, smoothing > 0 ? self.tables(at: prices) : tables, level, until: share,
        meter: &meter)
      if let bound = lagrangianBound(prices, results) {
        if bestBound.map({ bound.value > $0.value }) ?? true { bestBound = bound }
      }
      let earlier = found
      found += helpful(results, at: duals, tables).filter { !earlier.contains($0) }
      let isExact = level == .exact
      if smoothing == 0, found.count < Self.few, let next = level.next,
        next != .exact || effort == .exact
      {
        level = next
        // Exact pricing is dear, and every round of it gives a bound, which is better at steady prices.
        if next == .exact, bestBound != nil { smoothing = steadiness }
      } else if !found.isEmpty {
        if isExact { level = .quick }
        return (found, false)
      } else if smoothing > 0 {
        smoothing = 0
      } else {
        return ([], effort == .exact && results.allSatisfy { $0.leastValue != nil })
      }
    }
    return (found, false)
  }

  /// Lets routes of the classes whose first exact searches were too long remember less, or those searches
  /// be longer.
  ///
  /// - Returns: Whether another search may come to an end.
  private mutating func ease(searchesOf open: [Int]) -> Bool {
    var changed = false
    for index in open where pricers[index].cutMemory(arrays) { changed = true }
    if changed { return true }
    let (now, most) = (firstLabels.lowerBound, firstLabels.upperBound)
    firstLabels = min(most, 4 * now)...most
    return now < most
  }

  /// The cuts as each class sees them at some prices.
  func tables(at duals: DualPrices) -> [CutTable] {
    let cuts = master.cuts
    guard !cuts.isEmpty else { return [CutTable](repeating: .none, count: classes.count) }
    return classes.map { CutTable(cuts, prices: duals.cuts, $0) }
  }

  /// Prices every class once at a level; while there is no bound, classes whose exact search is too long
  /// are searched again, with less to remember or more labels.
  private mutating func price(
    _ duals: DualPrices, _ tables: [CutTable], _ level: PricingLevel, until share: Double,
    meter: inout BudgetMeter
  ) -> [PricingResult] {
    rounds += 1
    if let list {
      meter.charge(labels: list.count / 4)
      return list.price(duals, tables, routeLimit: 400, threads: threads)
    }
    var results = [PricingResult](repeating: PricingResult(), count: pricers.count)
    var open = Array(pricers.indices)
    while true {
      let found = search(open, at: duals, tables, level, until: share, meter: &meter)
      for (index, result) in zip(open, found) {
        let earlier = results[index].routes
        results[index] = result
        if result.routes.isEmpty { results[index].routes = earlier }
      }
      open = open.filter { results[$0].leastValue == nil }
      guard level == .exact, bestBound == nil, !open.isEmpty, meter.share < share,
        ease(searchesOf: open)
      else { return results }
    }
  }

  /// Searches some classes, side by side.
  private func search(
    _ open: [Int], at duals: DualPrices, _ tables: [CutTable], _ level: PricingLevel,
    until share: Double, meter: inout BudgetMeter
  ) -> [PricingResult] {
    let budget = meter
    let settings = level.settings(
      classes: classes.count, labelLimit: bestBound == nil ? firstLabels.lowerBound : nil)
    let (arrays, pricers) = (arrays, pricers)
    let results = parallelMap(open.count, threads: threads) { place in
      let index = open[place]
      return pricers[index].price(
        arrays, duals: duals, classDual: duals.classes[index], cuts: tables[index],
        settings: settings
      ) { budget.isCounted ? budget.budget.isInterrupted() : budget.share >= share }
    }
    for result in results { meter.charge(labels: result.labels) }
    return results
  }

  /// Returns the new columns that help at the master's own prices.
  private mutating func helpful(
    _ results: [PricingResult], at duals: DualPrices, _ tables: [CutTable]
  ) -> [RouteColumn] {
    var found: [RouteColumn] = []
    for (index, result) in results.enumerated() {
      for route in result.routes {
        let column = RouteColumn(
          pricingClass: index, stops: route.stops, cost: route.cost, uses: route.uses)
        var reduced = column.reducedCost(at: duals)
        if tables[index].words > 0, let nodes = classes[index].nodes(of: column.stops) {
          reduced += tables[index].penalty(of: nodes)
        }
        // Rounded prices may make a column of the basis look that good.
        guard reduced < -(2 * column.stops.count + 8) else { continue }
        pool.add(column)
        found.append(column)
      }
    }
    return found
  }

  /// Returns the Lagrangian bound at `duals`, or `nil` when some class was not priced to the end.
  private func lagrangianBound(
    _ duals: DualPrices, _ results: [PricingResult]
  ) -> LagrangianBound? {
    let leastValues = results.compactMap { $0.leastValue.map { min(0, $0) } }
    guard leastValues.count == results.count else { return nil }
    return LagrangianBound(
      duals: duals, leastValues: leastValues, shifts: classes.map(\.members.count), cuts: cuts,
      limits: arrays.limits, allowances: arrays.allowances)
  }
}
