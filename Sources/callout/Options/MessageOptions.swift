import ArgumentParser
import Logging

/// How much is said on standard error.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Say nothing but errors; with --output, print no table either.")
  var quiet = false

  @Flag(help: "Log what happens to standard error.")
  var verbose = false

  func validate() throws {
    guard !(quiet && verbose) else {
      throw ValidationError("--quiet and --verbose exclude each other.")
    }
  }

  /// Returns the logger for this run.
  func logger() -> Logger {
    var logger = Logger(label: "callout") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = verbose ? .debug : .error
    return logger
  }

  /// Writes a line about the run to standard error, unless nothing is to be said.
  func note(_ text: String) {
    if !quiet { StandardError.write(text + "\n") }
  }
}
