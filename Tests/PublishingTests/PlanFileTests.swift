import Foundation
import Planning
import Publishing
import ServiceModel
import Testing

struct PlanFileTests {
  static let file = PlanFile(
    PlannedDay.result, for: PlannedDay.scenario,
    run: PlanFile.RunSettings(seed: 1, workLimit: 5_000, gap: 0.01))

  @Test func `a day reads as it always did`() throws {
    let json = try Self.file.json()

    try Golden.expect(String(decoding: json, as: UTF8.self), in: "PlannedDay.json")
  }

  @Test func `what is written is read back`() throws {
    let file = try PlanFile(json: Self.file.json())

    #expect(file == Self.file)
    let (plan, faults) = file.plan(for: PlannedDay.scenario)
    #expect(plan == PlannedDay.plan)
    #expect(faults.isEmpty)
    #expect(file.breakdown[.breach] == Money(minorUnits: 7_000))
    #expect(file.breakdown.total == PlannedDay.result.objective)
  }

  @Test func `a plan without a bound says null`() throws {
    var result = PlannedDay.result
    result.bound = nil

    let file = PlanFile(
      result, for: PlannedDay.scenario, run: PlanFile.RunSettings(seed: 1))

    let text = String(decoding: try file.json(), as: UTF8.self)
    #expect(text.contains("\"bound\" : null"))
    #expect(text.contains("\"gap\" : null"))
    #expect(text.contains("\"workLimit\" : null"))
    #expect(try PlanFile(json: Data(text.utf8)) == file)
  }

  @Test func `every key is documented`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/Publishing/Publishing.docc/PlanFile.md")
    let documentation = try String(contentsOf: page, encoding: .utf8)

    let json = try JSONSerialization.jsonObject(with: Self.file.json())

    for key in keys(of: json) {
      #expect(documentation.contains("`\(key)`"), "\(key)")
    }
  }

  private func keys(of json: Any) -> Set<String> {
    if let list = json as? [Any] { return Set(list.flatMap { keys(of: $0) }) }
    guard let object = json as? [String: Any] else { return [] }
    return object.values.reduce(Set(object.keys)) { $0.union(keys(of: $1)) }
  }

  @Test func `the figures are those of the day`() {
    let metrics = Self.file.metrics

    #expect(metrics.totalVisits == 6)
    #expect(metrics.totalAssignedVisits == 3)
    #expect(metrics.totalUnassignedVisits == 3)
    #expect(metrics.totalActivatedTechnicians == 2)
    #expect(metrics.totalTravelTime.text == "PT2H30M30S")
    #expect(metrics.travelTimeBetweenVisits.text == "PT25M30S")
    #expect(metrics.totalTravelDistanceMeters == 11_667 + 14_875 + 61_250)
    #expect(metrics.totalWaitingTime.text == "PT45M")
    #expect(metrics.totalBreakTime.text == "PT30M")
    #expect(metrics.totalOvertime.text == "PT45M")
    #expect(metrics.totalVisitsWithSla == 2)
    #expect(metrics.percentageVisitsInSla == 50)
    #expect(metrics.totalSlaBreachCost == 7_000)
  }
}
