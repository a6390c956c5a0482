import ServiceModel
import Testing

struct CodeTableTests {
  @Test func `row 2, MD-1: an id is given once`() throws {
    let scenario = try Scenario.liftFirm.adding(ServiceTask(id: "doors"))

    #expect(scenario.catalog.tasks.map(\.id) == ["oil", "ropes", "doors"])
    #expect(refusal { try scenario.adding(ServiceTask(id: "oil")) } == "MD-1")
    #expect(refusal { try scenario.adding(ServiceTask(id: "")) } == "MD-1")
  }

  @Test func `row 2, MD-1: a row that is referred to stays`() throws {
    let scenario = Scenario.liftFirm([.hours(1, every: "weekly", window: "week", object: "X-1")])

    #expect(refusal { try scenario.removing(Identifier<Customer>("hotel")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<Project>("P-1")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<AgreementGroup>("gold")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<ServiceInterval>("weekly")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<GenerationWindow>("week")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<ServiceObject>("X-1")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<ServiceTask>("oil")) } == "MD-1")
    #expect(refusal { try scenario.removing(Identifier<ServiceTask>("none")) } == "MD-1")
  }

  @Test func `row 2, MD-1: a row that nothing refers to goes`() throws {
    let scenario = try Scenario.liftFirm.removing(Identifier<ServiceTask>("ropes"))
      .removing(Identifier<AgreementGroup>("silver"))
      .removing(Identifier<TemplateGroup>("lifts"))
      .removing(Identifier<ServiceInterval>("monthly"))
      .removing(Identifier<GenerationWindow>("week"))
      .removing(Identifier<WorkCategory>("service"))

    #expect(scenario.catalog.tasks.map(\.id) == ["oil"])
    #expect(scenario.catalog.categories.isEmpty)
  }

  @Test func `row 2: each kind of row knows what refers to it`() throws {
    var scenario = Scenario.liftFirm
    scenario = try scenario.adding(ObjectGroup(id: "hall")).adding(Journal(id: "hours"))
    scenario.catalog.objects[0].group = "hall"
    scenario.catalog.parameters.hourJournal = "hours"
    scenario.catalog.templateGroups.append(TemplateGroup(id: "goods", parent: "lifts"))
    scenario.agreements[0].lines = [
      AgreementLine(number: 7, LineContent(.fee, category: "service"))
    ]

    #expect(ObjectGroup.users(of: "hall", in: scenario) == ["object X-1"])
    #expect(Journal.users(of: "hours", in: scenario) == ["the parameters"])
    #expect(TemplateGroup.users(of: "lifts", in: scenario) == ["template group goods"])
    #expect(WorkCategory.users(of: "service", in: scenario) == ["line 7 of agreement A-1"])
    #expect(Project.users(of: "P-1", in: scenario) == ["agreement A-1"])
  }

  @Test func `row 2, MD-2: a sequence leaves out what was typed in by hand`() {
    var sequence = NumberSequence(prefix: "SO-", digits: 3)
    let taken: Set = ["SO-001", "SO-003"]

    let ids = (0..<3).map { _ in sequence.takeNext(notIn: taken) }

    #expect(ids == ["SO-002", "SO-004", "SO-005"])
    #expect(sequence.next == 6)
  }

  @Test func `row 2, MD-2: gaps are found and filled when that is wanted`() {
    var sequence = NumberSequence(prefix: "SO-", digits: 3, next: 6)
    let taken: Set = ["SO-001", "SO-003", "SO-005"]

    #expect(sequence.gaps(among: taken, atMost: 9) == [2, 4])
    sequence.fillsGaps = true
    #expect(sequence.takeNext(notIn: taken) == "SO-002")
    #expect(sequence.takeNext(notIn: taken.union(["SO-002", "SO-004"])) == "SO-006")
  }

  @Test func `MD-2: a sequence that has run out gives nothing`() {
    var sequence = NumberSequence(prefix: "", next: NumberSequence.numbers.upperBound)

    #expect(sequence.takeNext(notIn: []) == "100000000")
    #expect(sequence.takeNext(notIn: []) == nil)
    sequence.next = Int.max
    #expect(sequence.takeNext(notIn: []) == nil)
    sequence.next = Int.min
    #expect(sequence.takeNext(notIn: []) == nil)
  }

  @Test func `row 14, TP-2: template groups form a tree`() throws {
    var scenario = Scenario.liftFirm
    scenario.catalog.templateGroups = [
      TemplateGroup(id: "doors"), TemplateGroup(id: "lifts"),
      TemplateGroup(id: "goods", parent: "lifts"), TemplateGroup(id: "small", parent: "goods"),
    ]

    let tree = TemplateGroupTree(scenario.catalog.templateGroups)

    #expect(tree.children(of: "lifts").map(\.id) == ["goods"])
    #expect(
      tree.listing.map { "\($0.depth) \($0.group.id)" } == [
        "0 doors", "0 lifts", "1 goods", "2 small",
      ])
    #expect(refusal { try scenario.moving("lifts", under: "small") } == "TP-2")
    #expect(refusal { try scenario.moving("lifts", under: "lifts") } == "TP-2")
    #expect(refusal { try scenario.moving("lifts", under: "attic") } == "MD-1")
    let moved = try scenario.moving("goods", under: "doors")
    #expect(TemplateGroupTree(moved.catalog.templateGroups).cyclicGroups == [])
  }

  @Test func `TP-2: a circle in a file is found`() {
    let tree = TemplateGroupTree([
      TemplateGroup(id: "a", parent: "b"), TemplateGroup(id: "b", parent: "a"),
      TemplateGroup(id: "c", parent: "a"), TemplateGroup(id: "d"),
    ])

    #expect(tree.cyclicGroups == ["a", "b"])
    #expect(tree.listing.map(\.group.id) == ["d"])
  }
}
