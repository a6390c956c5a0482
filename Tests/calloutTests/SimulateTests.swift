import Foundation
import Testing

/// `callout simulate`, on the week that comes with it.
struct SimulateTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/simulation")
  private static let base = folder.appending(path: "heating-week.yaml").path
  private static let variant = folder.appending(path: "heating-week-fourth.yaml").path

  @Test func `a fourth technician keeps more promises, and the difference is real`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["simulate", Self.base, Self.variant, "--quiet"])

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    for text in [
      "Base: Heating and lifts, three technicians", "gold, urgent, onSite", "VARIANT - BASE",
      "WHEN BROKEN PROMISES WERE DUE", "40 replications, seed 1", "Without a warm-up", "all gold",
      "SPARE", "Ann Berger", "HIGH TENTH",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    let difference = outcome.output.split(separator: "\n")
      .first { $0.hasPrefix("promises kept") }
    #expect(try #require(difference).contains("real"))
  }

  @Test func `the same on any number of threads, and another seed within the interval`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func run(_ more: String...) async throws -> CalloutTool.Outcome {
      try await tool.run(["simulate", Self.base, "--format", "json", "--quiet"] + more)
    }

    let alone = try await run("--threads", "1")
    let together = try await run("--threads", "3")
    let other = try await run("--seed", "2")

    #expect(alone.output == together.output)
    #expect(alone.output != other.output)
    let (first, second) = (try Self.compliance(alone), try Self.compliance(other))
    #expect(first.low < second.high && second.low < first.high)
    #expect(first.high - first.low < 0.1)
  }

  private static func compliance(
    _ outcome: CalloutTool.Outcome
  ) throws -> (low: Double, high: Double) {
    let companies = try #require(try outcome.json()["companies"] as? [[String: Any]])
    let compliance = try #require(companies.first?["compliance"] as? [String: Any])
    let share = try #require(compliance["share"] as? [String: Any])
    return (try #require(share["low"] as? Double), try #require(share["high"] as? Double))
  }

  @Test func `replications go on until compliance is known well enough`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let reached = try await tool.run([
      "simulate", Self.base, "--replications", "4", "--half-width", "4%",
    ])
    let missed = try await tool.run([
      "simulate", Self.base, "--replications", "4", "--half-width", "0.01%",
      "--max-replications", "14",
    ])

    #expect(reached.output.contains("The half-width asked for is reached"))
    #expect(missed.output.contains("14 replications"))
    #expect(missed.output.contains("replications are needed"))
  }

  @Test func `the optimizer is a rule like others, by file and by command`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func run(_ more: String...) async throws -> CalloutTool.Outcome {
      try await tool.run(["simulate", "--replications", "6", "--format", "json", "--quiet"] + more)
    }
    let planned = Self.folder.appending(path: "heating-week-optimizer.yaml").path

    let byFile = try await run(planned, "--threads", "1")
    let byCommand = try await run(
      Self.base, "--rule", "nearest", "--rule", "optimizer", "--threads", "2")
    let unknown = try await run(Self.base, "--rule", "cheapest")

    func companies(_ outcome: CalloutTool.Outcome) throws -> [[String: Any]] {
      try #require(try outcome.json()["companies"] as? [[String: Any]])
    }
    #expect(byFile.exitCode == 0 && byCommand.exitCode == 0)
    let (one, two) = (try companies(byFile), try companies(byCommand))
    #expect(
      two.map { $0["name"] as? String }.compactMap(\.self).map { $0.hasSuffix("optimizer") } == [
        false, true,
      ])
    let promises = (one[0]["promises"], two[1]["promises"])
    #expect(promises.0 as? NSArray == promises.1 as? NSArray && promises.0 != nil)
    #expect(two[0]["promises"] as? NSArray != two[1]["promises"] as? NSArray)
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("optimizer"))
  }

  @Test func `promises by replication as CSV`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run([
      "simulate", Self.base, "--replications", "3", "--format", "csv",
    ])

    let lines = outcome.output.split(whereSeparator: \.isNewline)
    #expect(
      lines.first
        == "company,replication,tier,priority,milestone,kept,broken,censored,creditsMinorUnits")
    #expect(lines.count == 1 + 3 * 5)
  }

  @Test func `companies of one name are told apart by their files`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write("callout: 1\nextends: \(Self.base)\nchanges: []\n", to: "same.yaml")

    let outcome = try await tool.run([
      "simulate", Self.base, "same.yaml", "same.yaml", "--replications", "2", "--format", "csv",
    ])

    for file in ["heating-week.yaml)", "same.yaml)", "same.yaml) 3"] {
      let name = "\n\"Heating and lifts, three technicians (\(file)\","
      #expect(outcome.output.contains(name), "\(outcome.output)")
    }
  }

  @Test func `companies that count in different currencies are not compared`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let other = try String(contentsOfFile: Self.base, encoding: .utf8)
      .replacing("currency: EUR", with: "currency: USD")
    try tool.write(other, to: "dollars.yaml")

    let outcome = try await tool.run([
      "simulate", Self.base, "dollars.yaml", "--replications", "2",
    ])

    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("dollars.yaml counts in USD"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a scenario without calls is refused with what to do`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = Self.folder.deletingLastPathComponent()
      .appending(path: "tutorials/skill-level.yaml").path

    let outcome = try await tool.run(["simulate", path])

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("nothing to simulate; say under simulation"))
  }
}
