package import Planning
package import ServiceModel

/// Answers why a plan is as it is, by planning again with what was asked about forced.
///
/// A visit that was left out is forced in, another technician or time is pinned, while visits that
/// must be made stay bound as they are. The difference of the two objectives is the answer:
///
/// - the plan given costs *O* and no plan costs less than *B*; with the question forced the best
///   plan found costs *O′* and none costs less than *B′*;
/// - forcing never makes a plan cheaper, so *B′* ≥ *B*;
/// - the best plan with the question forced costs between *B′* − *O* and *O′* − *B* more than the
///   best plan of all, and exactly *O′* − *O* where both plans are proved.
///
/// - Source: `certificates.md` F4 and F12.
package struct Explainer: Sendable {
  let scenario: Scenario
  let travel: TravelTable
  /// The plan that is explained.
  let plan: Plan
  let price: ObjectiveBreakdown
  let bound: Money?
  let problem: PlanningProblem
  let audit: PlanAudit
  private let seed: UInt64
  private let threads: Int

  /// Creates the explainer of `plan`.
  ///
  /// - Parameters:
  ///   - plan: A plan that the audit of the scenario accepts; only visits that must be made may be
  ///     missing.
  ///   - scenario: What the plan is for.
  ///   - travel: Travel between its places.
  ///   - bound: A proved bound on the objective of every plan; that of the plan itself where it is
  ///     proved optimal.
  ///   - seed: Where pseudo-random choices start.
  ///   - threads: How many threads may work at once.
  package init(
    of plan: Plan, for scenario: Scenario, travel: TravelTable, bound: Money?, seed: UInt64 = 1,
    threads: Int = 1
  ) {
    self.plan = plan
    self.scenario = scenario
    self.travel = travel
    self.bound = bound
    self.seed = seed
    self.threads = max(1, threads)
    problem = PlanningProblem(scenario, travel: travel)
    audit = PlanAudit(scenario: scenario, travel: travel)
    price = audit.breakdown(of: plan)
  }

  /// Returns why the plan leaves out each of the visits that it leaves out.
  package func unassigned(within budget: SearchBudget) -> [Explanation] {
    answers(
      to: plan.unassignedVisits.map { ExplanationQuestion(visit: $0.visit) }, within: budget)
  }

  /// Returns the answers to `questions`, in their order.
  ///
  /// A question about a planned visit that names neither technician nor time asks for the best plan
  /// in which somebody else makes it.
  package func answers(
    to questions: [ExplanationQuestion], within budget: SearchBudget
  ) -> [Explanation] {
    var runs = ForcedRuns(travel: travel, seed: seed, threads: threads, budget: budget)
    let completed = questions.map(completed)
    var verdicts = [ExplanationVerdict?](repeating: nil, count: questions.count)
    var forced: [(index: Int, scenario: Scenario)] = []
    let variants = parallelMap(completed.count, threads: threads) { variant(for: completed[$0]) }
    for (index, variant) in variants.enumerated() {
      switch variant {
      case .refused(let answer): verdicts[index] = .impossibleAlone(answer)
      case .forced(let scenario): forced.append((index, scenario))
      }
    }
    // Small scenarios are planned in no time; large ones have much in common with their forced ones.
    var bound = bound
    if !forced.isEmpty, problem.plannableVisits.count >= Self.largeCount {
      bound = [bound, runs.learn(from: problem, start: plan)].compactMap(\.self).max()
        .map { min($0, price.total) }
    }
    let results = runs.plan(forced.map(\.scenario), from: plan)
    let open = forced.indices.filter { results[$0].status == .infeasible }
    for position in forced.indices where results[position].status != .infeasible {
      let index = forced[position].index
      verdicts[index] = verdict(
        on: results[position], for: completed[index], bound: bound)
    }
    for (count, position) in open.enumerated() {
      let index = forced[position].index
      verdicts[index] = .impossibleTogether(
        runs.conflict(
          with: completed[index].visit, in: forced[position].scenario, left: open.count - count))
    }
    return zip(completed, verdicts).compactMap { question, verdict in
      verdict.map { Explanation(question: question, verdict: $0) }
    }
  }

  /// The number of visits from which it pays to plan the scenario as it is first.
  private static let largeCount = 30

  /// The question with what it leaves to be understood.
  private func completed(_ question: ExplanationQuestion) -> ExplanationQuestion {
    var result = question
    if question.technician == nil, question.start == nil, question.excluding == nil {
      result.excluding = plan.place(of: question.visit)?.technician
    }
    return result
  }

  /// Returns what the forced plan says.
  private func verdict(
    on result: PlanningResult, for question: ExplanationQuestion, bound: Money?
  ) -> ExplanationVerdict {
    let forcedBound = [result.bound, bound].compactMap(\.self).max()
    let lower = max(forcedBound.map { $0 - price.total } ?? .zero, .zero)
    guard result.hasPlan, let place = result.plan.place(of: question.visit) else {
      return .undecided(ExtraCost(lower: lower, upper: nil))
    }
    let cost = audit.breakdown(of: result.plan)
    let extra = ExtraCost(
      lower: lower, upper: bound.map { max(cost.total - $0, .zero) })
    let before = Set(plan.routes.flatMap(\.visits).map(\.visit))
    let made = Set(result.plan.routes.flatMap(\.visits).map(\.visit))
    let visits = problem.facts.visits.map(\.visit.id).filter { $0 != question.visit }
    let completes = leftOutMusts.contains(question.visit)
    let alternative = AlternativePlan(
      difference: ObjectiveDifference(
        of: result.plan, priced: cost, than: plan, priced: price), extra: extra,
      technician: place.technician, start: place.start,
      displaced: visits.filter { before.contains($0) && !made.contains($0) },
      gained: visits.filter { made.contains($0) && !before.contains($0) }, completes: completes)
    if completes || cost.total < price.total { return .betterPlan(alternative) }
    // Without a proof of the plan given, the best plan may still do what was asked.
    let isProved = bound == price.total || lower > .zero
    return isProved ? .costs(alternative) : .undecided(extra)
  }

  /// Visits that must be made and could be, but are not in the plan.
  var leftOutMusts: Set<Identifier<Visit>> {
    let leftOut = Set(plan.unassignedVisits.map(\.visit))
    return Set(
      problem.facts.visits.filter { $0.mustBeMade && leftOut.contains($0.visit.id) }
        .map(\.visit.id))
  }
}
