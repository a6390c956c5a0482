import LinearProgramming
import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// Every bound that the planner can print is below the optimum, whatever it remembers or relaxes.
struct BoundTests {
  @Test(arguments: 0..<10)
  func `pricing with any memory and knapsacks stay below the optimum`(batch: Int) throws {
    for index in 1...50 {
      let seed = Seed(value: UInt64(10_000 + batch * 50 + index))
      let scenario = Scenario.tinyWithPromises(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      guard let optimum = BruteForce(problem: problem).optimum else { continue }
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0 else { continue }
      let classes = PricingClass.classes(of: arrays)

      for size in [1, 2, 8] {
        let (bound, _) = try arrays.rootBound(classes, memorySize: size)
        #expect(bound + arrays.constant <= optimum, "\(seed), memory \(size)")
      }
      #expect(SingleVisitBound(arrays).value + arrays.constant <= optimum, "\(seed), single visits")
      let knapsack = KnapsackBound(arrays, classes, threads: 1).improved(
        from: DualPrices(visits: arrays.count, classes: classes.count),
        target: optimum * DualPrices.scale, rounds: 60, isStopped: { false })
      let bound = knapsack.value.dividedRoundingUp(by: DualPrices.scale)
      #expect(bound + arrays.constant <= optimum, "\(seed), knapsack")
    }
  }

  @Test func `bounds stay below the optimum where visits share places with others and with homes`()
    throws
  {
    for index in 1...80 {
      let seed = Seed(value: UInt64(20_000 + index))
      var scenario = Scenario.tinyWithPromises(seed)
      var random = TestRandom(seed)
      let places = 1 + random.below(3)
      for order in scenario.serviceOrders.indices {
        scenario.serviceOrders[order].visits[0].location = Location(
          matrixIndex: random.below(places))
      }
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0, let optimum = BruteForce(problem: problem).optimum else { continue }
      let classes = PricingClass.classes(of: arrays)

      #expect(SingleVisitBound(arrays).value + arrays.constant <= optimum, "\(seed)")
      let (root, duals) = try arrays.rootBound(classes, memorySize: 8)
      #expect(root + arrays.constant <= optimum, "\(seed)")
      let knapsack = KnapsackBound(arrays, classes, threads: 1).improved(
        from: duals, target: optimum * DualPrices.scale, rounds: 20, isStopped: { false })
      let bound = knapsack.value.dividedRoundingUp(by: DualPrices.scale)
      #expect(bound + arrays.constant <= optimum, "\(seed), knapsack")
    }
  }

  @Test func `pricing knows every step of every route that keeps the rules`() throws {
    var detours = 0
    for seed in Seed.first(300) {
      var scenario = Scenario.tiny(seed)
      scenario.makeDirectWaysLong()
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let arrays = RoutingArrays(problem)
      let timing = RouteTiming(problem)
      var random = TestRandom(seed)
      for pricing in PricingClass.classes(of: arrays) where pricing.count > 1 {
        for _ in 0..<20 {
          var nodes = Array(0..<pricing.count)
          for index in nodes.indices { nodes.swapAt(index, random.below(nodes.count)) }
          nodes = Array(nodes.prefix(2 + random.below(4)))
          let visits = nodes.map { arrays.visitIDs[pricing.visits[$0]] }
          guard timing.cost(of: visits, in: pricing.members[0]) != nil else { continue }
          for (from, to) in zip([pricing.count] + nodes, nodes) {
            #expect(pricing.successors[from].contains(Int32(to)), "\(seed), \(nodes)")
          }
          // Where the beginning is left out the rest may come too late.
          let rest = Array(visits.dropFirst())
          if timing.cost(of: rest, in: pricing.members[0]) == nil { detours += 1 }
        }
      }
    }
    #expect(detours >= 10)
  }

  @Test(arguments: Seed.first(100))
  func `the search prices every route like the timing of the problem`(seed: Seed) throws {
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let arrays = RoutingArrays(problem)
    let timing = RouteTiming(problem)
    var random = TestRandom(seed)

    for _ in 0..<40 {
      let shift = random.below(arrays.shifts.count)
      var stops = (0..<arrays.count).filter { arrays.isEligible[shift * arrays.count + $0] }
      for index in stops.indices.reversed() { stops.swapAt(index, random.below(index + 1)) }
      var route = SearchRoute()
      route.stops = Array(stops.prefix(random.below(4)))
      let isAllowed = arrays.refresh(&route, in: shift)
      let stated = timing.cost(of: route.stops.map { arrays.visitIDs[$0] }, in: shift)
      #expect(isAllowed == (stated != nil))
      if let stated { #expect(route.cost == stated) }
    }
  }
}

extension Scenario {
  /// Makes the way from a home to all visits but the first two so long that others are on a shorter one.
  fileprivate mutating func makeDirectWaysLong() {
    guard case .matrices(let matrices) = travel else { return }
    let homes = technicians.count
    travel = .matrices(
      matrices.mapValues { matrix in
        var durations = matrix.durations
        for home in 0..<homes {
          for visit in (homes + 2)..<max(homes + 2, matrix.size) {
            durations[home * matrix.size + visit] = 7200
          }
        }
        return TravelMatrix(
          size: matrix.size, durations: durations, distances: matrix.distances)
      })
    for order in serviceOrders.indices {
      serviceOrders[order].visits[0].serviceDuration = .minutes(10)
    }
  }
}

extension RoutingArrays {
  /// Solves the relaxation over all routes to the end.
  ///
  /// - Returns: Its bound, the constant part apart, and the prices that gave the last solution.
  func rootBound(
    _ classes: [PricingClass], memorySize: Int
  ) throws -> (bound: Int, duals: DualPrices) {
    var generation = ColumnGeneration(self, classes: classes, memorySize: memorySize, threads: 1)
    let outcome = try LinearProgram.withProblem { program throws(LinearProgramError) in
      var meter = BudgetMeter(SearchBudget(workLimit: 100_000))
      try generation.build(in: &program)
      return try generation.run(&program, target: .max, until: 1, meter: &meter) { _ in }
    }
    let root = try #require(outcome)
    #expect(root.isComplete)
    return (try #require(generation.bound), root.duals)
  }
}
