import ServiceModel
import Testing

/// Checklist rows 51 to 55: moves, permissions and reasons.
struct StageMoveTests {
  private let codes = StageReasonCodes.parts

  @Test func `row 51, ST-2: next stages are the children, the previous stage is the parent`() throws
  {
    let tree = try StageTree.repairShop

    #expect(tree.nextStages(of: "new").map(\.id) == ["waiting", "dispatched"])
    #expect(tree.previousStage(of: "waiting")?.id == "new")
    #expect(tree.previousStage(of: "new") == nil)
    #expect(tree.nextStages(of: "done").isEmpty)
  }

  @Test(arguments: 1...UInt64(100))
  func `row 51, ST-2: an order moves along edges and nowhere else`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let tree = try StageTree.random(using: &generator)

    for from in tree.stages {
      for to in tree.stages {
        let isNext = to.parent == from.id || from.parent == to.id
        let moved = try? ServiceOrder.order(in: from.id).moving(
          to: to.id, in: tree, codes: codes, reason: GivenReason("mistake"), at: .hour(0))
        #expect((moved != nil) == isNext)
        #expect(moved.map { $0.stage == to.id } ?? true)
      }
    }
  }

  @Test func `ST-6: where an order without history has been is remembered when it moves`() throws {
    let tree = try StageTree.repairShop
    var order = ServiceOrder.order(in: "waiting")
    order.createdAt = .hour(8)

    let moved = try order.moving(to: "new", in: tree, codes: codes, at: .hour(12))
    let back = try moved.moving(
      to: "waiting", in: tree, codes: codes, reason: GivenReason("mistake"), at: .hour(13))

    let first = OrderEvent(at: .hour(8), .stageChanged("waiting"))
    #expect(moved.events == [first, OrderEvent(at: .hour(12), .stageChanged("new"))])
    #expect(back.events.count == 3)
    #expect(moved.clockEvents.prefix(2) == order.clockEvents.prefix(2))
  }

  @Test func `row 51, ST-2: a refused move says which stages are reachable`() throws {
    let tree = try StageTree.repairShop
    let order = ServiceOrder.order()

    let far = #expect(throws: Refusal.self) {
      try order.moving(to: "done", in: tree, codes: codes, at: .hour(0))
    }
    let misspelt = #expect(throws: Refusal.self) {
      try order.moving(to: "waitin", in: tree, codes: codes, at: .hour(0))
    }
    let same = #expect(throws: Refusal.self) {
      try order.moving(to: "new", in: tree, codes: codes, at: .hour(0))
    }

    #expect(far?.rule == "ST-2")
    #expect(far?.remedy == "Choose one of waiting, dispatched.")
    #expect(misspelt?.remedy == "Maybe waiting is meant. Choose one of waiting, dispatched.")
    #expect(same?.message == "Order SO-1 is in stage new already.")
  }

  @Test func `row 51, ST-2: one next stage is taken directly, several have to be chosen from`()
    throws
  {
    let tree = try StageTree.repairShop

    let moved = try ServiceOrder.order(in: "waiting").movingOn(in: tree, codes: codes, at: .hour(0))

    #expect(moved.stage == "parts-in")
    for stage: Identifier<Stage> in ["new", "done"] {
      let refusal = #expect(throws: Refusal.self) {
        try ServiceOrder.order(in: stage).movingOn(in: tree, codes: codes, at: .hour(0))
      }
      #expect(refusal?.rule == "ST-2")
    }
  }

  @Test(arguments: OrderAction.allCases)
  func `row 52, ST-4: each action is blocked by its own flag and by no other`(
    action: OrderAction
  ) throws {
    for flags in 0..<64 {
      let permissions = StagePermissions(rawValue: flags)
      let tree = try StageTree.made([Stage(id: "only", name: "", permissions: permissions)])
      let isPermitted = ServiceOrder.order().permittedActions(in: tree).contains(action)
      #expect(isPermitted == permissions.contains(action.permission))
    }
  }

  @Test func `CX-2, ST-4: what may not be cancelled may not be revoked either`() throws {
    let tree = try StageTree.repairShop

    let refusal = #expect(throws: Refusal.self) {
      try ServiceOrder.order(in: "dispatched").check(.revoke, in: tree)
    }
    try ServiceOrder.order(in: "waiting").check(.revoke, in: tree)

    #expect(refusal?.rule == "ST-4")
  }

  @Test func `row 52, ST-4: post only in the last stage, as documented`() throws {
    let tree = try StageTree.repairShop

    let refusal = #expect(throws: Refusal.self) {
      try ServiceOrder.order(in: "parts-in").check(.post, in: tree)
    }
    try ServiceOrder.order(in: "done").check(.post, in: tree)

    #expect(refusal?.rule == "ST-4")
    #expect(refusal?.message == "Order SO-1 is in stage parts-in, where it may not be posted.")
    #expect(refusal?.remedy == "Move the order to done first.")
  }

  @Test func `ST-3: without stages all actions are allowed, and there is nowhere to move`() throws {
    let tree = try StageTree.made([])

    #expect(ServiceOrder.order().permittedActions(in: tree) == OrderAction.allCases)
    let refusal = #expect(throws: Refusal.self) {
      try ServiceOrder.order().moving(to: "new", in: tree, codes: codes, at: .hour(0))
    }
    #expect(refusal?.rule == "ST-3")
  }

  @Test func `ST-3: new orders start in the root`() throws {
    let tree = try StageTree.repairShop

    #expect(tree.stage(of: .order())?.id == "new")
    #expect(tree.stage(of: .order(in: "nowhere")) == nil)
    #expect(throws: Refusal.self) {
      try ServiceOrder.order(in: "nowhere").check(.modify, in: tree)
    }
  }

  @Test func `row 53, ST-5: a flagged stage is refused without a code and gets a row with one`()
    throws
  {
    let tree = try StageTree.repairShop
    let order = ServiceOrder.order()

    let missing = #expect(throws: Refusal.self) {
      try order.moving(to: "waiting", in: tree, codes: codes, at: .hour(0))
    }
    let unknown = #expect(throws: Refusal.self) {
      try order.moving(
        to: "waiting", in: tree, codes: codes, reason: GivenReason("no-stok"), at: .hour(0))
    }
    let moved = try order.moving(
      to: "waiting", in: tree, codes: codes, reason: GivenReason("no-stock", note: "pump"),
      at: .hour(0), by: "kim")

    #expect(missing?.rule == "ST-5")
    #expect(unknown?.remedy == "Maybe no-stock is meant.")
    #expect(
      moved.stageReasons == [
        StageReason(
          "no-stock", note: "pump", stage: "waiting", kind: .stageChange, at: .hour(0), by: "kim")
      ])
    let back = try moved.moving(to: "new", in: tree, codes: codes, at: .hour(1))
    #expect(back.stageReasons.count == 1)
    let told = try back.moving(
      to: "dispatched", in: tree, codes: codes, reason: GivenReason("mistake"), at: .hour(2))
    #expect(told.stageReasons.map(\.stage) == ["waiting", "dispatched"])
  }

  @Test func `row 54, ST-7: manual rows are added and deleted`() throws {
    let tree = try StageTree.repairShop

    let noted = try ServiceOrder.order(in: "dispatched")
      .adding(GivenReason("mistake"), in: tree, codes: codes, at: .hour(3), by: "kim")
    let cleared = try noted.removingStageReason(at: 0, in: tree)

    #expect(
      noted.stageReasons == [
        StageReason("mistake", stage: "dispatched", kind: .manual, at: .hour(3), by: "kim")
      ])
    #expect(cleared.stageReasons.isEmpty)
    #expect(throws: Refusal.self) { try cleared.removingStageReason(at: 0, in: tree) }
    #expect(throws: Refusal.self) { try noted.removingStageReason(at: -1, in: tree) }
    #expect(throws: Refusal.self) {
      try cleared.adding(GivenReason("nothing"), in: tree, codes: codes, at: .hour(3))
    }
  }

  @Test
  func `row 54, ST-7: the only reason for a stage that requires one stays until it is replaced`()
    throws
  {
    let tree = try StageTree.repairShop
    let waiting = try ServiceOrder.order().moving(
      to: "waiting", in: tree, codes: codes, reason: GivenReason("mistake"), at: .hour(0))

    let refusal = #expect(throws: Refusal.self) {
      try waiting.removingStageReason(at: 0, in: tree)
    }
    let corrected = try waiting.adding(
      GivenReason("no-stock"), in: tree, codes: codes, at: .hour(1)
    )
    .removingStageReason(at: 0, in: tree)

    #expect(refusal?.rule == "ST-5")
    #expect(corrected.stageReasons.map(\.reason) == ["no-stock"])
  }

  @Test func `row 55, ST-6: entering a stage stops the clock, going back starts it again`() throws {
    let tree = try StageTree.repairShop
    var scenario = Scenario.oneVisit
    scenario.stages = Stage.repairShop
    scenario.serviceLevelAgreements[0].targets[0].calendar = nil
    var order = ServiceOrder.order()
    order.serviceLevelAgreement = "gold"
    order.createdAt = .hour(0)

    let waiting = try order.moving(
      to: "waiting", in: tree, codes: codes, reason: GivenReason("no-stock"), at: .hour(1))
    let back = try waiting.moving(to: "new", in: tree, codes: codes, at: .hour(2))

    #expect(
      back.events == [
        OrderEvent(at: .hour(1), .stageChanged("waiting")),
        OrderEvent(at: .hour(2), .stageChanged("new")),
      ])
    #expect(scenario.dueInstants(of: order).count == 1)
    #expect(scenario.dueInstants(of: waiting).isEmpty)
    #expect(scenario.dueInstants(of: back).count == 1)
  }

  @Test func `R6: nothing happens before what happened already`() throws {
    let tree = try StageTree.repairShop
    let moved = try ServiceOrder.order().moving(
      to: "dispatched", in: tree, codes: codes, at: .hour(5))

    let refusal = #expect(throws: Refusal.self) {
      try moved.moving(to: "done", in: tree, codes: codes, at: .hour(4))
    }

    #expect(refusal?.rule == "R6")
    #expect(try moved.moving(to: "done", in: tree, codes: codes, at: .hour(5)).stage == "done")
  }

  @Test func `MD-1: reason codes are unique, and one that a history refers to stays`() throws {
    var order = ServiceOrder.order()
    order.stageReasons = [StageReason("mistake", stage: "new", kind: .manual, at: .hour(0))]

    #expect(throws: Refusal.self) { try codes.adding(StageReasonCode(id: "mistake", name: "")) }
    #expect(throws: Refusal.self) { try codes.adding(StageReasonCode(id: "", name: "")) }
    #expect(throws: Refusal.self) { try codes.removing("mistake", usedBy: [order]) }
    #expect(throws: Refusal.self) { try codes.removing("nothing", usedBy: []) }
    #expect(try codes.removing("no-stock", usedBy: [order]).rows.map(\.id) == ["mistake"])
    #expect(try codes.adding(StageReasonCode(id: "late", name: "Late")).rows.count == 3)
  }
}
