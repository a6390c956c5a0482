extension StageTree {
  /// Returns for each stage without `permissions` where its orders find them soonest, as
  /// ``nearestStages(permitting:from:)`` says it stage by stage.
  ///
  /// One pass from the ends to the initial stage finds what follows each stage, one pass back finds
  /// what lies behind it; stages that share their answer share its storage.
  ///
  /// - Returns: The nearest stages, in the order of the outline; no entry for a stage that has the
  ///   permissions, or when no stage has them.
  /// - Complexity: O(n) in the number of stages, when few of them are equally near.
  package func nearestStages(
    permitting permissions: StagePermissions
  ) -> [Identifier<Stage>: [Stage]] {
    let order = outline.compactMap { positions[$0.stage.id] }
    var ranks = [Int](repeating: 0, count: stages.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    let search = NearestStages(tree: self, ranks: ranks, permissions: permissions)
    let following = search.following(order)
    let around = search.around(order, following: following)
    var nearest: [Identifier<Stage>: [Stage]] = [:]
    for index in order where !search.isPermitting(index) {
      nearest[stages[index].id] = (following[index] ?? around[index])?.stages
    }
    return nearest
  }
}

/// The search for the nearest stages with some permissions, from all stages at once.
private struct NearestStages {
  let tree: StageTree
  /// Where each stage stands in the outline, by its position.
  let ranks: [Int]
  let permissions: StagePermissions

  /// Stages that are equally far away, in the order of the outline; at least one.
  struct Front {
    var distance: Int
    var stages: [Stage]
  }

  func isPermitting(_ index: Int) -> Bool {
    tree.stages[index].permissions.isSuperset(of: permissions)
  }

  /// Returns the nearest of the stages after each, by position.
  func following(_ order: [Int]) -> [Front?] {
    var fronts = [Front?](repeating: nil, count: order.count)
    for index in order.reversed() {
      for child in tree.children[index] {
        fronts[index] = nearer(fronts[index], oneStepTo(child, fronts[child]))
      }
    }
    return fronts
  }

  /// Returns the nearest stages in all directions, by position.
  ///
  /// What is nearest to the stage before may lie after the stage itself, but then what follows the
  /// stage is nearer than the way back and forth.
  func around(_ order: [Int], following: [Front?]) -> [Front?] {
    var fronts = following
    for index in order {
      for child in tree.children[index] {
        fronts[child] = nearer(following[child], oneStepTo(index, fronts[index]))
      }
    }
    return fronts
  }

  /// Returns what one step to `index` makes of the front that is nearest from there.
  private func oneStepTo(_ index: Int, _ front: Front?) -> Front? {
    if isPermitting(index) { return Front(distance: 1, stages: [tree.stages[index]]) }
    return front.map { Front(distance: $0.distance + 1, stages: $0.stages) }
  }

  private func nearer(_ first: Front?, _ second: Front?) -> Front? {
    guard let first, let second else { return first ?? second }
    guard first.distance == second.distance else {
      return first.distance < second.distance ? first : second
    }
    let ranked = (first.stages + second.stages).map { (rank(of: $0), $0) }
    return Front(
      distance: first.distance, stages: ranked.sorted { $0.0 < $1.0 }.map(\.1))
  }

  private func rank(of stage: Stage) -> Int { tree.positions[stage.id].map { ranks[$0] } ?? 0 }
}
