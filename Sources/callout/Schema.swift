import ArgumentParser
import Scenarios

/// Prints what editors need to complete and check scenario files.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of scenario files.",
    discussion: """
      Editors with a YAML language server complete and check a scenario that begins with this line:

      # yaml-language-server: $schema=scenario.schema.json
      """)

  @Flag(help: "Print the schema of overlays, files that extend a scenario.")
  var overlay = false

  func run() throws {
    try StandardOutput.write(overlay ? ScenarioSchema.overlayJSON : ScenarioSchema.json)
  }
}
