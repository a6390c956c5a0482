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

  @Test(arguments: [
    (
      "requiredSkills: [ gas ]\n", "requiredSkills: [ gas ]\n    pin: { start: 1970-01-01T08:00 }\n"
    ),
    (
      "requiredSkills: [ gas ]\n",
      "requiredSkills: [ gas ]\n    timeWindows: [ { start: 1970-01-01T08:00, maxStart: 1970-01-01T09:00 } ]\n"
    ),
    (
      "requiredSkills: [ gas ]\n",
      "requiredSkills: [ gas ]\n    timeWindows: [ { start: 2065-01-01T08:00, maxStart: 2065-01-01T09:00 } ]\n"
    ),
    (
      "      - id: tue\n",
      "      - { id: old, start: 1970-01-01T08:00, end: 1970-01-01T09:00 }\n      - id: tue\n"
    ),
  ])
  func `days of another century are slips of the pen, and no reason to fall over`(
    text: String, other: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let day = ExampleScenario.oneOfTwo.replacing(text, with: other, maxReplacements: 1)
    #expect(day != ExampleScenario.oneOfTwo)
    try tool.write(day, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--format", "json", "--output", "plan.json")

    #expect(outcome.hasPlan || outcome.exitCode == 3, "\(outcome.errors)")
    guard outcome.hasPlan else { return }
    #expect(try await tool.run("check", "day.yaml", "plan.json").exitCode == 0)
    let isMade = outcome.output.contains("\"visit\" : \"SO-1\"")
    #expect(isMade)
    let routes = try outcome.json()["routes"] as? [Any]
    #expect(routes?.count == (other.contains("old") ? 1 : 0))
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

  @Test func `a gap that is asked for ends the run within it`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 14), to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "4000", "--gap", "20%", "--output", "plan.json",
      "--format", "json")

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let plan = try outcome.json()
    #expect(plan["status"] as? String == "withinGap")
    let gap = try #require(plan["gap"] as? Double)
    #expect(gap > 0 && gap <= 0.2)
    let check = try await tool.run("check", "day.yaml", "plan.json")
    #expect(check.exitCode == 0, "\(check.output)")
  }

  @Test func `a limit before there is a plan has an exit code of its own`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    // All visits must be made, which is more than fits; to prove it takes longer than the limit.
    let day = ExampleScenario.hardDay(visits: 90).replacing(
      "{ id: V", with: "{ mandatory: true, id: V")
    try tool.write(day, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "1", "--format", "json", "--output", "plan.json")

    #expect(outcome.exitCode == 5, "\(outcome.errors)")
    #expect(try outcome.json()["status"] as? String == "stoppedEmpty")
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
