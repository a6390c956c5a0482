import ArgumentParser
import Optimization
import Planning
import Publishing
import Scenarios
import ServiceModel

/// What is asked about a plan.
struct QuestionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The visit that is asked about.", valueName: "id"))
  var visit: String?

  @Option(
    help: ArgumentHelp(
      "With --visit, who should make it; alone, whose day is asked about.", valueName: "id"))
  var technician: String?

  @Option(
    help: ArgumentHelp(
      "With --visit, when service should start: an instant such as 2026-03-10T10:40, or a day such "
        + "as 2026-03-11.", valueName: "time"))
  var at: String?

  func validate() throws {
    guard at == nil || visit != nil else { throw ValidationError("--at goes with --visit.") }
  }

  /// What was found, with a title and what the answers say together.
  struct Answer {
    var explanations: [Explanation]
    var title: String
    var summary = ""
  }

  /// Makes sure that the names asked about exist.
  ///
  /// - Throws: ``CommandFailure`` with the nearest name.
  func checkNames(in scenario: Scenario) throws {
    let visits = ScenarioFacts(scenario).visits.map(\.visit.id.text)
    let technicians = scenario.technicians.map(\.id.text)
    for (kind, name, known) in [
      ("visit", visit, visits), ("technician", technician, technicians),
    ] {
      guard let name, !known.contains(name) else { continue }
      let hint = closestName(to: name, among: known).map { "; maybe \($0) is meant" } ?? ""
      throw CommandFailure("there is no \(kind) \(name)\(hint)")
    }
  }

  /// Returns the answer.
  ///
  /// - Throws: ``CommandFailure`` when the time cannot be read.
  func answer(
    from explainer: Explainer, of plan: Plan, for scenario: Scenario, within budget: SearchBudget
  ) throws -> Answer {
    let text = ExplanationText(plan, for: scenario)
    if let visit {
      let question = ExplanationQuestion(
        visit: Identifier(visit), technician: technician.map { Identifier($0) },
        start: try at.map { try start($0, in: scenario) })
      return Answer(
        explanations: explainer.answers(to: [question], within: budget),
        title: text.title(of: question.visit))
    }
    guard let technician else {
      let counts = ReasonCount.counts(in: plan)
      return Answer(explanations: explainer.unassigned(within: budget), title: counts.text)
    }
    let day = explainer.day(of: Identifier(technician), within: budget)
    return Answer(
      explanations: day.visits + day.uses, title: text.title(of: day),
      summary: text.summary(day))
  }

  private func start(_ text: String, in scenario: Scenario) throws -> ClosedRange<Instant> {
    guard let day = DayArgument(argument: text) else {
      let instant = try InstantArgument(argument: text).instant(in: scenario)
      return instant...instant
    }
    let (rules, midnight) = (scenario.timeZone.rules, CivilTime(secondsAfterMidnight: 0))
    let first = rules.occurrence(of: midnight, on: day.date).opening
    let next = rules.occurrence(of: midnight, on: day.date.advanced(by: 1)).opening
    return first...max(first, next - Seconds(1))
  }
}
