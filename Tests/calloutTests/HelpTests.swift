import Testing

struct HelpTests {
  @Test(arguments: [
    "optimize", "check", "publish", "explain", "what-if", "diff", "validate", "generate", "orders",
    "clock", "stages", "dispatch", "simulate", "fit", "import", "schema",
  ])
  func `every verb has help on standard output`(verb: String) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(verb, "--help")

    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("USAGE: callout \(verb)"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `the help lists verbs and exit codes`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("--help")

    #expect(outcome.exitCode == 0)
    for word in [
      "optimize", "check", "publish", "explain", "what-if", "diff", "validate", "generate",
      "orders", "clock", "stages", "dispatch", "simulate", "fit", "import", "schema",
      "Exit codes:",
    ] {
      #expect(outcome.output.contains(word))
    }
  }

  @Test(arguments: [
    ["plan"], ["optimize"], ["optimize", "x.yaml", "--time-limit", "0"],
    ["optimize", "x.yaml", "--time-limit", "nan"], ["optimize", "x.yaml", "--work-limit", "-1"],
    ["optimize", "x.yaml", "--gap", "101%"], ["optimize", "x.yaml", "--threads", "0"],
    ["optimize", "x.yaml", "--format", "xml"], ["optimize", "x.yaml", "--quiet", "--verbose"],
    ["optimize", "x.yaml", "--output", "-", "--format", "csv"], ["check", "x.yaml"],
    ["check", "-", "-"], ["optimize", "x.yaml", "--output", ""], ["clock"],
    ["clock", "x.yaml", "--format", "xml"], ["clock", "x.yaml", "--record", "stop"],
    ["clock", "x.yaml", "--order", "a", "--status", "running"],
    ["clock", "x.yaml", "--reason", "traffic"],
    ["simulate", "selfcheck", "--replications", "1"], ["simulate", "selfcheck", "--calls", "0"],
    ["simulate"], ["simulate", "x.yaml", "--half-width", "0"],
    ["simulate", "x.yaml", "--html", "-"], ["simulate", "x.yaml", "--tables", ""],
    ["simulate", "x.yaml", "--warm-up", "soon"], ["simulate", "x.yaml", "--confidence", "20%"],
    ["simulate", "x.yaml", "--confidence", "0.9999999999999999"],
    ["simulate", "-", "-"],
    ["simulate", "selfcheck", "--threads", "0"], ["simulate", "selfcheck", "--seed", "-1"],
  ])
  func `a wrong command line is an input error`(arguments: [String]) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(arguments)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Usage: callout"))
  }
}
