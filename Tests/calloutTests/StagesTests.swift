import Foundation
import Testing

/// `callout stages`, from the command line on.
struct StagesTests {
  static let scenario = """
    callout: 1
    name: Repair shop
    timeZone: Europe/Amsterdam
    planningWindow: { start: 2026-03-10T00:00, end: 2026-03-11T00:00 }
    travel: { straightLine: { kilometresPerHour: 35 } }
    stages:
      - { id: new, name: New, postable: false }
      - { id: waiting, name: Waiting for parts, parent: new, schedulable: false, clock: paused, requiresReason: true }
      - { id: parts-in, name: Parts are in, parent: waiting }
      - { id: done, name: Done, parent: new, schedulable: false, clock: stopped }
    reasonCodes: [{ id: no-stock, name: Not in stock }]
    technicians:
      - id: ana
        shifts: [{ start: 2026-03-10T08:00, end: 2026-03-10T17:00 }]
    serviceOrders:
      - id: SO-1
        location: { lat: 52.36, lon: 4.88 }
        serviceMinutes: 60
        stage: waiting
        stageReasons: [{ reason: no-stock, stage: waiting, type: stageChange, at: 2026-03-09T16:00, by: Kim }]
      - { id: SO-2, location: { lat: 52.37, lon: 4.88 }, serviceMinutes: 60 }

    """

  @Test func `the tree comes as text, with what stages permit and their orders`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.scenario, to: "shop.yaml")

    let outcome = try await tool.run("stages", "shop.yaml")

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        Stages of Repair shop
        stage                          orders  clock    reason  permits
        new  New                            1  running          schedule move modify cancel delete –
        ├─ waiting  Waiting for parts       1  paused   needed  –        move modify cancel delete post
        │  └─ parts-in  Parts are in           running          schedule move modify cancel delete post  end
        └─ done  Done                          stopped          –        move modify cancel delete post  end
        reason: whether one is needed to move there; end: an order may be done with there.
        Orders move to the stages that hang on theirs, and back.

        """)
  }

  @Test func `the name of the output says what the tree looks like`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.scenario, to: "shop.yaml")

    let drawn = try await tool.run("stages", "shop.yaml", "--output", "tree.svg")
    let listed = try await tool.run("stages", "shop.yaml", "--output", "tree.csv", "--quiet")

    #expect(drawn.exitCode == 0)
    #expect(drawn.output.isEmpty)
    #expect(drawn.errors == "callout: stages written to tree.svg\n")
    let svg = String(decoding: try tool.contents(of: "tree.svg"), as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("prefers-color-scheme: dark"))
    #expect(svg.matches(of: /class="card"/).count == 4)
    #expect(svg.matches(of: /https?:/).count == 1)
    #expect(listed.errors.isEmpty)
    let csv = String(decoding: try tool.contents(of: "tree.csv"), as: UTF8.self)
    #expect(csv.split(separator: "\n").count == 5)
  }

  @Test func `programs get next stages and orders as JSON`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(
      ["stages", "-", "--format", "json"], input: Self.scenario)

    let stages = try #require(try outcome.json()["stages"] as? [[String: Any]])
    #expect(stages.map { $0["id"] as? String } == ["new", "waiting", "parts-in", "done"])
    #expect(stages[1]["orders"] as? [String] == ["SO-1"])
    #expect(stages[1]["nextStages"] as? [String] == ["parts-in"])
    #expect(stages[1]["requiresReason"] as? Bool == true)
    #expect(stages[0]["parent"] is NSNull)
  }

  @Test func `a plan names the stage that waits and the one that would allow it`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.scenario, to: "shop.yaml")

    let table = try await tool.run("optimize", "shop.yaml", "--work-limit", "1000", "--quiet")
    let file = try await tool.run(
      "optimize", "shop.yaml", "--work-limit", "1000", "--quiet", "--format", "json")
    let rows = try await tool.run(
      "optimize", "shop.yaml", "--work-limit", "1000", "--quiet", "--format", "csv")

    let sentence = "Order SO-1 waits in 'Waiting for parts'; 'Parts are in' would allow it."
    #expect(table.output.contains("STAGE_NOT_SCHEDULABLE: Order SO-1 waits in 'Waiting for parts'"))
    #expect(rows.output.contains("STAGE_NOT_SCHEDULABLE,\(sentence)"))
    let leftOut = try #require(try file.json()["unassignedVisits"] as? [[String: Any]])
    let reason = try #require((leftOut[0]["reasons"] as? [[String: Any]])?.first)
    #expect(reason["text"] as? String == sentence)
    #expect(reason["stage"] as? String == "waiting")
    #expect(reason["allowingStages"] as? [String] == ["parts-in"])
  }

  @Test func `stages that form no tree are listed as faults`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(
      Self.scenario.replacing("name: Done, parent: new", with: "name: Done, parent: done"),
      to: "shop.yaml")

    let outcome = try await tool.run("stages", "shop.yaml")

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("error E1704: \"done\" is among its own ancestors"))
  }

  @Test(arguments: [
    ["stages"], ["stages", "x.yaml", "--format", "png"], ["stages", "x.yaml", "--output", ""],
  ])
  func `a wrong command line is an input error`(arguments: [String]) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run(arguments)

    #expect(outcome.exitCode == 2)
    #expect(outcome.output.isEmpty)
  }
}
