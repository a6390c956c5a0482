import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

struct AnnealingPlanTests {
  @Test func `another annealing follows a cold one while there is time for most of it`() throws {
    var (lanes, meter) = try search()
    var plan = AnnealingPlan(from: 0, until: 0.9, steps: 2000, of: lanes)
    let first = lanes.temperature

    plan.run(&lanes, from: meter.share, until: 0.19, meter: &meter, threads: 1)
    let nearlyCold = lanes.temperature
    plan.run(&lanes, from: meter.share, until: 0.22, meter: &meter, threads: 1)
    let again = lanes.temperature

    #expect(nearlyCold < first / 10)
    #expect(again > first / 2)
    #expect(!plan.isCold(lanes, at: meter.share))

    plan.run(&lanes, from: meter.share, until: 0.9, meter: &meter, threads: 1)
    #expect(lanes.temperature < nearlyCold)
    #expect(plan.isCold(lanes, at: meter.share))
  }

  @Test func `a cold annealing stays cold where there is no time for another`() throws {
    var (lanes, meter) = try search()
    var plan = AnnealingPlan(from: 0, until: 0.3, steps: 2000, of: lanes)

    plan.run(&lanes, from: meter.share, until: 0.2, meter: &meter, threads: 1)
    let cold = lanes.temperature
    #expect(plan.isCold(lanes, at: meter.share))

    plan.run(&lanes, from: meter.share, until: 0.25, meter: &meter, threads: 1)
    #expect(lanes.temperature <= cold)
  }

  @Test func `annealings in pieces fill the share of the run that they are given`() throws {
    var (lanes, meter) = try search()
    var plan = AnnealingPlan(from: 0, until: 0.5, steps: 700, of: lanes)
    for share in [0.11, 0.2, 0.34, 0.5] {
      plan.run(&lanes, from: meter.share, until: share, meter: &meter, threads: 1)
    }
    #expect(lanes.iterations >= 5000)
    #expect(lanes.iterations < 5000 + 64 * 12)
  }

  /// Returns a search of one lane and its meter of 10 000 steps.
  private func search() throws -> (SearchLanes, BudgetMeter) {
    let scenario = Scenario.tinyWithPromises(Seed(value: 7))
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let arrays = RoutingArrays(problem)
    try #require(arrays.count > 0)
    return (
      SearchLanes(arrays, count: 1, seed: 1), BudgetMeter(SearchBudget(workLimit: 10_000))
    )
  }
}

extension SearchLanes {
  /// The temperature at which the first lane goes on.
  fileprivate var temperature: Double { lanes[0].temperature(at: 0) }
}
