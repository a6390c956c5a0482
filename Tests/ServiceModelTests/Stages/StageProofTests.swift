import ServiceModel
import Testing

/// What the stage tree alone proves about the life of orders.
struct StageProofTests {
  private let sealed = StagePermissions.movable

  @Test func `an end lets an order finish, and a stage after it is none`() throws {
    let tree = try StageTree.repairShop

    #expect(tree.ends.map(\.id) == ["parts-in", "done"])
    #expect(tree.stuckStages.isEmpty)
    #expect(tree.stagesWithoutEnd.isEmpty)
  }

  @Test func `a last stage that permits nothing is where orders get stuck`() throws {
    var stages = Stage.repairShop
    stages.append(Stage(id: "archive", name: "Archive", parent: "new", permissions: sealed))
    let tree = try StageTree.made(stages)

    #expect(tree.stuckStages.map(\.id) == ["archive"])
    stages[5].clock = .stopped
    #expect(try StageTree.made(stages).stuckStages.isEmpty)
    stages[5].clock = .paused
    stages[5].permissions = .schedulable
    #expect(try StageTree.made(stages).stuckStages.isEmpty)
    #expect(try StageTree.made(stages).stagesWithoutEnd.map(\.id) == ["archive"])
  }

  @Test func `each branch without an end is named once, at its first stage`() throws {
    let tree = try StageTree.made([
      Stage(id: "a", name: ""), Stage(id: "b", name: "", parent: "a", permissions: sealed),
      Stage(id: "c", name: "", parent: "b", permissions: [.schedulable]),
      Stage(id: "d", name: "", parent: "a"),
    ])

    #expect(tree.stagesWithoutEnd.map(\.id) == ["b"])
  }

  @Test(arguments: 1...UInt64(200))
  func `proofs agree with a search along all moves`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let tree = try StageTree.random(using: &generator)
    func descendants(_ stage: Stage) -> [Stage] {
      [stage] + tree.stages.filter { $0.parent == stage.id }.flatMap(descendants)
    }
    let without = tree.stages.filter { !descendants($0).contains(where: tree.isEnd) }

    #expect(
      Set(tree.stagesWithoutEnd.map(\.id))
        == Set(
          without.filter { stage in !without.contains { $0.id == stage.parent } }.map(\.id)))
    for from in tree.stages {
      let near = tree.nearestStages(permitting: .schedulable, from: from.id)
      let following = Set(descendants(from).dropFirst().map(\.id))
      let isAhead = near.first.map { following.contains($0.id) } ?? false
      let distance = near.first.map { tree.steps(from: from.id, to: $0.id).count }
      for other in tree.stages where other.id != from.id {
        let steps = tree.steps(from: from.id, to: other.id)
        let way = [from] + steps
        #expect(zip(way, steps).allSatisfy { tree.hasEdge(from: $0.id, to: $1.id) })
        #expect(way.last?.id == other.id)
        #expect(Set(way.map(\.id)).count == way.count)
        if other.permissions.contains(.schedulable) {
          #expect(isAhead || !following.contains(other.id))
          if isAhead == following.contains(other.id) {
            #expect(try #require(distance) <= steps.count)
          }
        }
      }
    }
  }

  @Test func `E1706, E1707: lives without an end are warnings at their stages`() {
    var scenario = Scenario.oneVisit
    scenario.stages = [
      Stage(id: "new", name: ""), Stage(id: "a", name: "", parent: "new", permissions: sealed),
      Stage(id: "b", name: "", parent: "a", permissions: [.modifiable]),
      Stage(id: "c", name: "", parent: "new", permissions: []),
      Stage(id: "d", name: "", parent: "new"),
    ]

    let faults = scenario.faults()

    #expect(faults.map(\.code) == [.stageWithoutEnd, .stuckStage])
    #expect(faults.map(\.path.description) == ["stages[1]", "stages[3]"])
    #expect(faults.allSatisfy { $0.severity == .warning })
  }

  @Test func `E1453, E1708, E1709: clocks that never run or never stop are warnings`() {
    var scenario = Scenario.oneVisit
    scenario.stages = [
      Stage(id: "a", name: "", clock: .paused),
      Stage(id: "b", name: "", parent: "a", clock: .paused),
    ]
    #expect(scenario.faults().map(\.code) == [.promiseNeverDue])
    var silent = scenario
    silent.serviceLevelAgreements[0].targets = []
    #expect(silent.faults().map(\.code).contains(.clockNeverRuns))
    scenario.stages[1].clock = .running
    #expect(scenario.faults().map(\.code) == [.clockNeverStops])
    scenario.stages[1].clock = .stopped
    scenario.stages.append(Stage(id: "c", name: "", parent: "a"))
    #expect(scenario.faults() == [])
  }

  @Test func `E1705, E1710 to E1713: reasons and stages that do not resolve are faults`() {
    var scenario = Scenario.oneVisit
    scenario.stages = [
      Stage(id: "new", name: ""), Stage(id: "a", name: "", parent: "b"),
      Stage(id: "b", name: "", parent: "a"), Stage(id: "c", name: "", parent: "b"),
    ]
    #expect(scenario.faults().map(\.code) == [.stageCycle, .unreachableStage])

    scenario.stages = [Stage(id: "new", name: ""), Stage(id: "hold", name: "", parent: "new")]
    scenario.stages[1].requiresReason = true
    scenario.reasonCodes = [
      StageReasonCode(id: "parts", name: ""), StageReasonCode(id: "parts", name: ""),
    ]
    scenario.serviceOrders[0].stage = "hold"
    scenario.serviceOrders[0].stageReasons = [
      StageReason("part", stage: "holt", kind: .manual, at: .hour(1))
    ]
    let faults = scenario.faults()
    #expect(
      faults.map(\.code) == [
        .duplicateReasonCode, .unknownReasonCode, .unknownReasonStage, .stageWithoutReason,
      ])
    #expect(faults[1].nearestName == "parts")
    scenario.reasonCodes.removeLast()
    scenario.serviceOrders[0].stageReasons = [
      StageReason("parts", stage: "hold", kind: .stageChange, at: .hour(1))
    ]
    #expect(scenario.faults() == [])
  }
}
