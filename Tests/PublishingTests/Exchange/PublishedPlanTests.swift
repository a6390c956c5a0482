import Foundation
import Planning
import ServiceModel
import Testing

@testable import Publishing

/// The files that a plan is published as.
struct PublishedPlanTests {
  private static func text(
    of path: String, for scenario: Scenario = PlannedDay.scenario
  ) throws
    -> String
  {
    let files = try PublishedPlan(PlannedDay.result, for: scenario).files
    return String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func `there are a page, a map, calendars and tables, the page last`() throws {
    let files = try PublishedPlan(PlannedDay.result, for: PlannedDay.scenario).files

    #expect(
      files.map(\.path) == [
        "routes.geojson", "routes.csv", "visits.csv", "unassigned.csv", "calendars/ana.ics",
        "calendars/ben.ics", "index.html",
      ])
  }

  @Test func `the same plan gives the same bytes`() throws {
    let first = try PublishedPlan(PlannedDay.result, for: PlannedDay.scenario).files
    let again = try PublishedPlan(PlannedDay.result, for: PlannedDay.scenario).files

    #expect(first.map(\.bytes) == again.map(\.bytes))
  }

  @Test func `routes for maps read as they always did`() throws {
    try Golden.expect(try Self.text(of: "routes.geojson"), in: "PlannedDay.geojson")
  }

  @Test func `tables read as they always did`() throws {
    try Golden.expect(try Self.text(of: "routes.csv"), in: "PlannedDay.routes.csv")
    try Golden.expect(try Self.text(of: "unassigned.csv"), in: "PlannedDay.unassigned.csv")
  }

  @Test func `a route between fewer than two places has no geometry`() throws {
    var scenario = PlannedDay.scenario
    scenario.technicians[0].shifts[0].startLocation = nil
    scenario.technicians[0].shifts[0].endLocation = nil
    scenario.serviceOrders[1].visits[0].location = Location(matrixIndex: 1)

    let object = try JSONSerialization.jsonObject(
      with: Data(try Self.text(of: "routes.geojson", for: scenario).utf8))

    let collection = try #require(object as? [String: Any])
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(features[0]["geometry"] is NSNull)
    #expect((features[1]["geometry"] as? [String: Any])?["type"] as? String == "Point")
    #expect(features[2]["geometry"] is NSNull)
  }

  @Test func `file names are safe, and no two technicians share one`() {
    var names = FileNames()

    let given = ["ana", "ANA", "../../etc", "a/b", "a_b", "", ".", "con", "CON", "保管", "保庫"]
    let made = given.map { names.unique($0) }

    #expect(
      made == [
        "ana", "ANA-2", "_./../etc".replacing("/", with: "_"), "a_b", "a_b-2", "_", "_-2", "_con",
        "_CON-2", "__", "__-2",
      ])
    #expect(Set(made.map { $0.lowercased() }).count == made.count)
  }
}
