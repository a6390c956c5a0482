/// A complete assignment during the search: every visit in one route or left out.
struct SearchState: Sendable {
  /// The route of each shift.
  var routes: [SearchRoute]
  /// The shift of each visit, or -1.
  var shiftOf: [Int]
  /// The visits left out, in no particular order.
  var leftOut: [Int]
  /// Where each left-out visit stands in ``leftOut``, or -1.
  var leftOutPosition: [Int]
  /// The price of all routes and of all visits left out, the constant part apart.
  var objective: Int

  /// Creates the state in which nothing is planned.
  init(_ arrays: RoutingArrays) {
    routes = []
    shiftOf = [Int](repeating: -1, count: arrays.count)
    leftOut = Array(0..<arrays.count)
    leftOutPosition = leftOut
    objective = arrays.dropCost.reduce(0, +)
    for index in arrays.shifts.indices {
      var route = SearchRoute()
      _ = arrays.refresh(&route, in: index)
      route.cost = 0
      routes.append(route)
    }
  }

  /// Marks `visit` as left out.
  mutating func leaveOut(_ visit: Int) {
    shiftOf[visit] = -1
    leftOutPosition[visit] = leftOut.count
    leftOut.append(visit)
  }

  /// Marks `visit` as planned in `shift`.
  mutating func plan(_ visit: Int, in shift: Int) {
    shiftOf[visit] = shift
    let position = leftOutPosition[visit]
    let last = leftOut[leftOut.count - 1]
    leftOut[position] = last
    leftOutPosition[last] = position
    leftOut.removeLast()
    leftOutPosition[visit] = -1
  }

  /// The stops of each shift.
  var stops: [[Int]] { routes.map(\.stops) }
}
