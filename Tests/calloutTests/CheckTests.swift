import Foundation
import Testing

struct CheckTests {
  /// A tool whose folder holds a scenario and a plan for it.
  private func planned() async throws -> CalloutTool {
    let tool = try CalloutTool()
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")
    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--output", "plan.json", "--quiet")
    try #require(outcome.hasPlan)
    return tool
  }

  @Test func `a plan that was just made is sound`() async throws {
    let tool = try await planned()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("check", "day.yaml", "plan.json")

    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasPrefix("The plan is sound: 1 visit in 1 route, 1 left out"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `a plan that somebody improved by hand is not`() async throws {
    let tool = try await planned()
    defer { tool.cleanUp() }
    let text = String(decoding: try tool.contents(of: "plan.json"), as: UTF8.self)
    let tampered = text.replacing(/"drop" : [0-9]+/, with: "\"drop\" : 0")
      .replacing("\"visit\" : \"SO-1\"", with: "\"visit\" : \"SO-2\"")
    try tool.write(tampered, to: "tampered.json")

    let outcome = try await tool.run("check", "day.yaml", "tampered.json", "--format", "json")

    #expect(outcome.exitCode == 2)
    let check = try outcome.json()
    #expect(check["isSound"] as? Bool == false)
    let violations = try #require(check["violations"] as? [[String: Any]])
    #expect(violations.contains { $0["rule"] as? String == "skill" })
    let faults = try #require(check["faults"] as? [[String: Any]])
    #expect(faults.contains { $0["path"] as? String == "$.terms.drop" })
  }

  @Test func `a break during work, a price of leaving out and parts of money are checked`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios/tutorials/break.yaml").path
    _ = try await tool.run(
      "optimize", scenario, "--work-limit", "500", "--output", "break.json", "--quiet")
    let text = String(decoding: try tool.contents(of: "break.json"), as: UTF8.self)
    // Lunch is at 12:35:37 on arrival; said to be at 11:30, it would be during a visit.
    let early = text.replacing("12:35:37", with: "13:05:37")
      .replacing(
        "\"startTime\" : \"2026-03-10T13:05:37", with: "\"startTime\" : \"2026-03-10T11:30:00"
      )
      .replacing("\"endTime\" : \"2026-03-10T13:05:37", with: "\"endTime\" : \"2026-03-10T12:00:00")
    try tool.write(early, to: "early.json")
    let parts = text.replacing("\"minorUnitsPerUnit\" : 100", with: "\"minorUnitsPerUnit\" : 60")
    try tool.write(parts, to: "parts.json")

    let sound = try await tool.run("check", scenario, "break.json")
    let busy = try await tool.run("check", scenario, "early.json")
    let odd = try await tool.run("check", scenario, "parts.json")
    let difference = try await tool.run("diff", "parts.json", "parts.json")

    #expect(sound.exitCode == 0, "\(sound.output)")
    #expect(busy.exitCode == 2 && busy.output.contains("begins before it can"), "\(busy.output)")
    #expect(odd.exitCode == 2 && odd.output.contains("$.minorUnitsPerUnit"), "\(odd.output)")
    #expect(difference.exitCode == 2 && difference.errors.contains("minorUnitsPerUnit"))

    let planned = try await planned()
    defer { planned.cleanUp() }
    let plan = String(decoding: try planned.contents(of: "plan.json"), as: UTF8.self)
    try planned.write(
      plan.replacing(/"cost" : [1-9][0-9]+/, with: "\"cost\" : 1"), to: "cheap.json")
    let cheap = try await planned.run("check", "day.yaml", "cheap.json")
    #expect(
      cheap.exitCode == 2 && cheap.output.contains("$.unassignedVisits[0].cost"), "\(cheap.output)")
  }

  @Test(arguments: ["", "{", "null", "[]", "{\"calloutPlan\": 1}", "\u{0}\u{1}"])
  func `a file that is no plan is an input error`(text: String) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(["check", "day.yaml", "-"], input: text)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(" E200"))
  }

  @Test func `a plan file that is not there is told plainly`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run("check", "day.yaml", "missing.json")

    #expect(outcome.exitCode == 2)
    #expect(
      outcome.errors == "callout: cannot read missing.json: No such file or directory\n")
  }
}
