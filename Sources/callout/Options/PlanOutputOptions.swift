import ArgumentParser
import Foundation
import Planning
import Publishing
import ServiceModel

/// Where a plan goes and what it looks like.
struct PlanOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the plan file (JSON) to this path; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: "What standard output shows.")
  var format: PlanFormat?

  @Option(
    help: ArgumentHelp(
      "Write the integer program that the run ended with to this path, in CPLEX LP form.",
      discussion: "For other solvers. It holds the routes that the run came to know.",
      valueName: "file"))
  var writeModel: String?

  /// What a plan looks like on standard output.
  enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  func validate() throws {
    guard writeModel != "" else { throw ValidationError("--write-model needs the name of a file.") }
    guard output != "" else { throw ValidationError("--output needs the name of a file.") }
    guard output != "-" || format == nil || format == .json else {
      throw ValidationError("--output - prints the plan file; it goes with --format json only.")
    }
  }

  /// The file that the plan is written to, if there is one.
  var file: OutputFile? {
    output.flatMap { $0 == "-" ? nil : OutputFile(path: $0) }
  }

  /// Writes the plan to its file and shows it on standard output.
  ///
  /// A plan that its file cannot take goes to standard output, so that it is not lost.
  ///
  /// - Throws: ``CommandFailure`` when a place cannot be written.
  func publish(
    _ result: PlanningResult, of problem: PlanningProblem, run settings: PlanFile.RunSettings,
    messages: MessageOptions
  ) throws {
    let scenario = problem.facts.scenario
    let json = try PlanFile(
      result, for: scenario, run: settings, certifiedFor: problem
    ).json()
    if let file, result.status.hasPlan {
      do {
        try file.write(json)
        messages.note("callout: plan written to \(file.path)")
      } catch let failure as CommandFailure {
        try StandardOutput.write(String(decoding: json, as: UTF8.self))
        throw CommandFailure("\(failure.message); the plan is on standard output instead")
      }
    }
    if let text = shownText(of: result, for: scenario, json: json, isQuiet: messages.quiet) {
      try StandardOutput.write(text)
    }
  }

  private func shownText(
    of result: PlanningResult, for scenario: Scenario, json: Data, isQuiet: Bool
  ) -> String? {
    switch format ?? (output == "-" ? .json : .table) {
    case .json: String(decoding: json, as: UTF8.self)
    case .csv: PlanCSV(result.plan, for: scenario).text
    case .table where isQuiet && format == nil && output != nil: nil
    case .table:
      PlanTable(
        result, for: scenario, width: Terminal.outputWidth, style: Terminal.outputStyle
      ).text
    }
  }
}
