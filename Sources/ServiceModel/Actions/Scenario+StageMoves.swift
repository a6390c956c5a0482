// Moving orders through the stages, with everything that belongs to a move.
extension Scenario {
  /// The stages as a tree.
  ///
  /// - Throws: ``Refusal`` by ST-1 when they form none.
  func stageTree() throws(Refusal) -> StageTree {
    guard let tree = StageTree(stages) else {
      throw Refusal(
        rule: "ST-1", message: "The stages form no tree.", remedy: "Correct the stages.")
    }
    return tree
  }

  /// Returns the scenario with an order in its next or previous stage.
  ///
  /// - The stage changes together with a `stageChanged` event, from which clocks are computed (ST-6).
  /// - A reason gets a row of type stage change (ST-5), and one of type stop when the stage stops a
  ///   clock whose limit is exceeded (SL-11).
  /// - From the generation stage on, the lines of the order have activities (DI-3, ST-8).
  ///
  /// - Parameters:
  ///   - id: The order.
  ///   - target: A child or the parent of its stage.
  ///   - reason: Why it moves; the stage or an exceeded limit may demand it.
  ///   - instant: When it moves; not before the last event.
  ///   - person: Who moves it.
  /// - Returns: The scenario after the move.
  /// - Throws: ``Refusal`` by OR-1 when there is no such order, by ST-2 when no edge leads to the
  ///   target, by ST-5 or SL-11 when a reason is missing, by MD-1 when it is no code, by ST-3 without
  ///   stages, by R6 when the move would lie before the last event.
  package func moving(
    _ id: Identifier<ServiceOrder>, to target: Identifier<Stage>, reason: GivenReason? = nil,
    at instant: Instant, by person: String? = nil
  ) throws(Refusal) -> Scenario {
    let tree = try stageTree()
    let codes = StageReasonCodes(reasonCodes)
    var result = try changing(id) { (order) throws(Refusal) in
      var moved = try order.moving(
        to: target, in: tree, codes: codes, reason: reason, at: instant, by: person)
      let recording = TimeRecording(self)
      let clock = tree[target]?.clock ?? .running
      try recording.checkMove(to: clock, of: order, at: instant, reason: reason)
      if let reason, recording.stopsExceededClock(movingTo: clock, of: order, at: instant) {
        moved.stageReasons.append(
          StageReason(
            reason.code, note: reason.note, stage: target, kind: .stop, at: instant, by: person))
      }
      order = moved
    }
    if let moved = result.order(id) { result.matchActivities(of: moved) }
    return result
  }
}
