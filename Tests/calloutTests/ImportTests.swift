import Foundation
import Testing

struct ImportTests {
  private static let problem = """
    {
      "vehicles": [ { "id": 1, "start": [4.90, 52.37], "end": [4.90, 52.37],
                      "skills": [1], "time_window": [28800, 61200] } ],
      "jobs": [
        { "id": 1, "location": [4.88, 52.36], "service": 3600, "skills": [1] },
        { "id": 2, "location": [4.92, 52.39], "service": 1800, "skills": [2] }
      ]
    }
    """

  private static let base = """
    callout: 1
    name: base
    currency: EUR
    timeZone: UTC
    planningWindow: { start: 2026-01-05T00:00, end: 2026-01-06T00:00 }
    travel: { straightLine: { kilometresPerHour: 30, detourFactor: 1.3 } }
    objective: { defaultDropCost: 100.00 }
    """

  private static let mapping = """
    requests: 1
    base: base.yaml
    columns: { id: id, openedAt: opened, lat: lat, lon: lon }
    otherCategories: { serviceMinutes: 30 }
    select: { asOf: 2026-01-05T10:00 }
    """

  @Test func `a VROOM problem becomes a scenario that can be planned`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.problem, to: "problem.json")

    let imported = try await tool.run(
      "import", "vroom", "problem.json", "--output", "scenario.yaml")
    let planned = try await tool.run(
      "optimize", "scenario.yaml", "--work-limit", "100", "--format", "json", "--quiet")

    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(imported.output.isEmpty)
    #expect(planned.hasPlan, "\(planned.errors)")
    let plan = try planned.json()
    #expect((plan["routes"] as? [Any])?.count == 1)
    #expect((plan["unassignedVisits"] as? [Any])?.count == 1)
  }

  @Test func `an import goes down a pipe`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let imported = try await tool.run(["import", "vroom", "-", "--quiet"], input: Self.problem)
    let checked = try await tool.run(["validate", "-"], input: imported.output)

    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(checked.exitCode == 0, "\(checked.output)")
    #expect(checked.output.contains("2 service orders with 2 visits"))
  }

  @Test(arguments: ["", "{", "[]", "{\"vehicles\": 5}"])
  func `what is no problem is told with its place`(text: String) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(text, to: "problem.json")

    let outcome = try await tool.run(
      "import", "vroom", "problem.json", "--output", "scenario.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("problem.json"))
    #expect(!FileManager.default.fileExists(atPath: tool.path("scenario.yaml")))
  }

  @Test func `an import never replaces what it reads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.problem, to: "problem.json")
    try FileManager.default.createSymbolicLink(
      atPath: tool.path("link.yaml"), withDestinationPath: "problem.json")

    for target in ["problem.json", "./problem.json", "link.yaml"] {
      let outcome = try await tool.run("import", "vroom", "problem.json", "--output", target)

      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.contains("would be replaced"), "\(outcome.errors)")
    }
    #expect(try String(contentsOfFile: tool.path("problem.json"), encoding: .utf8) == Self.problem)
  }

  @Test func `nor does a table beside the scenario replace the table of calls`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let calls =
      "id,opened,lat,lon\n" + (1...301).map { "\($0),2026-01-05T09:00,52,5\n" }.joined()
    try tool.write(calls, to: "day.orders.csv")
    try tool.write(Self.base, to: "base.yaml")
    try tool.write(Self.mapping, to: "mapping.yaml")

    let outcome = try await tool.run(
      "import", "requests", "day.orders.csv", "--map", "mapping.yaml", "--output", "day.yaml")

    #expect(outcome.exitCode == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("day.orders.csv would be replaced"), "\(outcome.errors)")
    #expect(try String(contentsOfFile: tool.path("day.orders.csv"), encoding: .utf8) == calls)
    #expect(!FileManager.default.fileExists(atPath: tool.path("day.yaml")))
  }

  @Test func `tables of calls need a mapping that can be read`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write("id,opened\n1,2015-01-01\n", to: "calls.csv")

    let outcome = try await tool.run(
      "import", "requests", "calls.csv", "--map", "missing.yaml", "--output", "scenario.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("missing.yaml"))
  }
}
