import ServiceModel
import Testing

/// The nearest stages with a permission, for all stages at once.
struct NearestStagesTests {
  private static let length = 5000

  @Test(arguments: 1...UInt64(300))
  func `the search for all stages agrees with that for each`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let tree = try StageTree.random(using: &generator)
    for permission in [StagePermissions.schedulable, .cancellable, [.schedulable, .postable]] {
      let nearest = tree.nearestStages(permitting: permission)

      for stage in tree.stages where !stage.permissions.isSuperset(of: permission) {
        let alone = tree.nearestStages(permitting: permission, from: stage.id)
        #expect(nearest[stage.id] ?? [] == alone, "\(stage.id) of seed \(seed)")
      }
      let permitting = tree.stages.filter { $0.permissions.isSuperset(of: permission) }
      #expect(permitting.allSatisfy { nearest[$0.id] == nil })
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [0, length / 2, length - 1])
  func `a chain of 5000 stages is searched once`(permitting: Int) throws {
    let tree = try StageTree.made(
      (0..<Self.length).map { index in
        Stage(
          id: Identifier("\(index)"), name: "",
          parent: index == 0 ? nil : Identifier("\(index - 1)"),
          permissions: index == permitting ? .all : .all.subtracting(.schedulable))
      })

    let nearest = tree.nearestStages(permitting: .schedulable)

    #expect(nearest.count == Self.length - 1)
    let target = Identifier<Stage>("\(permitting)")
    #expect(nearest.values.allSatisfy { $0.map(\.id) == [target] })
  }

  @Test func `no stage is near where none permits it`() throws {
    let tree = try StageTree.made([
      Stage(id: "a", name: "", permissions: []),
      Stage(id: "b", name: "", parent: "a", permissions: .movable),
    ])

    #expect(tree.nearestStages(permitting: .schedulable).isEmpty)
    #expect(try StageTree.made([]).nearestStages(permitting: .schedulable).isEmpty)
  }
}
