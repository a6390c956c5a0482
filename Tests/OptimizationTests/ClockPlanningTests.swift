import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// Plans under clocks with pauses, priorities and lateness in open time.
struct ClockPlanningTests {
  @Test(arguments: 0..<5)
  func `R10, with lateness in open time the optimum is found and the audit agrees`(
    batch: Int
  ) throws {
    var (proved, priced) = (0, 0)
    for index in 1...20 {
      let seed = Seed(value: UInt64(batch * 20 + index))
      let scenario = Scenario.tinyWithClocks(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let optimum = BruteForce(problem: problem).optimum

      let result = Planner(seed: seed.value).plan(problem, within: SearchBudget(workLimit: 1000))

      guard let optimum, result.status != .stoppedEmpty else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      #expect(audit.violations(in: result.plan) == [], "\(seed)")
      #expect(audit.breakdown(of: result.plan) == result.breakdown, "\(seed)")
      #expect(result.objective.minorUnits >= optimum, "\(seed)")
      if let bound = result.bound { #expect(bound.minorUnits <= optimum, "\(seed)") }
      if problem.visits.contains(where: { !$0.lateness.timelines.isEmpty }) { priced += 1 }
      guard result.status == .provedOptimal else { continue }
      proved += 1
      #expect(result.objective.minorUnits == optimum, "\(seed)")
    }
    #expect(proved >= 10, "only \(proved) of 20 were proved")
    #expect(priced >= 2, "only \(priced) of 20 price open time")
  }
}
