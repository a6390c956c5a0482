import Foundation
import Testing

/// `callout explain`: three kinds of no, why this and not that, and a technician's day.
struct ExplainTests {
  private static let tutorials = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/tutorials")

  private static func tutorial(_ name: String) -> String {
    tutorials.appending(path: "\(name).yaml").path(percentEncoded: false)
  }

  private func plan(_ scenario: String, to file: String, _ tool: CalloutTool) async throws {
    let outcome = try await tool.run(
      "optimize", scenario, "--work-limit", "2000", "--format", "json", "--quiet")
    try tool.write(outcome.output, to: file)
  }

  /// Returns what the program says about the plan of a tutorial.
  private func explanation(
    of name: String, _ options: String...
  ) async throws -> CalloutTool.Outcome {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try await plan(Self.tutorial(name), to: "plan.json", tool)
    return try await tool.run(
      ["explain", Self.tutorial(name), "plan.json", "--work-limit", "4000"] + options)
  }

  @Test(arguments: TutorialTests.expectations)
  func `what is said about a tutorial is said as ever, and its numbers add up`(
    expectation: TutorialTests.Expectation
  ) async throws {
    let outcome = try await explanation(of: expectation.name)

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    try Golden.expect(outcome.output, in: "Explain/\(expectation.name).txt")
    expectSums(in: outcome.output)
  }

  /// Expects that the amounts in brackets add up to the amount that each sentence begins with.
  private func expectSums(in text: String) {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for match in line.matches(of: /costs ([0-9,.]+) EUR (more|less): ([^;]*)[;.]/) {
      let terms = match.output.3.matches(of: /\(([+-][0-9,.]+)\)/).map { cents($0.output.1) }
      let total = cents(match.output.1) * (match.output.2 == "more" ? 1 : -1)
      #expect(!terms.isEmpty)
      #expect(terms.reduce(0, +) == total, "\(match.output.0)")
    }
  }

  private func cents(_ amount: Substring) -> Int {
    Int(amount.filter { $0.isNumber || $0 == "-" }) ?? 0
  }

  @Test(arguments: [[], ["--time-limit", "20"]])
  func `conflicts are found within seconds alone`(limits: [String]) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("why-impossible-together")
    try await plan(scenario, to: "plan.json", tool)

    let outcome = try await tool.run(["explain", scenario, "plan.json"] + limits)

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    try Golden.expect(outcome.output, in: "Explain/why-impossible-together.txt")
  }

  @Test func `F4: each of the three kinds of no is told apart`() async throws {
    let alone = try await explanation(of: "why-impossible-alone")
    let together = try await explanation(of: "why-impossible-together")
    let dear = try await explanation(of: "why-not-worth-it")

    #expect(alone.output.contains("Impossible alone. Nearest is Ben Smit: "))
    #expect(alone.output.contains("It could be made if the shift of Ben Smit ends "))
    #expect(alone.output.contains("Others: Ana Prins SKILL."))
    #expect(
      together.output.contains("together with inspection (mandatory), bakery-oven (pinned)"))
    #expect(dear.output.contains("Not worth it: the best plan that makes it costs "))
    #expect(dear.output.contains("proved."))
  }

  @Test func `F12: another technician, another time and the technician's day`() async throws {
    let who = try await explanation(
      of: "why-not-worth-it", "--visit", "cold-store", "--technician", "ben")
    let when = try await explanation(
      of: "why-not-worth-it", "--visit", "cold-store", "--at", "2026-03-10T11:00")
    let never = try await explanation(
      of: "why-not-worth-it", "--visit", "cold-store", "--at", "2026-03-11")
    let anybody = try await explanation(of: "why-not-worth-it", "--visit", "cold-store")
    let day = try await explanation(of: "why-not-worth-it", "--technician", "ana")
    let unused = try await explanation(of: "why-not-worth-it", "--technician", "ben")
    let pinned = try await explanation(of: "pin-technician", "--visit", "inspection")

    #expect(who.output.hasPrefix("cold-store goes to Ana Prins at "))
    #expect(who.output.contains("Best plan with Ben Smit (Ben Smit, "))
    #expect(when.output.contains("Best plan at 11:00 (Ana Prins, 11:00) "))
    #expect(never.output.contains("Impossible on 2026-03-11 alone."))
    #expect(anybody.output.contains("Best plan without Ana Prins (Ben Smit, "))
    #expect(day.output.hasPrefix("Ana Prins makes 2 visits."))
    #expect(unused.output.contains("the cheapest plan that uses Ben Smit costs "))
    #expect(pinned.output.contains("The visit is pinned to ben."))
    for outcome in [who, when, never, anybody, day, unused, pinned] {
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      expectSums(in: outcome.output)
    }
  }

  @Test func `the terms in JSON add up, and the table has a row for each answer`() async throws {
    let json = try await explanation(of: "why-not-worth-it", "--format", "json").json()
    let csv = try await explanation(of: "why-not-worth-it", "--format", "csv")

    let entry = try #require((json["explanations"] as? [[String: Any]])?.first)
    let terms = try #require(entry["terms"] as? [String: Int])
    #expect(entry["verdict"] as? String == "notWorthIt")
    #expect(entry["extraLower"] as? Int == terms.values.reduce(0, +))
    #expect(entry["exact"] as? Bool == true)
    #expect(csv.output.split(separator: "\n").count == 2)
    #expect(csv.output.contains("inspection,,,,,notWorthIt,"))
  }

  @Test func `answers do not depend on threads`() async throws {
    let one = try await explanation(of: "week", "--threads", "1", "--technician", "ben")
    let two = try await explanation(of: "week", "--threads", "2", "--technician", "ben")

    #expect(one.output == two.output)
    #expect(!one.output.isEmpty)
  }

  @Test func `unknown names, bad times and plans that are not sound are refused`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("why-not-worth-it")
    try await plan(scenario, to: "plan.json", tool)
    let text = String(decoding: try tool.contents(of: "plan.json"), as: UTF8.self)
    try tool.write(
      text.replacing("\"technician\" : \"ana\"", with: "\"technician\" : \"ben\""), to: "bad.json")

    for (arguments, message) in [
      (["plan.json", "--visit", "cold-stor"], "there is no visit cold-stor; maybe cold-store"),
      (["plan.json", "--technician", "bem"], "there is no technician bem; maybe ben is meant"),
      (["plan.json", "--visit", "cold-store", "--at", "noon"], "\"noon\" is not an instant"),
      (["plan.json", "--at", "2026-03-10T11:00"], "--at goes with --visit"),
      (["plan.json", "--work-limit", "0"], "--work-limit must be positive"),
      (["bad.json"], "bad.json is no sound plan of the scenario"),
      (["none.json"], "none.json"),
    ] {
      let outcome = try await tool.run(["explain", scenario] + arguments)

      #expect(outcome.exitCode == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test func `every run counts the reasons for what is left out`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("skill-level")

    let table = try await tool.run("optimize", scenario, "--work-limit", "2000")
    let json = try await tool.run(
      "optimize", scenario, "--work-limit", "2000", "--format", "json"
    ).json()

    #expect(table.output.contains("left out: 1 SKILL\n"))
    let counts = try #require(json["reasonCounts"] as? [[String: Any]])
    #expect(counts.count == 1)
    #expect(counts.first?["code"] as? String == "SKILL")
    #expect(counts.first?["number"] as? Int == 6001)
    #expect(counts.first?["visits"] as? Int == 1)
  }
}
