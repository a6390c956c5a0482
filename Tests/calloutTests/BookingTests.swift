import Foundation
import Testing

/// `callout dispatch --book`: plans become bookings, and bookings become pins.
struct BookingTests {
  private static let tutorials = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/tutorials")

  private static func tutorial(_ name: String) -> String {
    tutorials.appending(path: "\(name).yaml").path(percentEncoded: false)
  }

  private func plan(_ scenario: String, to file: String, _ tool: CalloutTool) async throws {
    let outcome = try await tool.run(
      "optimize", scenario, "--work-limit", "500", "--output", file, "--quiet")
    try #require(outcome.hasPlan, "\(outcome.errors)")
  }

  /// Returns who makes a visit when, as a plan file says.
  private func place(of visit: String, in file: String, _ tool: CalloutTool) throws -> String? {
    let json = try JSONSerialization.jsonObject(with: tool.contents(of: file)) as? [String: Any]
    for route in json?["routes"] as? [[String: Any]] ?? [] {
      for entry in route["visits"] as? [[String: Any]] ?? []
      where entry["visit"] as? String == visit {
        return "\(route["technician"] ?? "") \(entry["startServiceTime"] ?? "")"
      }
    }
    return nil
  }

  @Test func `ST-4: what is booked holds once the stage is not movable, although better is there`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try await plan(Self.tutorial("stage-not-movable"), to: "plan.json", tool)
    let before = try #require(try place(of: "garden-pump", in: "plan.json", tool))
    #expect(before.hasPrefix("ana "))

    let booked = try await tool.run(
      "dispatch", Self.tutorial("stage-not-movable"), "--book", "plan.json", "--output",
      "booked.yaml")
    let moved = try await tool.run(
      "orders", "booked.yaml", "--order", "garden-pump", "--move", "dispatched", "--at",
      "2026-03-10T07:00", "--output", "told.yaml", "--quiet")
    // Ana becomes so dear that a new plan gives her nothing that can be moved.
    let told = String(decoding: try tool.contents(of: "told.yaml"), as: UTF8.self)
    try tool.write(
      told.replacing("perWorkHour: 36", with: "perWorkHour: 360"), to: "dear.yaml")
    try await plan("dear.yaml", to: "again.json", tool)

    #expect(booked.exitCode == 0, "\(booked.errors)")
    #expect(booked.errors == "callout: 2 visits booked\ncallout: scenario written to booked.yaml\n")
    #expect(moved.exitCode == 0, "\(moved.errors)")
    #expect(told.contains("perWorkHour: 36"))
    #expect(try place(of: "garden-pump", in: "again.json", tool) == before)
    #expect(try place(of: "bakery-oven", in: "again.json", tool)?.hasPrefix("ben ") == true)
  }

  @Test func `row 66: activities get technician and start of the plan, and wait for dispatch`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("dispatch-conflicts")
    try await plan(scenario, to: "plan.json", tool)

    let booked = try await tool.run(
      "dispatch", scenario, "--book", "plan.json", "--output", "booked.yaml", "--quiet")
    let board = try await tool.run("dispatch", "booked.yaml", "--format", "json")

    #expect(booked.exitCode == 0, "\(booked.errors)")
    #expect((try board.json()["conflicts"] as? [Any])?.isEmpty == true, "\(board.output)")
    let place = try #require(try place(of: "bakery-oven", in: "plan.json", tool))
    let text = String(decoding: try tool.contents(of: "booked.yaml"), as: UTF8.self)
    let activity = try #require(text.components(separatedBy: "id: bakery-oven-1").last)
    #expect(activity.contains("technician: \(place.prefix(3))"))
  }

  @Test func `orders, technicians and an instant limit what is booked`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("dispatch-conflicts")
    try await plan(scenario, to: "plan.json", tool)
    func booked(_ options: String...) async throws -> String {
      try await tool.run(
        ["dispatch", scenario, "--book", "plan.json", "--output", "x.yaml"] + options
      ).errors
    }

    #expect(try await booked("--order", "garden-pump").hasPrefix("callout: 1 visit booked\n"))
    #expect(try await booked("--technician", "ben").hasPrefix("callout: 0 visits booked\n"))
    #expect(try await booked("--at", "2026-03-10T18:00").hasPrefix("callout: 0 visits booked\n"))
  }

  @Test func `a plan that the audit rejects is not booked, and neither is what is no plan`()
    async throws
  {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("dispatch-conflicts")
    try await plan(scenario, to: "plan.json", tool)
    let text = String(decoding: try tool.contents(of: "plan.json"), as: UTF8.self)
    try tool.write(
      text.replacing("\"technician\" : \"ana\"", with: "\"technician\" : \"ben\""), to: "bad.json")
    try tool.write("{}", to: "none.json")

    for (options, message) in [
      (["--book", "bad.json"], "is no sound plan"), (["--book", "none.json"], "E2001"),
      (["--book", "plan.json", "--order", "garden-pum"], "maybe garden-pump is meant"),
      (["--book", "plan.json", "--technician", "bem"], "there is no technician bem"),
      (["--order", "garden-pump"], "go with --book"),
      (["--at", "2026-03-10T09:00", "--today", "2026-03-10"], "exclude each other"),
      (["--at", "noon"], "--at: \"noon\" is not an instant"),
    ] {
      let outcome = try await tool.run(["dispatch", scenario] + options)

      #expect(outcome.exitCode == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test func `an instant is local or has an offset, for every verb`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let scenario = Self.tutorial("sla-pause-by-stage")

    for verb in ["clock", "orders", "dispatch"] {
      let local = try await tool.run(verb, scenario, "--at", "2026-03-10T09:00")
      let offset = try await tool.run(verb, scenario, "--at", "2026-03-10T08:00:00Z")
      let skipped = try await tool.run(verb, scenario, "--at", "2026-03-29T02:30")

      #expect(local.exitCode == 0, "\(local.errors)")
      #expect(local.output == offset.output)
      #expect(skipped.exitCode == 2)
      #expect(skipped.errors.contains("--at: \"2026-03-29T02:30\" does not exist"))
    }
  }
}
