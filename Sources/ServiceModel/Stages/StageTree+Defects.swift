/// What keeps a list of stages from being one tree.
///
/// Positions are those in the list.
///
/// - Source: rule ST-1.
package enum StageTreeDefect: Hashable, Sendable {
  /// The name of the stage at a position stands before already, or is empty.
  case duplicate(at: Int)
  /// The stage at a position has a parent that is no stage.
  case unknownParent(at: Int)
  /// There are stages, but each has a parent.
  case withoutRoot
  /// The stage at a position has no parent, but neither has the one at `first`.
  case anotherRoot(at: Int, first: Int)
  /// The stage at a position is among its own ancestors; each circle counts once, at its first
  /// stage in the list.
  case cycle(at: Int)
  /// The stage at a position hangs on one with a defect, so no order gets there from the first
  /// root.
  case unreachable(at: Int)
}

extension StageTree {
  /// Returns everything that keeps `stages` from being one tree; empty when they are one.
  ///
  /// Of stages with the same name the first one counts as parent.
  ///
  /// - Complexity: O(n) in the number of stages.
  package static func defects(of stages: [Stage]) -> [StageTreeDefect] {
    let positions = Dictionary(stages.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let parents = stages.map { $0.parent.flatMap { positions[$0] } }
    let roots = stages.indices.filter { stages[$0].parent == nil }
    let cycles = firstOfCycles(parents)
    var defects: [StageTreeDefect] = []
    for (index, stage) in stages.enumerated() {
      if stage.id.text.isEmpty || positions[stage.id] != index {
        defects.append(.duplicate(at: index))
      }
      if stage.parent != nil, parents[index] == nil { defects.append(.unknownParent(at: index)) }
    }
    if roots.isEmpty, !stages.isEmpty { defects.append(.withoutRoot) }
    defects += roots.dropFirst().map { .anotherRoot(at: $0, first: roots[0]) }
    defects += cycles.first.map { .cycle(at: $0) }
    defects += unreachable(parents, roots: roots, cyclic: cycles.members).map {
      .unreachable(at: $0)
    }
    return defects
  }

  /// Returns the first stage of each circle, and which stages are part of one.
  private static func firstOfCycles(_ parents: [Int?]) -> (first: [Int], members: Set<Int>) {
    var visitedIn = [Int](repeating: 0, count: parents.count)
    var first: [Int] = []
    var members: Set<Int> = []
    for start in parents.indices where visitedIn[start] == 0 {
      var next: Int? = start
      while let index = next, visitedIn[index] == 0 {
        visitedIn[index] = start + 1
        next = parents[index]
      }
      guard let entry = next, visitedIn[entry] == start + 1 else { continue }
      var cycle = [entry]
      while let last = cycle.last, let parent = parents[last], parent != entry {
        cycle.append(parent)
      }
      first.append(cycle.min() ?? entry)
      members.formUnion(cycle)
    }
    return (first, members)
  }

  /// Returns the stages whose own entry is sound, but that do not hang on the first root.
  private static func unreachable(
    _ parents: [Int?], roots: [Int], cyclic: Set<Int>
  ) -> [Int] {
    guard let root = roots.first else { return [] }
    // 0 is not known yet, 1 hangs on the root, 2 does not.
    var states = [Int](repeating: 0, count: parents.count)
    states[root] = 1
    for index in parents.indices where cyclic.contains(index) { states[index] = 2 }
    for start in parents.indices where states[start] == 0 {
      var chain: [Int] = []
      var next: Int? = start
      while let index = next, states[index] == 0 {
        chain.append(index)
        next = parents[index]
      }
      let state = next.map { states[$0] } ?? 2
      for index in chain { states[index] = state }
    }
    return parents.indices.filter {
      states[$0] == 2 && !cyclic.contains($0) && parents[$0] != nil
    }
  }
}
