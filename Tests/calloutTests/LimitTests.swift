import Foundation
import Testing

struct LimitTests {
  @Test func `the plan does not depend on the number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 24), to: "day.yaml")

    // A few units end in the first search, many go through rounds of proof and search.
    for limit in ["300", "4000"] {
      var plans: [Data] = []
      for threads in ["1", "2", "5"] {
        let outcome = try await tool.run(
          "optimize", "day.yaml", "--work-limit", limit, "--seed", "7", "--threads", threads,
          "--output", "plan.json", "--quiet")
        #expect(outcome.hasPlan, "\(outcome.errors)")
        plans.append(try tool.contents(of: "plan.json"))
      }

      #expect(plans[1] == plans[0])
      #expect(plans[2] == plans[0])
      let check = try await tool.run("check", "day.yaml", "plan.json")
      #expect(check.exitCode == 0, "\(check.output)")
    }
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
