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
  ///   - labelLimit: The most partial routes of one search.
  ///   - isStopped: Asked now and then whether to give up.
  /// - Returns: A valid bound: the best that the prices prove, or one that reaches the target; `nil`
  ///   when a search was cut short.
  func value(reaching target: Int, labelLimit: Int, _ isStopped: () -> Bool) -> Int? {
    guard !decisions.isImpossible else { return Self.impossible }
    return searched(reaching: target, labelLimit: labelLimit, isStopped)?.total
  }

  /// Returns the routes that a plan below `target` can use, or `nil` when a search was cut short.
  func listing(below target: Int, labelLimit: Int, _ isStopped: () -> Bool) -> [ListedRoutes]? {
    guard !decisions.isImpossible else { return [] }
    guard let found = searched(reaching: target, labelLimit: labelLimit, isStopped) else {
      return nil
    }
    let rest = target - found.total
    guard rest > 0 else { return [] }
    var listed: [ListedRoutes] = []
    for (search, result) in zip(found.searches, found.results) {
      guard
        let routes = search.routes(
          within: rest, of: result.value, labelLimit: labelLimit, isStopped)
      else { return nil }
      listed.append(routes)
    }
    return listed
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
    reaching target: Int, labelLimit: Int, _ isStopped: () -> Bool
  ) -> (total: Int, searches: [RoutePricing], results: [RoutePricing.Result])? {
    var searches = AlikeShifts.groups(of: problem, decisions).map {
      RoutePricing(problem, $0, decisions, prices)
    }
    let base = baseValue
    var results: [RoutePricing.Result] = []
    for search in searches {
      guard let result = search.cheapest(labelLimit: labelLimit, isStopped) else { return nil }
      results.append(result)
    }
    while true {
      let total = zip(searches, results).reduce(base) { $0 + $1.0.shiftCount * $1.1.value }
      guard total < target else { return (total, searches, results) }
      // What stands between the bound and the target may be routes that turn twice to a visit.
      var grew = false
      for index in searches.indices where results[index].value < 0 {
        guard searches[index].remember(cyclesOf: results[index].routes) else { continue }
        grew = true
        guard let result = searches[index].cheapest(labelLimit: labelLimit, isStopped) else {
          return nil
        }
        results[index] = result
      }
      guard grew else { return (total, searches, results) }
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
    return value - prices.cuts.reduce(0) { $0 + $1.price }
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
