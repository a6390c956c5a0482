/// Routes of a group of shifts that are alike, each of real visits.
package struct ListedRoutes: Sendable {
  /// A route.
  package struct Route: Sendable {
    /// The visits in order.
    package var stops: [Int]
    /// What the route costs, in minor units.
    package var cost: Int
    /// When the technician is back, in seconds after the origin of the problem.
    package var returnTime: Int
  }

  /// The shifts, ascending.
  package let shifts: [Int]
  /// The routes.
  package let routes: [Route]

  /// Creates a list that leaves out routes with the same visits as one that is neither dearer nor later.
  init(shifts: [Int], routes: [Route]) {
    self.shifts = shifts
    var bySet: [[Int]: [Route]] = [:]
    var order: [[Int]] = []
    for route in routes {
      let key = route.stops.sorted()
      if bySet[key] == nil { order.append(key) }
      bySet[key, default: []].append(route)
    }
    self.routes = order.flatMap { key -> [Route] in
      var kept: [Route] = []
      for route in (bySet[key] ?? []).sorted(by: {
        ($0.cost, $0.returnTime) < ($1.cost, $1.returnTime)
      })
      where kept.allSatisfy({ $0.returnTime > route.returnTime }) {
        kept.append(route)
      }
      return kept
    }
  }

  /// Returns what the cheapest route that a case allows costs less the prices of what it does; not
  /// positive.
  func leastValue(
    at prices: BoundCertificate.Prices, where decisions: CaseDecisions, of problem: PlanningProblem
  ) -> Int {
    let limits = zip(problem.sharedLimits, prices.limits).flatMap { limit, price in
      limit.members.compactMap { $0.shift == shifts[0] && price > 0 ? ($0.use, price) : nil }
    }
    let visits = Set(routes.flatMap(\.stops)).sorted()
    let cuts = CutCounts(prices.cuts, visits)
    let nodeOf = Dictionary(uniqueKeysWithValues: visits.enumerated().map { ($1, $0) })
    var least = 0
    for route in routes {
      var value = route.cost * BoundCertificate.Prices.unit
      for stop in route.stops { value -= prices.visits[stop] }
      for (use, price) in limits {
        value +=
          price * use.amount(returningAt: route.returnTime) / BoundCertificate.Prices.limitUnit
      }
      // What cuts add is never negative, so it matters for promising routes alone.
      guard value < least, decisions.allow(route.stops, inOneOf: shifts) else { continue }
      if !cuts.isEmpty { value += cuts.penalty(of: route.stops.compactMap { nodeOf[$0] }) }
      least = min(least, value)
    }
    return least
  }
}

extension CaseDecisions {
  /// Whether a shift of those given may make the visits in this order.
  fileprivate func allow(_ stops: [Int], inOneOf shifts: [Int]) -> Bool {
    guard shifts.contains(where: { shift in stops.allSatisfy { eligible[$0].contains(shift) } })
    else { return false }
    for (place, stop) in stops.enumerated() {
      let next = place + 1 < stops.count ? stops[place + 1] : nil
      let before = place > 0 ? stops[place - 1] : nil
      for (first, second) in demanded {
        if stop == first, next != second { return false }
        if stop == second, before != first { return false }
      }
      for (first, second) in forbidden where stop == first && next == second { return false }
    }
    return true
  }
}
