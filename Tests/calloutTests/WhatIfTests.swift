import Foundation
import Testing

/// What-if files, `callout what-if` and `callout diff`, as a user meets them.
struct WhatIfTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/what-if")

  private static func path(_ name: String) -> String {
    folder.appending(path: "\(name).yaml").path(percentEncoded: false)
  }

  private static let variants = [
    "two-ill", "one-more", "half-goals", "gold-eight-hours", "more-gas", "no-overtime",
    "stage-waiting", "urgent-housing", "without-bakery", "two-calls-more", "bad-tuesday",
  ]

  private static func arguments(threads: String, _ more: String...) -> [String] {
    ["what-if", path("base")] + variants.map { path($0) }
      + ["--work-limit", "2000", "--threads", threads] + more
  }

  @Test func `every tutorial variant is compared with the base`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let table = try await tool.run(Self.arguments(threads: "2"))
    let csv = try await tool.run(Self.arguments(threads: "1", "--format", "csv"))

    #expect(table.exitCode == 0)
    try Golden.expect(table.output, in: "WhatIf.txt")
    try Golden.expect(csv.output, in: "WhatIf.csv")
  }

  @Test func `the result is the same on any number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let one = try await tool.run(
      Self.arguments(threads: "1", "--format", "json", "--html", "one.html"))
    let four = try await tool.run(
      Self.arguments(threads: "4", "--format", "json", "--html", "four.html"))

    #expect(one.output == four.output)
    #expect(try tool.contents(of: "one.html") == tool.contents(of: "four.html"))
    let scenarios = try #require(try one.json()["scenarios"] as? [[String: Any]])
    #expect(scenarios.count == 1 + Self.variants.count)
    #expect(scenarios[0]["difference"] == nil)
    let difference = try #require(scenarios[1]["difference"] as? [String: Any])
    #expect(difference["verdict"] as? String == "dearer")
  }

  @Test func `a holiday moves what is due by business days`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    for (name, due) in [("tutorials/sla-next-business-day", "28"), ("what-if/holiday", "29")] {
      let file = Self.folder.deletingLastPathComponent().appending(path: "\(name).yaml")
      let outcome = try await tool.run(
        "optimize", file.path(percentEncoded: false), "--work-limit", "500", "--format", "json")
      #expect(outcome.output.contains("\"due\" : \"2026-04-\(due)T12:00:00+02:00\""), "\(name)")
    }
  }

  @Test func `the page needs no other file and escapes names`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(
      "callout: 1\nextends: \(Self.path("base"))\nname: \"<script>alert('&')</script>\"\n",
      to: "a&b.yaml")

    let outcome = try await tool.run(
      "what-if", Self.path("base"), "a&b.yaml", "--work-limit", "2000", "--html", "page.html")

    #expect(outcome.exitCode == 0)
    let page = String(decoding: try tool.contents(of: "page.html"), as: UTF8.self)
    #expect(page.contains("<svg") && page.contains("prefers-color-scheme: dark"))
    #expect(page.contains("a&amp;b"))
    #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
    #expect(outcome.output.contains("costs the same"))
  }

  @Test func `a grid is all its variants`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      "what-if", Self.path("base"), Self.path("grid"), "--work-limit", "300", "--format", "json")
    let alone = try await tool.run("optimize", Self.path("grid"), "--work-limit", "10")

    let scenarios = try #require(try outcome.json()["scenarios"] as? [[String: Any]])
    #expect(
      scenarios.compactMap { $0["name"] as? String }.dropFirst().first
        == "grid (all there, goals as now)")
    #expect(scenarios.count == 7)
    #expect(alone.exitCode == 2)
    #expect(alone.errors.contains("E1808"))
  }

  @Test func `a time limit is for all scenarios together`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let city = Self.folder.deletingLastPathComponent()
      .appending(path: "city-week/city-week.yaml").path(percentEncoded: false)
    try tool.write(
      "callout: 1\nextends: \(city)\nchanges: [ { forbid: overtime } ]\n", to: "v.yaml")

    let outcome = try await tool.run(
      "what-if", city, "v.yaml", "--time-limit", "4", "--threads", "1")

    #expect([0, 5].contains(outcome.exitCode))
    #expect(outcome.output.contains("not decided at this gap; run longer"))
  }

  @Test func `faults of an overlay name its file and line`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(
      "callout: 1\nextends: \(Self.path("base"))\nchanges:\n  - absent: anna\n", to: "ill.yaml")

    let outcome = try await tool.run("what-if", Self.path("base"), "ill.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("ill.yaml:4:13: error E1803"))
    #expect(outcome.errors.contains("Maybe ana is meant."))
  }

  @Test func `two plans are told apart to the cent`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    for (name, file) in [("base", "a.json"), ("two-ill", "b.json"), ("no-overtime", "c.json")] {
      _ = try await tool.run(
        "optimize", Self.path(name), "--work-limit", "2000", "--output", file, "--quiet")
    }

    let plain = try await tool.run("diff", "a.json", "b.json")
    let priced = try await tool.run(
      "diff", "a.json", "c.json", "--scenario", Self.path("base"), "--format", "json")
    let table = try await tool.run("diff", "a.json", "c.json", "--scenario", Self.path("base"))
    let csv = try await tool.run("diff", "a.json", "b.json", "--format", "csv")

    #expect(plain.exitCode == 0 && priced.exitCode == 0)
    try Golden.expect(plain.output, in: "Diff.txt")
    try Golden.expect(table.output, in: "Diff.routes.txt")
    try Golden.expect(csv.output, in: "Diff.csv")
    let report = try priced.json()
    func difference(_ entry: [String: Any]?) -> Int {
      (entry?["amounts"] as? [String: Int])?["difference"] ?? 0
    }
    let objective = try #require(report["objective"] as? [String: Int])
    for key in ["terms", "routes"] {
      let entries = try #require(report[key] as? [[String: Any]])
      #expect(entries.map { difference($0) }.reduce(0, +) == objective["difference"])
    }
  }

  @Test func `a plan of another scenario or with false sums is refused`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    for (name, file) in [("base", "a.json"), ("two-calls-more", "b.json")] {
      _ = try await tool.run(
        "optimize", Self.path(name), "--work-limit", "200", "--output", file, "--quiet")
    }
    let text = String(decoding: try tool.contents(of: "a.json"), as: UTF8.self)
    let objective = try #require(
      (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["objective"]
        as? Int)
    try tool.write(
      text.replacing("\"objective\" : \(objective)", with: "\"objective\" : 1"), to: "false.json")

    let other = try await tool.run("diff", "a.json", "b.json", "--scenario", Self.path("base"))
    let sums = try await tool.run("diff", "a.json", "false.json")
    let same = try await tool.run("diff", "a.json", "a.json")

    #expect(other.exitCode == 2)
    #expect(other.errors.contains("b.json is no sound plan"))
    #expect(sums.exitCode == 2)
    #expect(sums.errors.contains("the terms do not add up to the objective"))
    #expect(same.exitCode == 0)
    #expect(same.output.contains("No visit moves."))
  }
}
