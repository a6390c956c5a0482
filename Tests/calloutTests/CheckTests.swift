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
