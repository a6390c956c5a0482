// Reasons that are given by hand.
extension ServiceOrder {
  /// Returns the order with another row of type manual, at the stage where it stands.
  ///
  /// - Throws: ``Refusal`` by MD-1 when the reason is no code, by ST-1 when the order stands in no
  ///   stage of the tree.
  package func adding(
    _ reason: GivenReason, in tree: StageTree, codes: StageReasonCodes, at instant: Instant,
    by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    try codes.check(reason.code)
    let stage = try standing(in: tree)
    var changed = self
    changed.stageReasons.append(
      StageReason(
        reason.code, note: reason.note, stage: stage?.id, kind: .manual, at: instant, by: person))
    return changed
  }

  /// Returns the order without the row at `position` of its reasons, which was wrong.
  ///
  /// A row of any type may go. Events stay: what happened, happened.
  ///
  /// - Throws: ``Refusal`` by ST-7 when there is no such row, by ST-5 when the row is the only
  ///   reason for the stage where the order stands and the stage requires one.
  package func removingStageReason(
    at position: Int, in tree: StageTree
  ) throws(Refusal)
    -> ServiceOrder
  {
    guard stageReasons.indices.contains(position) else {
      throw Refusal(
        rule: "ST-7",
        message: "Order \(id) has \(stageReasons.count) reasons, so none at \(position).",
        remedy: "Count the reasons from 0.")
    }
    var changed = self
    changed.stageReasons.remove(at: position)
    if let stage = try standing(in: tree), stage.requiresReason, hasReason(for: stage),
      !changed.hasReason(for: stage)
    {
      throw Refusal(
        rule: "ST-5",
        message:
          "It is the only reason why order \(id) is in stage \(stage.id), which requires one.",
        remedy: "Add the right reason first, or move the order back.")
    }
    return changed
  }

  /// Returns whether the history says why the order is in `stage`: by a stage change to it, or by
  /// a reason added by hand there.
  package func hasReason(for stage: Stage) -> Bool {
    stageReasons.contains {
      $0.stage == stage.id && ($0.kind == .stageChange || $0.kind == .manual)
    }
  }
}
