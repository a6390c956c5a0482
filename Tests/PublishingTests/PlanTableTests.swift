import Planning
import Publishing
import ServiceModel
import Testing

struct PlanTableTests {
  @Test func `a day reads as it always did`() throws {
    let table = PlanTable(PlannedDay.result, for: PlannedDay.scenario)

    try Golden.expect(table.text, in: "PlannedDay.txt")
  }

  @Test func `a terminal gets colour`() throws {
    let table = PlanTable(PlannedDay.result, for: PlannedDay.scenario, style: .ansi)

    try Golden.expect(table.text, in: "PlannedDay.ansi.txt")
  }

  @Test(arguments: [80, 100, 120])
  func `no line is wider than the screen`(width: Int) {
    let table = PlanTable(PlannedDay.result, for: PlannedDay.scenario, width: width)

    for line in table.text.split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func `colour changes nothing but colour`() {
    let plain = PlanTable(PlannedDay.result, for: PlannedDay.scenario).text
    let ansi = PlanTable(PlannedDay.result, for: PlannedDay.scenario, style: .ansi).text

    #expect(ansi.replacing(/\u{1B}\[[0-9]*m/, with: "") == plain)
    #expect(ansi != plain)
  }

  @Test func `a plan without routes shows what was left out`() {
    let result = PlanningResult(
      plan: Plan(routes: [], unassignedVisits: PlannedDay.plan.unassignedVisits),
      status: .stoppedEmpty, breakdown: ObjectiveBreakdown(), bound: nil,
      statistics: SearchStatistics())

    let text = PlanTable(result, for: PlannedDay.scenario).text

    #expect(text.contains("without a plan"))
    #expect(text.contains("no bound"))
    #expect(text.contains("SKILL: nobody has both gas and electric"))
  }

  @Test func `names cannot move the cursor`() {
    var scenario = PlannedDay.scenario
    scenario.name = "\u{1B}[2Jgone\u{7}"
    scenario.technicians[0].name = "Ana\u{1B}[1A"
    scenario.serviceOrders[0].customer = "City\rhall"

    let text = PlanTable(PlannedDay.result, for: scenario).text

    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\r"))
  }
}
