import Foundation
import Testing

/// `callout simulate selfcheck`: theory beside the engine.
struct SimulateSelfCheckTests {
  private static let effort = ["--replications", "4", "--calls", "120", "--seed", "7"]

  @Test func `the self-check shows theory beside the engine, and passes`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["simulate", "selfcheck"] + Self.effort)

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    for word in [
      "THEORY", "M/M/3, 0.2 in, 0.1 out", "4.44444", "0.19185", "5.71429", "inside",
      "Seed 7, 4 replications",
    ] {
      #expect(outcome.output.contains(word), "\(word)")
    }
    #expect(!outcome.output.contains("OUTSIDE"))
  }

  @Test func `the self-check is the same on any number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let arguments = ["simulate", "selfcheck", "--format", "json"] + Self.effort

    let alone = try await tool.run(arguments + ["--threads", "1"])
    let together = try await tool.run(arguments + ["--threads", "3"])

    #expect(alone.output == together.output)
    let rows = try #require(try alone.json()["rows"] as? [[String: Any]])
    #expect(rows.count > 40)
    #expect(rows.allSatisfy { $0["inside"] as? Bool == true })
  }
}
