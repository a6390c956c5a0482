import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A plan from files to a page, a map, calendars and tables.
struct PublishTests {
  private static let scenario = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/city-day/city-day.yaml").path(percentEncoded: false)

  /// Plans the city day in little time.
  private static func plan(with tool: CalloutTool) async throws -> [String: Any] {
    let outcome = try await tool.run(
      "optimize", scenario, "--work-limit", "60", "--output", "plan.json", "--quiet")
    #expect(outcome.hasPlan)
    let object = try JSONSerialization.jsonObject(with: try tool.contents(of: "plan.json"))
    return try #require(object as? [String: Any])
  }

  private static func text(of name: String, with tool: CalloutTool) throws -> String {
    String(decoding: try tool.contents(of: name), as: UTF8.self)
  }

  /// The names in a folder, drafts included.
  private static func names(in folder: String, with tool: CalloutTool) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: tool.path(folder)).sorted()
  }

  @Test func `a plan is published whole, and twice the same`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let plan = try await Self.plan(with: tool)

    let first = try await tool.run("publish", Self.scenario, "plan.json", "--to", "new/out")
    let page = try tool.contents(of: "new/out/index.html")
    let again = try await tool.run("publish", Self.scenario, "plan.json", "--to", "new/out/")

    #expect(first.exitCode == 0)
    #expect(first.errors == "callout: plan published as new/out/index.html\n")
    #expect(again.exitCode == 0)
    #expect(try tool.contents(of: "new/out/index.html") == page)
    #expect(
      try Self.names(in: "new/out", with: tool) == [
        "calendars", "index.html", "routes.csv", "routes.geojson", "unassigned.csv", "visits.csv",
      ])

    let routes = try #require(plan["routes"] as? [[String: Any]])
    let visits = routes.flatMap { $0["visits"] as? [[String: Any]] ?? [] }
    let breaks = routes.flatMap { $0["breaks"] as? [[String: Any]] ?? [] }
    let left = try #require(plan["unassignedVisits"] as? [[String: Any]])
    let html = String(decoding: page, as: UTF8.self)
    for visit in visits + left {
      #expect(html.contains(try #require(visit["visit"] as? String)))
    }
    #expect(html.matches(of: /<g class="stop [^"]/).count == visits.count)
    #expect(html.matches(of: /<article class="sheet">/).count == routes.count)

    let geography = try JSONSerialization.jsonObject(
      with: try tool.contents(of: "new/out/routes.geojson"))
    let features = try #require((geography as? [String: Any])?["features"] as? [[String: Any]])
    #expect(features.count == routes.count + visits.count)

    let calendars = try Self.names(in: "new/out/calendars", with: tool)
    #expect(calendars.count == Set(routes.compactMap { $0["technician"] as? String }).count)
    let events = try calendars.map { name in
      try Self.text(of: "new/out/calendars/\(name)", with: tool)
        .components(separatedBy: "BEGIN:VEVENT\r\n").count - 1
    }
    #expect(events.reduce(0, +) == visits.count + breaks.count)
    let lines = try Self.text(of: "new/out/visits.csv", with: tool).split(separator: "\n")
    #expect(lines.count == 1 + visits.count + left.count)
  }

  @Test func `the page parses and fetches nothing`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await Self.plan(with: tool)

    _ = try await tool.run("publish", Self.scenario, "plan.json", "--to", "out", "--quiet")
    let html = try Self.text(of: "out/index.html", with: tool)

    let markup = html.replacing(/(?s)<style>.*?<\/style>/, with: "")
      .replacing(/(?s)<script[^>]*>.*?<\/script>/, with: "")
    #expect(XMLParser(data: Data(markup.utf8)).parse())
    #expect(!markup.contains("http:") && !markup.contains("https:"))
    #expect(markup.contains("default-src 'none'"))
    // A name space and the home page of Leaflet, which is shown nowhere.
    let addresses = html.matches(of: /https?:\/\/[a-z.]+/).map { String($0.output) }
    #expect(Set(addresses) == ["http://www.w", "https://leafletjs.com"])
  }

  @Test func `a plan that is not sound is not published`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    var plan = try await Self.plan(with: tool)
    plan["objective"] = 1
    let bytes = try JSONSerialization.data(withJSONObject: plan)
    try tool.write(String(decoding: bytes, as: UTF8.self), to: "plan.json")

    let outcome = try await tool.run("publish", Self.scenario, "plan.json", "--to", "out")

    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("E2005 $.objective"))
    #expect(outcome.errors.contains("plan.json is not published, because it is not sound"))
    #expect(!FileManager.default.fileExists(atPath: tool.path("out")))
  }

  @Test func `where something is in the way, nothing half-written stays`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await Self.plan(with: tool)
    func publish(to folder: String) async throws -> CalloutTool.Outcome {
      try await tool.run("publish", Self.scenario, "plan.json", "--to", folder)
    }
    func make(_ folder: String) throws {
      try FileManager.default.createDirectory(
        atPath: tool.path(folder), withIntermediateDirectories: true)
    }

    try tool.write("mine", to: "file")
    let file = try await publish(to: "file")
    #expect(file.exitCode == 2)
    #expect(file.errors == "callout: cannot write to file: Not a directory\n")

    try make("page/index.html")
    let page = try await publish(to: "page")
    #expect(page.exitCode == 2)
    #expect(page.errors == "callout: cannot write to page: Is a directory\n")
    #expect(try Self.names(in: "page", with: tool) == ["index.html"])

    try make("taken")
    try tool.write("mine", to: "taken/calendars")
    let taken = try await publish(to: "taken")
    #expect(taken.exitCode == 2)
    #expect(try Self.names(in: "taken", with: tool) == ["calendars"])
    #expect(try Self.text(of: "taken/calendars", with: tool) == "mine")

    let missing = try await tool.run("publish", Self.scenario, "none.json", "--to", "fresh")
    #expect(missing.exitCode == 2)
    #expect(!FileManager.default.fileExists(atPath: tool.path("fresh")))
  }
}
