import ArgumentParser

/// Runs the optimizer on public benchmark instances.
@main
struct CalloutBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callout-bench", abstract: "Measure the optimizer on benchmark instances.")
}
