import ArgumentParser
import Foundation
import Optimization
import Planning
import Publishing
import Scenarios
import ServiceModel

/// Says why a plan is as it is.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a plan is as it is, and what anything else would cost.",
    discussion: """
      Without options: why each visit that the plan leaves out is left out. It is impossible alone, \
      impossible together with visits that must be made, or not worth it, each with proof; or it was \
      not decided within the limits.

      With --visit: why this and not that. --technician and --at say what else is asked for; without \
      them it is the best plan in which somebody else makes the visit. With --technician alone: why \
      the day of the technician is as it is, or what using the technician would cost.

      The plan has to be sound, as callout check judges it; only visits that must be made may be \
      missing. Its bound is taken from the plan file.

      Exit codes:
        0  the plan is explained
        2  the plan is not sound, a name is unknown, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Argument(help: "The plan file; - is standard input.")
  var plan: String

  @OptionGroup(title: "Question") var question: QuestionOptions
  @OptionGroup(title: "Search") var search: ExplanationLimits

  @Option(help: "What standard output shows.")
  var format = ListFormat.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard input.scenario != "-" || plan != "-" else {
      throw ValidationError("The scenario and the plan cannot both come from standard input.")
    }
  }

  func run() throws {
    let stopwatch = Stopwatch()
    let scenario = try input.load(messages)
    try question.checkNames(in: scenario)
    let travel = try scenario.measuredTravel()
    let file = try PlanFile(at: plan)
    let audit = PlanAudit(scenario: scenario, travel: travel)
    let plan = try explainablePlan(in: file, for: scenario, by: audit)
    let explainer = Explainer(
      of: plan, for: scenario, travel: travel, bound: file.bound.map { Money(minorUnits: $0) },
      threads: search.threadCount)
    Interruption.listen()
    defer { Interruption.stopListening() }
    let budget = search.budget(since: stopwatch)
    let answer = try question.answer(from: explainer, of: plan, for: scenario, within: budget)
    let report = ExplanationReport(
      answer.explanations, of: plan, objective: audit.breakdown(of: plan).total,
      bound: file.bound.map { Money(minorUnits: $0) }, for: scenario, title: answer.title,
      summary: answer.summary)
    switch format {
    case .text: try StandardOutput.write(report.text(width: Terminal.outputWidth))
    case .json: try StandardOutput.write(report.reportText())
    case .csv: try StandardOutput.write(report.csv)
    }
  }

  /// Returns the plan in `file` if it is sound, or would be if it made all that must be made.
  private func explainablePlan(
    in file: PlanFile, for scenario: Scenario, by audit: PlanAudit
  ) throws -> Plan {
    let check = PlanCheck(of: file, for: scenario, by: audit)
    guard check.faults.isEmpty,
      check.violations.allSatisfy({ $0.rule == MandatoryVisitRule.id })
    else {
      throw CommandFailure(
        "\(plan) is no sound plan of the scenario; callout check says why. Plan again")
    }
    return file.plan(for: scenario).plan
  }
}
