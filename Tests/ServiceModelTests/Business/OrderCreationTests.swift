import ServiceModel
import Testing

struct OrderCreationTests {
  private let now = Instant.at("2024-02-01 08:00")

  @Test func `row 30, OR-1, ST-3: a manual order has the defaults of its agreement`() throws {
    var scenario = Scenario.liftFirm
    scenario.stages = [
      Stage(id: "open", name: "Open"), Stage(id: "done", name: "", parent: "open"),
    ]
    scenario.agreements[0].serviceLevelAgreement = "gold"

    let created = try scenario.creatingOrder(OrderRequest(agreement: "A-1"), at: now)

    let order = try #require(created.serviceOrders.last)
    #expect(order.id == "SO-0001")
    #expect(order.customer == "Grand Hotel")
    #expect(order.createdAt == now)
    #expect(order.stage == "open")
    #expect(order.origin == .user)
    #expect(order.details.description == "Lift service")
    #expect(order.details.project == "P-1")
    #expect(order.details.contactPerson == "Mr Bo")
    #expect(order.responsible == "ana")
    #expect(order.preferredTechnicians(under: scenario.agreements[0]) == ["ana"])
    #expect(order.objects.map(\.object) == ["X-1", "X-2"])
    #expect(order.progress == .inProcess)
    #expect(created.catalog.parameters.orderNumbers?.next == 2)
  }

  @Test func `OP-19: an order keeps the promises that held when it was created`() throws {
    var scenario = Scenario.liftFirm
    scenario.agreements[0].serviceLevelAgreement = "gold"
    scenario = try scenario.creatingOrder(OrderRequest(agreement: "A-1"), at: now)

    scenario.agreements[0].serviceLevelAgreement = nil

    #expect(scenario.serviceOrders[0].serviceLevelAgreement == "gold")
  }

  @Test func `row 65, OR-12: what the request says comes before what the agreement says`() throws {
    let request = OrderRequest(
      id: "1", agreement: "A-1", customer: "Annex", description: "Stuck",
      contactPerson: "Ms Al", responsible: "Dee", preferredTechnician: "ben")

    let order = try Scenario.liftFirm.creatingOrder(request, at: now).serviceOrders[0]

    #expect(order.customer == "Annex")
    #expect(order.details.description == "Stuck")
    #expect(order.details.contactPerson == "Ms Al")
    #expect(order.responsible == "Dee")
    #expect(order.preferredTechnicians == ["ben"])
  }

  @Test func `row 31, OR-2, OP-6: an order without agreement is a matter of the parameters`() throws
  {
    var scenario = Scenario.liftFirm

    #expect(refusal { try scenario.creatingOrder(OrderRequest(), at: now) } == nil)
    scenario.catalog.parameters.allowOrderWithoutAgreement = false
    #expect(refusal { try scenario.creatingOrder(OrderRequest(), at: now) } == "OR-2")
    #expect(refusal { try scenario.creatingOrder(OrderRequest(agreement: "Z"), at: now) } == "OR-1")
  }

  @Test(arguments: [
    ("2023-12-31 23:59", "OR-3"), ("2024-01-01 00:00", nil), ("2024-12-31 23:59", nil),
    ("2025-01-01 00:00", "OR-3"),
  ])
  func `row 33, OR-3: the service date lies inside the agreement, both ends included`(
    time: String, rule: String?
  ) {
    let request = OrderRequest(agreement: "A-1", serviceDateTime: .at(time))

    #expect(refusal { try Scenario.liftFirm.creatingOrder(request, at: now) } == rule)
  }

  @Test func `row 33, OR-3: an open-ended agreement has no upper limit`() {
    var scenario = Scenario.liftFirm
    scenario.agreements[0].endDate = nil
    let request = OrderRequest(agreement: "A-1", serviceDateTime: .at("2060-01-01 00:00"))

    #expect(refusal { try scenario.creatingOrder(request, at: now) } == nil)
  }

  @Test func `row 34, OR-5: the address is the project's first, another one, or a new one`() throws
  {
    let scenario = Scenario.liftFirm
    func order(_ choice: AddressChoice) throws -> (Scenario, ServiceAddress?) {
      let created = try scenario.creatingOrder(
        OrderRequest(agreement: "A-1", address: choice), at: now)
      return (created, created.serviceOrders[0].details.serviceAddress)
    }

    #expect(try order(.projectDefault).1?.name == "front")
    #expect(try order(.known("front")).1?.postalAddress == "Quay 1")
    #expect(
      refusal {
        try scenario.creatingOrder(OrderRequest(address: .known("attic")), at: now)
      } == "OR-5")
    let back = ServiceAddress(name: "back", postalAddress: "Lane 2")
    #expect(try order(.new(back)).0.catalog.projects[0].addresses.map(\.name) == ["front", "back"])
    let once = ServiceAddress(name: "once", orderOnly: true)
    #expect(try order(.new(once)).0.catalog.projects[0].addresses.map(\.name) == ["front"])
    #expect(try order(.new(once)).1?.name == "once")
    let moved = ServiceAddress(name: "front", postalAddress: "Quay 9")
    #expect(try order(.new(moved)).0.catalog.projects[0].addresses == [moved])
  }

  @Test func `MD-2: an id is given once`() throws {
    let scenario = try Scenario.liftFirm.creatingOrder(OrderRequest(id: "1"), at: now)
    var withoutSequence = scenario
    withoutSequence.catalog.parameters.orderNumbers = nil

    #expect(refusal { try scenario.creatingOrder(OrderRequest(id: "1"), at: now) } == "MD-2")
    #expect(refusal { try withoutSequence.creatingOrder(OrderRequest(), at: now) } == "MD-2")
  }

  @Test func `lines of a new order become its visit`() throws {
    let request = OrderRequest(
      id: "1", agreement: "A-1",
      lines: [
        LineContent(.hour, quantity: Quantity(thousandths: 1500)),
        LineContent(.hour, object: "X-2", quantity: Quantity(thousandths: 333)),
        LineContent(.item, quantity: Quantity(2), item: "pump"), LineContent(.fee),
      ])

    let created = try Scenario.liftFirm.creatingOrder(request, at: now)

    let visit = try #require(created.serviceOrders[0].visits.first)
    #expect(visit.id == "1")
    #expect(visit.serviceDuration == .minutes(110))
    #expect(visit.location == .harbour)
    #expect(visit.parts == ["pump": 2])
    #expect(visit.dateWindow == nil)
    #expect(created.faults().filter { $0.severity == .error } == [])
  }
}
