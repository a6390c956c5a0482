import ArgumentParser
import Publishing
import ServiceModel

/// Shows what the clocks of promises say, and why; and starts and stops them.
struct Clock: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the clocks of promises, and what their time went into.",
    discussion: """
      Without --order, all clocks at one instant: running, stopped, cancelled, due soon and \
      exceeded. With --order, the state, start, due instant, used and remaining time of each clock \
      of the order, and its segments: open, closed, holiday and paused time. The open segments up \
      to the due instant add up to the goal.

      With --record, the clocks of the order are started or stopped, and the scenario with the \
      event is written to --output; what the rules forbid is refused.

      Exit codes:
        0  done
        2  the command line, the scenario or the action cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: ArgumentHelp("Show the clocks of this service order.", valueName: "id"))
  var order: String?

  @Option(
    help: ArgumentHelp(
      "When the clocks are read, such as 2026-03-10T08:00.",
      discussion: "The start of the planning window unless given.", valueName: "instant"))
  var at: InstantArgument?

  @Option(help: "What standard output shows.")
  var format = ClockFormat.text

  @OptionGroup(title: "Overview") var overview: ClockOverviewOptions

  @OptionGroup(title: "Time recording") var recording: TimeRecordingOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// What clocks look like on standard output.
  enum ClockFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  func validate() throws {
    guard recording.record == nil || order != nil && at != nil else {
      throw ValidationError("--record needs --order and --at.")
    }
    guard order == nil || overview.status == nil else {
      throw ValidationError("--status is about all orders; it goes without --order.")
    }
    guard recording.record != nil || !recording.reason.isGiven && recording.output.output == "-"
    else {
      throw ValidationError("--reason, --note, --by and --output go with --record.")
    }
  }

  func run() throws {
    let scenario = try input.load(messages)
    let instant = try at?.instant(in: scenario) ?? scenario.planningWindow.start
    guard let order = try self.order(of: scenario) else {
      return try showOverview(of: scenario, at: instant)
    }
    if let action = recording.record {
      return try recording.write(action, on: order, of: scenario, at: instant, messages)
    }
    let report = OrderClockReport(order, of: scenario, at: instant)
    switch format {
    case .text:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .json: try StandardOutput.write(report.reportText())
    case .csv: try StandardOutput.write(report.csv)
    }
  }

  private func showOverview(of scenario: Scenario, at instant: Instant) throws {
    let report = ClockOverviewReport(
      scenario, at: instant, dueWithin: try overview.horizon(), keeping: overview.status?.filter)
    switch format {
    case .text:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .json: try StandardOutput.write(report.reportText())
    case .csv: try StandardOutput.write(report.csv)
    }
  }

  private func order(of scenario: Scenario) throws -> ServiceOrder? {
    guard let order else { return nil }
    guard let found = scenario.serviceOrders.first(where: { $0.id.text == order }) else {
      let nearest = closestName(to: order, among: scenario.serviceOrders.lazy.map(\.id.text))
      throw CommandFailure(
        "there is no service order \"\(order)\"" + (nearest.map { "; maybe \($0) is meant" } ?? ""))
    }
    return found
  }
}
