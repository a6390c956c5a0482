import ArgumentParser
import BenchmarkInstances

/// Runs the optimizer on public benchmark instances.
@main
struct CalloutBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callout-bench", abstract: "Measure the optimizer on public benchmark instances.",
    discussion: """
      callout-bench fsm --seconds 60 --threads 2 --seed 1 --csv out.csv FILES…
      callout-bench verify sdvrptw FILES…

      Sets: \(BenchmarkSet.allCases.map(\.rawValue).joined(separator: ", ")).
      Conventions and columns: Benchmarks/README.md.
      """,
    subcommands: [
      MeasureCommand.self, VerifyCommand.self, SearchCommand.self, GrowthCommand.self,
      SimulateCommand.self,
    ],
    defaultSubcommand: MeasureCommand.self)
}

extension BenchmarkSet: ExpressibleByArgument {}
