import ServiceModel
import Testing

/// Checklist row 50, rule ST-1: the stage tree.
struct StageTreeTests {
  @Test func `row 50, ST-1: stages form one tree with paths from the initial stage`() throws {
    let tree = try StageTree.repairShop

    #expect(tree.initial?.id == "new")
    #expect(tree.path(to: "parts-in").map(\.id) == ["new", "waiting", "parts-in"])
    #expect(tree.ancestors(of: "done").map(\.id) == ["dispatched", "new"])
    #expect(
      tree.steps(from: "parts-in", to: "done").map(\.id)
        == ["waiting", "new", "dispatched", "done"])
    #expect(tree.steps(from: "done", to: "done").isEmpty)
    #expect(tree.outline.map(\.depth) == [0, 1, 2, 1, 2])
    #expect(tree.path(to: "nowhere").isEmpty)
  }

  @Test func `row 50, ST-1: a second root is refused`() throws {
    let tree = try StageTree.repairShop

    let refusal = #expect(throws: Refusal.self) {
      try tree.adding(Stage(id: "other", name: "Other"))
    }

    #expect(refusal?.rule == "ST-1")
    #expect(refusal?.message == "Stage other has no parent, but the initial stage is new.")
  }

  @Test func `row 50, ST-1: the parent of a stage cannot change, all else can`() throws {
    let tree = try StageTree.repairShop
    var stage = try #require(tree["parts-in"])
    stage.name = "Ready"
    let renamed = try tree.replacing(stage)
    stage.parent = "new"

    let refusal = #expect(throws: Refusal.self) { try renamed.replacing(stage) }

    #expect(renamed["parts-in"]?.name == "Ready")
    #expect(refusal?.rule == "ST-1")
    #expect(refusal?.remedy.contains("create it again") == true)
  }

  @Test func `ST-1: a stage is added under a stage, once, by its own name`() throws {
    let tree = try StageTree.repairShop

    let grown = try tree.adding(Stage(id: "lost", name: "Lost", parent: "waiting"))

    #expect(grown.nextStages(of: "waiting").map(\.id) == ["parts-in", "lost"])
    for stage in [
      Stage(id: "lost", name: "Again", parent: "new"), Stage(id: "", name: "", parent: "new"),
      Stage(id: "x", name: "X", parent: "nowhere"),
    ] {
      #expect(throws: Refusal.self) { try grown.adding(stage) }
    }
    #expect(throws: Refusal.self) { try tree.replacing(Stage(id: "lost", name: "Lost")) }
  }

  @Test func `MD-1: a stage that something refers to cannot be deleted`() throws {
    let tree = try StageTree.repairShop
    var moved = ServiceOrder.order()
    moved.events = [OrderEvent(at: .hour(1), .stageChanged("parts-in"))]

    #expect(throws: Refusal.self) { try tree.removing("waiting", usedBy: []) }
    #expect(throws: Refusal.self) { try tree.removing("done", usedBy: [.order(in: "done")]) }
    #expect(throws: Refusal.self) { try tree.removing("parts-in", usedBy: [moved]) }
    #expect(throws: Refusal.self) { try tree.removing("nowhere", usedBy: []) }
    let pruned = try tree.removing("parts-in", usedBy: [.order()])

    #expect(pruned["parts-in"] == nil)
    #expect(pruned.nextStages(of: "waiting").isEmpty)
  }

  @Test func `ST-1: each defect of a list of stages is found`() {
    let stages = [
      Stage(id: "a", name: ""), Stage(id: "b", name: ""), Stage(id: "c", name: "", parent: "b"),
      Stage(id: "a", name: "", parent: "a"), Stage(id: "d", name: "", parent: "x"),
      Stage(id: "e", name: "", parent: "f"), Stage(id: "f", name: "", parent: "e"),
      Stage(id: "g", name: "", parent: "f"), Stage(id: "h", name: "", parent: "g"),
      Stage(id: "", name: "", parent: "a"),
    ]

    let defects = StageTree.defects(of: stages)

    #expect(
      defects == [
        .duplicate(at: 3), .unknownParent(at: 4), .duplicate(at: 9), .anotherRoot(at: 1, first: 0),
        .cycle(at: 5), .unreachable(at: 2), .unreachable(at: 7), .unreachable(at: 8),
      ])
    #expect(StageTree(stages) == nil)
    #expect(
      StageTree.defects(of: [Stage(id: "a", name: "", parent: "a")])
        == [.withoutRoot, .cycle(at: 0)])
  }

  @Test(arguments: 1...UInt64(200))
  func `a random list is a tree exactly when every stage climbs to the only root`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...6, using: &generator)
    let stages = (0..<count).map { index -> Stage in
      let parent = Int.random(in: -1..<(count + 1), using: &generator)
      let named = Int.random(in: 0..<12, using: &generator) == 0 ? 0 : index
      return Stage(
        id: Identifier("s\(named)"), name: "",
        parent: index == 0 && parent % 2 == 0 || parent < 0 ? nil : Identifier("s\(parent)"))
    }

    let roots = stages.filter { $0.parent == nil }
    let isTree =
      roots.count == 1 && Set(stages.map(\.id)).count == count
      && stages.allSatisfy { stage in
        var (next, steps) = (stage, 0)
        while let parent = next.parent, steps <= count {
          guard let found = stages.first(where: { $0.id == parent }) else { return false }
          (next, steps) = (found, steps + 1)
        }
        return next.parent == nil
      }
    #expect((StageTree(stages) != nil) == isTree)
  }

  @Test func `an empty list is the empty tree`() throws {
    let tree = try StageTree.made([])

    #expect(tree.isEmpty)
    #expect(tree.initial == nil)
    #expect(tree.outline.isEmpty)
    #expect(try tree.adding(Stage(id: "new", name: "New")).initial?.id == "new")
  }
}
