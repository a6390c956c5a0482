import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// Explanations agree with trying everything, over many small scenarios.
struct ExplainerPropertyTests {
  private static let budget = SearchBudget(workLimit: 20_000)

  /// A scenario with its plan and explainer; `nil` where no plan was proved optimal.
  private struct Case {
    var scenario: Scenario
    var travel: TravelTable
    var plan: Plan
    var objective: Money
    var explainer: Explainer

    init?(_ scenario: Scenario) throws {
      let travel = try scenario.tinyTravel()
      let result = Planner().plan(
        PlanningProblem(scenario, travel: travel), within: SearchBudget(workLimit: 2000))
      guard result.status == .provedOptimal else { return nil }
      self.scenario = scenario
      self.travel = travel
      plan = result.plan
      objective = result.objective
      explainer = Explainer(of: plan, for: scenario, travel: travel, bound: result.bound)
    }

    func optimum(of scenario: Scenario) -> Int? {
      BruteForce(problem: PlanningProblem(scenario, travel: travel)).optimum
    }
  }

  /// What was seen over many scenarios, to make sure that nothing passes for want of cases.
  private struct Tally {
    var alone = 0
    var changed = 0
    var together = 0
    var costs = 0
    var exact = 0
  }

  @Test(arguments: 0..<10)
  func `each kind of no is what trying everything says`(batch: Int) throws {
    var tally = Tally()
    for index in 1...20 {
      let seed = Seed(value: UInt64(batch * 20 + index))
      guard let one = try Case(.tinyWithPromises(seed)) else { continue }

      for explanation in one.explainer.unassigned(within: Self.budget) {
        try check(explanation, in: one, seed, &tally)
      }
    }
    #expect(tally.alone > 3)
    #expect(tally.changed * 10 >= tally.alone * 8, "\(tally)")
    #expect(tally.exact * 10 >= tally.costs * 8, "\(tally)")
  }

  private func check(
    _ explanation: Explanation, in one: Case, _ seed: Seed, _ tally: inout Tally
  ) throws {
    let visit = explanation.question.visit
    let forced = one.optimum(of: one.scenario.requiring(visit))
    switch explanation.verdict {
    case .impossibleAlone(let answer):
      tally.alone += 1
      let free = one.scenario.freeing(Set(one.scenario.visitNames))
      #expect(one.optimum(of: free.requiring(visit)) == nil, "\(seed) \(visit)")
      guard !answer.changes.isEmpty else { return }
      tally.changed += 1
      // Once more with the change, and with nothing in the way.
      let changed = free.applying(answer.changes).requiring(visit)
      #expect(one.optimum(of: changed) != nil, "\(seed) \(visit) \(answer.changes)")
      let plan = Planner().plan(
        PlanningProblem(changed, travel: one.travel), within: SearchBudget(workLimit: 2000)
      ).plan
      #expect(plan.place(of: visit) != nil, "\(seed) \(visit) \(answer.changes)")
    case .impossibleTogether(let conflict):
      tally.together += 1
      check(conflict, with: visit, in: one, seed)
    case .costs(let alternative):
      tally.costs += 1
      let price = try #require(forced, "\(seed) \(visit)")
      let extra = price - one.objective.minorUnits
      #expect(alternative.extra.lower.minorUnits <= extra, "\(seed) \(visit)")
      #expect(alternative.extra.upper.map { extra <= $0.minorUnits } ?? true, "\(seed) \(visit)")
      guard alternative.extra.isExact else { return }
      tally.exact += 1
      #expect(alternative.difference.total.minorUnits == extra, "\(seed) \(visit)")
    case .betterPlan: Issue.record("\(seed) \(visit): the plan was proved to be the best")
    case .undecided(let extra):
      guard let forced else { return }
      #expect(extra.lower.minorUnits <= forced - one.objective.minorUnits, "\(seed) \(visit)")
    }
  }

  private func check(
    _ conflict: VisitConflict, with visit: Identifier<Visit>, in one: Case, _ seed: Seed
  ) {
    let members = Set(conflict.members.map(\.visit))
    let others = Set(one.scenario.visitNames).subtracting(members)
    let bound = one.scenario.freeing(others).requiring(visit)
    #expect(one.optimum(of: bound) == nil, "\(seed) \(visit) \(members)")
    guard conflict.isIrreducible else { return }
    for member in members {
      #expect(one.optimum(of: bound.freeing([member])) != nil, "\(seed) \(visit) \(member)")
    }
  }

  @Test(arguments: 0..<10)
  func `visits that stand in the way are all of them needed`(batch: Int) throws {
    var conflicts = 0
    for index in 1...20 {
      let seed = Seed(value: UInt64(batch * 20 + index))
      guard let loose = try Case(.crowded(seed)) else { continue }
      // What is planned must be made from now on, so the plan stays the best one.
      var bound = loose.scenario
      for visit in loose.plan.routes.flatMap(\.visits) { bound = bound.requiring(visit.visit) }
      guard let one = try Case(bound) else { continue }

      for explanation in one.explainer.unassigned(within: Self.budget) {
        guard case .impossibleTogether(let conflict) = explanation.verdict else { continue }
        conflicts += 1
        #expect(!conflict.members.isEmpty)
        #expect(conflict.isIrreducible, "\(seed) \(explanation.question.visit)")
        check(conflict, with: explanation.question.visit, in: one, seed)
      }
    }
    #expect(conflicts > 0)
  }

  @Test(arguments: 0..<10)
  func `another technician costs what trying everything says`(batch: Int) throws {
    var exact = 0
    for index in 1...20 {
      let seed = Seed(value: UInt64(batch * 20 + index))
      guard let one = try Case(.tinyWithPromises(seed)) else { continue }
      let planned = one.plan.routes.flatMap(\.visits).map(\.visit)

      for answer in one.explainer.answers(
        to: planned.map { ExplanationQuestion(visit: $0) }, within: Self.budget)
      {
        let visit = answer.question.visit
        let excluded = try #require(answer.question.excluding)
        var scenario = one.scenario.requiring(visit)
        scenario.change(visit) { $0.excludedTechnicians.append(excluded) }
        let price = one.optimum(of: scenario)
        switch answer.verdict {
        case .impossibleAlone, .impossibleTogether: #expect(price == nil, "\(seed) \(visit)")
        case .costs(let alternative) where alternative.extra.isExact:
          exact += 1
          #expect(
            price == one.objective.minorUnits + alternative.difference.total.minorUnits,
            "\(seed) \(visit)")
        case .betterPlan: Issue.record("\(seed) \(visit): the plan was proved to be the best")
        case .costs, .undecided: continue
        }
      }
    }
    #expect(exact > 5)
  }

  @Test(arguments: Seed.first(10))
  func `answers are the same on one thread and on three`(seed: Seed) throws {
    guard let one = try Case(.tinyWithPromises(seed)) else { return }
    let budget = SearchBudget(workLimit: 500)
    let three = Explainer(
      of: one.plan, for: one.scenario, travel: one.travel, bound: one.objective, threads: 3)

    #expect(three.unassigned(within: budget) == one.explainer.unassigned(within: budget))
  }

  @Test(arguments: Seed.first(20))
  func `a plan that is not the best is called so`(seed: Seed) throws {
    guard let one = try Case(.tinyWithPromises(seed)) else { return }
    let problem = PlanningProblem(one.scenario, travel: one.travel)
    guard problem.visits.allSatisfy({ !$0.mustBeMade }), !one.plan.routes.isEmpty,
      let nothing = problem.plan(
        making: problem.shifts.map { _ in [] }, isProved: false)
    else { return }
    let explainer = Explainer(
      of: nothing, for: one.scenario, travel: one.travel, bound: one.objective)

    let verdicts = explainer.unassigned(within: Self.budget).map(\.verdict)

    let isBetter = verdicts.contains {
      if case .betterPlan(let plan) = $0 { plan.difference.total < .zero } else { false }
    }
    #expect(isBetter)
  }
}

extension Scenario {
  /// The names of all visits.
  fileprivate var visitNames: [Identifier<Visit>] { serviceOrders.flatMap(\.visits).map(\.id) }

  /// A tiny scenario in which visits take twice as long.
  fileprivate static func crowded(_ seed: Seed) -> Scenario {
    var scenario = Scenario.tinyWithPromises(seed)
    for order in scenario.serviceOrders.indices {
      for visit in scenario.serviceOrders[order].visits.indices {
        let duration = scenario.serviceOrders[order].visits[visit].serviceDuration
        scenario.serviceOrders[order].visits[visit].serviceDuration = duration + duration
      }
    }
    return scenario
  }
}
