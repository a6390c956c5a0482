import ArgumentParser
import Logging
import Optimization
import Planning
import Publishing
import ServiceModel

/// Plans a scenario and writes the plan with its certificate.
struct Optimize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plan the visits of a scenario.",
    discussion: """
      Prints the plan as a table; --output writes the plan file besides. Ctrl-C ends the search and \
      keeps the best plan found. A plan that breaks a rule of the scenario is never written.

      \(ExitCode.help)
      """)

  @OptionGroup var input: ScenarioOptions
  @OptionGroup(title: "Search") var search: SearchOptions

  @Option(
    help: ArgumentHelp(
      "Begin with this plan file, as far as it fits the scenario; - is standard input.",
      discussion: "The plan may be of another state of the scenario, such as yesterday evening's.",
      valueName: "plan"))
  var startFrom: String?

  @OptionGroup(title: "Results") var output: PlanOutputOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard input.scenario != "-" || startFrom != "-" else {
      throw ValidationError("The scenario and the plan cannot both come from standard input.")
    }
  }

  func run() throws {
    let stopwatch = Stopwatch()
    try output.file?.checkWritable()
    try output.writeModel.map(OutputFile.init)?.checkWritable()
    let scenario = try input.load(messages)
    let travel = try scenario.measuredTravel()
    var planner = search.planner
    planner.certifies = true
    planner.start = try startFrom.map { try PlanFile(at: $0).plan(for: scenario).plan }
    let problem = PlanningProblem(scenario, travel: travel)
    let (result, modelFault) = plan(problem, by: planner, since: stopwatch)
    if Interruption.isRequested, !result.status.isProved {
      messages.note("callout: interrupted; this is the best plan found so far")
    }
    try result.requireCleanAudit(PlanAudit(scenario: scenario, travel: travel))
    try output.publish(result, of: problem, run: search.settings, messages: messages)
    if let conflict = result.conflict(in: scenario) { messages.note(conflict) }
    if let modelFault {
      throw CommandFailure("the model is not written: \(modelFault)")
    }
    guard result.status.isProved else { throw ExitCode(result.status) }
  }

  /// Returns the best plan found, after showing on the way how far the search has come.
  private func plan(
    _ problem: PlanningProblem, by planner: Planner, since stopwatch: Stopwatch
  ) -> (result: PlanningResult, fault: (any Error)?) {
    let logger = messages.logger()
    let scenario = problem.facts.scenario
    let isLineShown = Terminal.showsProgress && !messages.quiet && !messages.verbose
    let line = isLineShown ? ProgressLine(stopwatch: stopwatch, money: MoneyFormat(scenario)) : nil
    Interruption.listen()
    logger.info("planning", metadata: ["scenario": "\(scenario.name)"])
    defer {
      Interruption.stopListening()
      line?.finish()
    }
    let budget = search.budget(since: stopwatch)
    func show(_ news: SearchProgress) {
      line?.show(news)
      logger.debug("\(news.phase)", metadata: news.metadata(since: stopwatch))
    }
    let outcome: (result: PlanningResult, fault: (any Error)?) =
      if let path = output.writeModel {
        planner.plan(problem, writingModelTo: path, within: budget, observer: show)
      } else {
        (planner.plan(problem, within: budget, observer: show), nil)
      }
    logger.info("planned", metadata: ["status": "\(outcome.result.status)"])
    return outcome
  }
}

extension SearchProgress {
  /// The figures for a log.
  fileprivate func metadata(since stopwatch: Stopwatch) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "columns": "\(columns)", "iterations": "\(iterations)",
      "seconds": "\((stopwatch.seconds * 10).rounded() / 10)",
    ]
    if let objective { metadata["objective"] = "\(objective.minorUnits)" }
    if let bound { metadata["bound"] = "\(bound.minorUnits)" }
    return metadata
  }
}
