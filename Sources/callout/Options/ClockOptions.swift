import ArgumentParser
import Scenarios
import ServiceModel

/// Which clocks an overview lists.
struct ClockOverviewOptions: ParsableArguments {
  @Option(help: "List only clocks of this kind.")
  var status: Status?

  @Option(
    help: ArgumentHelp(
      "A clock that runs out within this time is due soon.", valueName: "duration"))
  var dueWithin = "PT4H"

  /// What can be listed.
  enum Status: String, ExpressibleByArgument, CaseIterable {
    case running, stopped, cancelled
    case dueSoon = "due-soon"
    case exceeded

    /// The clocks of this kind.
    var filter: ServiceLevelOverview.Filter {
      switch self {
      case .running: .running
      case .stopped: .stopped
      case .cancelled: .cancelled
      case .dueSoon: .dueSoon
      case .exceeded: .exceeded
      }
    }
  }

  /// Returns the time within which a due instant is soon.
  ///
  /// - Throws: ``CommandFailure`` when the duration cannot be read.
  func horizon() throws -> Seconds {
    do throws(WrittenValue.Fault) {
      return try WrittenValue.duration(dueWithin)
    } catch {
      throw CommandFailure("--due-within: \(error.message)")
    }
  }
}

/// What is recorded about the clocks of an order.
struct TimeRecordingOptions: ParsableArguments {
  @Option(help: "Record this at the instant of --at.")
  var record: Action?

  @OptionGroup var reason: ReasonOptions

  @OptionGroup var output: ScenarioOutputOptions

  /// What can be recorded.
  enum Action: String, ExpressibleByArgument, CaseIterable {
    case start, stop, cancel
    case signOff = "sign-off"
  }

  /// Writes the scenario in which `action` was taken on `order`.
  ///
  /// - Throws: ``CommandFailure`` when the rules forbid it, or the scenario cannot be written.
  func write(
    _ action: Action, on order: ServiceOrder, of scenario: Scenario, at instant: Instant,
    _ messages: MessageOptions
  ) throws {
    try output.checkWritable()
    var result = scenario
    do throws(Refusal) {
      let recorded = try take(action, on: order, of: scenario, at: instant)
      result.serviceOrders = scenario.serviceOrders.map { $0.id == order.id ? recorded : $0 }
    } catch {
      throw CommandFailure(error)
    }
    try output.write(LoadedScenario(scenario: result, diagnostics: []), messages: messages)
  }

  private func take(
    _ action: Action, on order: ServiceOrder, of scenario: Scenario, at instant: Instant
  ) throws(Refusal) -> ServiceOrder {
    let recording = TimeRecording(scenario)
    switch action {
    case .start: return try recording.starting(order, at: instant)
    case .stop:
      return try recording.stopping(order, at: instant, reason: reason.given, by: reason.by)
    case .cancel:
      return try recording.cancelling(order, at: instant, reason: reason.given, by: reason.by)
    case .signOff:
      return try recording.signingOff(order, at: instant, reason: reason.given, by: reason.by)
    }
  }
}
