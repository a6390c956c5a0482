import Foundation
import Testing

struct OptimizeTests {
  @Test func `standard output is the table and nothing else`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run("optimize", "day.yaml", "--work-limit", "100")

    #expect(outcome.hasPlan)
    #expect(outcome.output.hasPrefix("Harbour town, a Tuesday"))
    #expect(outcome.output.contains("Ana Prins"))
    #expect(outcome.output.contains("SKILL: "))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `standard output is one JSON document and nothing else`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--format", "json", "--verbose")

    #expect(outcome.hasPlan)
    let plan = try outcome.json()
    #expect((plan["routes"] as? [Any])?.count == 1)
    #expect((plan["unassignedVisits"] as? [Any])?.count == 1)
    #expect(outcome.errors.contains("info callout"))
  }

  @Test func `a run begins with the plan that it is given`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 24), to: "day.yaml")
    let first = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "4000", "--output", "plan.json", "--quiet")

    let fresh = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "1", "--format", "json")
    let again = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "1", "--start-from", "plan.json", "--format", "json")
    let missing = try await tool.run("optimize", "day.yaml", "--start-from", "none.json")

    #expect(first.hasPlan)
    #expect(again.hasPlan)
    let plan = try JSONSerialization.jsonObject(with: tool.contents(of: "plan.json"))
    let objective = try #require((plan as? [String: Any])?["objective"] as? Int)
    #expect(try #require(fresh.json()["objective"] as? Int) > objective)
    #expect(try #require(again.json()["objective"] as? Int) <= objective)
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("none.json"))
  }

  @Test func `a spreadsheet gets a row for each visit`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--format", "csv")

    #expect(outcome.hasPlan)
    #expect(outcome.output.split(separator: "\n").count == 3)
    #expect(outcome.output.hasPrefix("technician,shift,"))
  }

  @Test func `a plan file is written whole and printed the same`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")
    try tool.write("old", to: "plan.json")

    let written = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--output", "plan.json", "--quiet")
    let printed = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--output", "-")

    #expect(written.hasPlan)
    #expect(written.output.isEmpty)
    #expect(written.errors.isEmpty)
    #expect(printed.hasPlan)
    #expect(try tool.contents(of: "plan.json") == Data(printed.output.utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test func `a small day is proved optimal`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run("optimize", "day.yaml", "--format", "json")

    #expect(outcome.exitCode == 0)
    let plan = try outcome.json()
    #expect(plan["status"] as? String == "provedOptimal")
    #expect(plan["objective"] as? Int == plan["bound"] as? Int)
  }

  @Test func `an impossible mandatory visit is an answer`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.impossible, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--output", "plan.json")

    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains("Infeasible"))
    #expect(outcome.errors.contains("SO-2: SKILL"))
    #expect(!FileManager.default.fileExists(atPath: tool.path("plan.json")))
  }

  @Test func `a scenario with errors is not planned`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.broken, to: "broken.yaml")

    let outcome = try await tool.run("optimize", "broken.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("broken.yaml:"))
    #expect(outcome.errors.contains("cannot be planned"))
  }

  @Test func `the integer program of a run is written for other solvers`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--write-model", "model.lp", "--quiet")

    #expect(outcome.hasPlan)
    let model = try String(decoding: tool.contents(of: "model.lp"), as: UTF8.self)
    #expect(model.contains("Minimize"))
    #expect(model.contains("visit_1_"))
    #expect(model.contains("route_1"))
  }

  @Test func `a model that cannot be written is said so before the search`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--write-model", "missing/model.lp")

    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("missing/model.lp"))
  }
}
