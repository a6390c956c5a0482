import Foundation
import Testing

/// Actions of `callout orders`, from the command line on (checklist rows 30, 51 to 55 and 61).
struct OrderActionTests {
  private static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func tutorial(_ name: String) -> String {
    top.appending(path: "scenarios/tutorials/\(name).yaml").path(percentEncoded: false)
  }

  private static let pause = tutorial("sla-pause-by-stage")

  @Test func `rows 51 and 55, ST-2 and ST-6: a move stops the clock, and the way back starts it`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let there = try await tool.run(
      "orders", Self.pause, "--order", "bakery", "--move", "parts", "--at", "2026-03-10T09:00",
      "--reason", "no access", "--note", "key", "--by", "kim", "--output", "parts.yaml")
    let back = try await tool.run(
      "orders", "parts.yaml", "--order", "bakery", "--move", "new", "--at",
      "2026-03-10T11:00:00+01:00", "--output", "back.yaml", "--quiet")
    let checked = try await tool.run("validate", "back.yaml")
    let clock = try await tool.run(
      "clock", "back.yaml", "--order", "bakery", "--at", "2026-03-10T11:00", "--format", "json")

    #expect([there, back, checked, clock].map(\.exitCode) == [0, 0, 0, 0])
    #expect(there.errors == "callout: scenario written to parts.yaml\n")
    #expect(back.errors.isEmpty)
    let text = String(decoding: try tool.contents(of: "parts.yaml"), as: UTF8.self)
    #expect(text.contains("{ at: 2026-03-10T09:00, event: stageChanged, stage: parts }"))
    #expect(text.contains("kim"))
    let clocks = try #require(clock.json()["clocks"] as? [[String: Any]])
    #expect(clocks[0]["due"] as? String == "2026-03-10T14:00:00+01:00")
  }

  @Test func `CX-1, CX-2, CX-4: an order is cancelled, taken up again and deleted`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    func act(_ option: String, _ time: String, from: String, to: String) async throws -> Int32 {
      try await tool.run(
        "orders", from, "--order", "bakery", option, "--at", time, "--output", to, "--quiet"
      ).exitCode
    }
    func planned(_ file: String) async throws -> Bool {
      let plan = try await tool.run("optimize", file, "--work-limit", "500", "--format", "csv")
      return plan.output.contains("bakery")
    }

    #expect(try await act("--cancel", "2026-03-10T09:00", from: Self.pause, to: "off.yaml") == 0)
    #expect(try await act("--cancel", "2026-03-10T09:30", from: "off.yaml", to: "x.yaml") == 2)
    #expect(try await act("--revoke", "2026-03-10T10:00", from: "off.yaml", to: "on.yaml") == 0)
    #expect(try await act("--delete", "2026-03-10T10:00", from: "on.yaml", to: "gone.yaml") == 0)

    #expect(try await planned("off.yaml") == false)
    #expect(try await planned("on.yaml"))
    for file in ["off.yaml", "on.yaml", "gone.yaml"] {
      #expect(try await tool.run("validate", file).exitCode == 0)
    }
    let gone = String(decoding: try tool.contents(of: "gone.yaml"), as: UTF8.self)
    #expect(!gone.contains("bakery"))
    #expect(!FileManager.default.fileExists(atPath: tool.path("x.yaml")))
  }

  @Test func `row 30, OR-1: an order is created by hand, measured and planned`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let created = try await tool.run(
      "orders", GenerateTests.maintenance, "--create", "--order", "CALL-1", "--agreement",
      "MA-002", "--description", "Boiler is cold", "--line", "hour=1.5:Look at the boiler",
      "--at", "2026-03-09T08:00", "--output", "call.yaml", "--quiet")
    let listed = try await tool.run(
      "orders", "call.yaml", "--at", "2026-03-09T08:00", "--format", "csv")
    let planned = try await tool.run("optimize", "call.yaml", "--work-limit", "500")

    #expect(created.exitCode == 0, "\(created.errors)")
    #expect(listed.output.contains("CALL-1"))
    #expect(planned.output.contains("1 of 1 visits planned"), "\(planned.output)")
    let text = String(decoding: try tool.contents(of: "call.yaml"), as: UTF8.self)
    #expect(text.contains("createdAt: 2026-03-09T08:00"))
    #expect(text.contains("Boiler is cold"))
  }

  @Test func `DI-3: whether a new order gets an activity is said where it is to be asked`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let conflicts = try String(contentsOfFile: Self.tutorial("dispatch-conflicts"), encoding: .utf8)
    let asking = conflicts.replacing("dispatch: {", with: "dispatch: { activityCreation: ask,")
    #expect(asking != conflicts)
    try tool.write(asking, to: "asking.yaml")
    func create(_ answer: [String]) async throws -> CalloutTool.Outcome {
      try await tool.run(
        ["orders", "asking.yaml", "--create", "--order", "call"] + answer + [
          "--at", "2026-03-10T09:00", "--output", "called.yaml", "--quiet",
        ])
    }

    let unanswered = try await create([])
    #expect(unanswered.exitCode == 2)
    #expect(unanswered.errors.contains("DI-3"))
    for (answer, hasActivity) in [("--activity", true), ("--no-activity", false)] {
      let outcome = try await create([answer])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let text = String(decoding: try tool.contents(of: "called.yaml"), as: UTF8.self)
      #expect(text.contains("order: call,") == hasActivity, "\(text)")
    }
  }

  @Test(arguments: [
    (["--order", "bakery", "--move", "done", "--at", "2026-03-09T12:00"], "R6: "),
    (["--order", "lift", "--move", "done", "--at", "2026-03-10T09:00"], "ST-2: "),
    (["--order", "bakery", "--move", "dome", "--at", "2026-03-10T09:00"], "Maybe done is meant."),
    (["--order", "bakery", "--cancel", "--reason", "rain"], "MD-1: There is no reason code rain."),
    (["--order", "bakery", "--revoke"], "CX-2: Order bakery is not cancelled."),
    (["--order", "bakry", "--delete"], "there is no order bakry; maybe bakery is meant"),
    (["--create", "--order", "bakery"], "MD-2: There is an order bakery already"),
    (["--create", "--order", "b", "--agreement", "A"], "OR-1: There is no agreement A."),
    (["--create", "--order", "b", "--line", "hour=long"], "--line: \"long\" is not a number"),
    (["--create", "--order", "b", "--line", "item=1:pump"], "MD-1: There is no item pump."),
    (["--order", "bakery", "--cancel", "--at", "noon"], "--at: \"noon\" is not an instant"),
    (["--order", "bakery", "--move", "parts", "--cancel"], "exclude each other"),
    (["--move", "parts"], "An action needs --order"),
    (["--order", "bakery", "--output", "x.yaml"], "--output goes with an action"),
    (["--order", "bakery", "--delete", "--reason", "traffic"], "--reason goes with"),
    (["--order", "bakery", "--cancel", "--by", "kim"], "--note and --by go with --reason"),
    (["--line", "hour=1"], "--description and --line go with --create"),
  ])
  func `rows 52 and 53: what cannot be done is refused with its rule and a remedy`(
    arguments: [String], message: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(["orders", Self.pause] + arguments)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `row 53, ST-5: a stage that requires a reason is refused without one`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let text = try String(contentsOfFile: Self.pause, encoding: .utf8)
    let reason =
      "    stageReasons: [{ reason: traffic, stage: parts, type: stageChange, at: 2026-03-09T15:00 }]\n"
    try tool.write(
      text.replacing("clock: paused, ", with: "clock: paused, requiresReason: true, ")
        .replacing("    stage: parts    ", with: reason + "    stage: parts    "), to: "day.yaml")
    let move = [
      "orders", "day.yaml", "--order", "bakery", "--move", "parts", "--at", "2026-03-10T09:00",
    ]

    let refused = try await tool.run(move + ["--quiet"])
    let done = try await tool.run(move + ["--quiet", "--reason", "no access"])

    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("ST-5: Stage parts requires a reason, but none is given."))
    #expect(done.exitCode == 0)
    #expect(done.output.contains("no access"))
  }
}
