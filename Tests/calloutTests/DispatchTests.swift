import Foundation
import Testing

/// `callout dispatch`, from the command line on.
struct DispatchTests {
  private static let scenario = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/tutorials/dispatch-conflicts.yaml").path(percentEncoded: false)

  @Test func `the board lists teams, what waits, and conflicts with numbers`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("dispatch", Self.scenario)

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        Dispatch board of Tutorial: dispatch conflicts  2026-03-10 to 2026-03-11

        Team delft  Delft  owner ana
          ana  Ana Prins
          ben  Ben Kuipers
            start             end    activity       order        task              priority
            2026-03-10 16:00  17:00  garden-pump-1  garden-pump  replace the pump  high

        Undispatched  2
            start             end    activity       order        task              technician  priority
            2026-03-10 16:00  17:00  garden-pump-1  garden-pump  replace the pump  ben         high
            open              open   bakery-oven-1  bakery-oven  yearly check      nobody

        Conflicts  2
          OVERLAP: ana is booked for visit bakery-oven and visit cold-store at once, for 15 minutes.
          OUTSIDE_WORKING_TIME: Activity garden-pump-1 lies outside the shifts of ben for 30 minutes.

        """)
  }

  @Test func `programs get conflicts with codes and seconds`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("dispatch", Self.scenario, "--format", "json")

    let conflicts = try #require(try outcome.json()["conflicts"] as? [[String: Any]])
    #expect(conflicts.map { $0["code"] as? String } == ["OVERLAP", "OUTSIDE_WORKING_TIME"])
    #expect(conflicts.map { $0["amountSeconds"] as? Int } == [900, 1800])
    #expect(conflicts[0]["other"] as? String == "visit bakery-oven")
  }

  @Test func `days and viewers narrow the board`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let later = try await tool.run(
      "dispatch", Self.scenario, "--today", "2026-03-20", "--format", "json")
    let other = try await tool.run(
      "dispatch", Self.scenario, "--from", "2026-03-01", "--to", "2026-03-31", "--viewer", "ben",
      "--closed", "--format", "json")

    let laterBoard = try later.json()
    #expect(laterBoard["from"] as? String == "2026-03-20")
    #expect(laterBoard["to"] as? String == "2026-03-21")
    #expect((laterBoard["undispatched"] as? [Any])?.count == 1)
    #expect((try other.json()["teams"] as? [Any])?.count == 1)
  }

  @Test(arguments: [
    ["--today", "tomorrow"], ["--from", "2026-02-30"],
    ["--from", "2026-03-11", "--to", "2026-03-10"],
    ["--viewer", "nobody"], ["--format", "svg"],
  ])
  func `a question that makes no sense is an input error`(arguments: [String]) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["dispatch", Self.scenario] + arguments)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }
}
