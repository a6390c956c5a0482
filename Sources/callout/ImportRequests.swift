import ArgumentParser
import Scenarios

/// Turns a table of service calls into a scenario.
struct ImportRequests: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: "Turn a table of service calls into the orders of a scenario.",
    discussion: """
      The mapping file says what the columns and values of the table mean, which calls count, and to \
      which scenario the orders are added.

      Exit codes:
        0  the scenario is written
        2  the table or the mapping has errors, or a file cannot be used
      """)

  @Argument(help: "The table, CSV.")
  var table: String

  @Option(help: ArgumentHelp("The mapping, YAML.", valueName: "file"))
  var map: String

  @OptionGroup var output: ScenarioOutputOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    try output.checkWritable()
    try output.write(
      RequestsImport.load(table: table, mapping: map), replacingNoneOf: [table, map],
      messages: messages)
  }
}
