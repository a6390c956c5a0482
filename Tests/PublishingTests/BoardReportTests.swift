import Publishing
import ServiceModel
import Testing

/// The dispatch board as people and programs get to see it.
struct BoardReportTests {
  private static var scenario: Scenario {
    var scenario = PlannedDay.scenario
    scenario.stages = [Stage(id: "new", name: "New", activityPhase: "intake")]
    scenario.serviceOrders[0].fixedDue = [.onSite: PlannedDay.at(9)]
    scenario.dispatchTeams = [
      DispatchTeam(id: "harbour", name: "Harbour", owner: "ana", members: ["ana", "ben"])
    ]
    scenario.activities = [
      Activity(
        id: "A-1", order: "SO-1", technician: "ana", start: PlannedDay.at(9, 30),
        duration: .hours(1), isDispatched: true),
      Activity(id: "A-2", order: "SO-2", task: "look, and quote", duration: .hours(1)),
    ]
    return scenario
  }

  private static func report(
    from: Int, to: Int, viewer: Identifier<Technician>? = nil
  )
    -> BoardReport
  {
    let day = CivilDate(daysSinceEpoch: 20_522)
    return BoardReport(
      of: scenario,
      for: DispatchQuery(
        days: day.advanced(by: from)...day.advanced(by: to), viewer: viewer), travel: nil)
  }

  @Test func `DI-5, DI-10: the board reads as it always did`() throws {
    try Golden.expect(
      Self.report(from: 0, to: 1).text(width: 100, style: .plain), in: "DispatchBoard.txt")
  }

  @Test func `DI-4: on another day the board is empty, but conflicts stay`() {
    let text = Self.report(from: 5, to: 6).text(width: 100, style: .plain)

    #expect(!text.contains("A-1       SO-1"))
    #expect(text.contains("Undispatched  1"))
    #expect(
      text.contains("AFTER_DEADLINE: Activity A-1 reaches onSite of order SO-1 30 minutes late."))
  }

  @Test func `DI-4: a viewer without a team sees none`() {
    let report = Self.report(from: 0, to: 1, viewer: "nobody")

    #expect(report.teams.isEmpty)
    #expect(report.text(width: 100, style: .plain).contains("No team is shown."))
  }
}
