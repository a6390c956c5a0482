import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

struct VariantRunsTests {
  private func problem(_ scenario: Scenario) throws -> PlanningProblem {
    PlanningProblem(scenario, travel: try scenario.tinyTravel())
  }

  /// Variants of a scenario that every scenario has.
  private func variants(of base: Scenario) -> [Scenario] {
    let first = base.technicians[0].id.text
    return [
      base, base.applying([.absent(ScenarioSelector([.id: [first]]), from: nil, to: nil)]),
      base.applying([.forbidOvertime(ScenarioSelector())]),
      base.applying([.scaleGoals(ScenarioSelector(), thousandths: 500)]),
      base.applying([.scaleDemand(ScenarioSelector(), thousandths: 700)]),
    ]
  }

  @Test(arguments: Seed.first(40), [1, 2000])
  func `the interval of a difference holds the true difference`(seed: Seed, limit: Int) throws {
    let base = Scenario.tinyWithPromises(seed)
    let problems = try variants(of: base).map(problem)
    let runs = VariantRuns(planner: Planner(), budget: SearchBudget(workLimit: limit))

    let results = runs.results(base: problems[0], variants: Array(problems.dropFirst()))

    guard let trueBase = BruteForce(problem: problems[0]).optimum else { return }
    let interval = CostInterval(results[0])
    for (problem, result) in zip(problems, results).dropFirst() {
      guard let trueVariant = BruteForce(problem: problem).optimum else { continue }
      let difference = CostDifference(of: CostInterval(result), from: interval)
      if let lowest = difference.lowest {
        #expect(lowest.minorUnits <= trueVariant - trueBase)
      }
      if let highest = difference.highest {
        #expect(highest.minorUnits >= trueVariant - trueBase)
      }
      switch difference.verdict {
      case .same: #expect(trueVariant == trueBase)
      case .cheaper: #expect(trueVariant < trueBase)
      case .dearer: #expect(trueVariant > trueBase)
      case .undecided: break
      }
    }
  }

  @Test(arguments: Seed.first(20))
  func `the results do not depend on the number of threads`(seed: Seed) throws {
    let problems = try variants(of: .tinyWithPromises(seed)).map(problem)
    func results(threads: Int) -> [PlanningResult] {
      VariantRuns(planner: Planner(threads: threads), budget: SearchBudget(workLimit: 40))
        .results(base: problems[0], variants: Array(problems.dropFirst()))
    }

    let one = results(threads: 1)

    for threads in [2, 3, 8] {
      let other = results(threads: threads)
      #expect(other.map(\.plan) == one.map(\.plan))
      #expect(other.map(\.bound) == one.map(\.bound))
      #expect(other.map(\.status) == one.map(\.status))
    }
  }

  @Test func `without changes the plan and its price stay`() throws {
    for seed in Seed.first(20) {
      let base = try problem(.tinyWithPromises(seed))

      let results = VariantRuns(planner: Planner(), budget: SearchBudget(workLimit: 2000))
        .results(base: base, variants: [base])

      #expect(results[0].objective == results[1].objective, "\(seed)")
      #expect(results[0].plan == results[1].plan, "\(seed)")
      #expect(results[0].status == results[1].status)
    }
  }

  @Test func `the route prices of two plans add up to their difference`() throws {
    for seed in Seed.first(30) {
      let scenario = Scenario.tinyWithPromises(seed)
      let problem = try problem(scenario)
      let quick = Planner(seed: 7).plan(problem, within: SearchBudget(workLimit: 1))
      let good = Planner().plan(problem, within: SearchBudget(workLimit: 500))
      let audit = PlanAudit(scenario: scenario, travel: problem.travel)

      let lines = CostLine.lines(from: quick.plan, to: good.plan, by: audit)

      let sum = lines.reduce(Money.zero) { $0 + $1.difference }
      let difference = audit.breakdown(of: good.plan).total - audit.breakdown(of: quick.plan).total
      #expect(sum == difference, "\(seed)")
    }
  }
}
