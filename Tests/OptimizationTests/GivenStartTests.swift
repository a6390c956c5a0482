import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// A run that begins with a plan it was given.
struct GivenStartTests {
  private func problem(_ scenario: Scenario) throws -> PlanningProblem {
    PlanningProblem(scenario, travel: try scenario.tinyTravel())
  }

  @Test(arguments: Seed.first(60))
  func `an optimal start is kept even when the run ends at once`(seed: Seed) throws {
    let problem = try problem(.tinyWithPromises(seed))
    let best = Planner(seed: seed.value).plan(problem, within: SearchBudget(workLimit: 2000))
    guard best.status == .provedOptimal else { return }

    let again = Planner(seed: 5, start: best.plan).plan(problem, within: SearchBudget(workLimit: 1))

    #expect(again.objective == best.objective)
  }

  @Test(arguments: Seed.first(60))
  func `a plan of another scenario gives a plan that keeps the rules of this one`(seed: Seed) throws
  {
    let other = try problem(.tinyWithPromises(Seed(value: seed.value + 1000)))
    let start = Planner().plan(other, within: SearchBudget(workLimit: 200)).plan
    let scenario = Scenario.tinyWithPromises(seed)
    let problem = try problem(scenario)

    let result = Planner(start: start).plan(problem, within: SearchBudget(workLimit: 200))

    guard result.status != .stoppedEmpty, result.status != .infeasible else { return }
    let audit = PlanAudit(scenario: scenario, travel: problem.travel)
    #expect(audit.violations(in: result.plan) == [])
    let fresh = Planner().plan(problem, within: SearchBudget(workLimit: 200))
    if result.status == .provedOptimal, fresh.status == .provedOptimal {
      #expect(result.objective == fresh.objective)
    }
  }

  @Test func `a start over several days keeps the weekly limits`() throws {
    var broken = 0
    for seed in Seed.first(60) {
      let scenario = Scenario.tinyWeek(seed)
      let problem = try problem(scenario)
      var free = scenario
      for index in free.technicians.indices {
        (free.technicians[index].maxWeeklyDutyTime, free.technicians[index].minRest) = (nil, nil)
      }
      let start = Planner().plan(
        try self.problem(free), within: SearchBudget(workLimit: 300)
      ).plan

      let result = Planner(start: start).plan(problem, within: SearchBudget(workLimit: 1))

      guard result.status != .stoppedEmpty, result.status != .infeasible else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      #expect(audit.violations(in: result.plan) == [], "\(seed)")
      broken += audit.violations(in: start).isEmpty ? 0 : 1
    }
    #expect(broken >= 5)
  }
}
