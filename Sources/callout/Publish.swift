import ArgumentParser
import Planning
import Publishing

/// Shows a plan to people and other programs.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a plan as a page, a map, calendars and tables.",
    discussion: """
      Checks the plan as the verb check does, and then writes to a folder:

        index.html               the plan as a page: working days, map, reasons, route sheets
        routes.geojson           routes and stops for maps
        calendars/TECHNICIAN.ics visits and breaks for calendars
        routes.csv, visits.csv, unassigned.csv

      The page needs no other file and sends no request. Printed, it is one sheet for each technician \
      and day. Other files in the folder stay as they are.

      Exit codes:
        0  everything is written
        2  the plan is not sound, or a file cannot be used; nothing is written
      """)

  @OptionGroup var input: ScenarioOptions

  @Argument(help: "The plan file; - is standard input.")
  var plan: String

  @Option(help: ArgumentHelp("Write to this folder.", valueName: "folder"))
  var to: String

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard input.scenario != "-" || plan != "-" else {
      throw ValidationError("The scenario and the plan cannot both come from standard input.")
    }
    guard to != "" else { throw ValidationError("--to needs the name of a folder.") }
  }

  func run() throws {
    let folder = OutputFolder(path: to)
    try folder.checkWritable()
    let scenario = try input.load(messages)
    let file = try PlanFile(at: plan)
    let audit = PlanAudit(scenario: scenario, travel: try scenario.measuredTravel())
    let check = PlanCheck(of: file, for: scenario, by: audit)
    guard check.isSound else {
      StandardError.write(check.text)
      throw CommandFailure("\(plan) is not published, because it is not sound")
    }
    let published = try PublishedPlan(file.result(for: scenario), for: scenario)
    try folder.write(published.files)
    messages.note("callout: plan published as \(folder.path(of: PublishedPlan.pageName))")
  }
}
