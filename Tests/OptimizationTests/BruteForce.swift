import Planning
import ServiceModel

/// The cheapest plan of a tiny problem, found by trying everything.
struct BruteForce {
  let problem: PlanningProblem
  /// Whether an order that fails is never the beginning of one that does not: visits have one window,
  /// no way is shorter than the direct one, and every shift ends where it starts.
  let endsEarly: Bool
  /// Whether agreements pay for any number of visits.
  let ignoresAllowances: Bool
  private let timing: RouteTiming

  init(problem: PlanningProblem, endsEarly: Bool = false, ignoresAllowances: Bool = false) {
    self.problem = problem
    self.endsEarly = endsEarly
    self.ignoresAllowances = ignoresAllowances
    timing = RouteTiming(problem)
  }

  /// The objective of the cheapest plan, or `nil` when no plan makes every mandatory visit.
  var optimum: Int? {
    let count = problem.visits.count
    var best = [Int?](repeating: nil, count: 1 << count)
    best[0] = 0
    for technician in Set(problem.shifts.map(\.technician)).sorted() {
      let prices = cheapestWeeks(of: technician)
      var next = [Int?](repeating: nil, count: 1 << count)
      for made in best.indices {
        guard let price = best[made] else { continue }
        for more in prices.indices where more & made == 0 {
          guard let week = prices[more] else { continue }
          next[made | more] = min(next[made | more] ?? .max, price + week)
        }
      }
      best = next
    }
    return best.indices.compactMap { made -> Int? in
      guard let price = best[made], keepsAllowances(made) else { return nil }
      var total = price
      for visit in 0..<count where made & (1 << visit) == 0 {
        if problem.visits[visit].mustBeMade { return nil }
        total += problem.visits[visit].dropCost
      }
      return total
    }.min()
  }

  /// Whether agreements pay for the visits of a set, as they state it.
  private func keepsAllowances(_ made: Int) -> Bool {
    guard !ignoresAllowances else { return true }
    var left: [AllowanceLedger.Account: Int] = [:]
    for (visit, facts) in problem.facts.visits.enumerated() where made & (1 << visit) != 0 {
      guard let account = facts.allowance else { continue }
      left[account, default: account.left] -= 1
    }
    return left.values.allSatisfy { $0 >= 0 }
  }

  /// The price of the cheapest routes of one technician that make each set of visits and keep the
  /// limits that shifts share; `nil` where there are none.
  private func cheapestWeeks(of technician: Int) -> [Int?] {
    let shifts = problem.shifts.indices.filter { problem.shifts[$0].technician == technician }
    let limits = problem.sharedLimits.filter { limit in
      limit.members.contains { shifts.contains($0.shift) }
    }
    let options = shifts.map { outcomes(in: $0, limited: !limits.isEmpty) }
    var prices = [Int?](repeating: nil, count: 1 << problem.visits.count)
    var returns = [Int?](repeating: nil, count: problem.shifts.count)
    func choose(_ position: Int, made: Int, price: Int) {
      guard position < shifts.count else {
        guard limits.allSatisfy({ $0.use(byReturns: returns) <= $0.capacity }) else { return }
        prices[made] = min(prices[made] ?? .max, price)
        return
      }
      choose(position + 1, made: made, price: price)
      for set in options[position].indices where set & made == 0 {
        for outcome in options[position][set] {
          returns[shifts[position]] = outcome.returnTime
          choose(position + 1, made: made | set, price: price + outcome.cost)
        }
      }
      returns[shifts[position]] = nil
    }
    choose(0, made: 0, price: 0)
    return prices
  }

  /// The outcomes of each set of visits in a shift that are not dearer and later than another, in
  /// any order; only the cheapest where returns do not matter.
  private func outcomes(in shift: Int, limited: Bool) -> [[RouteTiming.Outcome]] {
    let count = problem.visits.count
    var outcomes = [[RouteTiming.Outcome]](repeating: [], count: 1 << count)
    func extend(_ stops: [Int], _ set: Int) {
      for visit in 0..<count
      where set & (1 << visit) == 0 && problem.eligibleShifts[visit].contains(shift) {
        let longer = stops + [visit]
        let key = set | (1 << visit)
        let found = timing.outcomes(of: longer, in: shift)
        for one in found { outcomes[key].keep(one) }
        // An order that fails may still be the beginning of one that does not.
        if !endsEarly || !found.isEmpty { extend(longer, key) }
      }
    }
    extend([], 0)
    return limited
      ? outcomes : outcomes.map { $0.min { $0.cost < $1.cost }.map { [$0] } ?? [] }
  }
}

extension [RouteTiming.Outcome] {
  /// Adds an outcome unless another one is as cheap and as early.
  fileprivate mutating func keep(_ one: RouteTiming.Outcome) {
    guard !contains(where: { $0.cost <= one.cost && $0.returnTime <= one.returnTime }) else {
      return
    }
    removeAll { one.cost <= $0.cost && one.returnTime <= $0.returnTime }
    append(one)
  }
}
