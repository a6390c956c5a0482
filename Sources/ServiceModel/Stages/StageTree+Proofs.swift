// What can be proved about the life of orders from the tree alone.
extension StageTree {
  /// Returns whether an order may be done with in `stage`: no stage follows, and the order may be
  /// posted, cancelled or deleted there, or its measuring is over.
  package func isEnd(_ stage: Stage) -> Bool {
    nextStages(of: stage.id).isEmpty
      && (!stage.permissions.isDisjoint(with: .finishing) || stage.clock == .stopped)
  }

  /// Returns whether orders get stuck in `stage`.
  ///
  /// They do when no stage follows, the stage is no end, and visits may neither be planned nor fields
  /// be edited there: all that is left is to go back.
  package func isStuck(_ stage: Stage) -> Bool {
    nextStages(of: stage.id).isEmpty && !isEnd(stage)
      && stage.permissions.isDisjoint(with: [.schedulable, .modifiable])
  }

  /// The ends of the tree, in the order of the outline.
  package var ends: [Stage] { outline.map(\.stage).filter(isEnd) }

  /// The stages in which orders get stuck, in the order of the outline.
  package var stuckStages: [Stage] { outline.map(\.stage).filter(isStuck) }

  /// The stages from which next stages lead to no end, in the order of the outline; of each branch
  /// the first one only, because nothing after it reaches an end either.
  package var stagesWithoutEnd: [Stage] {
    var reaching: Set<Identifier<Stage>> = []
    for end in ends {
      var next: Stage? = end
      while let stage = next, reaching.insert(stage.id).inserted {
        next = previousStage(of: stage.id)
      }
    }
    return outline.map(\.stage).filter { stage in
      !reaching.contains(stage.id) && stage.parent.map(reaching.contains) ?? true
    }
  }

  /// Whether the clock runs in no stage, so that no time ever counts.
  package var isAlwaysStanding: Bool {
    !stages.isEmpty && stages.allSatisfy { $0.clock != .running }
  }

  /// Whether stages pause the clock, but no end stops it, so that measuring is never over.
  package var isNeverStopped: Bool {
    stages.contains { $0.clock == .paused } && !ends.contains { $0.clock == .stopped }
  }

  /// Returns the stages with all of `permissions` that an order in `id` reaches in the fewest steps:
  /// those that follow, or where none of them has the permissions, those that it has to go back for.
  ///
  /// - Returns: The stages at that distance, in the order of the outline; empty when there are none.
  /// - Complexity: O(n) in the number of stages.
  package func nearestStages(
    permitting permissions: StagePermissions, from id: Identifier<Stage>
  ) -> [Stage] {
    guard let start = positions[id],
      stages.contains(where: { $0.id != id && $0.permissions.isSuperset(of: permissions) })
    else { return [] }
    let following = nearest(to: start, permitting: permissions) { children[$0] }
    let nearest =
      following.isEmpty
      ? nearest(to: start, permitting: permissions) { index in
        children[index] + (stages[index].parent.flatMap { positions[$0] }.map { [$0] } ?? [])
      } : following
    return outline.map(\.stage).filter { nearest.contains($0.id) }
  }

  /// Searches outwards from `start`, and returns those that are found first.
  private func nearest(
    to start: Int, permitting permissions: StagePermissions, _ neighbours: (Int) -> [Int]
  ) -> Set<Identifier<Stage>> {
    var front = [start]
    var seen: Set<Int> = [start]
    while !front.isEmpty {
      front = front.flatMap(neighbours).filter { seen.insert($0).inserted }
      let found = front.filter { stages[$0].permissions.isSuperset(of: permissions) }
      guard found.isEmpty else { return Set(found.map { stages[$0].id }) }
    }
    return []
  }
}
