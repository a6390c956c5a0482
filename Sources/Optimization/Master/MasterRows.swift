import LinearProgramming

/// The shape of the master program, shared by its linear relaxation and its integer form.
///
///     min  Σ c(r) λ(r) + Σ d(i) u(i)
///     s.t. Σ a(i, r) λ(r) + u(i) = 1      each visit i is made or left out
///          Σ λ(r) ≤ shifts of the class   for each class
///          Σ use(L, r) λ(r) ≤ capacity(L) for each limit L that shifts share
///          λ, u ≥ 0
///
/// Rows stand in this order: visits, then classes, then limits. Columns: visits left out, then routes.
struct MasterRows {
  /// The number of visit rows.
  let visits: Int
  /// The price of leaving each visit out.
  let dropCosts: [Int]
  /// The number of shifts of each class.
  let shifts: [Int]
  /// The limits that shifts share.
  let limits: LimitTable

  /// The number of rows.
  var count: Int { firstLimit + limits.limits.count }
  /// The row of the first limit.
  var firstLimit: Int { visits + shifts.count }

  init(_ arrays: RoutingArrays, _ classes: [PricingClass]) {
    visits = arrays.count
    dropCosts = arrays.dropCost
    shifts = classes.map(\.members.count)
    limits = arrays.limits
  }

  /// Adds all rows, and the columns that leave a visit out.
  func build(in program: inout LinearProgram, areInteger: Bool) throws(LinearProgramError) {
    var rows = [LinearProgram.NewRow](repeating: .init(.equal(1)), count: visits)
    for count in shifts { rows.append(.init(.atMost(Double(count)))) }
    for limit in limits.limits.indices {
      rows.append(.init(.atMost(limits.rightHandSide(of: limit))))
    }
    _ = try program.addRows(rows)
    var batch = ColumnBatch(areInteger: areInteger)
    for visit in 0..<visits {
      batch.append(cost: Double(dropCosts[visit]), covering: [Int32(visit)])
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
