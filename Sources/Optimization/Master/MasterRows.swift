import LinearProgramming

/// The shape of the master program, shared by its linear relaxation and its integer form.
///
///     min  Σ c(r) λ(r) + Σ d(i) u(i)
///     s.t. Σ a(i, r) λ(r) + u(i) = 1      each visit i is made or left out
///          Σ λ(r) ≤ shifts of the class   for each class
///          λ, u ≥ 0
///
/// Rows stand in this order: visits, then classes. Columns: visits left out, then routes.
struct MasterRows {
  /// The number of visit rows.
  let visits: Int
  /// The price of leaving each visit out.
  let dropCosts: [Int]
  /// The number of shifts of each class.
  let shifts: [Int]

  init(_ arrays: RoutingArrays, _ classes: [PricingClass]) {
    visits = arrays.count
    dropCosts = arrays.dropCost
    shifts = classes.map(\.members.count)
  }

  /// Adds all rows, and the columns that leave a visit out.
  func build(in program: inout LinearProgram, areInteger: Bool) throws(LinearProgramError) {
    var rows = [LinearProgram.NewRow](repeating: .init(.equal(1)), count: visits)
    for count in shifts { rows.append(.init(.atMost(Double(count)))) }
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
      if column.isElementary {
        batch.append(cost: Double(column.cost), covering: column.stops.map(Int32.init) + [row])
      } else {
        var counts: [Int: Double] = [:]
        for stop in column.stops { counts[stop, default: 0] += 1 }
        let entries = counts.sorted { $0.key < $1.key }.map {
          (row: Int32($0.key), coefficient: $0.value)
        }
        batch.append(cost: Double(column.cost), covering: [row], plus: entries)
      }
    }
    guard !batch.isEmpty else { return }
    _ = try program.addColumns(batch)
  }

  /// Returns the dual prices of a solved program.
  func duals(of program: borrowing LinearProgram) throws(LinearProgramError) -> DualPrices {
    let prices = try program.dualPrices
    return DualPrices(
      visits: Array(prices[0..<visits]), classes: Array(prices[visits...]), dropCosts: dropCosts)
  }
}
