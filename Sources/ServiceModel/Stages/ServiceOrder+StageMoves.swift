// Moves of orders through the stages.
extension ServiceOrder {
  /// Returns the order in its next or previous stage, with what happened appended to its history.
  ///
  /// The move appends a `stageChanged` event, from which clocks are computed (rule ST-6), and a row
  /// of type stage change when a reason is given, demanded or not.
  ///
  /// - Parameters:
  ///   - target: A child or the parent of the current stage.
  ///   - tree: The stages.
  ///   - codes: The reason codes that may be given.
  ///   - reason: Why it moves; needed where the target requires a reason.
  ///   - instant: When it moves; not before the last event.
  ///   - person: Who moves it.
  /// - Returns: The order after the move.
  /// - Throws: ``Refusal`` by ST-2 when no edge leads to the target, by ST-5 when a reason is
  ///   missing, by MD-1 when the reason is no code, by ST-3 when no stages are configured, by R6
  ///   when the move would lie before the last event.
  package func moving(
    to target: Identifier<Stage>, in tree: StageTree, codes: StageReasonCodes,
    reason: GivenReason? = nil, at instant: Instant, by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    guard let current = try standing(in: tree) else {
      throw Refusal(
        rule: "ST-3", message: "No stages are configured, so order \(id) cannot move to \(target).",
        remedy: "Add stages, or leave the order as it is.")
    }
    try checkEdge(from: current, to: target, in: tree)
    guard let next = tree[target] else { return self }
    if next.requiresReason, reason == nil {
      throw Refusal(
        rule: "ST-5", message: "Stage \(target) requires a reason, but none is given.",
        remedy: codes.rows.isEmpty
          ? "Add a reason code and give it."
          : "Give one of \(codes.rows.map(\.id.text).joined(separator: ", ")).")
    }
    if let reason { try codes.check(reason.code) }
    try checkOrder(of: instant)

    var moved = self
    moved.stage = target
    moved.rememberStage(current)
    moved.events.append(OrderEvent(at: instant, .stageChanged(target)))
    if let reason {
      moved.stageReasons.append(
        StageReason(
          reason.code, note: reason.note, stage: target, kind: .stageChange, at: instant,
          by: person))
    }
    return moved
  }

  /// Returns the order in its only next stage.
  ///
  /// - Throws: What ``moving(to:in:codes:reason:at:by:)`` throws; ``Refusal`` by ST-2 when no stage
  ///   follows, or several do and one has to be chosen.
  package func movingOn(
    in tree: StageTree, codes: StageReasonCodes, reason: GivenReason? = nil, at instant: Instant,
    by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    guard let current = try standing(in: tree) else {
      throw Refusal(
        rule: "ST-3", message: "No stages are configured, so order \(id) cannot move on.",
        remedy: "Add stages, or leave the order as it is.")
    }
    let next = tree.nextStages(of: current.id)
    guard let only = next.first, next.count == 1 else {
      let names = next.map(\.id.text).joined(separator: ", ")
      throw Refusal(
        rule: "ST-2",
        message: next.isEmpty
          ? "Order \(id) is in stage \(current.id), after which no stage follows."
          : "Order \(id) is in stage \(current.id), after which several stages follow.",
        remedy: next.isEmpty
          ? "Move it back, or leave it where it is." : "Choose one of \(names).")
    }
    return try moving(
      to: only.id, in: tree, codes: codes, reason: reason, at: instant, by: person)
  }

  private func checkEdge(
    from current: Stage, to target: Identifier<Stage>, in tree: StageTree
  ) throws(Refusal) {
    guard !tree.hasEdge(from: current.id, to: target) else { return }
    let next = tree.nextStages(of: current.id).map(\.id.text)
    let previous = tree.previousStage(of: current.id).map { [$0.id.text] } ?? []
    let reachable = (next + previous).joined(separator: ", ")
    var message = "Order \(id) cannot move from \(current.id) to \(target) in one step."
    var remedy = reachable.isEmpty ? "There is no other stage." : "Choose one of \(reachable)."
    if tree[target] == nil {
      message = "There is no stage \(target) to which order \(id) could move."
      if let nearest = closestName(to: target.text, among: tree.stages.map(\.id.text)) {
        remedy = "Maybe \(nearest) is meant. \(remedy)"
      }
    } else if target == current.id {
      message = "Order \(id) is in stage \(target) already."
    }
    throw Refusal(rule: "ST-2", message: message, remedy: remedy)
  }

  /// Writes down that the order has been in `stage` from the beginning, if it has no history of stages:
  /// once it has one, it would seem to have been in the first stage until then.
  private mutating func rememberStage(_ stage: Stage) {
    guard stage.parent != nil, let start = clockStart,
      !events.contains(where: \.kind.isStageChange)
    else { return }
    let place = events.firstIndex { $0.kind != .created || $0.at > start } ?? events.count
    events.insert(OrderEvent(at: start, .stageChanged(stage.id)), at: place)
  }

  /// Checks that something may happen at `instant`, after all that happened before.
  ///
  /// - Throws: ``Refusal`` by R6 when the last event, or the creation of the order, is later.
  func checkOrder(of instant: Instant) throws(Refusal) {
    let known = events.map(\.at) + [clockStart].compactMap(\.self)
    guard let last = known.max(), instant < last else { return }
    throw Refusal(
      rule: "R6",
      message: "Something happened to order \(id) \((last - instant).count) seconds later already.",
      remedy: "Give an instant after the last event.")
  }
}
