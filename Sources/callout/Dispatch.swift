import ArgumentParser
import Publishing
import Scenarios
import ServiceModel

/// Shows the dispatch board of a scenario.
struct Dispatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the dispatch board of a scenario, and conflicts of what is booked.",
    discussion: """
      Lists the activities of each team by technician, those that wait to be dispatched, and the \
      conflicts of all booked visits and activities: overlaps, time outside shifts, ways that take \
      longer than the time between, deadlines that are missed.

      Exit codes:
        0  the board is shown
        2  the scenario has errors, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "The day around which the board is shown; by default the first of the planning window.",
      valueName: "date"))
  var today: DayArgument?

  @Option(help: ArgumentHelp("The first day shown.", valueName: "date"))
  var from: DayArgument?

  @Option(help: ArgumentHelp("The last day shown.", valueName: "date"))
  var to: DayArgument?

  @Flag(help: "Show closed activities too.")
  var closed = false

  @Option(
    help: ArgumentHelp(
      "Show only the team that this technician belongs to, and those that the technician owns.",
      valueName: "technician"))
  var viewer: String?

  @Option(help: "What standard output shows.")
  var format = ReportFormat.table

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let scenario = try input.load(messages)
    let query = try query(of: scenario)
    let report = BoardReport(of: scenario, for: query, travel: try scenario.measuredTravel())
    try StandardOutput.write(
      format == .json
        ? report.reportText()
        : report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
  }

  private func query(of scenario: Scenario) throws -> DispatchQuery {
    let first = scenario.timeZone.rules.civil(at: scenario.planningWindow.start).date
    let span = scenario.dispatch.span(around: today?.date ?? first)
    let (from, to) = (self.from?.date ?? span.lowerBound, self.to?.date ?? span.upperBound)
    guard from <= to else { throw CommandFailure("the board ends on \(to), before \(from)") }
    if let viewer, !scenario.technicians.contains(where: { $0.id.text == viewer }) {
      throw CommandFailure("there is no technician \(viewer)")
    }
    return DispatchQuery(
      days: from...to, includesClosed: closed, viewer: viewer.map { Identifier($0) })
  }
}
