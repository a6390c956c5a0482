import ArgumentParser
import Planning
import Publishing
import Scenarios
import ServiceModel

/// Compares two plan files.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what moved from one plan to another, and what it cost.",
    discussion: """
      The difference of the terms adds up to that of the objectives. With --scenario both plans are \
      checked first; then customers are named, and the difference is told route by route, too.

      Exit codes:
        0  the comparison is shown
        2  a file cannot be used, or a plan is not sound
      """)

  @Argument(help: "The plan file before; - is standard input.")
  var before: String

  @Argument(help: "The plan file after; - is standard input.")
  var after: String

  @Option(
    help: ArgumentHelp("The scenario of both plans.", valueName: "file"))
  var scenario: String?

  @Option(help: "What standard output shows.")
  var format = ComparisonFormat.table

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard [before, after, scenario].count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("Only one file can come from standard input.")
    }
  }

  func run() throws {
    let files = try [before, after].map { try readPlan(at: $0) }
    guard files[0].currency == files[1].currency,
      files[0].minorUnitsPerUnit == files[1].minorUnitsPerUnit
    else {
      throw CommandFailure(
        "\(before) counts in \(files[0].currency), \(after) in \(files[1].currency)")
    }
    let report = try report(files)
    switch format {
    case .table:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .csv: try StandardOutput.write(report.csv)
    case .json: try StandardOutput.write(try report.reportText())
    }
  }

  private func readPlan(at path: String) throws -> PlanFile {
    let file = try PlanFile(at: path)
    guard [1, 10, 100, 1000].contains(file.minorUnitsPerUnit) else {
      throw CommandFailure(
        "\(path): minorUnitsPerUnit is \(file.minorUnitsPerUnit), but has to be 1, 10, 100 or 1000")
    }
    guard file.sumOfTerms == file.objective else {
      throw CommandFailure("\(path): the terms do not add up to the objective")
    }
    return file
  }

  private func report(_ files: [PlanFile]) throws -> PlanDiffReport {
    guard let scenario else { return PlanDiffReport(from: files[0], to: files[1]) }
    var options = ScenarioOptions()
    options.scenario = scenario
    let loaded = try options.load(messages)
    let audit = PlanAudit(scenario: loaded, travel: try loaded.measuredTravel())
    for (file, path) in zip(files, [before, after]) {
      guard PlanCheck(of: file, for: loaded, by: audit).isSound else {
        throw CommandFailure(
          "\(path) is no sound plan of \(scenario); callout check says why. Without --scenario "
            + "the plans are compared as they are")
      }
    }
    let plans = files.map { $0.plan(for: loaded).plan }
    return PlanDiffReport(
      from: files[0], to: files[1], for: loaded,
      lines: CostLine.lines(from: plans[0], to: plans[1], by: audit))
  }
}
