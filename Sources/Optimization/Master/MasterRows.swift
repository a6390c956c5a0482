import LinearProgramming

/// The shape of the master program, shared by its linear relaxation and its integer form.
///
///     min  Σ c(r) λ(r) + Σ d(i) u(i)
///     s.t. Σ a(i, r) λ(r) + u(i) = 1      each visit i is made or left out
///          Σ λ(r) ≤ shifts of the class   for each class
///          Σ use(L, r) λ(r) ≤ capacity(L) for each limit L that shifts share
///          Σ_{i ∈ M} u(i) ≥ |M| − n(M)    for each set M of visits that shares an allowance n(M)
///          λ, u ≥ 0
///
/// Rows stand in this order: visits, classes, limits, allowances. Columns: visits left out, then routes.
struct MasterRows {
  /// The number of visit rows.
  let visits: Int
  /// The price of leaving each visit out.
  let dropCosts: [Int]
  /// The number of shifts of each class.
  let shifts: [Int]
  /// The limits that shifts share.
  let limits: LimitTable
  /// How many visits agreements still pay for.
  let allowances: AllowanceTable

  /// The number of rows.
  var count: Int { firstAllowance + allowances.count }
  /// The row of the first allowance.
  var firstAllowance: Int { firstLimit + limits.limits.count }
  /// The row of the first limit.
  var firstLimit: Int { visits + shifts.count }

  init(_ arrays: RoutingArrays, _ classes: [PricingClass]) {
    visits = arrays.count
    dropCosts = arrays.dropCost
    shifts = classes.map(\.members.count)
    limits = arrays.limits
    allowances = arrays.allowances
  }

  /// Adds all rows, and the columns that leave a visit out.
  func build(in program: inout LinearProgram, areInteger: Bool) throws(LinearProgramError) {
    var rows = [LinearProgram.NewRow](repeating: .init(.equal(1)), count: visits)
    for count in shifts { rows.append(.init(.atMost(Double(count)))) }
    for limit in limits.limits.indices {
      rows.append(.init(.atMost(limits.rightHandSide(of: limit))))
    }
    for set in allowances.members.indices {
      rows.append(.init(.atLeast(Double(allowances.leastLeftOut(of: set)))))
    }
    _ = try program.addRows(rows)
    var batch = ColumnBatch(areInteger: areInteger)
    for visit in 0..<visits {
      let set = allowances.isEmpty ? -1 : allowances.setOf[visit]
      batch.append(
        cost: Double(dropCosts[visit]),
        covering: set < 0 ? [Int32(visit)] : [Int32(visit), Int32(firstAllowance + set)])
    }
    _ = try program.addColumns(batch)
  }

  /// Adds `columns`, in this order.
  func add(
    _ columns: some Sequence<RouteColumn>, to program: inout LinearProgram, areInteger: Bool
  ) throws(LinearProgramError) {
    var batch = ColumnBatch(areInteger: areInteger)
    for column in columns {
      let row = Int32(visits + column.pricingClass)
      let shared = limits.entries(of: column, from: firstLimit)
      if column.isElementary {
        batch.append(
          cost: Double(column.cost), covering: column.stops.map(Int32.init) + [row], plus: shared)
      } else {
        var counts: [Int: Double] = [:]
        for stop in column.stops { counts[stop, default: 0] += 1 }
        let entries = counts.sorted { $0.key < $1.key }.map {
          (row: Int32($0.key), coefficient: $0.value)
        }
        batch.append(cost: Double(column.cost), covering: [row], plus: entries + shared)
      }
    }
    guard !batch.isEmpty else { return }
    _ = try program.addColumns(batch)
  }
}
