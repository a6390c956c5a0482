import LinearProgramming

/// The linear relaxation of the master over the routes known, with cuts, as GLPK holds it.
///
/// Rows stand in this order: visits, classes, limits, allowances, cuts. Columns: visits left out, then routes.
struct MasterProgram: Sendable {
  private let rows: MasterRows
  private let classes: [PricingClass]
  /// The routes in the program, in its order.
  private(set) var columns: [RouteColumn] = []
  /// The cuts in the program, in its order.
  private(set) var cuts: [SubsetRowCut] = []
  /// Whether each cut counts routes of each class.
  private var concerned: [[Bool]] = []
  /// Whether each route in the program may be used.
  private var isOpen: [Bool] = []
  /// What leaving out each visit costs here, in minor units; raised where a branch demands a visit.
  private(set) var dropCosts: [Int]
  /// Whether rows were added or bounds changed since the last solution.
  private var needsDual = false
  /// Whether routes were added since the last solution.
  private var hasNewColumns = false

  /// Creates the program's shape.
  init(_ arrays: RoutingArrays, _ classes: [PricingClass]) {
    rows = MasterRows(arrays, classes)
    self.classes = classes
    dropCosts = arrays.dropCost
  }

  /// Adds all rows without cuts, and the columns that leave a visit out.
  func build(in program: inout LinearProgram) throws(LinearProgramError) {
    try rows.build(in: &program, areInteger: false)
  }

  /// Adds routes.
  mutating func add(
    _ added: some Sequence<RouteColumn>, to program: inout LinearProgram
  ) throws(LinearProgramError) {
    var batch = ColumnBatch(areInteger: false)
    for column in added {
      columns.append(column)
      isOpen.append(true)
      var entries: [(row: Int32, coefficient: Double)] = []
      var plain: [Int32] = [Int32(rows.visits + column.pricingClass)]
      if column.isElementary {
        plain += column.stops.map(Int32.init)
      } else {
        let sorted = column.stops.sorted()
        var place = 0
        while place < sorted.count {
          var end = place
          while end < sorted.count, sorted[end] == sorted[place] { end += 1 }
          entries.append((Int32(sorted[place]), Double(end - place)))
          place = end
        }
      }
      entries += rows.limits.entries(of: column, from: rows.firstLimit)
      for (index, cut) in cuts.enumerated() {
        let coefficient = self.coefficient(of: column, in: cut, at: index)
        if coefficient > 0 {
          entries.append((Int32(rows.count + index), Double(coefficient)))
        }
      }
      batch.append(cost: Double(column.cost), covering: plain, plus: entries)
    }
    guard !batch.isEmpty else { return }
    _ = try program.addColumns(batch)
    hasNewColumns = true
  }

  private func coefficient(of column: RouteColumn, in cut: SubsetRowCut, at index: Int) -> Int {
    concerned[index][column.pricingClass] ? cut.coefficient(of: column.stops) : 0
  }

  /// Adds cuts.
  mutating func add(
    cuts added: [SubsetRowCut], to program: inout LinearProgram,
    afterSolving isSolvedFirst: Bool = true
  ) throws(LinearProgramError) {
    guard !added.isEmpty else { return }
    // The dual method needs a basis that no new route improves, or takes very long.
    if isSolvedFirst, hasNewColumns, !needsDual { _ = try solve(&program, secondsLimit: nil) }
    let handles = Array(program.columns)
    var newRows: [LinearProgram.NewRow] = []
    for cut in added {
      cuts.append(cut)
      concerned.append(classes.map { cut.concerns($0) })
      var entries: [(LinearProgram.Column, Double)] = []
      for (place, column) in columns.enumerated() {
        let coefficient = self.coefficient(of: column, in: cut, at: cuts.count - 1)
        if coefficient > 0 { entries.append((handles[rows.visits + place], Double(coefficient))) }
      }
      newRows.append(LinearProgram.NewRow(.atMost(Double(cut.limit)), entries))
    }
    _ = try program.addRows(newRows)
    needsDual = true
  }

  /// Deletes the cuts for which `isDoomed` holds, given their places and whether they are slack in the
  /// last basis, which deleting them does not disturb then.
  ///
  /// - Returns: The places.
  @discardableResult
  mutating func removeCuts(
    from program: inout LinearProgram, where isDoomed: (Int, Bool) -> Bool
  ) throws(LinearProgramError) -> Set<Int> {
    let statuses = try program.rowStatuses[rows.count...].map { $0 }
    let doomed = cuts.indices.filter { isDoomed($0, statuses[$0] == .basic) }
    guard !doomed.isEmpty else { return [] }
    let handles = Array(program.rows)
    try program.deleteRows(doomed.map { handles[rows.count + $0] })
    let gone = Set(doomed)
    cuts = cuts.indices.filter { !gone.contains($0) }.map { cuts[$0] }
    concerned = concerned.indices.filter { !gone.contains($0) }.map { concerned[$0] }
    return gone
  }

  /// Solves the program.
  ///
  /// - Returns: The optimum, or `nil` when time ran out.
  mutating func solve(
    _ program: inout LinearProgram, secondsLimit: Double?
  ) throws(LinearProgramError) -> Double? {
    let method: SimplexMethod = needsDual ? .dual : .primal
    guard
      case .optimal(let value) = try program.solveRelaxation(
        method: method, secondsLimit: secondsLimit)
    else { return nil }
    needsDual = false
    hasNewColumns = false
    return value
  }

  /// Returns the dual prices of a solved program.
  func duals(of program: borrowing LinearProgram) throws(LinearProgramError) -> DualPrices {
    let prices = try program.dualPrices
    return DualPrices(
      visits: Array(prices[0..<rows.visits]),
      classes: Array(prices[rows.visits..<rows.firstLimit]),
      limits: rows.limits.prices(fromRowDuals: prices[rows.firstLimit..<rows.firstAllowance]),
      allowances: rows.allowances.prices(fromRowDuals: prices[rows.firstAllowance..<rows.count]),
      cuts: Array(prices[rows.count...]), dropCosts: dropCosts, of: rows.allowances)
  }

  /// Returns the routes that a solved program uses, with their shares.
  func support(
    of program: borrowing LinearProgram
  ) throws(LinearProgramError) -> [(column: RouteColumn, share: Double)] {
    let values = try program.columnValues
    return columns.indices.compactMap { place in
      let share = values[rows.visits + place]
      return share > 1e-7 ? (columns[place], share) : nil
    }
  }

  /// Returns the share of each visit that a solved program leaves out.
  func leftOut(of program: borrowing LinearProgram) throws(LinearProgramError) -> [Double] {
    Array(try program.columnValues[0..<rows.visits])
  }

  /// Deletes the routes for which `isDoomed` holds, given their places.
  mutating func removeColumns(
    from program: inout LinearProgram, where isDoomed: (Int) -> Bool
  ) throws(LinearProgramError) {
    let doomed = columns.indices.filter(isDoomed)
    guard !doomed.isEmpty else { return }
    let handles = Array(program.columns)
    try program.deleteColumns(doomed.map { handles[rows.visits + $0] })
    var isGone = [Bool](repeating: false, count: columns.count)
    for place in doomed { isGone[place] = true }
    columns = columns.indices.filter { !isGone[$0] }.map { columns[$0] }
    isOpen = isOpen.indices.filter { !isGone[$0] }.map { isOpen[$0] }
  }

  /// Keeps the program small: deletes routes of large reduced cost once there are many.
  mutating func purge(_ program: inout LinearProgram) throws(LinearProgramError) {
    let most = 2000 + 12 * rows.visits
    guard columns.count > most else { return }
    let costs = try program.reducedCosts[rows.visits...].map { $0 }
    let statuses = try program.columnStatuses[rows.visits...].map { $0 }
    let limit = costs.sorted()[most / 2]
    try removeColumns(from: &program) { costs[$0] > limit && statuses[$0] != .basic }
  }

  /// Lets the program use just the routes for which `isAllowed` holds, all of those for which
  /// `isDemanded` does, and charges `costs` for leaving visits out.
  mutating func restrict(
    _ program: inout LinearProgram, dropCosts costs: [Int],
    demanding isDemanded: (RouteColumn) -> Bool = { _ in false },
    allowing isAllowed: (RouteColumn) -> Bool
  ) throws(LinearProgramError) {
    let handles = Array(program.columns)
    for visit in costs.indices where costs[visit] != dropCosts[visit] {
      try program.setCost(Double(costs[visit]), of: handles[visit])
    }
    dropCosts = costs
    for (place, column) in columns.enumerated() {
      let bounds: Bounds =
        isDemanded(column) ? .equal(1) : isAllowed(column) ? .atLeast(0) : .equal(0)
      isOpen[place] = bounds == .atLeast(0)
      try program.setBounds(bounds, of: handles[rows.visits + place])
    }
    needsDual = true
  }

  /// Estimates how far the optimum over the routes known rises when routes are forbidden.
  ///
  /// - Parameters:
  ///   - program: The program, solved; it comes out as it went in, but for its solution.
  ///   - decision: What may be used from now on.
  ///   - start: The optimal basis.
  ///   - value: The optimum.
  ///   - iterations: The most steps of the dual method.
  /// - Returns: The rise in minor units, zero or more; infinite where nothing is left.
  /// - Throws: ``LinearProgramError`` when GLPK fails.
  mutating func rise(
    of program: inout LinearProgram, under decision: BranchDecision, from start: Basis,
    value: Double, iterations: Int
  ) throws(LinearProgramError) -> Double {
    let handles = Array(program.columns)
    var closed = columns.indices.filter { isOpen[$0] && !decision.allows(columns[$0]) }
      .map { handles[rows.visits + $0] }
    closed += decision.demanded.map { handles[$0] }
    try program.setBasis(start)
    for column in closed { try program.setBounds(.equal(0), of: column) }
    let outcome = try program.solveRelaxation(method: .dual, iterationLimit: iterations)
    for column in closed { try program.setBounds(.atLeast(0), of: column) }
    needsDual = false
    switch outcome {
    case .infeasible: return .infinity
    default: return max(0, program.lastObjective - value)
    }
  }
}
