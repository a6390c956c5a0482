import ServiceModel
import Testing

/// Moves of orders with everything that belongs to them (checklist rows 51, 53, 61 and 66).
struct OrderMoveTests {
  /// A repair shop with one measured order of two lines, whose work is generated on dispatch.
  private var shop: Scenario {
    var scenario = Recording.scenario(
      hours: 8, createdAt: "2024-06-03 09:00",
      parameters: ServiceLevelParameters(reasonRequiredOnSlaExceeded: true))
    scenario.stages = Stage.repairShop
    scenario.reasonCodes = StageReasonCodes.parts.rows
    scenario.dispatch.generationStage = "dispatched"
    scenario.serviceOrders[0].lines = [
      OrderLine(number: 1, LineContent(.hour, technician: "ana", task: "oil")),
      OrderLine(number: 2, LineContent(.hour, technician: "ana", task: "oil")),
      OrderLine(number: 3, LineContent(.hour, task: "ropes")),
    ]
    return scenario
  }

  @Test func `row 51, ST-2: a move changes stage and history together`() throws {
    let moved = try shop.moving("SO", to: "dispatched", at: .berlin("2024-06-03 10:00"))

    let order = moved.serviceOrders[0]
    #expect(order.stage == "dispatched")
    #expect(
      order.events == [OrderEvent(at: .berlin("2024-06-03 10:00"), .stageChanged("dispatched"))])
    #expect(moved.faults().allSatisfy { $0.code != .stageContradictsEvents })
    #expect(
      refusal { try shop.moving("SO", to: "done", at: .berlin("2024-06-03 10:00")) } == "ST-2")
    #expect(
      refusal { try shop.moving("XX", to: "done", at: .berlin("2024-06-03 10:00")) } == "OR-1")
  }

  @Test func `row 53, ST-5: a reason is demanded by the stage, and gets a row`() throws {
    let instant = Instant.berlin("2024-06-03 10:00")

    let moved = try shop.moving(
      "SO", to: "waiting", reason: GivenReason("no-stock"), at: instant, by: "kim")

    #expect(refusal { try shop.moving("SO", to: "waiting", at: instant) } == "ST-5")
    #expect(
      refusal {
        try shop.moving("SO", to: "waiting", reason: GivenReason("none"), at: instant)
      } == "MD-1")
    #expect(
      moved.serviceOrders[0].stageReasons == [
        StageReason("no-stock", stage: "waiting", kind: .stageChange, at: instant, by: "kim")
      ])
  }

  @Test func `row 61, SL-11: a stage that stops an exceeded clock demands a reason of type stop`()
    throws
  {
    var scenario = shop
    for index in scenario.stages.indices { scenario.stages[index].requiresReason = false }
    func moved(at time: String, _ reason: GivenReason? = nil) throws -> Scenario {
      try scenario.moving("SO", to: "waiting", reason: reason, at: .berlin(time))
    }

    let inTime = try moved(at: "2024-06-03 17:00", GivenReason("no-stock"))
    let late = try moved(at: "2024-06-03 17:01", GivenReason("no-stock"))

    #expect(refusal { try moved(at: "2024-06-03 17:00") } == nil)
    #expect(refusal { try moved(at: "2024-06-03 17:01") } == "SL-11")
    #expect(inTime.serviceOrders[0].stageReasons.map(\.kind) == [.stageChange])
    #expect(late.serviceOrders[0].stageReasons.map(\.kind) == [.stageChange, .stop])
    #expect(
      refusal { try scenario.moving("SO", to: "dispatched", at: .berlin("2024-06-03 18:00")) }
        == nil)
  }

  @Test func `row 66, DI-3, ST-8: from the generation stage on, lines have activities`() throws {
    let moved = try shop.moving("SO", to: "dispatched", at: .berlin("2024-06-03 10:00"))
    let waiting = try shop.moving(
      "SO", to: "waiting", reason: GivenReason("no-stock"), at: .berlin("2024-06-03 10:00"))

    #expect(waiting.activities.isEmpty)
    #expect(moved.activities.map(\.lines) == [[1, 2], [3]])
    #expect(moved.activities.map(\.task) == ["oil", "ropes"])
    #expect(moved.activities.map(\.technician) == ["ana", nil])
    let cancelled = try moved.cancelling(line: 3, of: "SO")
    #expect(cancelled.activities.map(\.lines) == [[1, 2]])
    let again = try moved.moving("SO", to: "done", at: .berlin("2024-06-03 11:00"))
    #expect(again.activities == moved.activities)
  }

  @Test func `row 66: new activities take from the booking what their lines leave open`() throws {
    var scenario = shop
    scenario.serviceOrders[0].visits = [
      Visit(
        id: "SO", location: .quay, serviceDuration: .hours(3),
        booking: Pin(
          technician: "ben",
          start: .berlin("2024-06-04 08:00")...(.berlin("2024-06-04 08:00"))))
    ]

    let moved = try scenario.moving("SO", to: "dispatched", at: .berlin("2024-06-03 10:00"))

    #expect(moved.activities.map(\.technician) == ["ana", "ben"])
    #expect(moved.activities.map(\.start) == [nil, .berlin("2024-06-04 08:00")])
    #expect(moved.activities.allSatisfy { !$0.isDispatched })
  }

  @Test func `rows 30 and 66, DI-3: a new order gets an activity as the creation rule says`() throws
  {
    var scenario = Scenario.liftFirm
    func created(_ answer: Bool? = nil) throws -> Scenario {
      try scenario.creatingOrder(
        OrderRequest(id: "1", lines: [LineContent(.hour)], wantsActivity: answer), at: .hour(0))
    }

    #expect(try created().activities.isEmpty)
    scenario.dispatch.activityCreation = .always
    #expect(try created().activities.map(\.lines) == [[]])
    scenario.dispatch.activityCreation = .ask
    #expect(refusal { try created() } == "DI-3")
    #expect(try created(true).activities.map(\.order) == ["1"])
    #expect(try created(false).activities.isEmpty)
    scenario.stages = Stage.repairShop
    scenario.dispatch.generationStage = "new"
    #expect(try created(true).activities.map(\.lines) == [[1]])
  }

  @Test func `ST-1, ST-3: a move needs stages, and stages that form a tree`() {
    var scenario = shop
    scenario.stages = []
    #expect(refusal { try scenario.moving("SO", to: "done", at: .hour(0)) } == "ST-3")
    scenario.stages = [Stage(id: "a", name: "", parent: "a")]
    #expect(refusal { try scenario.moving("SO", to: "a", at: .hour(0)) } == "ST-1")
  }

  @Test(arguments: 1...UInt64(100))
  func `rows 51 and 66: random walks keep stage, events and activities together`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var scenario = shop
    let tree = try StageTree.random(using: &generator)
    scenario.stages = tree.stages
    scenario.dispatch.generationStage = tree.stages.randomElement(using: &generator)?.id
    var moves = 0
    for hour in 0..<20 {
      let before = try #require(tree.stage(of: scenario.serviceOrders[0])).id
      let near = tree.nextStages(of: before) + [tree.previousStage(of: before)].compactMap(\.self)
      let pool = hour.isMultiple(of: 2) ? tree.stages : near
      guard let target = pool.randomElement(using: &generator)?.id else { continue }
      let instant = Instant.berlin("2024-06-03 09:00") + .hours(hour)
      let attempt = try? scenario.moving(
        "SO", to: target, reason: GivenReason("mistake"), at: instant)

      #expect((attempt != nil) == tree.hasEdge(from: before, to: target))
      guard let moved = attempt else { continue }
      moves += 1
      let order = moved.serviceOrders[0]
      #expect(order.events.last == OrderEvent(at: instant, .stageChanged(target)))
      #expect(order.stage == target)
      if moved.dispatch.hasActivities(order, in: tree) {
        #expect(moved.activities.flatMap(\.lines).sorted() == [1, 2, 3])
      } else {
        #expect(moved.activities == scenario.activities)
      }
      scenario = moved
    }
    #expect(tree.stages.count == 1 || moves > 0)
  }
}
