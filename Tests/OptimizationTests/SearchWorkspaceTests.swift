import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// What the workspace keeps up step by step equals what is worked out from nothing.
struct SearchWorkspaceTests {
  private func annealing(_ arrays: RoutingArrays, _ seed: Seed) -> Annealing {
    Annealing(
      SearchWorkspace(
        arrays, visits: Array(0..<arrays.count), shifts: Array(arrays.shifts.indices)),
      random: SplitMix(seed: seed.value), pool: RoutePool())
  }

  @Test(arguments: 0..<10)
  func `objective, times and prices equal a recomputation after every step`(batch: Int) throws {
    for index in 1...40 {
      let seed = Seed(value: UInt64(20_000 + batch * 40 + index))
      let scenario = Scenario.tinyWithPromises(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0 else { continue }
      var annealing = annealing(arrays, seed)
      for step in 0..<150 {
        annealing.step(at: step % 3 == 0 ? 0 : 2000)
        let state = SearchState(arrays, driving: annealing.space.stops)
        try #require(state.objective == annealing.space.objective, "\(seed), step \(step)")
        for shift in state.routes.indices {
          try expectEqual(annealing.space, shift, state.routes[shift], "\(seed), step \(step)")
        }
      }
    }
  }

  /// Compares the times of one route with those of a route that was worked out from nothing.
  private func expectEqual(
    _ space: borrowing SearchWorkspace, _ shift: Int, _ route: SearchRoute, _ comment: Comment
  ) throws {
    #expect(space.stops(of: shift) == route.stops, comment)
    #expect(space.routes[shift].cost == route.cost, comment)
    #expect(Int(space.routes[shift].count) == route.stops.count, comment)
    if space.shifts[shift].limitsTravel {
      #expect(space.routes[shift].travelSeconds == route.travelSeconds, comment)
      #expect(space.routes[shift].travelMetres == route.travelMetres, comment)
    }
    for item in 0..<space.items {
      #expect(space.routeLoad[shift * space.items + item] == route.load[item], comment)
    }
    for (position, stop) in route.stops.enumerated() {
      #expect(space.nodes[stop].ready == route.ready[position + 1], comment)
      #expect(space.nodes[stop].latest == route.latest[position], comment)
    }
  }

  @Test(arguments: 0..<10)
  func `the cheapest place is that of trying every position`(batch: Int) throws {
    var places = 0
    for index in 1...40 {
      let seed = Seed(value: UInt64(30_000 + batch * 40 + index))
      let scenario = Scenario.tinyWithPromises(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0 else { continue }
      var annealing = annealing(arrays, seed)
      for _ in 0..<20 {
        annealing.step(at: 3000)
        for visit in 0..<arrays.count where annealing.space.nodes[visit].shift < 0 {
          for shift in arrays.shiftsOf[visit].map(Int.init) {
            let pair = Int(annealing.space.pairOf[shift * arrays.count + visit])
            let found = annealing.space.cheapestPlace(for: visit, pair: pair, in: shift).delta
            let tried = cheapestDelta(arrays, visit, annealing.space.stops(of: shift), shift)
            #expect(found == tried, "\(seed)")
            if found != .max { places += 1 }
          }
        }
      }
    }
    #expect(places > 100)
  }

  /// Returns the least extra price of `visit` in a route below that of leaving it out, or `Int.max`.
  private func cheapestDelta(
    _ arrays: RoutingArrays, _ visit: Int, _ stops: [Int], _ shift: Int
  ) -> Int {
    var old = SearchRoute()
    old.stops = stops
    guard arrays.refresh(&old, in: shift) else { return .max }
    var best = Int.max
    for position in 0...stops.count {
      var route = SearchRoute()
      route.stops = stops
      route.stops.insert(visit, at: position)
      guard arrays.refresh(&route, in: shift) else { continue }
      best = min(best, route.cost - old.cost)
    }
    return best < arrays.dropCost[visit] ? best : .max
  }

  @Test(arguments: Seed.first(100))
  func `no move of a single visit improves a polished state`(seed: Seed) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let arrays = RoutingArrays(problem)
    guard arrays.count > 0 else { return }

    let state = SearchState(arrays).polished(arrays)

    for visit in 0..<arrays.count {
      var routes = state.routes
      var base = state.objective
      if state.shiftOf[visit] >= 0 {
        let shift = state.shiftOf[visit]
        routes[shift].stops.removeAll { $0 == visit }
        guard arrays.refresh(&routes[shift], in: shift) else { continue }
        base += routes[shift].cost - state.routes[shift].cost + arrays.dropCost[visit]
        #expect(base >= state.objective)
      }
      for shift in arrays.shiftsOf[visit].map(Int.init) {
        for position in 0...routes[shift].stops.count {
          var longer = SearchRoute()
          longer.stops = routes[shift].stops
          longer.stops.insert(visit, at: position)
          guard arrays.refresh(&longer, in: shift) else { continue }
          let total = base + longer.cost - routes[shift].cost - arrays.dropCost[visit]
          #expect(total >= state.objective)
        }
      }
    }
  }

  @Test(arguments: Seed.first(30))
  func `groups cover every shift and visit once, and keep every rule`(seed: Seed) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let arrays = RoutingArrays(problem)
    guard arrays.count > 0 else { return }
    let state = SearchState.firstPlan(arrays)
    let decomposition = Decomposition(arrays: arrays, groupSize: 2)
    var random = SplitMix(seed: seed.value)

    let groups = decomposition.groups(of: state, random: &random)

    #expect(groups.flatMap(\.shifts).sorted() == Array(arrays.shifts.indices))
    #expect(groups.flatMap(\.visits).sorted() == Array(0..<arrays.count))
    for group in groups {
      let result = decomposition.search(
        group, in: state, steps: 200, at: 300, random: random, isStopped: { false })
      #expect((result == nil) == group.visits.isEmpty)
      guard let result else { continue }
      for stops in [result.stops, result.bestStops] {
        #expect(Set(stops.joined()).isSubset(of: group.visits))
        for (shift, visits) in zip(group.shifts, stops) {
          var route = SearchRoute()
          route.stops = visits
          #expect(arrays.refresh(&route, in: shift))
        }
      }
    }
  }
}
