import Planning

/// The cheapest plan of a tiny problem, found by trying everything.
struct BruteForce {
  let problem: PlanningProblem

  /// The objective of the cheapest plan, or `nil` when no plan makes every mandatory visit.
  var optimum: Int? {
    let timing = RouteTiming(problem)
    let count = problem.visits.count
    var best = [Int?](repeating: nil, count: 1 << count)
    best[0] = 0
    for shift in problem.shifts.indices {
      let prices = cheapestOrders(in: shift, timing)
      var next = [Int?](repeating: nil, count: 1 << count)
      for made in best.indices {
        guard let price = best[made] else { continue }
        for more in prices.indices where more & made == 0 {
          guard let route = prices[more] else { continue }
          next[made | more] = min(next[made | more] ?? .max, price + route)
        }
      }
      best = next
    }
    return best.indices.compactMap { made -> Int? in
      guard let price = best[made] else { return nil }
      var total = price
      for visit in 0..<count where made & (1 << visit) == 0 {
        if problem.visits[visit].mustBeMade { return nil }
        total += problem.visits[visit].dropCost
      }
      return total
    }.min()
  }

  /// The price of the cheapest order of each set of visits; `nil` where no order is allowed.
  private func cheapestOrders(in shift: Int, _ timing: RouteTiming) -> [Int?] {
    let count = problem.visits.count
    var prices = [Int?](repeating: nil, count: 1 << count)
    prices[0] = 0
    func extend(_ stops: [Int], _ set: Int) {
      for visit in 0..<count
      where set & (1 << visit) == 0 && problem.eligibleShifts[visit].contains(shift) {
        let longer = stops + [visit]
        let key = set | (1 << visit)
        if let price = timing.cost(of: longer, in: shift) {
          prices[key] = min(prices[key] ?? .max, price)
        }
        // An order that fails may still be the beginning of one that does not: no pruning.
        extend(longer, key)
      }
    }
    extend([], 0)
    return prices
  }
}
