import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// Lifting the rule of stages gives a plan more freedom, no duty.
struct StageMonotonicityTests {
  /// An order that waits is left out at its price, so that a move of its stage can only help.
  @Test func `a schedulable stage never raises the optimum`() throws {
    var (proved, better) = (0, 0)
    for seed in Seed.first(80) {
      let scenario = Self.waiting(seed)
      var lifted = scenario
      lifted.stages[1].permissions = .all
      let travel = try scenario.tinyTravel()
      guard let before = optimum(PlanningProblem(scenario, travel: travel)),
        let after = optimum(PlanningProblem(lifted, travel: travel))
      else { continue }

      proved += 1
      better += after < before ? 1 : 0
      #expect(after <= before, "\(seed)")
    }
    #expect(proved >= 40, "only \(proved) of 80 pairs were proved")
    #expect(better >= 20, "lifting the rule was worth something only \(better) times")
  }

  /// A tiny scenario in which some orders wait, free of pins that would become duties.
  private static func waiting(_ seed: Seed) -> Scenario {
    var scenario = Scenario.tiny(seed)
    var random = TestRandom(seed)
    scenario.stages = [
      Stage(id: "new", name: "New"),
      Stage(
        id: "waiting", name: "Waiting", parent: "new",
        permissions: .all.subtracting(.schedulable)),
    ]
    for index in scenario.serviceOrders.indices where index == 0 || random.chance(40) {
      scenario.serviceOrders[index].stage = "waiting"
      scenario.serviceOrders[index].visits[0].pin = nil
      scenario.serviceOrders[index].visits[0].mandatory = false
    }
    return scenario
  }

  private func optimum(_ problem: PlanningProblem) -> Int? {
    let result = Planner(seed: 1).plan(problem, within: SearchBudget(workLimit: 1500))
    return result.status == .provedOptimal ? result.objective.minorUnits : nil
  }
}
