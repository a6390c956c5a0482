import Testing

struct ValidateTests {
  @Test func `a sound scenario is counted`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let outcome = try await tool.run("validate", "day.yaml")

    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("2 service orders with 2 visits"))
    #expect(outcome.output.contains("no errors"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `a scenario comes from standard input as well`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      ["validate", "-", "--format", "json"], input: ExampleScenario.oneOfTwo)

    #expect(outcome.exitCode == 0)
    let summary = try #require(try outcome.json()["summary"] as? [String: Any])
    #expect(summary["visits"] as? Int == 2)
    #expect(summary["technicians"] as? Int == 1)
  }

  @Test func `all faults are listed at once with their places`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.broken, to: "broken.yaml")

    let outcome = try await tool.run("validate", "broken.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.contains("broken.yaml:"))
    #expect(outcome.output.contains("custommer"))
  }

  @Test func `faults are there for programs as well`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.broken, to: "broken.yaml")

    let outcome = try await tool.run("validate", "broken.yaml", "--format", "json")

    #expect(outcome.exitCode == 2)
    let report = try outcome.json()
    #expect(report["isValid"] as? Bool == false)
    let errors = try #require(report["errors"] as? [[String: Any]])
    #expect(!errors.isEmpty)
    for error in errors {
      #expect((error["code"] as? String)?.first == "E")
      #expect(error["line"] is Int)
      #expect(error["column"] is Int)
      #expect((error["remedy"] as? String)?.isEmpty == false)
    }
  }

  @Test(arguments: ["missing.yaml", ".", "/dev/null"])
  func `a file that cannot be read is an input error`(path: String) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("validate", path)

    #expect(outcome.exitCode == 2)
    #expect(!(outcome.output + outcome.errors).contains("NSCocoa"))
  }
}
