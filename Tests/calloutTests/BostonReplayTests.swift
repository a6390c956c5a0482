import Foundation
import Testing

/// The half year in Boston, on machines that have the city's table of calls.
struct BostonReplayTests {
  @Test(.enabled(if: BostonCalls.table != nil, "the table of calls is not on this machine"))
  func `all calls of the half year are replayed beside the city's own share`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let folder = BostonCalls.project.appending(path: "scenarios/boston-half-year")

    let outcome = try await tool.run([
      "simulate", folder.appending(path: "boston-half-year.yaml").path, "--log",
      try #require(BostonCalls.table).path, "--replications", "2", "--format", "json",
    ])

    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    let company = try #require((try outcome.json()["companies"] as? [[String: Any]])?.first)
    let calls = try #require(company["figures"] as? [String: [String: Any]])
    #expect(calls["created"]?["estimate"] as? Double == 15_429)
    let observed = try #require(company["observed"] as? [[String: Any]])
    let kept = observed.compactMap { $0["kept"] as? Int }.reduce(0, +)
    let decided = observed.compactMap { $0["decided"] as? Int }.reduce(0, +)
    // The city's flag says so in 9 974 of its rows.
    #expect(observed.count == 9 && kept == 9974 && decided == 15_429)
  }
}
