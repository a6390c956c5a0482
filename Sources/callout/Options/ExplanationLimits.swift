import ArgumentParser
import Foundation
import Optimization

/// How long explanations are looked for.
struct ExplanationLimits: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop after so many seconds of wall-clock time for all answers together.",
      discussion: "Without any limit, 60. With --work-limit alone, no time limit.",
      valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      "Stop after so many units of work for all answers together.",
      discussion: "A work limit alone gives the same answers on any machine and with any threads.",
      valueName: "units"))
  var workLimit: Int?

  @Option(help: "How many answers are looked for at once; all cores of this machine unless given.")
  var threads: Int?

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

  /// How many threads work at once.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Returns when the run that began with `stopwatch` has to stop.
  func budget(since stopwatch: Stopwatch) -> SearchBudget {
    SearchBudget(
      workLimit: workLimit,
      seconds: timeLimit ?? (workLimit == nil ? SearchOptions.defaultTimeLimit : nil),
      elapsedSeconds: { stopwatch.seconds },
      isInterrupted: { Interruption.isRequested })
  }
}
