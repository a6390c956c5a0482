import Foundation
import Testing

struct OutputTests {
  @Test func `an output that cannot be written is refused before the search`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.hardDay(visits: 40), to: "day.yaml")

    for path in ["missing/plan.json", "."] {
      let outcome = try await tool.run(
        "optimize", "day.yaml", "--time-limit", "600", "--output", path)

      #expect(outcome.exitCode == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("callout: cannot write \(path): "))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a plan that a full disk cannot take is not lost`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run(
      "optimize", "day.yaml", "--work-limit", "100", "--output", "/dev/full")

    #expect(outcome.exitCode == 2)
    #expect(try outcome.json()["calloutPlan"] as? Int == 1)
    #expect(outcome.errors.contains("No space left on device"))
    #expect(outcome.errors.contains("on standard output instead"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk behind standard output is told`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    for arguments in [["validate", "day.yaml"], ["optimize", "day.yaml", "--work-limit", "100"]] {
      let outcome = try await tool.run(arguments, output: "/dev/full")

      #expect(outcome.exitCode == 2)
      #expect(
        outcome.errors == "callout: cannot write to standard output: No space left on device\n")
    }
  }
}
