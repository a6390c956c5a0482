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

      With --book, the visits of a plan are booked as the plan has them, and the scenario is written \
      to --output instead. A booking is a pin for later plans once its order is in a stage that is \
      not movable. Only a plan that the audit accepts is booked.

      Exit codes:
        0  the board is shown, or the scenario is written
        2  the scenario has errors, a booking is refused, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "The day around which the board is shown; by default the first of the planning window.",
      valueName: "date"))
  var today: DayArgument?

  @Option(
    help: ArgumentHelp(
      "The instant that counts as now, such as 2026-03-10T09:00: the board is shown around its day, "
        + "and nothing that starts before it is booked.", valueName: "instant"))
  var at: InstantArgument?

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

  @OptionGroup(title: "Booking") var booking: BookingOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard today == nil || at == nil else {
      throw ValidationError("--today and --at exclude each other.")
    }
    guard booking.book != "-" || input.scenario != "-" else {
      throw ValidationError("The scenario and the plan cannot both come from standard input.")
    }
  }

  func run() throws {
    let scenario = try input.load(messages)
    if let plan = booking.book {
      return try booking.write(plan, of: scenario, from: at?.instant(in: scenario), messages)
    }
    let query = try query(of: scenario)
    let report = BoardReport(of: scenario, for: query, travel: try scenario.measuredTravel())
    try StandardOutput.write(
      format == .json
        ? report.reportText()
        : report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
  }

  private func query(of scenario: Scenario) throws -> DispatchQuery {
    let now = try at?.instant(in: scenario) ?? scenario.planningWindow.start
    let first = scenario.timeZone.rules.civil(at: now).date
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
