import ArgumentParser

/// The command line of Callout.
@main
struct Callout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callout", abstract: "Plan field service, with proof.")
}
