import ArgumentParser
import Publishing
import Scenarios
import ServiceModel

/// Reads a scenario and reports all that is wrong with it.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report all faults of a scenario at once, and what it holds.",
    discussion: """
      Each fault has a code, its place as file:line:column, and a remedy. Errors stand in the way of \
      planning; warnings do not.

      Exit codes:
        0  the scenario can be planned
        2  it has errors, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: "What standard output shows.")
  var format = ReportFormat.table

  func run() throws {
    let loaded = try input.read()
    let report = ValidationReport(loaded)
    try StandardOutput.write(format == .json ? report.reportText() : report.text)
    guard loaded.scenario != nil else { throw ExitCode.inputError }
  }
}
