import ArgumentParser

/// Verbs about calls that are not known yet.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate calls that are not known yet, and say which promises are kept.",
    subcommands: [SimulateScenarios.self, SimulateSelfCheck.self],
    defaultSubcommand: SimulateScenarios.self)
}
