import ArgumentParser
import Scenarios

/// Turns a routing problem of VROOM into a scenario.
struct ImportVROOM: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vroom",
    abstract: "Turn a routing problem in VROOM's JSON into a scenario.",
    discussion: """
      Jobs become visits, vehicles technicians. A penalty in the JSON of a job's description is what \
      leaving the job out costs. What cannot be expressed is reported.

      Exit codes:
        0  the scenario is written
        2  the problem has errors, or a file cannot be used
      """)

  @Argument(help: "The problem, JSON; - is standard input.")
  var file: String

  @OptionGroup var output: ScenarioOutputOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    try output.checkWritable()
    let text = try InputFile(path: file).readText()
    let name = file == "-" ? "standard input" : file
    try output.write(
      VROOMImport(file: name).scenario(from: text), replacingNoneOf: file == "-" ? [] : [file],
      messages: messages)
  }
}
