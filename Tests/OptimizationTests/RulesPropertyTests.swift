import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// Whatever stages and agreements say, a plan keeps it.
struct RulesPropertyTests {
  @Test(arguments: 0..<8)
  func `every plan under stages and agreements passes the audit`(batch: Int) throws {
    var census = Census()
    for index in 1...50 {
      let seed = Seed(value: UInt64(batch * 50 + index))
      let scenario = Scenario.tinyWithRules(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

      let result = Planner(seed: seed.value).plan(problem, within: SearchBudget(workLimit: 400))

      guard result.status != .stoppedEmpty else { continue }
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      let broken = audit.violations(in: result.plan).filter {
        // Where no plan makes all mandatory visits, leaving one out is all that may be wrong.
        result.status != .infeasible || $0.rule != MandatoryVisitRule.id
      }
      #expect(broken == [], "\(seed)")
      #expect(audit.breakdown(of: result.plan) == result.breakdown, "\(seed)")
      census.count(result.plan, of: problem)
    }
    #expect(census.plans >= 25, "only \(census.plans) of 50 scenarios have a plan")
    #expect(census.planned >= 25, "only \(census.planned) visits are planned")
    #expect(census.bound.values.allSatisfy { $0 > 0 }, "\(census.bound)")
  }

  /// The audit would notice: the plan of a scenario without the rules breaks them.
  @Test func `plans that know nothing of stages and agreements fail the audit`() throws {
    var broken: Set<String> = []
    for seed in Seed.first(80) {
      let scenario = Scenario.tinyWithRules(seed)
      var free = scenario
      free.stages = []
      free.agreements = []
      free.stockItems[0].availableFrom = nil
      for index in free.serviceOrders.indices {
        free.serviceOrders[index].stage = nil
        free.serviceOrders[index].agreement = nil
        free.serviceOrders[index].events = []
        free.serviceOrders[index].lines = []
        free.serviceOrders[index].visits[0].dateWindow = nil
      }
      let problem = PlanningProblem(free, travel: try scenario.tinyTravel())
      let result = Planner(seed: 1).plan(problem, within: SearchBudget(workLimit: 200))
      guard result.status != .stoppedEmpty else { continue }

      let audit = PlanAudit(scenario: scenario, travel: problem.travel)
      broken.formUnion(audit.violations(in: result.plan).map(\.rule))
    }
    let rules = [
      StageSchedulableRule.id, AgreementSuspendedRule.id, AgreementDatesRule.id,
      VisitAllowanceRule.id, CoveredHoursRule.id, PartsAvailabilityRule.id, DateWindowRule.id,
      TimeOfDayRule.id, PinnedTimeRule.id,
    ]
    #expect(Set(rules).subtracting(broken).isEmpty)
  }
}

/// How often each rule limits a visit of the scenarios that have a plan.
private struct Census {
  var plans = 0
  var planned = 0
  var bound: [String: Int] = [:]

  mutating func count(_ plan: Plan, of problem: PlanningProblem) {
    plans += 1
    planned += plan.routes.reduce(0) { $0 + $1.visits.count }
    for rule in RuleBook.standard.visitRules {
      let limited = problem.facts.visits.count { rule.startDomain(of: $0) != .any }
      bound[type(of: rule).id, default: 0] += limited
    }
  }
}
