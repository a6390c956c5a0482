import ArgumentParser
import Foundation
import Publishing
import Scenarios
import ServiceModel

/// Makes the orders that agreements ask for in a period.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate the orders that agreements ask for in a period.",
    discussion: """
      Each agreement line comes due by its interval. Occurrences may move within their windows, so \
      that as few orders as possible are made; each order becomes a visit that can be planned. An \
      occurrence is generated once, however often the command runs.

      --output gets the whole scenario with the orders in it, under any name: a file that every \
      other verb takes. Write it over the scenario itself to go on from there.

      Exit codes:
        0  done
        2  nothing could be generated, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: ArgumentHelp("The first day of the period.", valueName: "date"))
  var from: DayArgument

  @Option(help: ArgumentHelp("The last day of the period.", valueName: "date"))
  var to: DayArgument

  @Option(help: ArgumentHelp("An agreement; may be repeated. All unless given.", valueName: "id"))
  var agreement: [String] = []

  @Option(
    help: ArgumentHelp("A group of agreements; may be repeated. All unless given.", valueName: "id")
  )
  var group: [String] = []

  @Option(help: "A type of lines; may be repeated. All unless given.")
  var type: [LineType] = []

  @Option(
    help: ArgumentHelp(
      "When the orders are created, such as 2026-03-09T08:00; now unless given.",
      discussion: "It starts their clocks where generated orders are measured.",
      valueName: "instant"))
  var at: InstantArgument?

  @Flag(help: "Also fill holes before the last order generated of a line.")
  var continuous = false

  @Flag(
    help: "First delete the generated orders of the period that may be deleted, to make them anew.")
  var regenerate = false

  @Flag(help: "Show what would be done and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Write the scenario with its orders to this path, and tables beside it; - is standard "
        + "output.", valueName: "file"))
  var output: String?

  @Option(help: "What standard output shows.")
  var format = ListFormat.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// A type of agreement lines.
  enum LineType: String, ExpressibleByArgument, CaseIterable {
    case hour, expense, item, fee
  }

  func validate() throws {
    guard dryRun != (output != nil) else {
      throw ValidationError("Name a place with --output, or write nothing with --dry-run.")
    }
    guard output != "" else { throw ValidationError("--output needs the name of a file.") }
  }

  func run() throws {
    if let output, output != "-" { try OutputFile(path: output).checkWritable() }
    let scenario = try input.load(messages)
    let (generated, report) = try generate(from: scenario)
    if let output {
      var target = ScenarioOutputOptions()
      target.output = output
      try target.write(LoadedScenario(scenario: generated, diagnostics: []), messages: messages)
    }
    guard output != "-" else { return }
    switch format {
    case .text:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .json: try StandardOutput.write(report.reportText())
    case .csv: try StandardOutput.write(report.csv)
    }
  }

  /// Returns the scenario with its orders, and what was done.
  private func generate(from scenario: Scenario) throws -> (Scenario, GenerationReport) {
    var request = GenerationRequest(
      from: from.date, to: to.date, agreements: agreement.map { Identifier($0) },
      groups: group.map { Identifier($0) },
      types: Set(type.compactMap { TransactionType(rawValue: $0.rawValue) }),
      continuous: continuous, createdAt: try at?.instant(in: scenario) ?? InstantArgument.now)
    do throws(Refusal) {
      var start = scenario
      var logs: [GenerationLog] = []
      if regenerate {
        let (rest, log) = try scenario.deletingGeneratedOrders(for: request)
        start = rest
        logs.append(log)
        // What is deleted may lie before what stays.
        request.continuous = true
      }
      let generation = try OrderGeneration(start, request)
      return (generation.scenario, GenerationReport(logs + [generation.log], of: request))
    } catch {
      throw CommandFailure(error)
    }
  }
}
