import Foundation
import Testing

struct LimitTests {
  @Test func `the plan does not depend on the number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 24), to: "day.yaml")

    for threads in ["1", "2"] {
      let outcome = try await tool.run(
        "optimize", "day.yaml", "--work-limit", "300", "--seed", "7", "--threads", threads,
        "--output", "\(threads).json", "--quiet")
      #expect(outcome.hasPlan, "\(outcome.errors)")
    }

    #expect(try tool.contents(of: "1.json") == tool.contents(of: "2.json"))
    let check = try await tool.run("check", "day.yaml", "1.json")
    #expect(check.exitCode == 0, "\(check.output)")
  }

  @Test func `an interrupt keeps the best plan`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 60), to: "day.yaml")

    let outcome = try await tool.run(
      [
        "optimize", "day.yaml", "--time-limit", "1200", "--output", "plan.json", "--format", "json",
        "--verbose",
      ], interruptAfter: "planning")

    #expect(outcome.exitCode == 4, "\(outcome.errors)")
    #expect(outcome.errors.contains("callout: interrupted"))
    #expect(try outcome.json()["status"] as? String == "stoppedFeasible")
    let check = try await tool.run("check", "day.yaml", "plan.json")
    #expect(check.exitCode == 0, "\(check.output)")
  }

  @Test func `a time limit leaves a sound plan`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 60), to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--time-limit", "1", "--output", "plan.json", "--format", "json")

    #expect(outcome.exitCode == 4, "\(outcome.errors)")
    #expect(try outcome.json()["status"] as? String == "stoppedFeasible")
    let check = try await tool.run("check", "day.yaml", "plan.json")
    #expect(check.exitCode == 0, "\(check.output)")
  }
}
