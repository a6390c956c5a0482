import Foundation
import Testing

/// A week of a company, from files to a checked plan.
struct CityWeekTests {
  private static let scenario = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/city-week/city-week.yaml").path(percentEncoded: false)

  @Test func `a week is planned, keeps its rules and repeats itself`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let first = try await tool.run(
      "optimize", Self.scenario, "--work-limit", "300", "--output", "plan.json", "--quiet")
    let again = try await tool.run(
      "optimize", Self.scenario, "--work-limit", "300", "--threads", "2", "--output", "-",
      "--quiet")
    let check = try await tool.run("check", Self.scenario, "plan.json", "--format", "json")

    #expect(first.hasPlan)
    #expect(again.hasPlan)
    #expect(try tool.contents(of: "plan.json") == Data(again.output.utf8))
    #expect(check.exitCode == 0)
    let verdict = try check.json()
    #expect(verdict["isSound"] as? Bool == true)
    #expect(try #require(verdict["assignedVisits"] as? Int) >= 135)
    let plan = try again.json()
    let left = try #require(plan["unassignedVisits"] as? [[String: Any]])
    let reasons = left.flatMap { $0["reasons"] as? [[String: Any]] ?? [] }
    #expect(reasons.contains { $0["code"] as? String == "WORK_TIME" })
    let terms = try #require(plan["terms"] as? [String: Int])
    #expect(terms.values.reduce(0, +) == plan["objective"] as? Int)
  }
}
