import Foundation
import Testing

/// `callout clock`, on the tutorials about clocks (checklist rows 57 to 63).
struct ClockTests {
  private static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func tutorial(_ name: String) -> String {
    top.appending(path: "scenarios/tutorials/\(name).yaml").path(percentEncoded: false)
  }

  /// A run with the name of the file that holds what it prints.
  struct Run: Sendable, CustomTestStringConvertible {
    var golden: String
    var arguments: [String]

    init(_ golden: String, _ tutorial: String, _ arguments: String...) {
      self.golden = golden
      self.arguments = ["clock", ClockTests.tutorial(tutorial)] + arguments
    }

    var testDescription: String { golden }
  }

  static let runs = [
    Run("pause-by-stage.txt", "sla-pause-by-stage", "--order", "pump-hall"),
    Run("pause-by-stage.json", "sla-pause-by-stage", "--order", "pump-hall", "--format", "json"),
    Run("on-hold.txt", "sla-pause-by-stage", "--order", "lift"),
    Run("overview.txt", "sla-pause-by-stage"),
    Run("overview.json", "sla-pause-by-stage", "--format", "json"),
    Run("overview.csv", "sla-pause-by-stage", "--format", "csv"),
    Run(
      "overview-late.txt", "sla-pause-by-stage", "--at", "2026-03-10T12:00:01", "--status",
      "exceeded"),
    Run("night-and-holiday.txt", "sla-night-and-holiday", "--order", "cold-store"),
    Run("base-calendar.csv", "sla-night-and-holiday", "--order", "shop", "--format", "csv"),
    Run("priority-change.txt", "sla-priority-change", "--order", "leak"),
    Run(
      "breached.txt", "sla-priority-change", "--order", "leak", "--at", "2026-03-10T14:30:30"),
    Run("no-promise.txt", "sla-priority-change", "--order", "no-promise"),
  ]

  @Test(arguments: runs)
  func `rows 57 to 63, a clock shows its state, its times and its segments`(
    run: Run
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(run.arguments)

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    let file = Self.top.appending(path: "Tests/calloutTests/Golden/\(run.golden)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(outcome.output.utf8).write(to: file)
    }
    #expect(try outcome.output == String(contentsOf: file, encoding: .utf8))
  }

  @Test func `rows 59 and 61, recorded time is written, and the deadline moves`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("sla-pause-by-stage")

    let stop = try await tool.run(
      "clock", scenario, "--order", "bakery", "--record", "stop", "--at", "2026-03-10T09:00",
      "--reason", "no access", "--output", "stopped.yaml", "--quiet")
    let start = try await tool.run(
      "clock", "stopped.yaml", "--order", "bakery", "--record", "start", "--at",
      "2026-03-10T11:00", "--output", "started.yaml", "--quiet")
    let after = try await tool.run(
      "clock", "started.yaml", "--order", "bakery", "--at", "2026-03-10T11:00", "--format", "json")

    #expect([stop, start, after].map(\.exitCode) == [0, 0, 0])
    let text = String(decoding: try tool.contents(of: "started.yaml"), as: UTF8.self)
    #expect(text.contains("{ at: 2026-03-10T09:00, event: paused, reason: no access }"))
    let clocks = try #require(after.json()["clocks"] as? [[String: Any]])
    #expect(clocks[0]["due"] as? String == "2026-03-10T14:00:00+01:00")
    #expect(clocks[0]["used"] as? String == "PT5H")
  }

  @Test(arguments: [
    (["--record", "start", "--at", "2026-03-10T09:00"], "SL-5: the clocks of service order"),
    (["--record", "stop", "--at", "2026-03-09T12:00"], "SL-5: "),
    (["--at", "10 March"], "--at: \"10 March\" is not an instant"),
    (["--at", "2026-03-29T02:30"], "does not exist in Europe/Amsterdam"),
  ])
  func `row 59 and SL-5, what cannot be done is refused with its rule`(
    arguments: [String], message: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      ["clock", Self.tutorial("sla-pause-by-stage"), "--order", "bakery"] + arguments)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
  }

  @Test func `an order that is not there, and a horizon that is none, are told plainly`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("sla-pause-by-stage")

    let order = try await tool.run("clock", scenario, "--order", "bakry")
    let horizon = try await tool.run("clock", scenario, "--due-within", "4 hours")

    #expect(order.exitCode == 2)
    #expect(
      order.errors == "callout: there is no service order \"bakry\"; maybe bakery is meant\n")
    #expect(horizon.exitCode == 2)
    #expect(horizon.errors.hasPrefix("callout: --due-within: \"4 hours\" is not a duration"))
  }

  @Test func `SL-13: an order that nothing is promised about can be signed off`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await tool.run(
      "generate", GenerateTests.maintenance, "--from", "2026-03-09", "--to", "2026-03-20",
      "--output", "orders.yaml")

    let signed = try await tool.run(
      "clock", "orders.yaml", "--order", "PM-0001", "--record", "sign-off", "--at",
      "2026-03-10T12:00", "--output", "signed.yaml")
    let checked = try await tool.run("validate", "signed.yaml")

    #expect(signed.exitCode == 0, "\(signed.errors)")
    #expect(checked.exitCode == 0, "\(checked.output)")
  }

  @Test func `row 61 and SL-11, stop and sign-off ask for a reason when the limit is exceeded`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = Self.tutorial("sla-pause-by-stage")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try tool.write(
      text + "serviceLevelParameters: { reasonRequiredOnSlaExceeded: true }\n", to: "day.yaml")

    for action in ["stop", "sign-off"] {
      let record = [
        "clock", "day.yaml", "--order", "bakery", "--quiet", "--record", action, "--at",
      ]
      let inTime = try await tool.run(record + ["2026-03-10T12:00"])
      let late = try await tool.run(record + ["2026-03-10T12:01"])
      let excused = try await tool.run(
        record + ["2026-03-10T12:01", "--reason", "traffic", "--output", "\(action).yaml"])

      #expect(inTime.exitCode == 0)
      #expect(late.exitCode == 2)
      #expect(late.errors.contains("SL-11: the limit for restored of service order \"bakery\""))
      #expect(excused.exitCode == 0)
    }
    let signed = try await tool.run(
      "clock", "sign-off.yaml", "--order", "bakery", "--at", "2026-03-10T13:00")
    #expect(signed.output.contains("restored: breachedMet"))
  }

  @Test func `row 62 and SL-12, a cancelled clock asks for its reason and stays cancelled`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let path = Self.tutorial("sla-pause-by-stage")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try tool.write(
      text + "serviceLevelParameters: { reasonRequiredOnSlaCancel: true }\n", to: "day.yaml")
    let cancel = [
      "clock", "day.yaml", "--order", "bakery", "--record", "cancel", "--at", "2026-03-10T09:00",
      "--quiet",
    ]

    let refused = try await tool.run(cancel)
    let done = try await tool.run(cancel + ["--reason", "duplicate", "--output", "over.yaml"])
    let again = try await tool.run(
      "clock", "over.yaml", "--order", "bakery", "--record", "start", "--at", "2026-03-10T10:00")
    let listed = try await tool.run(
      "clock", "over.yaml", "--at", "2026-03-10T10:00", "--status", "cancelled", "--format", "csv")

    #expect(refused.errors.contains("SL-12: "))
    #expect(done.exitCode == 0)
    #expect(again.exitCode == 2)
    #expect(again.errors.contains("SL-12: "))
    #expect(listed.output.contains("bakery,Bakery on the market,,restored,cancelled,cancelled,"))
  }
}
