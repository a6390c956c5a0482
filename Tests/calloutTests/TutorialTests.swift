import Foundation
import Testing

/// The tutorials come out as their first lines promise.
struct TutorialTests {
  /// What a plan of a tutorial is expected to do.
  struct Expectation: Sendable, CustomTestStringConvertible {
    /// The name of the tutorial.
    var name: String
    /// Who makes what, such as `ana: bank school`, visits in alphabetical order.
    var routes: [String]
    /// What is left out, with the reasons that do not depend on the other visits.
    var leftOut: [String]

    init(_ name: String, _ routes: [String], leftOut: [String] = []) {
      self.name = name
      self.routes = routes
      self.leftOut = leftOut
    }

    var testDescription: String { name }
  }

  static let expectations = [
    Expectation(
      "agreement-dates", ["ana: bank", "ana: school"], leftOut: ["bakery AGREEMENT_EXPIRED"]),
    Expectation(
      "agreement-suspended", ["ana: library school"], leftOut: ["showers AGREEMENT_EXPIRED"]),
    Expectation("break", ["ana: bakery-oven cold-store garden-pump"]),
    Expectation(
      "certificate-validity", ["ana: inspection", "ben: boiler-today"],
      leftOut: ["boiler-tomorrow SKILL TIME_WINDOW"]),
    Expectation(
      "covered-hours", ["ana: depot shop"], leftOut: ["bank NOT_COVERED"]),
    Expectation("date-window", ["ana: cooling-service lift-service oven-service"]),
    Expectation("drop-cost-priority", ["ana: gas-smell"], leftOut: ["yearly-service", "leak"]),
    Expectation("excluded-technician", ["ana: library school", "ben: hotel-lift"]),
    Expectation("freeze-until", ["ana: bakery-oven garden-pump", "ben: cold-store"]),
    Expectation("mandatory", ["ana: bakery-oven yearly-inspection"], leftOut: ["cold-store"]),
    Expectation("max-travel", ["ana: doorbell smoke-alarms"], leftOut: ["thermostat"]),
    Expectation("max-visits", ["ana: smoke-alarms thermostat"], leftOut: ["doorbell"]),
    Expectation("max-work-time", ["ana: cold-store garden-pump"], leftOut: ["bakery-oven"]),
    Expectation("overtime", ["ana: bakery-oven cold-store garden-pump"]),
    Expectation(
      "parts-availability", ["ana: pump-room tap"], leftOut: ["valve-room PARTS"]),
    Expectation(
      "pin-impossible", ["ana: bakery-oven cold-store"], leftOut: ["inspection WORK_TIME PIN"]),
    Expectation("pin-technician", ["ana: bakery-oven garden-pump", "ben: inspection"]),
    Expectation("pin-technician-and-time", ["ana: bakery-oven cold-store", "ben: inspection"]),
    Expectation("pin-time", ["ana: bakery-oven cold-store garden-pump"]),
    Expectation("preferred-technician", ["ana: market-cafe smit", "ben: nootdorp-hall"]),
    Expectation("required-technician", ["ana: library school", "ben: bank"]),
    Expectation(
      "rest", ["ben: afternoon-oven evening-call"], leftOut: ["early-inspection WORK_TIME"]),
    Expectation("shift-end", ["ana: bakery-oven cold-store"], leftOut: ["garden-pump"]),
    Expectation("skill-level", ["ana: boiler", "ben: sockets"], leftOut: ["heat-network SKILL"]),
    Expectation("sla-business-hours", ["ana: night-call no-promise shop"]),
    Expectation("sla-next-business-day", ["ana: friday-call monday-call tuesday-call"]),
    Expectation("sla-night-and-holiday", ["ana: bank cold-store shop"]),
    Expectation(
      "sla-pause-by-stage", ["ana: bakery pump-hall"], leftOut: ["lift STAGE_NOT_SCHEDULABLE"]),
    Expectation("sla-priority-change", ["ana: leak no-promise thermostat"]),
    Expectation("sla-response", ["ana: gold-call no-promise silver-call"]),
    Expectation("stage-not-movable", ["ana: bakery-oven garden-pump", "ben: cold-store"]),
    Expectation(
      "stage-reason", ["ana: cold-store garden-pump"], leftOut: ["boiler STAGE_NOT_SCHEDULABLE"]),
    Expectation("dispatch-conflicts", ["ana: bakery-oven cold-store garden-pump"]),
    Expectation("started-work", ["ana: bakery-oven garden-pump", "ben: cold-store"]),
    Expectation(
      "stage-not-schedulable", ["ana: cold-store garden-pump"],
      leftOut: ["boiler STAGE_NOT_SCHEDULABLE"]),
    Expectation("time-of-day", ["ana: hall kitchen"], leftOut: ["night-club TIME_WINDOW"]),
    Expectation("time-window", ["ana: cafe gym school"]),
    Expectation("unreachable", ["ana: harbour market"], leftOut: ["island UNREACHABLE"]),
    Expectation(
      "van-stock", ["ana: flat-pump", "ben: school-pumps"], leftOut: ["pool-pumps PARTS"]),
    Expectation(
      "visit-allowance", ["ana: second third"], leftOut: ["first ALLOWANCE_USED"]),
    Expectation(
      "week",
      [
        "ana: boiler-nootdorp boiler-voorhof lift-campus taps-campus",
        "ana: cooling-market filters-nootdorp lift-rijswijk lift-voorhof",
        "ben: cooling-fish cooling-lab filters-rijswijk late-call",
      ], leftOut: ["early-friday WORK_TIME"]),
    Expectation(
      "weekly-duty", ["ana: boiler-room", "ana: cold-store"], leftOut: ["bakery-oven WORK_TIME"]),
    Expectation(
      "why-impossible-alone", ["ana: bakery-oven cold-store"], leftOut: ["boiler SKILL WORK_TIME"]),
    Expectation(
      "why-impossible-together", ["ana: bakery-oven inspection"], leftOut: ["garden-pump"]),
    Expectation(
      "why-not-worth-it", ["ana: bakery-oven cold-store"], leftOut: ["inspection"]),
  ]

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios/tutorials")

  @Test(arguments: expectations)
  func `a tutorial comes out as it says`(expectation: Expectation) async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let file = Self.folder.appending(path: "\(expectation.name).yaml").path(percentEncoded: false)

    let outcome = try await tool.run(
      "optimize", file, "--work-limit", "2000", "--format", "json", "--quiet")

    let plan = try JSONDecoder().decode(PlanOutline.self, from: Data(outcome.output.utf8))
    #expect(plan.routeSummaries == expectation.routes)
    #expect(plan.leftOutSummaries == expectation.leftOut)
  }

  @Test func `every tutorial is expected to come out somehow`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.path(percentEncoded: false))

    #expect(files.sorted() == Self.expectations.map { "\($0.name).yaml" }.sorted())
  }
}

/// What these tests read of a plan file.
private struct PlanOutline: Decodable {
  struct Stop: Decodable { var visit: String }
  struct Route: Decodable {
    var technician: String
    var visits: [Stop]
  }
  struct Reason: Decodable { var code: String }
  struct LeftOut: Decodable {
    var visit: String
    var reasons: [Reason]
  }

  var routes: [Route]
  var unassignedVisits: [LeftOut]

  var routeSummaries: [String] {
    routes.map { route in
      "\(route.technician): " + route.visits.map(\.visit).sorted().joined(separator: " ")
    }
  }

  /// Whether other visits were in the way is for other tests.
  var leftOutSummaries: [String] {
    unassignedVisits.map { leftOut in
      let codes = leftOut.reasons.map(\.code).filter {
        !["COMPETITION", "SEARCH_LIMIT"].contains($0)
      }
      return ([leftOut.visit] + codes).joined(separator: " ")
    }
  }
}
