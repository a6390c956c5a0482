import ServiceModel
import Testing

struct ServiceObjectTests {
  private var scenario: Scenario {
    var scenario = Scenario.liftFirm
    scenario.stockItems[0].dimensions = ItemDimensions(configuration: "large", batch: "b7")
    return scenario
  }

  @Test func `row 16, OB-1: an object gets the dimensions of its item and a serial of its own`()
    throws
  {
    let attached = try scenario.attaching("pump", to: "X-1", serial: "S-77")

    let objects = attached.catalog.objects
    #expect(objects[0].item == "pump")
    #expect(
      objects[0].dimensions
        == ItemDimensions(configuration: "large", batch: "b7", serial: "S-77"))
    #expect(objects[1].item == nil)
    #expect(refusal { try scenario.attaching("none", to: "X-1") } == "OB-1")
  }

  @Test func `row 17, MD-4: one item is on one object unless that is allowed`() throws {
    var attached = try scenario.attaching("pump", to: "X-1")

    #expect(refusal { try attached.attaching("pump", to: "X-2") } == "MD-4")
    #expect(refusal { try attached.attaching("pump", to: "X-1") } == nil)
    attached.catalog.parameters.allowSameItemOnSeveralObjects = true
    #expect(refusal { try attached.attaching("pump", to: "X-2") } == nil)
  }

  @Test func `row 18: objects are listed by group, those without one last`() throws {
    var scenario = try scenario.adding(ObjectGroup(id: "hall"))
    scenario.catalog.objects[1].group = "hall"

    let groups = scenario.objectsByGroup()

    #expect(groups.map { $0.group?.id } == ["hall", nil])
    #expect(groups.map { $0.objects.map(\.id) } == [["X-2"], ["X-1"]])
  }

  @Test func `row 19, OB-2: a line is about related objects, whose relation has a reference`()
    throws
  {
    let ordered = try scenario.creatingOrder(OrderRequest(id: "1"), at: .at("2024-02-01 08:00"))

    #expect(refusal { try ordered.adding(LineContent(.hour, object: "X-1"), to: "1") } == "OB-2")
    let related = try ordered.relating(ObjectRelation("X-1", reference: "left"), to: .order("1"))
    #expect(refusal { try related.adding(LineContent(.hour, object: "X-1"), to: "1") } == nil)
    #expect(related.serviceOrders[0].objects[0].reference == "left")
    #expect(refusal { try related.relating(ObjectRelation("X-1"), to: .order("1")) } == "OB-2")
    #expect(refusal { try scenario.relating(ObjectRelation("Y"), to: .agreement("A-1")) } == "OB-2")
  }

  @Test func `row 20, OB-3: a generated order owns copies of the relations of its agreement`()
    throws
  {
    var run = try Scenario.liftFirm([.hours(1)]).generated("2024-01-01", "2024-01-31").scenario

    run.agreements[0].objects[0].reference = "changed later"

    #expect(run.serviceOrders[0].objects.map(\.object) == ["X-1", "X-2"])
    #expect(run.serviceOrders[0].objects[0].reference == "left")
  }

  @Test func `row 28, TK-1: a customer sees the external note only`() {
    let relation = scenario.agreements[0].tasks[0]

    #expect(relation.internalNote == "key at desk")
    #expect(relation.customerView == TaskRelation("oil", externalNote: "two hours"))
  }

  @Test func `row 29, TK-2: a task of an agreement is for all its orders, one of an order for it`()
    throws
  {
    let now = Instant.at("2024-02-01 08:00")
    var ordered = try scenario.creatingOrder(OrderRequest(id: "1", agreement: "A-1"), at: now)
    ordered = try ordered.creatingOrder(OrderRequest(id: "2", agreement: "A-1"), at: now)
    ordered = try ordered.relating(TaskRelation("ropes"), to: .order("1"))

    #expect(ordered.usableTasks(of: ordered.serviceOrders[0]).map(\.task) == ["ropes", "oil"])
    #expect(ordered.usableTasks(of: ordered.serviceOrders[1]).map(\.task) == ["oil"])
    #expect(refusal { try ordered.adding(LineContent(.hour, task: "oil"), to: "2") } == nil)
    #expect(refusal { try ordered.adding(LineContent(.hour, task: "ropes"), to: "1") } == nil)
    #expect(refusal { try ordered.adding(LineContent(.hour, task: "ropes"), to: "2") } == "TK-2")
    #expect(refusal { try ordered.relating(TaskRelation("ropes"), to: .order("1")) } == "TK-2")
  }
}
