import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// What every run promises, over many small scenarios and against trying everything.
struct PlannerPropertyTests {
  private func problem(_ seed: Seed) throws -> (Scenario, PlanningProblem) {
    let scenario = Scenario.tinyWithPromises(seed)
    return (scenario, PlanningProblem(scenario, travel: try scenario.tinyTravel()))
  }

  @Test(arguments: 0..<20)
  func `bound, optimum and plan stand in order and the plan passes the audit`(batch: Int) throws {
    var proved = 0
    for index in 1...100 {
      let seed = Seed(value: UInt64(batch * 100 + index))
      let (scenario, problem) = try problem(seed)
      let optimum = BruteForce(problem: problem).optimum

      let result = Planner(seed: seed.value).plan(
        problem, within: SearchBudget(workLimit: 1000))

      guard let optimum else {
        #expect([.infeasible, .stoppedEmpty].contains(result.status), "\(seed)")
        continue
      }
      #expect(result.status != .infeasible, "\(seed)")
      guard result.status != .stoppedEmpty else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      #expect(audit.violations(in: result.plan) == [], "\(seed)")
      #expect(audit.breakdown(of: result.plan) == result.breakdown, "\(seed)")
      #expect(result.objective.minorUnits >= optimum, "\(seed)")
      if let bound = result.bound { #expect(bound.minorUnits <= optimum, "\(seed)") }
      if result.status == .provedOptimal {
        proved += 1
        #expect(result.objective.minorUnits == optimum, "\(seed)")
      }
    }
    #expect(proved >= 60, "only \(proved) of 100 were proved")
  }

  @Test(arguments: Seed.first(20))
  func `the plan is the same on one thread and on three`(seed: Seed) throws {
    let (_, problem) = try problem(seed)
    let budget = SearchBudget(workLimit: 300)

    let one = Planner(seed: 7, threads: 1).plan(problem, within: budget)
    let three = Planner(seed: 7, threads: 3).plan(problem, within: budget)

    #expect(one.plan == three.plan)
    #expect(one.bound == three.bound)
    #expect(one.status == three.status)
  }
}
