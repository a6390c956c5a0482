import ServiceModel
import Testing

struct OrderGenerationTests {
  @Test func `row 40, GN-2: only the days of run, agreement and line count`() throws {
    var scenario = Scenario.liftFirm([.hours(1, every: "weekly")])
    scenario.agreements[0].startDate = .day("2012-01-31")
    scenario.agreements[0].endDate = .day("2012-12-31")

    let days = try scenario.generated("2012-11-01", "2013-02-01").scenario.orderSummaries

    #expect(days.first == "2012-11-06 1")
    #expect(days.last == "2012-12-25 1")
    #expect(days.count == 8)
  }

  @Test func `row 40, GN-2: of two lines only the one that runs in the period yields orders`()
    throws
  {
    var scenario = Scenario.liftFirm([
      .hours(1, from: "2012-01-02", to: "2012-03-01", every: "weekly"),
      .hours(2, from: "2012-04-01", to: "2012-12-31", every: "monthly"),
    ])
    scenario.agreements[0].startDate = nil
    scenario.agreements[0].endDate = nil

    let run = try scenario.generated("2012-10-01", "2012-12-31")

    #expect(run.scenario.orderSummaries == ["2012-10-01 2", "2012-11-01 2", "2012-12-01 2"])
    #expect(run.log.entries.filter { $0.kind == .skipped }.map(\.line) == [1])
  }

  @Test func `row 47, GN-1, GN-13: a batch takes agreements by criteria and logs what it did`()
    throws
  {
    var scenario = Scenario.liftFirm([
      .hours(1, from: "2024-06-03"), AgreementLine(number: 2, LineContent(.fee)),
    ])
    for (id, group) in [("A-2", "silver"), ("A-3", "gold")] {
      var other = scenario.agreements[0]
      other.id = Identifier(id)
      other.terms.group = Identifier(group)
      scenario.agreements.append(other)
    }

    func agreements(_ change: (inout GenerationRequest) -> Void) throws -> [String] {
      try scenario.generated("2024-01-01", "2024-12-31", change).scenario.serviceOrders
        .compactMap { $0.agreement?.text }
    }

    #expect(try agreements { _ in } == ["A-1", "A-1", "A-2", "A-2", "A-3", "A-3"])
    #expect(try agreements { $0.agreements = ["A-3", "A-2"] } == ["A-2", "A-2", "A-3", "A-3"])
    #expect(try agreements { $0.groups = ["silver"] } == ["A-2", "A-2"])
    #expect(try agreements { $0.types = [.hour] } == ["A-1", "A-2", "A-3"])
    let run = try scenario.generated("2024-01-01", "2024-12-31") { $0.types = [.hour] }
    #expect(run.log.count(of: .created) == 3)
    #expect(run.log.entries.filter { $0.kind == .skipped }.map(\.rule) == ["GN-1", "GN-1", "GN-1"])
    #expect(throws: Refusal.self) { try agreements { $0.agreements = ["A-9"] } }
    #expect(throws: Refusal.self) { try agreements { $0.groups = ["iron"] } }
  }

  @Test func `MD-2: nothing is generated without a sequence of ids`() {
    var scenario = Scenario.liftFirm([.hours(1)])
    scenario.catalog.parameters.orderNumbers = nil

    #expect(refusal { try scenario.generated("2024-01-01", "2024-12-31").scenario } == "MD-2")
  }

  @Test func `GN-2: a period that does not count is refused`() {
    let scenario = Scenario.liftFirm([.hours(1)])

    #expect(refusal { try scenario.generated("2024-01-02", "2024-01-01").scenario } == "GN-2")
    #expect(refusal { try scenario.generated("2000-01-01", "2024-01-01").scenario } == "GN-2")
    let endless = GenerationRequest(
      from: CivilDate(daysSinceEpoch: Int.min), to: CivilDate(daysSinceEpoch: Int.max))
    #expect(refusal { try OrderGeneration(scenario, endless).scenario } == "GN-2")
  }

  @Test func `GN-10: an order and its lines get what their agreement says`() throws {
    var scenario = Scenario.liftFirm([
      AgreementLine(
        number: 4,
        LineContent(
          .hour, description: "Oil", technician: "ana", object: "X-2", task: "oil",
          startAfterTime: .time("09:00"), endBeforeTime: .time("15:00"),
          quantity: Quantity(thousandths: 2500), salesPrice: Money(minorUnits: 9000)),
        startDate: .day("2024-06-03"), window: "week"),
      AgreementLine(number: 5, LineContent(.hour, startAfterTime: .time("08:00"))),
      AgreementLine(
        number: 6, LineContent(.item, quantity: Quantity(thousandths: 1500), item: "pump")),
    ])
    scenario.agreements[0].lines[1].startDate = .day("2024-06-04")
    scenario.agreements[0].lines[2].startDate = .day("2024-06-04")
    scenario.agreements[0].terms.requiredSkills = [RequiredSkill(skill: "gas", minLevel: 2)]
    scenario.stages = [Stage(id: "open", name: "Open")]

    let run = try scenario.generated("2024-06-01", "2024-06-30").scenario

    let order = run.serviceOrders[0]
    #expect(order.customer == "Grand Hotel")
    #expect(order.stage == "open")
    #expect(
      order.details
        == OrderDetails(
          description: "Lift service", project: "P-1", serviceDateTime: .at("2024-06-04 08:00"),
          serviceAddress: scenario.catalog.projects[0].addresses[0], contactPerson: "Mr Bo"))
    #expect(order.responsible == "ana")
    #expect(order.origin == .system)
    #expect(order.lines.map(\.content) == scenario.agreements[0].lines.map(\.content))
    #expect(order.lines.map(\.origin) == [.system, .system, .system])
    #expect(order.lines[0].window == .day("2024-06-03")...(.day("2024-06-09")))
    let visit = order.visits[0]
    #expect(visit.serviceDuration == .minutes(210))
    #expect(visit.location == .harbour)
    #expect(visit.requiredSkills == [RequiredSkill(skill: "gas", minLevel: 2)])
    #expect(visit.preferredTechnicians == ["ana"])
    #expect(visit.parts == ["pump": 2])
    #expect(
      visit.dateWindow
        == DateWindow(
          start: .day("2024-06-04"), end: .day("2024-06-04"), hours: [.hours("09:00-15:00")]))
    #expect(run.faults().filter { $0.severity == .error } == [])
  }

  @Test func `row 48, GN-11: a generated order has no deadline`() throws {
    var scenario = Scenario.liftFirm([.hours(1)])
    scenario.agreements[0].serviceLevelAgreement = "gold"

    let run = try scenario.generated("2024-01-01", "2024-12-31").scenario

    #expect(run.serviceOrders[0].createdAt == nil)
    #expect(run.dueInstants(of: run.serviceOrders[0]) == [])
    let byHand = try scenario.creatingOrder(
      OrderRequest(agreement: "A-1"), at: .at("2024-01-01 08:00"))
    #expect(byHand.dueInstants(of: byHand.serviceOrders[0]).count == 1)
  }

  @Test func `row 49, GN-12, IR-4: an item line set up as requirement yields a requirement`() throws
  {
    var scenario = Scenario.liftFirm([
      AgreementLine(
        number: 1, LineContent(.item, quantity: Quantity(3), unit: "pcs", item: "pump"),
        itemSetup: .requirement)
    ])

    let order = try scenario.generated("2024-01-01", "2024-12-31").scenario.serviceOrders[0]

    #expect(order.lines.isEmpty)
    #expect(order.itemRequirements.map(\.item) == ["pump"])
    #expect(order.itemRequirements[0].quantity == Quantity(3))
    #expect(order.itemRequirements[0].deliveryDate == .day("2024-01-01"))
    #expect(
      try scenario.generated("2024-01-01", "2024-12-31").scenario
        .generated("2024-01-01", "2024-12-31").created.isEmpty)
    scenario.agreements[0].terms.project = nil
    let run = try scenario.generated("2024-01-01", "2024-12-31")
    #expect(run.log.entries.map(\.rule) == ["IR-1"])
  }

  @Test func `row 66, DI-3: a generated order gets an activity where the rule says always`() throws
  {
    var firm = Scenario.liftFirm([.hours(1, from: "2024-06-03", every: "weekly")])
    for (rule, count) in [(ActivityCreation.always, 2), (.ask, 0), (.never, 0)] {
      firm.dispatch.activityCreation = rule

      let run = try firm.generated("2024-06-01", "2024-06-14")

      #expect(run.created.count == 2)
      #expect(run.scenario.activities.map(\.order) == Array(run.created.prefix(count)))
      #expect(Set(run.scenario.activities.map(\.id)).count == count)
    }
  }

  @Test func `work without a site and hours without common time are warned of`() throws {
    var scenario = Scenario.liftFirm([
      AgreementLine(number: 1, LineContent(.hour, endBeforeTime: .time("09:00"))),
      AgreementLine(number: 2, LineContent(.hour, startAfterTime: .time("10:00"))),
    ])

    let clash = try scenario.generated("2024-01-01", "2024-12-31")
    #expect(clash.log.entries.map(\.kind) == [.created, .warning])
    #expect(clash.scenario.serviceOrders[0].visits[0].dateWindow?.hours == [])

    scenario.catalog.projects[0].addresses = []
    let nowhere = try scenario.generated("2024-01-01", "2024-12-31")
    #expect(nowhere.log.entries.map(\.kind) == [.created, .warning])
    #expect(nowhere.scenario.serviceOrders[0].visits.isEmpty)
  }
}
