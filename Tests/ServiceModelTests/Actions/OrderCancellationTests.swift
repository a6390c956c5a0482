import ServiceModel
import Testing

/// Cancelling, revoking and deleting orders (rules CX-1, CX-2, CX-4 and IR-3).
struct OrderCancellationTests {
  private let now = Instant.at("2024-02-01 08:00")

  private var firm: Scenario {
    get throws {
      var scenario = try Scenario.liftFirm.creatingOrder(
        OrderRequest(
          id: "1", agreement: "A-1", lines: [LineContent(.hour), LineContent(.fee)]), at: now)
      scenario.reasonCodes = StageReasonCodes.parts.rows
      scenario.activities = [Activity(id: "1-1", order: "1", duration: .hours(1))]
      return scenario
    }
  }

  @Test func `CX-1: created lines are cancelled, the event and the reason are written`() throws {
    let cancelled = try firm.cancelling(
      "1", reason: GivenReason("mistake"), at: now + .hours(1), by: "kim")

    let order = cancelled.serviceOrders[0]
    #expect(order.progress == .cancelled)
    #expect(order.lines.map(\.status) == [.cancelled, .cancelled])
    #expect(order.visits.isEmpty)
    #expect(order.events == [OrderEvent(at: now + .hours(1), .cancelled)])
    #expect(
      order.stageReasons == [
        StageReason("mistake", stage: nil, kind: .cancel, at: now + .hours(1), by: "kim")
      ])
    #expect(refusal { try cancelled.cancelling("1", at: now + .hours(2)) } == "CX-1")
    #expect(refusal { try firm.cancelling("1", at: now - .hours(1)) } == "R6")
    #expect(
      refusal { try firm.cancelling("1", reason: GivenReason("x"), at: now) } == "MD-1")
  }

  @Test func `CX-1, OP-25, OR-10: an order with posted lines is cancelled line by line`() throws {
    var scenario = try firm
    scenario.serviceOrders[0].lines[0].status = .posted
    let number = scenario.serviceOrders[0].lines[1].number

    #expect(refusal { try scenario.cancelling("1", at: now) } == "CX-1")
    let posted = try scenario.cancelling(line: number, of: "1")
    #expect(posted.serviceOrders[0].lines.map(\.status) == [.posted, .cancelled])
    #expect(posted.serviceOrders[0].progress == .posted)
    #expect(refusal { try posted.cancelling("1", at: now) } == "CX-1")
    #expect(refusal { try posted.revoking("1", at: now) } == "CX-2")
    #expect(refusal { try posted.deleting("1") } == "OR-10")
  }

  @Test func `CX-2, CX-3: a cancelled order is taken up again, another one is left alone`() throws {
    let scenario = try firm
    let cancelled = try scenario.cancelling("1", at: now)
    let revoked = try cancelled.revoking("1", at: now + .hours(1))

    #expect(revoked.serviceOrders[0].progress == .inProcess)
    #expect(revoked.serviceOrders[0].visits == scenario.serviceOrders[0].visits)
    #expect(revoked.serviceOrders[0].events.map(\.kind) == [.cancelled, .reopened])
    #expect(refusal { try revoked.revoking("1", at: now + .hours(2)) } == "CX-2")
    #expect(revoked.faults().allSatisfy { $0.code != .reopenedWhileOpen })
  }

  @Test func `CX-1, CX-2: an order without lines is cancelled and revoked as a whole`() throws {
    var scenario = Scenario.liftFirm
    scenario.serviceOrders = [
      ServiceOrder(
        id: "1", visits: [Visit(id: "1", location: .quay, serviceDuration: .hours(1))])
    ]
    let visit = scenario.serviceOrders[0].visits[0]
    func isInScope(_ scenario: Scenario) -> Bool {
      scenario.isInScope(visit, of: scenario.serviceOrders[0], in: .utc)
    }

    let cancelled = try scenario.cancelling("1", at: now)
    let revoked = try cancelled.revoking("1", at: now)

    #expect(isInScope(scenario))
    #expect(!isInScope(cancelled))
    #expect(isInScope(revoked))
    #expect(revoked.faults().allSatisfy { $0.code != .eventsWithoutCreation })
  }

  @Test func `CX-4: an order is deleted with its activities`() throws {
    let deleted = try firm.deleting("1")

    #expect(deleted.serviceOrders.isEmpty)
    #expect(deleted.activities.isEmpty)
    #expect(refusal { try firm.deleting("2") } == "OR-1")
  }

  @Test func `row 75, IR-3: item requirements keep an order from being cancelled or deleted`()
    throws
  {
    let scenario = try firm.requiring("pump", for: "1")

    #expect(refusal { try scenario.cancelling("1", at: now) } == "IR-3")
    #expect(refusal { try scenario.deleting("1") } == "IR-3")
  }

  @Test(arguments: OrderAction.allCases)
  func `row 52, ST-4: one check asks the stage for each action`(action: OrderAction) throws {
    var scenario = try firm
    if action == .revoke { scenario = try scenario.cancelling("1", at: now) }
    for flags in 0..<64 {
      let permissions = StagePermissions(rawValue: flags)
      scenario.stages = [Stage(id: "only", name: "", permissions: permissions)]
      let rule = refusal {
        try scenario.check(action, on: scenario.serviceOrders[0])
        return scenario
      }
      #expect(rule == (permissions.contains(action.permission) ? nil : "ST-4"))
    }
  }

  @Test func `rows 61 and 62, SL-11 to SL-13: reasons for clocks get their rows`() throws {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    let recording = TimeRecording(scenario)
    let order = scenario.serviceOrders[0]
    let (instant, reason) = (Instant.berlin("2024-06-03 10:00"), GivenReason("traffic"))

    let stopped = try recording.stopping(order, at: instant, reason: reason, by: "kim")
    let signed = try recording.signingOff(order, at: instant, reason: reason)
    let cancelled = try recording.cancelling(order, at: instant, reason: reason)

    #expect(stopped.stageReasons.map(\.kind) == [.stop])
    #expect(stopped.stageReasons.map(\.by) == ["kim"])
    #expect(signed.stageReasons.map(\.kind) == [.stop])
    #expect(cancelled.stageReasons.map(\.kind) == [.cancel])
    #expect(try recording.stopping(order, at: instant).stageReasons.isEmpty)
    #expect(
      Recording.rule { () throws(Refusal) in
        try recording.stopping(order, at: instant, reason: GivenReason("rain"))
      } == "MD-1")
  }

  @Test func `row 48, GN-11: generated orders are created at an instant where they are measured`()
    throws
  {
    var scenario = Scenario.liftFirm([.hours(1)])
    scenario.agreements[0].serviceLevelAgreement = "gold"
    func generated() throws -> ServiceOrder {
      try scenario.generated("2024-01-01", "2024-01-31") { $0.createdAt = now }.scenario
        .serviceOrders[0]
    }

    #expect(try generated().createdAt == nil)
    #expect(try generated().serviceLevelAgreement == nil)
    scenario.serviceLevelParameters.slaOnGenerated = true
    #expect(try generated().createdAt == now)
    #expect(try generated().serviceLevelAgreement == "gold")
  }
}
