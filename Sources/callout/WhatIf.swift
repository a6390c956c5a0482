import ArgumentParser
import Foundation
import Optimization
import Planning
import Publishing
import Scenarios
import ServiceModel

/// Plans a scenario and variants of it, and compares what they cost.
struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract:
      "Plan a scenario and variants of it side by side, and say which differences are real.",
    discussion: """
      The base is planned first, then every variant, beginning with the plan of the base. The best \
      plan of each scenario costs between its proved bound and its objective; a difference is decided \
      when these intervals do not overlap. A variant is an overlay (extends:) or any scenario; an \
      overlay with vary: stands for each variant of its grid.

      --time-limit is for all scenarios together: the base has the share of one round of variants, \
      and what is left is shared equally. --work-limit is for each scenario, and alone gives the same \
      result on any number of threads.

      Exit codes:
        0  every scenario is planned, whether the differences are decided or not
        1  internal error, please report it
        2  the command line, an input or an output file cannot be used
        3  it is proved that some scenario has no plan that makes every mandatory visit
        5  stopped before every scenario had a plan
      """)

  @OptionGroup var input: ScenarioOptions

  @Argument(help: "The variants: overlays, or scenarios.")
  var variants: [String]

  @OptionGroup(title: "Search") var search: SearchOptions

  @Option(help: "What standard output shows.")
  var format = ComparisonFormat.table

  @Option(
    help: ArgumentHelp(
      "Write the comparison to this path as one page with charts, which needs no other file.",
      valueName: "file"))
  var html: String?

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard html != "", html != "-" else {
      throw ValidationError("--html needs the name of a file.")
    }
  }

  func run() throws {
    let stopwatch = Stopwatch()
    try html.map(OutputFile.init)?.checkWritable()
    let scenarios = try load()
    let problems = try scenarios.map {
      PlanningProblem($0.scenario, travel: try $0.scenario.measuredTravel())
    }
    let results = try plan(problems, since: stopwatch)
    let outcomes = zip(scenarios, zip(problems, results)).map {
      WhatIfReport.Outcome(name: $0.name, problem: $1.0, result: $1.1)
    }
    let report = WhatIfReport(base: outcomes[0], variants: Array(outcomes.dropFirst()))
    try html.map(OutputFile.init)?.write(Data(WhatIfPage(report).html.utf8))
    switch format {
    case .table:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .csv: try StandardOutput.write(report.csv)
    case .json: try StandardOutput.write(try report.reportText())
    }
    let failures = results.map(\.status).filter { !$0.hasPlan }
    if let failure = failures.first(where: { $0 == .infeasible }) ?? failures.first {
      throw ExitCode(failure)
    }
  }

  /// Returns the base and the variants with their names.
  private func load() throws -> [(name: String, scenario: Scenario)] {
    let base = try input.load(messages)
    var found = [(name: Self.name(of: input.scenario), scenario: base)]
    for path in variants {
      for variant in ScenarioLoader.variants(path: path) {
        let scenario = try ScenarioOptions.accept(variant.loaded, from: path, messages)
        guard scenario.currency == base.currency else {
          throw CommandFailure(
            "\(path) counts in \(scenario.currency), the base in \(base.currency)")
        }
        let name = Self.name(of: path)
        found.append((variant.label.map { "\(name) (\($0))" } ?? name, scenario))
      }
    }
    return found
  }

  private static func name(of path: String) -> String {
    path == "-" ? path : URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  /// Returns the result of each scenario, the base first, after the audit has approved of all plans.
  private func plan(
    _ problems: [PlanningProblem], since stopwatch: Stopwatch
  ) throws -> [PlanningResult] {
    let runs = VariantRuns(planner: search.planner, budget: search.budget(since: stopwatch))
    Interruption.listen()
    defer { Interruption.stopListening() }
    let results = runs.results(base: problems[0], variants: Array(problems.dropFirst()))
    for (problem, result) in zip(problems, results) {
      try result.requireCleanAudit(
        PlanAudit(scenario: problem.facts.scenario, travel: problem.travel))
    }
    return results
  }
}

/// What a comparison looks like on standard output.
enum ComparisonFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json
}
