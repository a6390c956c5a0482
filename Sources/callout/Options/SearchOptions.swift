import ArgumentParser
import Foundation
import Optimization
import Publishing

/// How long and how well a scenario is planned.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop after so many seconds of wall-clock time, with the best plan found.",
      discussion: "Without any limit, 60. With --work-limit alone, no time limit.",
      valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      "Stop after so many units of work.",
      discussion: "A work limit alone gives the same plan on any machine and with any threads.",
      valueName: "units"))
  var workLimit: Int?

  @Option(
    help: ArgumentHelp(
      "Stop when the plan is proved to cost at most this much too much: 0.01 or 1%.",
      valueName: "share"))
  var gap = GapShare(share: 0)

  @Option(help: "Where the pseudo-random choices start.")
  var seed: UInt64 = 1

  @Option(
    help: "How many threads work at once; all cores of this machine unless given.")
  var threads: Int?

  /// The time limit when no limit is given; unit: seconds.
  static let defaultTimeLimit = 60.0

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
      throw ValidationError("--time-limit must be a positive number of seconds.")
    }
    if let workLimit, workLimit <= 0 {
      throw ValidationError("--work-limit must be positive; it is \(workLimit).")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads must be from 1 to 256; it is \(threads).")
    }
  }

  /// The planner that these options ask for.
  var planner: Planner {
    Planner(
      seed: seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      gap: gap.share)
  }

  /// Returns when the run that began with `stopwatch` has to stop.
  func budget(since stopwatch: Stopwatch) -> SearchBudget {
    SearchBudget(
      workLimit: workLimit,
      seconds: timeLimit ?? (workLimit == nil ? Self.defaultTimeLimit : nil),
      elapsedSeconds: { stopwatch.seconds },
      isInterrupted: { Interruption.isRequested })
  }

  /// What the plan file says about the run.
  var settings: PlanFile.RunSettings {
    PlanFile.RunSettings(seed: seed, workLimit: workLimit, gap: gap.share)
  }
}

/// A gap as a share of the objective, written `0.01` or `1%`.
struct GapShare: ExpressibleByArgument, CustomStringConvertible {
  /// The share; from zero to one.
  var share: Double

  /// Creates the gap of `share`.
  init(share: Double) { self.share = share }

  init?(argument: String) {
    let isPercentage = argument.hasSuffix("%")
    guard let number = Double(isPercentage ? String(argument.dropLast()) : argument) else {
      return nil
    }
    share = isPercentage ? number / 100 : number
    guard (0...1).contains(share) else { return nil }
  }

  var description: String { "\(share)" }
}
