import Planning
import Publishing
import ServiceModel
import Testing

/// A stage that keeps a visit out of the plan is named wherever reasons are shown.
struct StageReasonTests {
  private static let sentence =
    "Order SO-6 waits in 'Waiting for parts'; 'Released' would allow it."

  private static var result: PlanningResult {
    var result = PlannedDay.result
    result.plan.unassignedVisits[2].reasons = [
      Reason(
        .stageNotSchedulable, sentence, stage: StageWait(stage: "waiting", allowing: ["released"]))
    ]
    return result
  }

  @Test func `the table and the CSV say which stage it is and which would allow it`() {
    let table = PlanTable(Self.result, for: PlannedDay.scenario, width: 120, style: .plain)
    let rows = PlanCSV(Self.result.plan, for: PlannedDay.scenario).text

    #expect(table.text.contains("STAGE_NOT_SCHEDULABLE: \(Self.sentence)"))
    #expect(rows.contains("STAGE_NOT_SCHEDULABLE,\(Self.sentence),"))
  }

  @Test func `the plan file gives the stages by their ids, and reads them back`() throws {
    let file = PlanFile(
      Self.result, for: PlannedDay.scenario, run: PlanFile.RunSettings(seed: 1))
    let json = try file.json()
    let read = try PlanFile(json: json)

    let reason = try #require(read.unassignedVisits.last?.reasons.first)
    #expect(reason.stage == "waiting")
    #expect(reason.allowingStages == ["released"])
    #expect(read.plan(for: PlannedDay.scenario).plan == Self.result.plan)
    let others = read.unassignedVisits.dropLast().flatMap(\.reasons)
    #expect(others.allSatisfy { $0.stage == nil && $0.allowingStages == nil })
  }
}
