/// When the searches of a check give up, and on how many threads they work.
struct SearchLimits: Sendable {
  /// The most partial routes of one search.
  var labels: Int
  /// The threads; what is found does not depend on them.
  var threads: Int
  /// Asked now and then whether to give up.
  var isStopped: @Sendable () -> Bool
}

/// What one set of prices proves about the plans of one case.
struct PriceBound {
  private let problem: PlanningProblem
  private let decisions: CaseDecisions
  private let prices: BoundCertificate.Prices

  init(
    _ problem: PlanningProblem, _ decisions: CaseDecisions, _ prices: BoundCertificate.Prices
  ) {
    self.problem = problem
    self.decisions = decisions
    self.prices = prices
  }

  /// A value that stands for "no plan is like that".
  private static let impossible = 1 << 60

  /// Returns the bound over routes, in units of the prices and without what every plan pays.
  ///
  /// - Parameters:
  ///   - target: The value at which it is enough.
  ///   - limits: When to give up.
  /// - Returns: A valid bound: the best that the prices prove, or one that reaches the target; `nil`
  ///   when a search was cut short.
  func value(reaching target: Int, within limits: SearchLimits) -> Int? {
    guard !decisions.isImpossible else { return Self.impossible }
    return searched(reaching: target, within: limits)?.total
  }

  /// Returns the routes that a plan below `target` can use, or `nil` when a search was cut short.
  func listing(below target: Int, within limits: SearchLimits) -> [ListedRoutes]? {
    guard !decisions.isImpossible else { return [] }
    guard let found = searched(reaching: target, within: limits) else {
      return nil
    }
    let rest = target - found.total
    guard rest > 0 else { return [] }
    let listed = parallelMap(found.searches.count, threads: limits.threads) { index in
      found.searches[index].routes(below: rest, above: found.results[index].value, within: limits)
    }
    let complete = listed.compactMap(\.self)
    return complete.count == listed.count ? complete : nil
  }

  /// Returns the bound over plans of the routes listed.
  ///
  /// - Complexity: O(stops of the routes).
  func value(over listed: [ListedRoutes]) -> Int {
    guard !decisions.isImpossible else { return Self.impossible }
    return listed.reduce(baseValue) { sum, routes in
      sum + routes.shifts.count * routes.leastValue(at: prices, where: decisions, of: problem)
    }
  }

  /// Searches every group of shifts until the target is reached or nothing gets better.
  private func searched(
    reaching target: Int, within limits: SearchLimits
  ) -> (total: Int, searches: [RoutePricing], results: [RoutePricing.Result])? {
    var searches = AlikeShifts.groups(of: problem, decisions).map {
      RoutePricing(problem, $0, decisions, prices)
    }
    var results = [RoutePricing.Result?](repeating: nil, count: searches.count)
    var changed = Array(searches.indices)
    while true {
      let (current, places) = (searches, changed)
      let found = parallelMap(places.count, threads: limits.threads) {
        current[places[$0]].cheapest(within: limits)
      }
      for (place, result) in zip(places, found) { results[place] = result }
      let known = results.compactMap(\.self)
      guard known.count == searches.count, !found.contains(where: { $0 == nil }) else { return nil }
      let total = zip(searches, known).reduce(baseValue) { $0 + $1.0.shiftCount * $1.1.value }
      guard total < target else { return (total, searches, known) }
      // What stands between the bound and the target may be routes that turn twice to a visit.
      changed = searches.indices.filter { index in
        known[index].value < 0 && searches[index].remember(cyclesOf: known[index].routes)
      }
      guard !changed.isEmpty else { return (total, searches, known) }
    }
  }

  /// Returns the bound over sets of visits.
  func valueOverSets() -> Int {
    guard !decisions.isImpossible else { return Self.impossible }
    return AlikeShifts.groups(of: problem, decisions).reduce(baseValue) { sum, group in
      sum + group.shifts.count * SetPricing(problem, group).cheapest(at: prices)
    }
  }

  /// All but what routes add.
  private var baseValue: Int {
    var value = 0
    for visit in problem.plannableVisits {
      value += prices.visits[visit] + leftOutValue(of: visit)
    }
    for (limit, price) in zip(problem.allowances, prices.allowances) {
      value += price * (limit.visits.count - limit.capacity)
    }
    for (limit, price) in zip(problem.sharedLimits, prices.limits) {
      value -= (price * limit.capacity).dividedUp(by: BoundCertificate.Prices.limitUnit)
    }
    return value - prices.cuts.reduce(0) { $0 + $1.price * ($1.visits.count / 2) }
  }

  /// What leaving a visit out adds: never more than nothing, unless it is decided.
  private func leftOutValue(of visit: Int) -> Int {
    if decisions.isLeftOut[visit] == false { return 0 }
    let value =
      problem.visits[visit].dropCost * BoundCertificate.Prices.unit - prices.visits[visit]
      - allowancePrice(of: visit)
    return decisions.isLeftOut[visit] == true ? value : min(0, value)
  }

  private func allowancePrice(of visit: Int) -> Int {
    zip(problem.allowances, prices.allowances).reduce(0) { sum, pair in
      pair.0.visits.contains(visit) ? sum + pair.1 : sum
    }
  }
}

extension Int {
  fileprivate func dividedUp(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
