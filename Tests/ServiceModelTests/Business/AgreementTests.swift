import ServiceModel
import Testing

struct AgreementTests {
  private let draft = Agreement(
    id: "", name: "Doors", startDate: .day("2024-02-01"),
    terms: AgreementTerms(project: "P-1"))

  @Test func `row 4, AG-1: the default group is proposed, and its promises with it`() throws {
    let scenario = try Scenario.liftFirm.creatingAgreement(draft)

    let agreement = try #require(scenario.agreements.last)
    #expect(agreement.terms.group == "gold")
    #expect(agreement.serviceLevelAgreement == "gold")
    #expect(scenario.agreements(in: "gold").map(\.id) == ["A-1", agreement.id])
    #expect(scenario.agreements(in: "silver").isEmpty)
  }

  @Test func `row 5, AG-1: project, group and start date are needed`() {
    let scenario = Scenario.liftFirm
    var withoutGroup = scenario
    withoutGroup.catalog.parameters.defaultAgreementGroup = nil

    #expect(
      refusal { try scenario.creatingAgreement(draft.with { $0.terms.project = nil }) } == "AG-1")
    #expect(
      refusal { try scenario.creatingAgreement(draft.with { $0.startDate = nil }) } == "AG-1")
    #expect(
      refusal {
        try scenario.creatingAgreement(draft.with { $0.endDate = .day("2024-01-31") })
      } == "AG-1")
    #expect(refusal { try withoutGroup.creatingAgreement(draft) } == "AG-1")
  }

  @Test func `row 5, AG-2: a time project takes no agreement`() {
    let scenario = Scenario.liftFirm

    #expect(
      refusal { try scenario.creatingAgreement(draft.with { $0.terms.project = "P-time" }) }
        == "AG-2")
  }

  @Test func `row 6, AG-3: an agreement from a project has its project and customer`() throws {
    let scenario = try Scenario.liftFirm.creatingAgreement(
      draft.with { $0.terms.project = nil }, from: "P-1")

    let agreement = try #require(scenario.agreements.last)
    #expect(agreement.terms.project == "P-1")
    #expect(scenario.customer(of: agreement)?.name == "Grand Hotel")
  }

  @Test func `MD-2: ids come from the sequence or are typed in, each once`() throws {
    let scenario = Scenario.liftFirm
    var withoutSequence = scenario
    withoutSequence.catalog.parameters.agreementNumbers = nil

    #expect(try scenario.creatingAgreement(draft).agreements.last?.id == "A-001")
    #expect(refusal { try withoutSequence.creatingAgreement(draft) } == "MD-2")
    #expect(
      refusal { try scenario.creatingAgreement(draft.with { $0.id = "A-1" }) } == "MD-2")
  }

  @Test(arguments: TransactionType.allCases)
  func `row 7: lines of four types are accepted with what they need`(type: TransactionType) throws {
    let item: Identifier<StockItem>? = type == .item ? "pump" : nil
    let line = AgreementLine(number: 1, LineContent(type, quantity: .one, item: item))

    let scenario = try Scenario.liftFirm.adding(line, to: "A-1")

    #expect(scenario.agreements[0].lines == [line])
    let wrong = AgreementLine(number: 2, LineContent(type, item: type == .item ? nil : "pump"))
    #expect(refusal { try scenario.adding(wrong, to: "A-1") } == "OR-6")
    let empty = AgreementLine(
      number: 2, LineContent(type, quantity: Quantity(thousandths: 0), item: item))
    #expect(refusal { try scenario.adding(empty, to: "A-1") } == "OR-6")
    #expect(refusal { try scenario.adding(line, to: "A-1") } == "MD-1")
  }

  @Test func `AG-6: lines are about what is related to their agreement`() throws {
    let scenario = Scenario.liftFirm
    let door = AgreementLine(number: 1, LineContent(.hour, task: "ropes"))

    #expect(refusal { try scenario.adding(door, to: "A-1") } == "AG-6")
    #expect(
      refusal {
        try scenario.adding(AgreementLine(number: 1, LineContent(.hour, object: "Y")), to: "A-1")
      } == "AG-6")
    let related = try scenario.relating(TaskRelation("ropes"), to: .agreement("A-1"))
    #expect(refusal { try related.adding(door, to: "A-1") } == nil)
  }

  @Test func `row 8, AG-4: a suspended agreement makes no orders, by hand or by itself`() throws {
    let scenario = try Scenario.liftFirm([.hours(1)]).suspending("A-1")

    let run = try scenario.generated("2024-01-01", "2024-12-31")

    #expect(run.created.isEmpty)
    #expect(run.log.entries.map(\.rule) == ["AG-4"])
    #expect(
      refusal {
        try scenario.creatingOrder(OrderRequest(agreement: "A-1"), at: .at("2024-02-01 08:00"))
      } == "AG-4")
    #expect(scenario.agreements[0].isStopped(scenario.agreements[0].lines[0]))
    #expect(try scenario.suspending("A-1", false).agreements[0].suspended == false)
  }

  @Test func `row 9, AG-5: a stopped line yields nothing and is not copied`() throws {
    var scenario = Scenario.liftFirm([.hours(1), .hours(2)])
    scenario.agreements.append(Agreement(id: "A-2", name: "Other"))

    scenario = try scenario.stopping(line: 1, of: "A-1")

    #expect(
      try scenario.generated("2024-01-01", "2024-12-31").scenario.orderSummaries == [
        "2024-01-01 2"
      ])
    #expect(refusal { try scenario.copyingLines([1], of: "A-1", to: "A-2") } == "AG-5")
    #expect(try scenario.copyingLines(of: "A-1", to: "A-2").agreements[1].lines.count == 1)
    #expect(refusal { try scenario.stopping(line: 9, of: "A-1") } == "AG-5")
  }

  @Test func `AG-4: lines of a suspended agreement are not copied`() throws {
    var scenario = Scenario.liftFirm([.hours(1)])
    scenario.agreements.append(Agreement(id: "A-2", name: "Other"))
    scenario = try scenario.suspending("A-1")

    #expect(refusal { try scenario.copyingLines(of: "A-1", to: "A-2") } == "AG-4")
  }

  @Test func `row 12, AG-10: relations are added on request, and existing ones stay`() throws {
    var scenario = Scenario.liftFirm([.hours(1, object: "X-1")])
    scenario.agreements.append(
      Agreement(id: "A-2", name: "Other", objects: [ObjectRelation("X-2", reference: "mine")]))

    let needed = try scenario.copyingLines(of: "A-1", to: "A-2").agreements[1]
    let all = try scenario.copyingLines(of: "A-1", to: "A-2", relations: .all).agreements[1]

    #expect(needed.objects.map(\.object) == ["X-2", "X-1"])
    #expect(needed.tasks.isEmpty)
    #expect(all.objects.map(\.reference) == ["mine", "left"])
    #expect(all.tasks.map(\.task) == ["oil"])
  }

  @Test func `row 13, TP-1: an agreement with orders becomes no template`() throws {
    let scenario = Scenario.liftFirm([.hours(1)])
    let template = try scenario.markingTemplate("A-1", group: "lifts")
    let withOrder = try scenario.generated("2024-01-01", "2024-12-31").scenario

    #expect(template.agreements[0].isTemplate)
    #expect(refusal { try withOrder.markingTemplate("A-1", group: "lifts") } == "TP-1")
    #expect(refusal { try scenario.markingTemplate("A-1", group: "attic") } == "TP-1")
    let run = try template.generated("2024-01-01", "2024-12-31")
    #expect(run.created.isEmpty)
    #expect(run.log.entries.map(\.rule) == ["TP-1"])
    #expect(
      refusal {
        try template.creatingOrder(OrderRequest(agreement: "A-1"), at: .at("2024-02-01 08:00"))
      } == "TP-1")
  }

  @Test func `row 15, TP-3, TP-4: template lines come with all relations and without a link`()
    throws
  {
    var scenario = Scenario.liftFirm([.hours(1), .hours(2, object: "X-1")])
    scenario.agreements.append(Agreement(id: "A-2", name: "Other"))
    scenario = try scenario.markingTemplate("A-1", group: "lifts")

    var copied = try scenario.copyingLines([1], of: "A-1", to: "A-2")
    copied.agreements[0].lines[0].content.description = "changed later"

    #expect(copied.agreements[1].lines.map(\.number) == [1])
    #expect(copied.agreements[1].objects.map(\.object) == ["X-1", "X-2"])
    #expect(copied.agreements[1].tasks.map(\.task) == ["oil"])
    #expect(copied.agreements[1].lines[0].content.description == nil)
  }
}

extension Agreement {
  fileprivate func with(_ change: (inout Agreement) -> Void) -> Agreement {
    var agreement = self
    change(&agreement)
    return agreement
  }
}
