import ServiceModel
import Testing

struct OrderLineTests {
  private let now = Instant.at("2024-02-01 08:00")

  private func order(_ statuses: [LineStatus]) -> ServiceOrder {
    ServiceOrder(
      id: "1", visits: [],
      lines: statuses.enumerated().map {
        OrderLine(number: $0 + 1, LineContent(.fee), status: $1)
      })
  }

  /// The six documented rows: C created, X cancelled, P posted.
  @Test(arguments: [
    ("CCC", OrderProgress.inProcess), ("XCC", .inProcess), ("CXP", .inProcess),
    ("XXX", .cancelled), ("PPP", .posted), ("PXX", .posted), ("", .inProcess),
  ])
  func `row 36, OR-8: progress follows from the lines`(lines: String, progress: OrderProgress) {
    let statuses = lines.map { $0 == "C" ? LineStatus.created : $0 == "X" ? .cancelled : .posted }

    #expect(order(statuses).progress == progress)
  }

  @Test func `row 36, OR-8: all mixes of up to six lines agree with the rule as stated`() {
    var mixes: [[LineStatus]] = [[]]
    var seen: Set<OrderProgress> = []
    for length in 0...6 {
      for mix in mixes {
        let expected: OrderProgress =
          mix.isEmpty || mix.contains(.created)
          ? .inProcess : mix.contains(.posted) ? .posted : .cancelled
        #expect(order(mix).progress == expected)
        // The order of the lines does not matter.
        #expect(order(mix.reversed()).progress == expected)
        seen.insert(expected)
      }
      if length < 6 { mixes = mixes.flatMap { mix in LineStatus.allCases.map { mix + [$0] } } }
    }
    #expect(seen.count == 3)
  }

  @Test(arguments: TransactionType.allCases)
  func `row 35, OR-6: an order takes lines of four types`(type: TransactionType) throws {
    let scenario = try Scenario.liftFirm.creatingOrder(OrderRequest(id: "1"), at: now)
    let content = LineContent(type, item: type == .item ? "pump" : nil, category: "service")

    #expect(try scenario.adding(content, to: "1").serviceOrders[0].lines.map(\.number) == [1])
    var wrong = content
    wrong.category = "none"
    #expect(refusal { try scenario.adding(wrong, to: "1") } == "MD-1")
    wrong = content
    wrong.quantity = Quantity(thousandths: Int.max)
    #expect(refusal { try scenario.adding(wrong, to: "1") } == "OR-6")
  }

  @Test func `row 35, OR-7: times are registered only when enabled twice`() throws {
    var scenario = try Scenario.liftFirm.creatingOrder(
      OrderRequest(id: "1", lines: [LineContent(.hour), LineContent(.fee)]), at: now)
    scenario.catalog.journals = [Journal(id: "hours")]
    let times = DailyInterval.hours("08:00-09:30")
    func registered(_ line: Int = 1) throws -> Scenario {
      try scenario.registering(times, on: .day("2024-02-02"), line: line, of: "1")
    }

    scenario.catalog.parameters.hourJournal = "hours"
    #expect(refusal { try registered() } == "OR-7")
    scenario.catalog.parameters.registersTimes = true
    #expect(refusal { try registered() } == "OR-7")
    scenario.catalog.journals[0].registersTimes = true
    #expect(try registered().serviceOrders[0].lines[0].actualTimes == times)
    #expect(refusal { try registered(2) } == "OR-7")
    scenario.catalog.parameters.registersTimes = false
    #expect(refusal { try registered() } == "OR-7")
  }

  @Test func `CX-2, OR-10: lines are cancelled and revoked, posted ones stay`() throws {
    var scenario = Scenario.liftFirm
    scenario.serviceOrders = [order([.created, .posted])]

    let cancelled = try scenario.cancelling(line: 1, of: "1")

    #expect(cancelled.serviceOrders[0].progress == .posted)
    #expect(try cancelled.revoking(line: 1, of: "1") == scenario)
    #expect(refusal { try cancelled.cancelling(line: 1, of: "1") } == "CX-2")
    #expect(refusal { try scenario.revoking(line: 1, of: "1") } == "CX-2")
    #expect(refusal { try scenario.cancelling(line: 2, of: "1") } == "OR-10")
    #expect(refusal { try scenario.revoking(line: 2, of: "1") } == "OR-10")
    #expect(refusal { try scenario.cancelling(line: 3, of: "1") } == "CX-2")
  }

  @Test func `OR-11, ST-4: a stage may forbid edits`() throws {
    var scenario = Scenario.liftFirm
    scenario.stages = [Stage(id: "done", name: "Done", permissions: [.schedulable])]
    scenario.serviceOrders = [order([.created])]

    #expect(refusal { try scenario.cancelling(line: 1, of: "1") } == "ST-4")
    #expect(refusal { try scenario.adding(LineContent(.fee), to: "1") } == "ST-4")
  }

  @Test func `a visit that was made from lines follows them, another one does not`() throws {
    let scenario = try Scenario.liftFirm.creatingOrder(
      OrderRequest(id: "1", agreement: "A-1", lines: [LineContent(.hour), LineContent(.hour)]),
      at: now)
    var byHand = scenario
    byHand.serviceOrders[0].visits[0].serviceDuration = .hours(7)

    let cancelled = try scenario.cancelling(line: 1, of: "1")

    #expect(cancelled.serviceOrders[0].visits[0].serviceDuration == .hours(1))
    #expect(try cancelled.cancelling(line: 2, of: "1").serviceOrders[0].visits.isEmpty)
    #expect(
      try byHand.cancelling(line: 1, of: "1").serviceOrders[0].visits[0].serviceDuration
        == .hours(7))
  }

  @Test func `a visit of which closed days were taken follows its lines, too`() throws {
    let lines: [AgreementLine] = [
      .hours(1, every: "weekly", window: "week", object: "X-2"),
      .hours(2, every: "weekly", window: "week"),
    ]
    var firm = Scenario.liftFirm(lines)
    firm.catalog.parameters.defaultCalendar = "office"
    let scenario = try firm.generated("2024-01-01", "2024-01-14").scenario
    let made = scenario.serviceOrders[0].visits[0]
    #expect(made.serviceDuration == .hours(2) && made.location == .harbour)
    #expect(made.dateWindow?.end == .day("2024-01-05"))

    let shorter = try scenario.cancelling(line: 2, of: "SO-0001").serviceOrders[0].visits[0]
    let elsewhere = try scenario.cancelling(line: 1, of: "SO-0001").serviceOrders[0].visits[0]
    let moved = try scenario.movingLines([1, 2], from: "SO-0002", to: "SO-0001")

    #expect(shorter.serviceDuration == .hours(1) && shorter.dateWindow == made.dateWindow)
    #expect(elsewhere.serviceDuration == .hours(1) && elsewhere.location == .quay)
    #expect(moved.serviceOrders[1].visits.isEmpty)
    #expect(moved.serviceOrders[0].visits[0].serviceDuration == .hours(4))
  }

  @Test func `row 37, OR-9: lines move between orders of one agreement`() throws {
    var scenario = try Scenario.liftFirm([.hours(1, every: "weekly")])
      .generated("2024-01-01", "2024-01-14").scenario
    scenario.serviceOrders.append(ServiceOrder(id: "other", visits: []))

    let moved = try scenario.movingLines([1], from: "SO-0002", to: "SO-0001")
    let deleted = try scenario.movingLines(
      [1], from: "SO-0002", to: "SO-0001", deletesEmpty: true)

    #expect(moved.serviceOrders[0].lines.map(\.number) == [1, 2])
    #expect(
      moved.serviceOrders[0].lines.compactMap(\.occurrence?.dateCalculated)
        == [.day("2024-01-01"), .day("2024-01-08")])
    #expect(moved.serviceOrders[0].visits[0].serviceDuration == .hours(2))
    #expect(moved.serviceOrders[1].lines.isEmpty)
    #expect(deleted.serviceOrders.map(\.id) == ["SO-0001", "other"])
    #expect(refusal { try scenario.movingLines([1], from: "SO-0002", to: "other") } == "OR-9")
    #expect(refusal { try scenario.movingLines([7], from: "SO-0002", to: "SO-0001") } == "OR-9")
    #expect(refusal { try scenario.movingLines([1], from: "SO-0001", to: "SO-0001") } == "OR-9")
    scenario.serviceOrders[1].lines[0].status = .posted
    #expect(refusal { try scenario.movingLines([1], from: "SO-0002", to: "SO-0001") } == "OR-10")
  }

  @Test func `row 38, CX-6: lines are copied from order, agreement and template`() throws {
    var scenario = Scenario.liftFirm([.hours(1), .hours(2, object: "X-2")])
    scenario.agreements[0].lines[0].stopped = true
    scenario.agreements.append(
      Agreement(
        id: "T", name: "Template", terms: AgreementTerms(templateGroup: "lifts"),
        objects: [ObjectRelation("X-1")], tasks: [TaskRelation("ropes")],
        lines: [.hours(1), .hours(2)]))
    for id in ["1", "2"] {
      scenario = try scenario.creatingOrder(OrderRequest(id: Identifier(id)), at: now)
    }

    scenario = try scenario.copyingLines(of: .agreement("A-1"), to: "1")
    #expect(scenario.serviceOrders[0].lines.map(\.content.object) == ["X-2"])
    #expect(scenario.serviceOrders[0].lines[0].occurrence == nil)
    #expect(scenario.serviceOrders[0].objects.map(\.object) == ["X-2"])

    scenario = try scenario.copyingLines(of: .order("1"), to: "2")
    #expect(scenario.serviceOrders[1].lines.map(\.content.object) == ["X-2"])

    scenario = try scenario.copyingLines([2], of: .agreement("T"), to: "2")
    #expect(scenario.serviceOrders[1].lines.map(\.number) == [1, 2])
    #expect(scenario.serviceOrders[1].objects.map(\.object) == ["X-2", "X-1"])
    #expect(scenario.serviceOrders[1].tasks.map(\.task) == ["ropes"])
    #expect(refusal { try scenario.copyingLines([1], of: .agreement("A-1"), to: "1") } == "AG-5")
  }

  @Test func `row 75, IR-1 to IR-3: requirements need a project, are seen, and keep their order`()
    throws
  {
    var scenario = try Scenario.liftFirm([.hours(1)]).generated("2024-01-01", "2024-01-31").scenario
    scenario = try scenario.creatingOrder(OrderRequest(id: "bare"), at: now)
    let id: Identifier<ServiceOrder> = "SO-0001"

    #expect(refusal { try scenario.requiring("pump", for: "bare") } == "IR-1")
    #expect(refusal { try scenario.requiring("none", for: id) } == "IR-1")
    let required = try scenario.requiring("pump", Quantity(2), for: id, by: .day("2024-01-05"))
    #expect(required.serviceOrders[0].itemRequirements.map(\.item) == ["pump"])
    #expect(required.itemRequirements(of: "P-1").map(\.order) == [id])
    #expect(throws: Refusal.self) {
      try required.checkWithoutRequirements(required.serviceOrders[0])
    }
    let empty = required.deletingGeneratedOrders(
      of: [], from: .day("2024-01-01"), to: .day("2024-12-31"))
    #expect(empty.scenario.serviceOrders.count == 2)
    #expect(empty.log.entries.map(\.rule) == ["IR-3"])
    let removed = try required.removingRequirement(1, of: id)
    #expect(removed == scenario)
    #expect(refusal { try removed.removingRequirement(1, of: id) } == "IR-3")
  }
}
