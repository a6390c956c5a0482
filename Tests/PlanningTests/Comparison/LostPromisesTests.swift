import Planning
import ServiceModel
import TestScenarios
import Testing

struct LostPromisesTests {
  @Test(arguments: Seed.first(60))
  func `what is lost at the opening is what each promise costs then`(seed: Seed) throws {
    let scenario = Scenario.tinyWithClocks(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let opening = scenario.planningWindow.start

    let expected = problem.facts.visits.flatMap(\.promises)
      .filter { LatenessCost.Moment($0.milestone) != nil }
      .reduce(Money.zero) { $0 + $1.cost(at: opening) }

    #expect(problem.lostAtOpening == expected)
  }
}
