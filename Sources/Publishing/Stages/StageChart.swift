package import ServiceModel

/// The stage tree of a scenario with what its stages permit and which orders stand in them.
package struct StageChart: Hashable, Sendable {
  /// The name of the scenario.
  package let scenario: String
  /// The stages from the initial one on, each followed by the stages after it.
  package let rows: [Row]

  /// A stage in its place.
  package struct Row: Hashable, Sendable {
    /// The stage.
    package let stage: Stage
    /// How many stages stand before it.
    package let depth: Int
    /// The stages that may follow, in order.
    package let nextStages: [Identifier<Stage>]
    /// Whether an order may be done with here.
    package let isEnd: Bool
    /// Whether orders get stuck here.
    package let isStuck: Bool
    /// Whether it is the last of the stages after its parent.
    package let isLast: Bool
    /// The orders that stand here, in the order of the scenario.
    package let orders: [Identifier<ServiceOrder>]
  }

  /// Creates the chart of `scenario`; `nil` when its stages form no tree.
  package init?(of scenario: Scenario) {
    guard let tree = StageTree(scenario.stages) else { return nil }
    var orders: [Identifier<Stage>: [Identifier<ServiceOrder>]] = [:]
    for order in scenario.serviceOrders {
      if let stage = tree.stage(of: order) { orders[stage.id, default: []].append(order.id) }
    }
    self.scenario = scenario.name
    rows = tree.outline.map { stage, depth in
      let siblings = stage.parent.map(tree.nextStages) ?? [stage]
      return Row(
        stage: stage, depth: depth, nextStages: tree.nextStages(of: stage.id).map(\.id),
        isEnd: tree.isEnd(stage), isStuck: tree.isStuck(stage),
        isLast: siblings.last?.id == stage.id, orders: orders[stage.id] ?? [])
    }
  }

  /// The permissions of stages with the words of a chart, in the order of the file's keys.
  static let permissions: [(permission: StagePermissions, verb: String)] = [
    (.schedulable, "schedule"), (.movable, "move"), (.modifiable, "modify"),
    (.cancellable, "cancel"), (.deletable, "delete"), (.postable, "post"),
  ]

  /// What stands in place of a tree when no stages are configured.
  static let withoutStages =
    "No stages are configured: every order may be planned, moved, modified, cancelled, deleted "
    + "and posted."
}
