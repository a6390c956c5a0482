import ArgumentParser
import Planning
import Publishing
import Scenarios
import ServiceModel

/// What of a plan is booked.
struct BookingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Book the visits of this plan file; - is standard input.", valueName: "plan")
  )
  var book: String?

  @Option(
    help: ArgumentHelp("Book only this order; may be repeated. All unless given.", valueName: "id"))
  var order: [String] = []

  @Option(
    help: ArgumentHelp(
      "Book only visits of this technician; may be repeated. All unless given.", valueName: "id"))
  var technician: [String] = []

  @OptionGroup var output: ScenarioOutputOptions

  func validate() throws {
    guard book != nil || order.isEmpty && technician.isEmpty && output.output == "-" else {
      throw ValidationError("--order, --technician and --output go with --book.")
    }
  }

  /// Writes the scenario in which the visits of the plan file at `path` are booked.
  ///
  /// - Throws: ``CommandFailure`` when the plan is not sound, a booking is refused, or a file cannot
  ///   be used.
  func write(
    _ path: String, of scenario: Scenario, from instant: Instant?, _ messages: MessageOptions
  ) throws {
    try output.checkWritable()
    try checkNames(in: scenario)
    let plan = try soundPlan(at: path, for: scenario)
    let result: (scenario: Scenario, booked: [Identifier<Visit>])
    do throws(Refusal) {
      result = try scenario.booking(
        plan, orders: order.map { Identifier($0) }, technicians: technician.map { Identifier($0) },
        from: instant)
    } catch {
      throw CommandFailure(error)
    }
    messages.note("callout: \(counted(result.booked.count, "visit")) booked")
    try output.write(
      LoadedScenario(scenario: result.scenario, diagnostics: []), messages: messages)
  }

  private func soundPlan(at path: String, for scenario: Scenario) throws -> Plan {
    let file = try PlanFile(at: path)
    let audit = PlanAudit(scenario: scenario, travel: try scenario.measuredTravel())
    guard PlanCheck(of: file, for: scenario, by: audit).isSound else {
      throw CommandFailure(
        "\(path) is no sound plan of the scenario; callout check says why. Plan again")
    }
    return file.plan(for: scenario).plan
  }

  private func checkNames(in scenario: Scenario) throws {
    let orders = scenario.serviceOrders.map(\.id.text)
    let technicians = scenario.technicians.map(\.id.text)
    for (kind, names, known) in [
      ("order", order, orders), ("technician", technician, technicians),
    ] {
      for name in names where !known.contains(name) {
        let hint = closestName(to: name, among: known).map { "; maybe \($0) is meant" } ?? ""
        throw CommandFailure("there is no \(kind) \(name)\(hint)")
      }
    }
  }
}
