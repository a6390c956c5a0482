import Foundation
import Testing

/// `callout fit`, on the calls of a week that come with it.
struct FitTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/simulation")
  private static let table = folder.appending(path: "calls.csv").path
  private static let mapping = folder.appending(path: "calls-mapping.yaml").path

  @Test func `a fit says when calls come in, how surely, and what it leaves out`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["fit", Self.table, "--map", Self.mapping])

    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    for text in [
      "36 calls from 2026-03-02 to 2026-03-06, by the clocks of Europe/Berlin.", "boiler", "lift",
      "closing times are not working times", "knows no season",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func `rates for programs add up to the calls of a week`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run([
      "fit", Self.table, "--mapping", Self.mapping, "--format", "json", "--to", "2026-03-05",
    ])

    let document = try outcome.json()
    #expect(
      document["to"] as? String == "2026-03-05"
        && document["timeZone"] as? String == "Europe/Berlin")
    let kinds = try #require(document["kinds"] as? [[String: Any]])
    let calls = kinds.compactMap { $0["calls"] as? Int }.reduce(0, +)
    #expect(calls + (try #require(document["callsLeftOut"] as? Int)) == 36 && calls < 36)
    for kind in kinds {
      let rates = try #require(kind["ratesPerHour"] as? [Double])
      #expect(rates.count == 168)
      let week = try #require(kind["callsPerWeek"] as? Double)
      #expect(abs(rates.reduce(0, +) - week) < 1e-9)
    }
  }

  @Test func `hours are those of the scenario, whatever clocks stamped the table`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let base = Self.folder.appending(path: "heating-week.yaml").path
    func rates(_ calls: String, _ zone: String) async throws -> [[Double]] {
      try tool.write(calls, to: "calls.csv")
      let mapping = try String(contentsOfFile: Self.mapping, encoding: .utf8)
        .replacing("timeZone: Europe/Berlin", with: "timeZone: \(zone)")
      try tool.write(mapping, to: "mapping.yaml")
      let outcome = try await tool.run([
        "fit", "calls.csv", "--map", "mapping.yaml", "--base", base, "--format", "json",
      ])
      let document = try outcome.json()
      #expect(document["timeZone"] as? String == "Europe/Berlin", "\(outcome.errors)")
      let kinds = try #require(document["kinds"] as? [[String: Any]])
      return kinds.compactMap { $0["ratesPerHour"] as? [Double] }
    }
    let calls = try String(contentsOfFile: Self.table, encoding: .utf8)
      .split(separator: "\n").filter { !$0.contains(" 00:") }.joined(separator: "\n")
    // The week is one of winter, an hour ahead of UTC.
    let early = calls.replacing(/\s(\d\d):(\d\d)/) { match in
      let hour = (Int(match.output.1) ?? 0) - 1
      return " \(hour < 10 ? "0" : "")\(hour):\(match.output.2)"
    }
    #expect(early != calls)

    #expect(try await rates(early, "UTC") == rates(calls, "Europe/Berlin"))
  }

  @Test func `what is fitted can be simulated`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let base = Self.folder.appending(path: "heating-week.yaml").path

    let fitted = try await tool.run([
      "fit", Self.table, "--map", Self.mapping, "--base", base, "--bursts", "--output",
      "fitted.yaml",
    ])
    let outcome = try await tool.run([
      "simulate", "fitted.yaml", "--replications", "60", "--format", "json", "--quiet",
    ])

    #expect(fitted.exitCode == 0 && outcome.exitCode == 0, "\(outcome.errors)")
    let company = try #require((try outcome.json()["companies"] as? [[String: Any]])?.first)
    let calls = try #require(company["figures"] as? [String: [String: Any]])
    // Monday at eight to Saturday at midnight, of a log of 36 from Monday to Friday.
    #expect(try #require(calls["created"]?["low"] as? Double) < 36)
    #expect(try #require(calls["created"]?["high"] as? Double) > 33)
  }

  @Test func `places are those of calls on the days that count`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let base = Self.folder.appending(path: "heating-week.yaml").path
    let later = (1...40).map { "X\($0);05.03.2026 09:00;boiler;far;53.5;10.5;;05.03.2026 12:00\n" }
    let calls = try String(contentsOfFile: Self.table, encoding: .utf8)
    try tool.write(calls + later.joined(), to: "calls.csv")
    func overlay(_ period: String...) async throws -> String {
      let outcome = try await tool.run(
        ["fit", "calls.csv", "--map", Self.mapping, "--base", base, "--output", "-"] + period)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      return outcome.output
    }

    #expect(try await overlay().contains("53.5"))
    #expect(try await !overlay("--to", "2026-03-04").contains("53.5"))
  }

  @Test func `a table without calls, days in the wrong order and a missing zone are refused`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(
      "number;received;kind;district;lat;lon;agreed until;closed\n", to: "empty.csv")
    let text = try String(contentsOfFile: Self.mapping, encoding: .utf8)
    try tool.write(text.replacing(", timeZone: Europe/Berlin", with: ""), to: "zoneless.yaml")

    let empty = try await tool.run(["fit", "empty.csv", "--map", Self.mapping])
    let order = try await tool.run([
      "fit", Self.table, "--map", Self.mapping, "--from", "2026-03-04", "--to", "2026-03-03",
    ])
    let zoneless = try await tool.run(["fit", Self.table, "--map", "zoneless.yaml"])
    let baseless = try await tool.run([
      "fit", Self.table, "--map", Self.mapping, "--output", "x.yaml",
    ])

    #expect(empty.exitCode == 2 && empty.errors.contains("has no calls to fit"))
    #expect(order.exitCode == 2 && order.errors.contains("--from is after --to"))
    #expect(zoneless.exitCode == 2 && zoneless.errors.contains("in which zone"))
    #expect(baseless.exitCode == 2 && baseless.errors.contains("--base"))
  }
}
