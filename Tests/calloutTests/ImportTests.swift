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
