import ArgumentParser
import ServiceModel

/// Why something is done to an order, and by whom.
struct ReasonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The reason code.", valueName: "code"))
  var reason: String?

  @Option(help: ArgumentHelp("What to add to the reason in words.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("Who does it, for the history of reasons.", valueName: "name"))
  var by: String?

  func validate() throws {
    guard reason != "" else { throw ValidationError("--reason needs a code.") }
    guard reason != nil || note == nil && by == nil else {
      throw ValidationError("--note and --by go with --reason.")
    }
  }

  /// Whether any of it is given.
  var isGiven: Bool { reason != nil }

  /// The reason, if one is given.
  var given: GivenReason? { reason.map { GivenReason(Identifier($0), note: note) } }
}
