import ArgumentParser
import Foundation
import Publishing
import RollingPlanning
import Simulation

/// Holds the simulation against numbers that do not come from it.
struct SimulateSelfCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selfcheck",
    abstract: "Hold the simulation against closed forms of queueing theory.",
    discussion: """
      Each row is a number that theory gives exactly and the interval in which the engine sees it: \
      Erlang B and C, Pollaczek and Khinchine, Cobham, Erlang A, Kleinrock's conservation law, \
      Little's law, and the promises of M/M/3 measured by the clocks of service levels. Where there \
      is nothing to plan, the optimizer has to be a queue, too. The \
      intervals are so wide that an engine without fault fails for one seed in a hundred.

      Exit codes:
        0  every number lies in its interval
        1  one does not
        2  the command line cannot be used
      """)

  @Option(help: ArgumentHelp("Where all random numbers come from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many replications each model gets.", valueName: "number"))
  var replications = 30

  @Option(
    help: ArgumentHelp("How many calls count in each replication, about.", valueName: "number"))
  var calls = 4000

  @Option(
    help: ArgumentHelp(
      "How many threads may work at once; it changes no number.", valueName: "number"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "What standard output shows.")
  var format = ReportFormat.table

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard (2...100_000).contains(replications) else {
      throw ValidationError("--replications must be from 2 to 100000.")
    }
    guard (10...10_000_000).contains(calls) else {
      throw ValidationError("--calls must be from 10 to 10000000.")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
  }

  func run() throws {
    let check = SelfCheck(
      seed: seed, replications: replications, calls: calls, threads: threads,
      policy: { RollingPlanner(queue: $0) })
    let showsProgress = !messages.quiet && Terminal.showsProgress
    let rows = check.rows { name, done, all in
      guard showsProgress else { return }
      let line = "\(done) of \(all) models  \(name)".truncated(to: Terminal.errorWidth - 1)
      StandardError.write("\r\(line)\u{1B}[K")
    }
    if showsProgress { StandardError.write("\r\u{1B}[K") }
    let report = SelfCheckReport(rows, of: check)
    try StandardOutput.write(
      format == .json
        ? report.reportText()
        : report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    guard report.isSound else { throw ExitCode.internalError }
  }
}
