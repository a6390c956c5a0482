extension SearchState {
  /// Makes a first plan: every visit at its cheapest place, the dearest to leave out first.
  ///
  /// - Complexity: O(eligible pairs) while each place is found once, plus what the routes that
  ///   changed since need.
  static func firstPlan(_ arrays: RoutingArrays) -> SearchState {
    guard arrays.count > 0 else { return SearchState(arrays) }
    let space = SearchWorkspace(
      arrays, visits: Array(0..<arrays.count), shifts: Array(arrays.shifts.indices))
    var annealing = Annealing(space, random: SplitMix(seed: 0), pool: RoutePool())
    annealing.insertFirst(
      (0..<arrays.count).sorted {
        (-arrays.dropCost[$0], arrays.shiftsOf[$0].count, $0)
          < (-arrays.dropCost[$1], arrays.shiftsOf[$1].count, $1)
      })
    return SearchState(arrays, driving: annealing.space.stops)
  }

  /// Creates the state that makes `stops`, which is known to keep the rules.
  init(_ arrays: RoutingArrays, driving stops: [[Int]]) {
    self.init(arrays)
    for (shift, stops) in stops.enumerated() where !stops.isEmpty {
      routes[shift].stops = stops
      guard arrays.refresh(&routes[shift], in: shift) else {
        routes[shift].stops = []
        _ = arrays.refresh(&routes[shift], in: shift)
        continue
      }
      objective += routes[shift].cost
      for stop in stops {
        plan(stop, in: shift)
        objective -= arrays.dropCost[stop]
      }
    }
  }
}

extension Annealing {
  /// Inserts `visits` in their order.
  mutating func insertFirst(_ visits: [Int]) {
    order = visits
    for visit in visits { removedAt[visit] = step }
    insertOrder()
  }
}
