import ServiceModel

extension Stage {
  /// The stages of a repair shop: waiting for parts is a branch beside dispatch.
  static let repairShop: [Stage] = [
    Stage(id: "new", name: "New", permissions: .all.subtracting(.postable)),
    Stage(
      id: "waiting", name: "Waiting for parts", parent: "new",
      permissions: [.modifiable, .cancellable], clock: .paused, requiresReason: true),
    Stage(
      id: "parts-in", name: "Parts are in", parent: "waiting",
      permissions: .all.subtracting(.postable)),
    Stage(
      id: "dispatched", name: "Dispatched", parent: "new", permissions: [.schedulable, .modifiable]),
    Stage(id: "done", name: "Done", parent: "dispatched", permissions: .postable, clock: .stopped),
  ]
}

extension StageTree {
  /// The tree of the repair shop.
  static var repairShop: StageTree {
    get throws { try made(Stage.repairShop) }
  }

  /// Returns the tree of `stages`.
  ///
  /// - Throws: ``NoTree`` when they form none.
  static func made(_ stages: [Stage]) throws -> StageTree {
    guard let tree = StageTree(stages) else { throw NoTree() }
    return tree
  }

  struct NoTree: Error {}

  /// Returns a random tree of up to nine stages with random flags and clocks.
  static func random(using generator: inout SeededGenerator) throws -> StageTree {
    let count = Int.random(in: 1...9, using: &generator)
    let stages = (0..<count).map { index in
      Stage(
        id: Identifier("s\(index)"), name: "Stage \(index)",
        parent: index == 0
          ? nil : Identifier("s\(Int.random(in: 0..<index, using: &generator))"),
        permissions: StagePermissions(rawValue: Int.random(in: 0..<64, using: &generator)),
        clock: StageClock.allCases[Int.random(in: 0..<3, using: &generator)],
        requiresReason: Bool.random(using: &generator))
    }
    return try made(stages.shuffled(using: &generator))
  }
}

extension StageReasonCodes {
  /// Two codes.
  static let parts = StageReasonCodes([
    StageReasonCode(id: "no-stock", name: "Not in stock"),
    StageReasonCode(id: "mistake", name: "Moved by mistake"),
  ])
}

extension ServiceOrder {
  /// An order without visits in a stage; the initial one without a name.
  static func order(in stage: Identifier<Stage>? = nil) -> ServiceOrder {
    ServiceOrder(id: "SO-1", stage: stage, visits: [])
  }
}

extension Instant {
  /// An hour on some day.
  static func hour(_ hour: Int) -> Instant {
    Instant(secondsSinceEpoch: 1_773_100_800) + .hours(hour)
  }
}
