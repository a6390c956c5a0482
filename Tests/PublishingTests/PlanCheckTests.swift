import Planning
import Publishing
import ServiceModel
import Testing

struct PlanCheckTests {
  @Test func `a file that adds up contradicts nothing`() {
    #expect(PlanFileTests.file.contradictions(to: PlannedDay.result.breakdown).isEmpty)
  }

  @Test func `every number that should be another is named`() {
    var file = PlanFileTests.file
    file.terms["drop"] = 1
    file.terms["breach"] = nil
    file.objective = 5
    file.status = "provedOptimal"

    let faults = file.contradictions(to: PlannedDay.result.breakdown)

    #expect(
      faults.map(\.path) == [
        "$.terms.breach", "$.terms.drop", "$.objective", "$.bound", "$.status",
      ])
    #expect(faults.first?.text == "stated 0, found 7000")
  }

  @Test func `times far from the planning window are refused before the audit`() throws {
    var file = PlanFileTests.file
    file.routes[0].returnTime = try #require(Timestamp("9999-12-31T23:59:59Z"))
    file.routes[0].visits[1].travelTimeFromPrevious = ElapsedTime(.hours(9_000))

    let (_, faults) = file.plan(for: PlannedDay.scenario)

    #expect(faults.map(\.code) == [.outOfRange, .outOfRange])
  }

  @Test func `a scenario is counted`() {
    let summary = ScenarioSummary(of: PlannedDay.scenario)

    #expect(summary.technicians == 2)
    #expect(summary.shifts == 2)
    #expect(summary.visits == 6)
    #expect(summary.totalServiceTime.text == "PT6H")
    #expect(summary.text.contains("6 service orders with 6 visits, 6:00 hours of work"))
  }
}
