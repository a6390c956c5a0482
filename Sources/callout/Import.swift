import ArgumentParser

/// Turns files of other programs into scenarios.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn files of other programs into a scenario.",
    subcommands: [ImportVROOM.self, ImportRequests.self])
}
