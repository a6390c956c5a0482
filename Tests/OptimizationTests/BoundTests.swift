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
