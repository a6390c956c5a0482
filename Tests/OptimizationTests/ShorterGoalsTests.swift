import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// Goals that are shorter cost more, once what is lost before the plan begins counts as well.
struct ShorterGoalsTests {
  @Test func `shorter goals never make the whole cheaper`() throws {
    var (dearer, lostMore) = (0, 0)
    for seed in Seed.first(120) {
      var scenario = Scenario.tinyWithPromises(seed)
      for order in scenario.serviceOrders.indices {
        let created = scenario.serviceOrders[order].createdAt ?? scenario.planningWindow.start
        scenario.serviceOrders[order].createdAt = created - .hours(3)
      }
      var shorter = scenario
      for target in shorter.serviceLevelAgreements[0].targets.indices {
        shorter.serviceLevelAgreements[0].targets[target].goal = .clock(.hours(1))
      }
      guard let one = try cost(of: scenario), let other = try cost(of: shorter) else { continue }
      #expect(other.lost >= one.lost, "\(seed)")
      #expect(other.plan + other.lost >= one.plan + one.lost, "\(seed)")
      lostMore += other.lost > one.lost ? 1 : 0
      dearer += other.plan > one.plan ? 1 : 0
    }
    #expect(dearer > 5)
    #expect(lostMore > 0, "nothing is lost before the window opens")
  }

  private func cost(of scenario: Scenario) throws -> (plan: Int, lost: Int)? {
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    return BruteForce(problem: problem).optimum.map { ($0, problem.lostAtOpening.minorUnits) }
  }
}
