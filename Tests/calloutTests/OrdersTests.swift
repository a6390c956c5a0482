import Foundation
import Testing

struct OrdersTests {
  /// Orders with and without lines, in several stages, under one promise.
  private static let orders = """
    callout: 1
    name: Orders
    timeZone: Europe/Amsterdam
    planningWindow: { start: 2026-03-10T00:00, end: 2026-03-11T00:00 }
    travel: { straightLine: { kilometresPerHour: 35 } }
    locations: { site: { lat: 52.36, lon: 4.88 } }
    serviceLevelAgreements:
      - { id: prompt, targets: [{ milestone: onSite, goal: PT4H }] }
    agreements: [{ id: A-1, serviceLevelAgreement: prompt }]
    catalog: { projects: [{ id: P-1 }] }
    stages:
      - { id: open }
      - { id: waiting, parent: open, clock: paused }
      - { id: done, parent: open, clock: stopped }
    technicians:
      - { id: ana, shifts: [{ start: 2026-03-10T08:00, end: 2026-03-10T17:00 }] }
      - { id: ben, shifts: [{ start: 2026-03-10T08:00, end: 2026-03-10T17:00 }] }
    serviceOrders:
      - { id: late, customer: Bakery, agreement: A-1, createdAt: 2026-03-10T03:00, visits: [], lines: [{ quantity: 1 }] }
      - { id: soon, customer: School, agreement: A-1, createdAt: 2026-03-10T06:00, preferredTechnicians: [ana], location: site, serviceMinutes: 30, booking: { technician: ben } }
      - { id: held, agreement: A-1, stage: waiting, createdAt: 2026-03-10T06:00, visits: [], lines: [{ status: cancelled }] }
      - { id: over, agreement: A-1, stage: done, createdAt: 2026-03-10T06:00, visits: [], lines: [{ status: posted }, { status: cancelled }] }
      - { id: plain, description: No promise, serviceDateTime: 2026-03-14T09:00, calendarConflict: true, origin: system, visits: [], lines: [{ type: fee }] }

    """

  @Test(arguments: ["text", "json", "csv"])
  func `orders are listed with stage, progress, clock, deadline and slack`(
    format: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.orders, to: "orders.yaml")

    let outcome = try await tool.run(
      "orders", "orders.yaml", "--at", "2026-03-10T08:00:00+01:00", "--format", format, "--quiet")

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    try Golden.expect(outcome.output, in: "Orders.\(format == "text" ? "txt" : format)")
  }

  @Test func `orders are filtered by stage and agreement`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.orders, to: "orders.yaml")
    func ids(_ options: String...) async throws -> [String] {
      let outcome = try await tool.run(
        ["orders", "orders.yaml", "--format", "json", "--quiet"] + options)
      let rows = try #require(outcome.json()["orders"] as? [[String: Any]])
      return rows.compactMap { $0["id"] as? String }
    }

    #expect(try await ids("--stage", "waiting") == ["held"])
    #expect(try await ids("--stage", "open") == ["late", "soon", "plain"])
    #expect(try await ids("--agreement", "A-1") == ["late", "soon", "held", "over"])
    #expect(try await ids("--agreement", "A-1", "--stage", "done") == ["over"])
  }

  @Test func `a stage or an agreement that is not there is an input error`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.orders, to: "orders.yaml")

    let stage = try await tool.run("orders", "orders.yaml", "--stage", "dome", "--quiet")
    let agreement = try await tool.run("orders", "orders.yaml", "--agreement", "A1", "--quiet")
    let instant = try await tool.run("orders", "orders.yaml", "--at", "noon")

    #expect(stage.exitCode == 2)
    #expect(stage.errors.contains("maybe done is meant"))
    #expect(agreement.exitCode == 2)
    #expect(instant.exitCode == 2)
  }

  @Test(arguments: ["description", "receipt"])
  func `row 28, TK-1: technicians get a work description, customers a receipt`(
    kind: String
  ) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    _ = try await tool.run(
      "generate", GenerateTests.maintenance, "--from", "2026-03-09", "--to", "2026-03-20",
      "--output", "orders.yaml")

    let outcome = try await tool.run(
      "orders", "orders.yaml", "--order", "PM-0003", "--document", kind)

    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("The lift stands still for an hour."))
    #expect(outcome.output.contains("Key at the desk.") == (kind == "description"))
    try Golden.expect(outcome.output, in: "Orders.\(kind).txt")
  }

  @Test func `a paper is about one order that is there`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    try tool.write(Self.orders, to: "orders.yaml")

    let withoutOrder = try await tool.run("orders", "orders.yaml", "--document", "receipt")
    let unknown = try await tool.run(
      "orders", "orders.yaml", "--order", "lade", "--document", "receipt", "--quiet")

    #expect(withoutOrder.exitCode == 2)
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("maybe late is meant"))
  }
}
