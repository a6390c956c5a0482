import ArgumentParser
import Foundation
import Publishing
import ServiceModel

/// Draws the stage tree of a scenario.
struct Stages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the stage tree of a scenario, and the orders in it.",
    discussion: """
      Shows how orders move from stage to stage, what may be done with them in each, what it does to \
      the clock of their promises, whether a reason is needed to get there, and how many orders \
      stand there. The picture (--format svg) needs no other file and follows the reader's choice of \
      light or dark.

      Exit codes:
        0  the tree is drawn
        2  the scenario has errors, or a file cannot be used
      """)

  /// What the tree looks like.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, svg, json, csv
  }

  @OptionGroup var input: ScenarioOptions

  @Option(help: "What the tree looks like; by default what the name of the output ends with.")
  var format: Format?

  @Option(
    help: ArgumentHelp("Write to this path; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard output != "" else { throw ValidationError("--output needs the name of a file.") }
  }

  func run() throws {
    let file = output == "-" ? nil : OutputFile(path: output)
    try file?.checkWritable()
    let scenario = try input.load(messages)
    guard let chart = StageChart(of: scenario) else {
      throw CommandFailure("the stages of \(input.scenario) form no tree")
    }
    let text = try drawn(chart)
    guard let file else { return try StandardOutput.write(text) }
    try file.write(Data(text.utf8))
    messages.note("callout: stages written to \(file.path)")
  }

  private func drawn(_ chart: StageChart) throws -> String {
    switch format ?? Format(rawValue: URL(filePath: output).pathExtension) ?? .text {
    case .text where output == "-":
      StageTable(chart, width: Terminal.outputWidth, style: Terminal.outputStyle).text
    case .text: StageTable(chart, width: 100, style: .plain).text
    case .svg: StageDrawing(chart).svg
    case .json: try StageReport(chart).reportText()
    case .csv: StageCSV(chart).text
    }
  }
}
