import ArgumentParser
import Foundation
import Scenarios
import ServiceModel

/// Where an imported scenario goes.
struct ScenarioOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the scenario to this path, and large matrices and tables beside it; - is standard "
        + "output.", valueName: "file"))
  var output = "-"

  /// Complains early when it is plain that the scenario cannot be written.
  ///
  /// - Throws: ``CommandFailure`` with the reason.
  func checkWritable() throws {
    if output != "-" { try OutputFile(path: output).checkWritable() }
  }

  /// Writes the scenario that an import came to, after listing what there is to know about it.
  ///
  /// - Parameters:
  ///   - imported: The scenario and its diagnostics.
  ///   - inputs: Files that must stay as they are.
  ///   - messages: What goes to standard error.
  /// - Throws: ``CommandFailure`` when there is no scenario, when one of its files would replace an
  ///   input, or when it cannot be written.
  func write(
    _ imported: LoadedScenario, replacingNoneOf inputs: [String] = [], messages: MessageOptions
  ) throws {
    let shown = imported.diagnostics.filter { !messages.quiet || $0.severity == .error }
    for diagnostic in shown { StandardError.write("\(diagnostic)\n") }
    guard let scenario = imported.scenario else {
      throw CommandFailure("nothing is written, because of the errors above")
    }
    let target = URL(filePath: output)
    let writer =
      output == "-" ? ScenarioWriter() : ScenarioWriter(fileName: target.lastPathComponent)
    let files = writer.files(for: scenario)
    guard output != "-" else { return try print(files) }
    let kept = Set(inputs.map { URL(filePath: $0).resolvingSymlinksInPath().path })
    for file in files {
      let path = target.deletingLastPathComponent().appending(path: file.name)
      guard !kept.contains(path.resolvingSymlinksInPath().path) else {
        throw CommandFailure(
          "\(path.relativePath) would be replaced, and the scenario is made from it; name another "
            + "place with --output")
      }
    }
    // What the scenario refers to comes first, so that it never names a file that is not there.
    for file in files.reversed() {
      let path = target.deletingLastPathComponent().appending(path: file.name)
      try OutputFile(path: path.relativePath).write(Data(file.contents.utf8))
    }
    messages.note("callout: scenario written to \(files.map(\.name).joined(separator: ", "))")
  }

  private func print(_ files: [ScenarioFile]) throws {
    guard files.count == 1, let file = files.first else {
      let others = files.dropFirst().map(\.name).joined(separator: ", ")
      throw CommandFailure(
        "the scenario needs files beside it (\(others)); name a place with --output")
    }
    try StandardOutput.write(file.contents)
  }
}
