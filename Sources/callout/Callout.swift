import ArgumentParser

/// The command line of Callout.
@main
struct Callout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callout",
    abstract: "Plan field service, with proof.",
    discussion: """
      Callout decides which technician makes which service visit when, at the least cost, and \
      proves how good its plan is. Results go to standard output, everything else to standard error.

      \(ExitCode.help)
      """,
    version: "0.1.0",
    subcommands: [
      Optimize.self, Check.self, Publish.self, Explain.self, WhatIf.self, Diff.self, Validate.self,
      Generate.self, Orders.self, Clock.self, Stages.self, Dispatch.self, Simulate.self,
      Fit.self, Import.self, Schema.self,
    ])

  /// Runs the verb that the arguments name and leaves with the exit code that it deserves.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      StandardError.write("callout: \(failure.message)\n")
      exit(withError: failure.exitCode)
    } catch {
      leave(with: error)
    }
  }

  /// Prints what the argument parser has to say, and leaves.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code == .validationFailure else { exit(withError: error) }
    StandardError.write(fullMessage(for: error) + "\n")
    exit(withError: ExitCode.inputError)
  }
}
