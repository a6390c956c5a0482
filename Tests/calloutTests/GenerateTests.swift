import Foundation
import Testing

struct GenerateTests {
  /// The shipped scenario of maintenance under agreements.
  static let maintenance = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/maintenance/maintenance.yaml").path(percentEncoded: false)

  private static let period = ["--from", "2026-03-09", "--to", "2026-03-20"]

  @Test(arguments: ["text", "json", "csv"])
  func `row 47: the log shows what was created and what was skipped, in each format`(
    format: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--dry-run", "--format", format])

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    try Golden.expect(outcome.output, in: "Generate.\(format == "text" ? "txt" : format)")
  }

  @Test func `a generated scenario is a file that every other verb takes`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let generated = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--output", "orders.yaml"])
    let checked = try await tool.run("validate", "orders.yaml")
    let planned = try await tool.run(
      "optimize", "orders.yaml", "--work-limit", "2000", "--output", "plan.json")
    let sound = try await tool.run("check", "orders.yaml", "plan.json")

    #expect(generated.exitCode == 0, "\(generated.errors)")
    #expect(generated.output.contains("4 orders created"))
    #expect(checked.output.contains("no errors, no warnings"), "\(checked.output)")
    #expect(planned.hasPlan, "\(planned.errors)")
    // The order of the week after the planning window is left for the next plan.
    #expect(planned.output.contains("3 of 3 visits planned"), "\(planned.output)")
    #expect(sound.exitCode == 0, "\(sound.output)")
    try Golden.expect(
      String(decoding: tool.contents(of: "orders.yaml"), as: UTF8.self), in: "Generate.yaml")
  }

  @Test func `row 46, GN-9: a second run over its own output creates nothing`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--output", "orders.yaml"])
    let first = try tool.contents(of: "orders.yaml")

    for flags in [[], ["--continuous"]] {
      let again = try await tool.run(
        ["generate", "orders.yaml"] + Self.period + flags + ["--output", "orders.yaml"])

      #expect(again.output.contains("0 orders created"), "\(again.output)")
      #expect(try tool.contents(of: "orders.yaml") == first)
    }
  }

  @Test func `CX-5: orders are made anew on request, with new ids`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--output", "orders.yaml"])

    let again = try await tool.run(
      ["generate", "orders.yaml"] + Self.period + [
        "--regenerate", "--agreement", "MA-002", "--format", "json", "--dry-run",
      ])

    let log = try again.json()
    #expect(log["deleted"] as? Int == 1)
    #expect(log["created"] as? Int == 1)
  }

  @Test func `CX-5: a part of the period is made anew although later orders stay`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--output", "orders.yaml"])
    func again(_ options: String...) async throws -> [Int?] {
      let outcome = try await tool.run(
        [
          "generate", "orders.yaml", "--from", "2026-03-09", "--to", "2026-03-13", "--regenerate",
          "--format", "json", "--dry-run",
        ] + options)
      let log = try outcome.json()
      return [log["deleted"] as? Int, log["created"] as? Int]
    }

    #expect(try await again() == [3, 3])
    // Orders with lines of other types are not taken apart.
    #expect(try await again("--type", "item") == [0, 0])
  }

  @Test func `agreements, groups and types can be chosen`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func created(_ options: String...) async throws -> Int? {
      let outcome = try await tool.run(
        ["generate", Self.maintenance] + Self.period + options + ["--dry-run", "--format", "json"])
      return try outcome.json()["created"] as? Int
    }

    #expect(try await created("--agreement", "MA-002") == 1)
    #expect(try await created("--agreement", "MA-001", "--agreement", "MA-002") == 4)
    #expect(try await created("--group", "plus") == 3)
    #expect(try await created("--type", "item", "--type", "expense") == 2)
  }

  @Test func `a scenario goes down a pipe`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let text = try String(contentsOfFile: Self.maintenance, encoding: .utf8)

    let generated = try await tool.run(
      ["generate", "-"] + Self.period + ["--output", "-"], input: text)
    let checked = try await tool.run(["orders", "-"], input: generated.output)

    #expect(generated.exitCode == 0, "\(generated.errors)")
    #expect(checked.output.contains("4 orders at"), "\(checked.errors)")
  }

  @Test func `a refusal names its rule and what to do, and writes nothing`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(ExampleScenario.oneOfTwo, to: "day.yaml")

    let withoutNumbers = try await tool.run(
      ["generate", "day.yaml"] + Self.period + ["--output", "orders.yaml"])
    let unknown = try await tool.run(
      ["generate", Self.maintenance] + Self.period + ["--agreement", "MA-01", "--dry-run"])
    let backwards = try await tool.run(
      "generate", Self.maintenance, "--from", "2026-03-09", "--to", "2026-03-08", "--dry-run")

    #expect(withoutNumbers.exitCode == 2)
    #expect(withoutNumbers.errors.contains("MD-2: "))
    #expect(!FileManager.default.fileExists(atPath: tool.path("orders.yaml")))
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("MD-1: There is no agreement MA-01. Maybe MA-001 is meant."))
    #expect(backwards.exitCode == 2)
    #expect(backwards.errors.contains("GN-2: "))
  }

  @Test(arguments: [
    [], ["--dry-run", "--output", "x.yaml"], ["--dry-run", "--type", "parts"],
    ["--output", ""],
  ])
  func `a wrong command line is an input error`(options: [String]) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["generate", Self.maintenance] + Self.period + options)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["2026-3-9", "2026-02-30", "tomorrow", "2026-03-09T00:00", "+026-03-09"])
  func `a day that is no day is an input error`(day: String) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      "generate", Self.maintenance, "--from", day, "--to", "2026-03-20", "--dry-run")

    #expect(outcome.exitCode == 2)
  }
}
