import Planning

/// Every route that a plan better than the incumbent could use, to be looked up instead of searched.
///
/// - Source: Contardo & Martinelli (2014), doi:10.1016/j.disopt.2014.03.001.
struct RouteList: Sendable {
  private struct Entry: Sendable {
    var column: RouteColumn
    var nodes: [Int]
  }

  /// The routes of each class.
  private let entries: [[Entry]]

  /// The number of routes.
  var count: Int { entries.reduce(0) { $0 + $1.count } }
  /// The routes, class after class.
  var columns: [RouteColumn] { entries.flatMap { $0.map(\.column) } }

  private init(entries: [[Entry]]) { self.entries = entries }

  /// Creates a list of `columns`.
  init(_ columns: [RouteColumn], _ classes: [PricingClass]) {
    var entries = [[Entry]](repeating: [], count: classes.count)
    for column in columns {
      guard let nodes = classes[column.pricingClass].nodes(of: column.stops) else { continue }
      entries[column.pricingClass].append(Entry(column: column, nodes: nodes))
    }
    self.entries = entries
  }

  /// Returns the routes for which `isIncluded` holds.
  func filtered(_ isIncluded: (RouteColumn) -> Bool) -> RouteList {
    RouteList(entries: entries.map { $0.filter { isIncluded($0.column) } })
  }

  /// Returns the routes whose value is below the limit of their class.
  func filtered(
    below limits: [Int], at duals: DualPrices, _ tables: [CutTable]
  ) -> RouteList {
    RouteList(
      entries: entries.enumerated().map { index, routes in
        routes.filter { Self.value(of: $0, at: duals, tables[index]) < limits[index] }
      })
  }

  private static func value(of entry: Entry, at duals: DualPrices, _ table: CutTable) -> Int {
    var value = entry.column.cost * DualPrices.scale
    for stop in entry.column.stops { value -= duals.visits[stop] }
    return value + duals.charge(for: entry.column.uses) + table.penalty(of: entry.nodes)
  }

  /// Returns the best routes of each class at `duals`, with the least value of the class.
  func price(
    _ duals: DualPrices, _ tables: [CutTable], routeLimit: Int, threads: Int
  ) -> [PricingResult] {
    let entries = entries
    return parallelMap(entries.count, threads: threads) { index in
      var result = PricingResult()
      var best: [(value: Int, place: Int)] = []
      var least = 0
      for (place, entry) in entries[index].enumerated() {
        let value = Self.value(of: entry, at: duals, tables[index])
        least = min(least, value)
        if value < duals.classes[index] { best.append((value, place)) }
      }
      best.sort { ($0.value, $0.place) < ($1.value, $1.place) }
      result.routes = best.prefix(routeLimit).map { value, place in
        let column = entries[index][place].column
        return PricedRoute(
          stops: column.stops, cost: column.cost, uses: column.uses,
          reducedCost: value - duals.classes[index])
      }
      result.leastValue = least
      return result
    }
  }
}
