import ServiceModel
import Testing

/// Which orders are measured, and under which promises (checklist rows 48 and 56).
struct ServiceLevelAssignmentTests {
  @Test func `row 48, SL-2 and GN-11, a generated order shows no deadline unless asked for`() {
    var scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    var order = scenario.serviceOrders[0]
    order.origin = .system

    #expect(ServiceLevelClock(scenario).dueInstants(of: order).isEmpty)
    #expect(
      ServiceLevelClock(scenario).readings(of: order, at: .berlin("2024-06-03 09:00")).isEmpty)

    scenario.serviceLevelParameters.slaOnGenerated = true
    #expect(
      ServiceLevelClock(scenario).dueInstants(of: order).map(\.due)
        == [.berlin("2024-06-03 17:00")])
  }

  @Test func `OP-2, the clock starts when the call came in, if that is known`() {
    let scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    var order = scenario.serviceOrders[0]
    order.receivedAt = .berlin("2024-06-03 07:30")

    #expect(
      ServiceLevelClock(scenario).dueInstants(of: order).map(\.due)
        == [.berlin("2024-06-03 15:30")])
  }

  @Test func `row 56 and SL-1, suspended promises are not assigned any more`() throws {
    var scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    scenario.agreements.append(Agreement(id: "B", name: "B"))
    scenario.serviceLevelAgreements[0].suspended = true

    let refusal = Recording.rule { () throws(Refusal) in
      try scenario.assigning("sla", to: "B").serviceOrders[0]
    }
    let unknown = Recording.rule { () throws(Refusal) in
      try scenario.assigning("gold", to: "B").serviceOrders[0]
    }
    let nowhere = Recording.rule { () throws(Refusal) in
      try scenario.assigning("sla", to: "C").serviceOrders[0]
    }

    #expect([refusal, unknown, nowhere] == ["SL-1", "SL-1", "SL-1"])
    // What has them keeps them.
    #expect(ServiceLevelClock(scenario).dueInstants(of: scenario.serviceOrders[0]).count == 1)
    scenario.serviceLevelAgreements[0].suspended = false
    #expect(try scenario.assigning("sla", to: "B").agreements[1].serviceLevelAgreement == "sla")
  }

  @Test func `OP-19, orders that exist keep what they were promised`() throws {
    var scenario = Recording.scenario(hours: 8, createdAt: "2024-06-03 09:00")
    let before = ServiceLevelClock(scenario).dueInstants(of: scenario.serviceOrders[0])
    scenario.serviceLevelAgreements.append(
      ServiceLevelAgreement(id: "new", name: "New", targets: []))

    let changed = try scenario.assigning("new", to: "A")

    #expect(changed.agreements[0].serviceLevelAgreement == "new")
    #expect(ServiceLevelClock(changed).dueInstants(of: changed.serviceOrders[0]) == before)
  }
}
