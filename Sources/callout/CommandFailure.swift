import ArgumentParser
import ServiceModel

/// Why a verb could not do what it was asked to, as it is told to the person at the terminal.
struct CommandFailure: Error {
  /// One sentence without a final full stop, or several lines.
  var message: String
  /// What the process leaves with.
  var exitCode: ExitCode

  /// Creates a failure.
  init(_ message: String, exitCode: ExitCode = .inputError) {
    self.message = message
    self.exitCode = exitCode
  }

  /// Creates the failure of an action that the rules forbid.
  init(_ refusal: Refusal) {
    let end = refusal.message.hasSuffix(".") ? "" : "."
    self.init("\(refusal.rule): \(refusal.message)\(end) \(refusal.remedy)")
  }
}
