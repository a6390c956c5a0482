import Planning

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

  /// Makes a plan out of `stops`, as far as they keep the rules, with every other visit at its
  /// cheapest place; never dearer than ``firstPlan(_:)``.
  ///
  /// Where a route keeps no rules as a whole, its visits stay in order as long as they fit.
  ///
  /// - Parameters:
  ///   - arrays: The problem.
  ///   - stops: Visits shift by shift, in the numbers of the problem.
  /// - Returns: The cheaper of this plan and a new one.
  static func firstPlan(_ arrays: RoutingArrays, from stops: [[Int]]) -> SearchState {
    let fresh = firstPlan(arrays)
    guard arrays.count > 0 else { return fresh }
    var kept = SearchState(arrays, keeping: stops)
    kept.insertLeftOut(arrays)
    return kept.objective <= fresh.objective ? kept : fresh
  }

  /// Creates the state that makes as much of `stops` as keeps the rules.
  private init(_ arrays: RoutingArrays, keeping stops: [[Int]]) {
    self.init(arrays)
    var numberOf = [Int](repeating: -1, count: arrays.problem.visits.count)
    for (number, visit) in arrays.visitIDs.enumerated() { numberOf[visit] = number }
    for (shift, wanted) in stops.enumerated() where !wanted.isEmpty {
      let able = wanted.map { numberOf[$0] }.filter {
        $0 >= 0 && shiftOf[$0] < 0 && arrays.isEligible[shift * arrays.count + $0]
      }
      if drive(able, in: shift, arrays) { continue }
      var fitting: [Int] = []
      for stop in able where drive(fitting + [stop], in: shift, arrays) { fitting.append(stop) }
    }
  }

  /// Lets `shift` make `stops`, all of which are left out or in its route, if that keeps the rules.
  private mutating func drive(_ stops: [Int], in shift: Int, _ arrays: RoutingArrays) -> Bool {
    var route = SearchRoute()
    route.stops = stops
    guard !stops.isEmpty, arrays.refresh(&route, in: shift) else { return false }
    let latest = arrays.limits.latestReturn(of: shift) { routes[$0].returnTime }
    guard !arrays.limits.isLimited(shift) || route.returnTime <= latest else { return false }
    var paidFor = arrays.allowances.room { shiftOf[$0] >= 0 }
    guard arrays.allowances.take(stops.filter { shiftOf[$0] < 0 }, from: &paidFor) else {
      return false
    }
    objective += route.cost - routes[shift].cost
    let made = Set(routes[shift].stops)
    for stop in stops where !made.contains(stop) {
      plan(stop, in: shift)
      objective -= arrays.dropCost[stop]
    }
    routes[shift] = route
    return true
  }

  /// Puts the visits left out at their cheapest places, where that is cheaper than leaving them out.
  private mutating func insertLeftOut(_ arrays: RoutingArrays) {
    guard !leftOut.isEmpty else { return }
    var space = SearchWorkspace(
      arrays, visits: Array(0..<arrays.count), shifts: Array(arrays.shifts.indices))
    space.load(self)
    var annealing = Annealing(space, random: SplitMix(seed: 0), pool: RoutePool())
    annealing.insertFirst(
      leftOut.sorted {
        (-arrays.dropCost[$0], arrays.shiftsOf[$0].count, $0)
          < (-arrays.dropCost[$1], arrays.shiftsOf[$1].count, $1)
      })
    self = SearchState(arrays, driving: annealing.space.stops)
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
