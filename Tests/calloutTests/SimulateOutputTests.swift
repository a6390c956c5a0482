import Foundation
import Testing

/// What `callout simulate` writes besides its text, and how it chooses the warm-up.
struct SimulateOutputTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/simulation")
  private static let base = folder.appending(path: "heating-week.yaml").path
  private static let variant = folder.appending(path: "heating-week-fourth.yaml").path

  @Test func `one page and a folder of tables come with the text`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let page = tool.path("week.html")
    let tables = tool.path("tables")

    let outcome = try await tool.run([
      "simulate", Self.base, Self.variant, "--replications", "6", "--html", page, "--tables",
      tables,
      "--threads", "2",
    ])

    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.contains("6 replications"))
    let html = try String(contentsOfFile: page, encoding: .utf8)
    for text in [
      "Heating and lifts, four technicians", "What the variants change", "Why promises break",
      "Chart.js v3.9.1", "What the model leaves out", "aria-label=\"Backlog; the table below",
    ] {
      #expect(html.contains(text), "\(text)")
    }
    let columns = [
      "backlog.csv":
        "company,time,waiting,waitingLow,waitingHigh,waitingLowTenth,waitingHighTenth,open,openLow,"
        + "openHigh",
      "compliance.csv":
        "company,common,tier,priority,milestone,share,low,high,method,kept,broken,censored,"
        + "creditsMinorUnits,creditsLow,creditsHigh",
      "differences.csv":
        "company,measure,tier,priority,milestone,unit,difference,low,high,isReal,varianceRatio",
      "figures.csv": "company,figure,unit,mean,low,high",
      "quantiles.csv": "company,tier,priority,milestone,measure,share,seconds,low,high",
      "reasons.csv": "company,tier,priority,milestone,reason,count,mean,low,high",
      "replications.csv":
        "company,replication,tier,priority,milestone,kept,broken,censored,creditsMinorUnits",
      "technicians.csv":
        "company,technician,part,hours,hoursLow,hoursHigh,share,shareLow,shareHigh",
    ]
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tables).sorted()
        == columns.keys.sorted())
    for (name, header) in columns {
      let text = try String(contentsOfFile: "\(tables)/\(name)", encoding: .utf8)
      #expect(text.hasPrefix(header + "\n"), "\(name)")
      #expect(text.contains("\n\"Heating and lifts, four technicians\","), "\(name)")
    }
  }

  @Test func `page and tables are the same on any number of threads`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func page(threads: Int) async throws -> String {
      let path = tool.path("\(threads).html")
      let outcome = try await tool.run([
        "simulate", Self.base, "--replications", "7", "--threads", "\(threads)", "--html", path,
      ])
      #expect(outcome.exitCode == 0)
      return try String(contentsOfFile: path, encoding: .utf8)
    }

    let alone = try await page(threads: 1)
    let together = try await page(threads: 4)
    #expect(alone == together)
  }

  @Test func `a warm-up is given, found or left out, and the run says which`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func text(_ warmUp: String) async throws -> CalloutTool.Outcome {
      try await tool.run([
        "simulate", Self.base, "--replications", "3", "--warm-up", warmUp,
      ])
    }

    let none = try await text("none")
    let given = try await text("PT24H")
    let found = try await text("auto")
    let tooLong = try await text("PT500H")
    let wrong = try await text("soon")

    #expect(none.output.contains("Without a warm-up"))
    #expect(given.output.contains("The first 24:00 hours are a warm-up"))
    #expect(
      found.output.contains("MSER-5 found them") || found.errors.contains("--warm-up a length"))
    #expect(tooLong.exitCode == 2 && tooLong.errors.contains("leaves nothing to count"))
    #expect(wrong.exitCode == 2 && wrong.output.isEmpty)
  }

  @Test func `a desk that never closes keeps the promises that theory says`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = Self.folder.appending(path: "round-the-clock.yaml").path

    let outcome = try await tool.run([
      "simulate", path, "--warm-up", "auto", "--replications", "10", "--confidence", "99%",
      "--format", "json",
    ])

    let document = try outcome.json()
    let warmUp = try #require(document["warmUp"] as? [String: Any])
    #expect(warmUp["rule"] as? String == "MSER-5")
    #expect((warmUp["seconds"] as? Int).map { $0 % 86_400 } == 0)
    let company = try #require((document["companies"] as? [[String: Any]])?.first)
    let compliance = try #require(company["compliance"] as? [String: Any])
    let share = try #require(compliance["share"] as? [String: Double])
    // One minus Erlang C times exp(−(3 · 0.1 − 0.2) · 5).
    #expect(try #require(share["low"]) < 0.730431 && 0.730431 < (try #require(share["high"])))
    #expect(try #require(share["high"]) - (try #require(share["low"])) < 0.05)
  }

  @Test func `long runs are followed in the log`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["simulate", Self.base, "--replications", "12", "--verbose"])

    #expect(outcome.errors.contains("10 of 12 replications"))
    #expect(outcome.errors.contains("half-width"))
    #expect(outcome.errors.contains("s left"))
  }

  @Test func `a page that cannot be written is refused before anything is simulated`() async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run([
      "simulate", Self.base, "--html", tool.path("no/such.html"),
    ])

    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("cannot write"))
  }
}
