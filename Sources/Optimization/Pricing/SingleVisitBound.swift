/// A lower bound on every plan from its visits one by one, where even tables of legs are too large.
///
/// A plan pays for each visit what leaving it out costs, or at least the service and the shortest way
/// to it from anywhere by the cheapest shift that may make it.
struct SingleVisitBound {
  /// The bound in minor units, the constant part apart.
  let value: Int
  /// What each visit costs at least, left out or made, in minor units.
  private let least: [Int]

  /// Adds the visits up.
  ///
  /// - Complexity: O(places² · travel profiles + eligible pairs).
  init(_ arrays: RoutingArrays) {
    var nearest: [Int: [(seconds: Int, metres: Int)]] = [:]
    // Whether a visit at the place may follow on something else there.
    var isShared = [Bool](repeating: false, count: arrays.places)
    var isTaken = isShared
    for place in arrays.place {
      if isTaken[place] { isShared[place] = true }
      isTaken[place] = true
    }
    for shift in arrays.shifts where shift.startPlace >= 0 { isShared[shift.startPlace] = true }
    for shift in arrays.shifts where nearest[shift.matrixBase] == nil {
      nearest[shift.matrixBase] = (0..<arrays.places).map {
        Self.shortestWay(to: $0, isShared[$0], shift.matrixBase, arrays)
      }
    }
    let least = (0..<arrays.count).map { visit in
      var least = arrays.dropCost[visit]
      for index in arrays.shiftsOf[visit].map(Int.init) {
        let shift = arrays.shifts[index]
        var cost = arrays.stopCost(of: visit, in: index, shift)
        // A shift that begins at its first visit has no way to it.
        if shift.startPlace >= 0, let way = nearest[shift.matrixBase]?[arrays.place[visit]] {
          cost += shift.legCost(way.seconds, way.metres)
        }
        least = min(least, cost)
      }
      return least
    }
    value = least.reduce(0, +) + Self.excess(over: least, arrays)
    self.least = least
  }

  /// Returns prices that prove the bound over sets of visits.
  func prices(_ arrays: RoutingArrays) -> DualPrices {
    var prices = DualPrices(visits: arrays.count, classes: 0)
    let allowances = arrays.allowances
    prices.visits = least.map { $0 * DualPrices.scale }
    prices.allowances = allowances.members.indices.map { set in
      let more = allowances.members[set].map { arrays.dropCost[$0] - least[$0] }.sorted()
      let last = allowances.leastLeftOut(of: set) - 1
      return last >= 0 ? more[last] * DualPrices.scale : 0
    }
    for visit in prices.visits.indices {
      let ceiling = allowances.ceiling(
        of: visit, dropCost: arrays.dropCost[visit], at: prices.allowances)
      prices.visits[visit] = min(prices.visits[visit], ceiling)
    }
    return prices
  }

  /// What visits cost beyond their least where allowances leave some of them out.
  private static func excess(over least: [Int], _ arrays: RoutingArrays) -> Int {
    let allowances = arrays.allowances
    return allowances.members.indices.reduce(0) { sum, set in
      let more = allowances.members[set].map { arrays.dropCost[$0] - least[$0] }.sorted()
      return sum + more.prefix(allowances.leastLeftOut(of: set)).reduce(0, +)
    }
  }

  /// Returns the least seconds and the least metres to a place from any other one, and from itself where
  /// it is shared.
  private static func shortestWay(
    to place: Int, _ isShared: Bool, _ matrixBase: Int, _ arrays: RoutingArrays
  ) -> (seconds: Int, metres: Int) {
    var (seconds, metres) = (Int.max, Int.max)
    for from in 0..<arrays.places where from != place || isShared {
      let cell = matrixBase + from * arrays.places + place
      guard arrays.seconds[cell] >= 0 else { continue }
      seconds = min(seconds, Int(arrays.seconds[cell]))
      metres = min(metres, Int(arrays.metres[cell]))
    }
    return seconds == .max ? (0, 0) : (seconds, metres)
  }
}
