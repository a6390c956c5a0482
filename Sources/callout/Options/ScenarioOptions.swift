import ArgumentParser
import Publishing
import Scenarios
import ServiceModel

/// Which scenario a verb is about.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The scenario file; - is standard input.")
  var scenario: String

  /// The most faults that are listed by verbs that are about something else.
  private static let listedFaults = 20

  /// Returns what the reader makes of the file.
  ///
  /// - Parameter log: The log of calls to replay, instead of the one that the file names.
  /// - Returns: The scenario, and all that is wrong with it.
  /// - Throws: ``CommandFailure`` when standard input cannot be read; faults of the file are in the
  ///   result.
  func read(log: String? = nil) throws -> LoadedScenario {
    let file = InputFile(path: scenario)
    guard file.isStandardInput else { return ScenarioLoader.load(path: scenario, log: log) }
    return ScenarioLoader.load(
      text: try file.readText(), file: "standard input", log: log)
  }

  /// Returns the scenario, after listing its faults on standard error.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be planned.
  func load(_ messages: MessageOptions) throws -> Scenario {
    try Self.accept(read(), from: scenario, messages)
  }

  /// Returns the scenario of `loaded`, read from `path`, after listing its faults on standard error.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be planned.
  static func accept(
    _ loaded: LoadedScenario, from path: String, _ messages: MessageOptions
  ) throws -> Scenario {
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    let shown = messages.quiet ? errors : loaded.diagnostics
    for diagnostic in shown.prefix(listedFaults) {
      StandardError.write("\(diagnostic)\n")
    }
    guard let scenario = loaded.scenario else {
      let hint = shown.count > listedFaults ? "; callout validate lists them all" : ""
      throw CommandFailure(
        "\(path) cannot be planned: \(counted(errors.count, "error"))\(hint)")
    }
    return scenario
  }
}
