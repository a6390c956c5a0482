import Foundation
import Testing

/// `callout simulate` on logs, backlogs and preventive work, with the scenarios that come with it.
struct SimulateKnownCallsTests {
  private static let scenarios = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")
  private static func path(_ name: String) -> String { scenarios.appending(path: name).path }

  @Test func `a log is replayed, and what it says itself stands beside`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run([
      "simulate", Self.path("simulation/call-log.yaml"), "--replications", "10",
    ])

    #expect(outcome.exitCode == 0)
    #expect(
      outcome.errors.contains("2 of 36 calls of the log come in outside of the planning window"))
    for text in ["IN THE LOG", "gold, urgent, onSite", "gold, normal, completed"] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    let calls = outcome.output.split(separator: "\n").first { $0.hasPrefix("calls ") }
    #expect(try #require(calls).split(separator: " ").dropFirst() == ["34.0", "34.0", "34.0"])
  }

  @Test func `the same in any order of rows, on any number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let table = try String(contentsOfFile: Self.path("simulation/calls.csv"), encoding: .utf8)
    let lines = table.split(separator: "\n")
    try tool.write(
      ([lines[0]] + lines.dropFirst().reversed()).map { $0 + "\n" }.joined(), to: "reversed.csv")
    let arguments = [
      "simulate", Self.path("simulation/call-log.yaml"), "--replications", "6", "--format", "json",
      "--quiet",
    ]

    let forwards = try await tool.run(arguments + ["--threads", "1"])
    let backwards = try await tool.run(arguments + ["--log", "reversed.csv", "--threads", "3"])

    #expect(forwards.exitCode == 0 && forwards.output == backwards.output)
    let companies = try #require(try forwards.json()["companies"] as? [[String: Any]])
    let observed = try #require(companies[0]["observed"] as? [[String: Any]])
    #expect(observed.map { $0["tier"] as? String } == ["gold"])
  }

  @Test func `backlog, calls of the week and maintenance come in, and stages move`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run([
      "simulate", Self.path("simulation/first-week.yaml"), "--replications", "10",
    ])

    #expect(outcome.exitCode == 0)
    for text in [
      "preventive, workStart", "gold, stopped, restored", "Their stage holds backlog, ",
      "overdue from the start",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    #expect(outcome.errors.contains("4 visits of the backlog wait for ever"))
  }

  @Test func `as much maintenance comes in as agreements ask for in the week`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let generated = try await tool.run([
      "generate", Self.path("service-company/service-company.yaml"), "--from", "2026-01-05", "--to",
      "2026-01-09", "--dry-run", "--format", "json",
    ])
    let simulated = try await tool.run([
      "simulate", Self.path("simulation/first-week.yaml"), "--replications", "3", "--format", "csv",
      "--quiet",
    ])

    let created = try #require(try generated.json()["created"] as? Int)
    let rows = simulated.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
      .filter { $0.contains("preventive") }
    let promised = rows.map { $0.suffix(4).prefix(3).compactMap { Int($0) }.reduce(0, +) }
    #expect(rows.count == 3 && Set(promised).count == 1)
    #expect(promised.first == created && created > 40)
  }

  @Test func `an empty log is simulated and said to be empty`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(
      "number;received;kind;district;lat;lon;agreed until;closed\n", to: "empty.csv")

    let outcome = try await tool.run([
      "simulate", Self.path("simulation/call-log.yaml"), "--log", "empty.csv", "--replications",
      "3",
    ])

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("the log has no calls"))
    #expect(outcome.output.contains("No promise was broken."))
  }

  @Test func `a log that is still to be named, or not wanted, is refused with what to do`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let unnamed = try await tool.run([
      "simulate", Self.path("boston-half-year/boston-half-year.yaml"),
    ])
    let unwanted = try await tool.run([
      "simulate", Self.path("simulation/heating-week.yaml"), "--log", "calls.csv",
    ])
    let missing = try await tool.run([
      "simulate", Self.path("boston-half-year/boston-half-year.yaml"), "--log", "no-such.csv",
    ])

    #expect(unnamed.exitCode == 2 && unnamed.errors.contains("name the table with --log"))
    #expect(unwanted.exitCode == 2 && unwanted.errors.contains("replays no log"))
    #expect(missing.exitCode == 2 && missing.errors.contains("E1001"))
  }

  // MARK: Edges

  /// Returns the week that comes with the program, with some text in another form, in the folder.
  private static func week(
    _ tool: CalloutTool, _ text: String, _ other: String
  ) throws -> String {
    let week = try String(contentsOfFile: path("simulation/heating-week.yaml"), encoding: .utf8)
    #expect(week.contains(text))
    return try tool.write(week.replacing(text, with: other), to: "week.yaml")
  }

  @Test func `a calendar that never opens is refused, with its place`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = try Self.week(
      tool, #"hours: { monday-friday: "08:00-17:00" }"#, "hours: { monday-friday: closed }")

    let outcome = try await tool.run(["simulate", path])

    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(#"the calendar "office" is never open"#))
    #expect(outcome.errors.contains("week.yaml:26:"))
  }

  @Test func `a trade without technicians is warned of, and its calls are counted`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = try Self.week(tool, "skill: lift }", "skill: boiler }")

    let outcome = try await tool.run(["simulate", path, "--replications", "5"])

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("warning E1906"))
    #expect(outcome.output.contains("Nobody can answer lift-stopped"))
    let open = outcome.output.split(separator: "\n").first { $0.hasPrefix("open at the end") }
    let mean = try #require(open?.split(separator: " ").dropFirst(4).first.flatMap { Double($0) })
    #expect(mean > 5)
  }

  @Test func `a technician without shifts changes nothing`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = try Self.week(
      tool, "simulation:\n", "  - { id: zoe, skills: [boiler], shifts: [] }\nsimulation:\n")
    let arguments = ["--replications", "5", "--format", "csv"]

    let with = try await tool.run(["simulate", path] + arguments)
    let without = try await tool.run(
      ["simulate", Self.path("simulation/heating-week.yaml")] + arguments)

    #expect(with.exitCode == 0 && with.output == without.output)
    #expect(with.errors.contains("zoe") || with.errors.contains("shift"))
  }
}
