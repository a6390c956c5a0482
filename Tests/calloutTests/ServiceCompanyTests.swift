import Foundation
import Testing

/// The walk-through of `WeekOfAServiceCompany.md`, command by command.
struct ServiceCompanyTests {
  private static let company = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/service-company/service-company.yaml")
    .path(percentEncoded: false)

  @Test func `a quarter is generated, and the second time nothing is`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let quarter = ["--from", "2026-01-01", "--to", "2026-03-31", "--format", "json"]

    let first = try await tool.run(
      ["generate", Self.company] + quarter + ["--output", "quarter.yaml", "--quiet"])
    let second = try await tool.run(
      ["generate", "quarter.yaml"] + quarter + ["--output", "again.yaml", "--quiet"])

    #expect([first, second].map(\.exitCode) == [0, 0])
    #expect(try tool.contents(of: "quarter.yaml") == tool.contents(of: "again.yaml"))
    let text = String(decoding: try tool.contents(of: "quarter.yaml"), as: UTF8.self)
    #expect(text.contains("M-260287"))
  }

  @Test func `a week is planned, booked, interrupted and planned again around what stands`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func run(_ arguments: String, _ expected: Int32 = 0) async throws {
      let outcome = try await tool.run(arguments.split(separator: " ").map(String.init))
      #expect(outcome.exitCode == expected, "\(arguments): \(outcome.errors)")
    }
    func plan(_ scenario: String, _ file: String) async throws -> [String: Any] {
      let outcome = try await tool.run(
        "optimize", scenario, "--work-limit", "4000", "--threads", "2", "--output", file,
        "--quiet")
      #expect([0, 4].contains(outcome.exitCode), "\(outcome.errors)")
      try await run("check \(scenario) \(file)")
      let data = try tool.contents(of: file)
      return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    let generated = try await tool.run(
      "generate", Self.company, "--from", "2026-01-01", "--to", "2026-03-31", "--output",
      "quarter.yaml", "--quiet")
    #expect(generated.exitCode == 0)
    let week = try await plan("quarter.yaml", "week.json")
    let place = try #require(Self.stop(of: "C-2606", in: week))
    #expect(Self.stop(of: "C-2605", in: week) != nil)

    try await run(
      "dispatch quarter.yaml --book week.json --at 2026-01-05T07:00 --output booked.yaml")
    try await run(
      "orders booked.yaml --order C-2606 --move dispatched --at 2026-01-05T07:30 --output out.yaml")
    try await run(
      "orders out.yaml --order C-2605 --move waiting-parts --at 2026-01-05T08:00 --output x.yaml", 2
    )
    try await run(
      """
      orders out.yaml --order C-2605 --move waiting-parts --reason part-missing \
      --at 2026-01-05T08:00 --by kim --output waiting.yaml
      """)
    let held = try await tool.run(
      "clock", "waiting.yaml", "--order", "C-2605", "--at", "2026-01-05T12:00")
    #expect(held.output.contains("restored: paused"))
    let waiting = try await plan("waiting.yaml", "waiting.json")
    #expect(Self.stop(of: "C-2605", in: waiting) == nil)

    try await run(
      "orders waiting.yaml --order C-2605 --move new --at 2026-01-06T10:00 --output arrived.yaml")
    let arrived = try await plan("arrived.yaml", "arrived.json")
    #expect(Self.stop(of: "C-2605", in: arrived) != nil)
    #expect(Self.stop(of: "C-2606", in: arrived) == place)
  }

  /// Who makes a visit and when, as a plan file has it.
  private static func stop(of visit: String, in plan: [String: Any]) -> String? {
    for route in plan["routes"] as? [[String: Any]] ?? [] {
      for step in route["visits"] as? [[String: Any]] ?? []
      where step["visit"] as? String == visit {
        return "\(route["technician"] ?? "") \(step["startServiceTime"] ?? "")"
      }
    }
    return nil
  }
}
