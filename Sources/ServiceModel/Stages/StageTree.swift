/// The stages of orders as one tree, in which orders move along the edges only.
///
/// Next stages are the children of a stage, its previous stage is its parent; nothing else is
/// reachable in one step. An empty tree means that no stages are configured: orders have none, and
/// all actions are allowed (rule ST-3).
///
/// - Invariant: Ids are unique, exactly one stage has no parent, and every stage is reachable from
///   it, unless there are no stages at all.
/// - Source: rules ST-1 to ST-3; `sla-clock.md`, "Stages".
package struct StageTree: Hashable, Sendable {
  /// The stages in the order in which they were given.
  package let stages: [Stage]
  /// Where each stage stands in ``stages``.
  let positions: [Identifier<Stage>: Int]
  /// The positions of the stages after each, in order.
  let children: [[Int]]
  private let root: Int?

  /// Creates the tree of `stages`; `nil` when they form none, which ``defects(of:)`` explains.
  package init?(_ stages: [Stage]) {
    guard Self.defects(of: stages).isEmpty else { return nil }
    self.stages = stages
    let positions = Dictionary(stages.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var children = [[Int]](repeating: [], count: stages.count)
    for (index, stage) in stages.enumerated() {
      if let parent = stage.parent.flatMap({ positions[$0] }) { children[parent].append(index) }
    }
    self.positions = positions
    self.children = children
    root = stages.firstIndex { $0.parent == nil }
  }

  /// Whether no stages are configured.
  package var isEmpty: Bool { stages.isEmpty }

  /// The stage in which orders begin; `nil` when no stages are configured.
  package var initial: Stage? { root.map { stages[$0] } }

  /// The stage called `id`.
  package subscript(id: Identifier<Stage>) -> Stage? { positions[id].map { stages[$0] } }

  /// Returns where `order` stands: its stage, or the initial one when it states none (rule ST-3).
  ///
  /// - Returns: `nil` when no stages are configured, or the order names a stage that is none.
  package func stage(of order: ServiceOrder) -> Stage? {
    guard let id = order.stage else { return initial }
    return self[id]
  }

  /// Returns the stages that *next stage* offers: the children of `id`, in order (rule ST-2).
  package func nextStages(of id: Identifier<Stage>) -> [Stage] {
    positions[id].map { children[$0].map { stages[$0] } } ?? []
  }

  /// Returns the stage that *previous stage* goes to: the parent of `id` (rule ST-2).
  package func previousStage(of id: Identifier<Stage>) -> Stage? {
    self[id]?.parent.flatMap { self[$0] }
  }

  /// Returns whether an order may move from `id` to `other` in one step (rule ST-2).
  package func hasEdge(from id: Identifier<Stage>, to other: Identifier<Stage>) -> Bool {
    guard let from = self[id], let to = self[other] else { return false }
    return to.parent == id || from.parent == other
  }

  /// Returns the stages before `id`, the nearest first; the initial stage comes last.
  package func ancestors(of id: Identifier<Stage>) -> [Stage] {
    var ancestors: [Stage] = []
    var next = previousStage(of: id)
    while let stage = next {
      ancestors.append(stage)
      next = stage.parent.flatMap { self[$0] }
    }
    return ancestors
  }

  /// Returns the way from the initial stage to `id`, both included; empty for an unknown name.
  package func path(to id: Identifier<Stage>) -> [Stage] {
    self[id].map { ancestors(of: id).reversed() + [$0] } ?? []
  }

  /// Returns the stages in which an order goes from `id` to `other`, the last one included: back
  /// to where the two paths part, then on.
  ///
  /// - Returns: The shortest way; empty when both are the same or one of them is unknown.
  package func steps(from id: Identifier<Stage>, to other: Identifier<Stage>) -> [Stage] {
    let (from, to) = (path(to: id), path(to: other))
    guard !from.isEmpty, !to.isEmpty else { return [] }
    let common = zip(from, to).prefix { $0.id == $1.id }.count
    let back = from[(common - 1)...].dropLast().reversed()
    return Array(back) + to[common...]
  }

  /// The stages from the initial one on, each followed by its children, with their depth from 0.
  package var outline: [(stage: Stage, depth: Int)] {
    var outline: [(stage: Stage, depth: Int)] = []
    var pending = root.map { [(index: $0, depth: 0)] } ?? []
    while let (index, depth) = pending.popLast() {
      outline.append((stages[index], depth))
      pending += children[index].reversed().map { ($0, depth + 1) }
    }
    return outline
  }
}
