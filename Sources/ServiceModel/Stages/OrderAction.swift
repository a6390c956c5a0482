/// What the stage of an order may forbid to do with it.
///
/// - Source: rule ST-4; OR-11 for edits, CX-1 for cancelling, CX-2 for revoking, CX-4 for deleting,
///   PO-2 for posting.
package enum OrderAction: String, CaseIterable, Hashable, Sendable {
  /// Its fields are edited.
  case modify
  /// It is cancelled.
  case cancel
  /// Its cancellation is revoked; the flag for cancelling counts for the way back too (P).
  case revoke
  /// It is deleted.
  case delete
  /// It is posted.
  case post

  /// The flag of the stage that permits it.
  package var permission: StagePermissions {
    switch self {
    case .modify: .modifiable
    case .cancel, .revoke: .cancellable
    case .delete: .deletable
    case .post: .postable
    }
  }

  /// What is done to an order by it, such as `cancelled`.
  package var pastParticiple: String {
    switch self {
    case .modify: "modified"
    case .cancel: "cancelled"
    case .revoke: "revoked"
    case .delete: "deleted"
    case .post: "posted"
    }
  }
}

extension ServiceOrder {
  /// Checks that the stage of the order permits `action`; the other conditions of the action are
  /// checked elsewhere.
  ///
  /// Where no stages are configured everything is permitted (rule ST-3).
  ///
  /// - Throws: ``Refusal`` by ST-4 when the flag of the stage is cleared, by ST-1 when the order
  ///   stands in no stage of the tree.
  package func check(_ action: OrderAction, in tree: StageTree) throws(Refusal) {
    guard let stage = try standing(in: tree), !stage.permissions.contains(action.permission)
    else { return }
    let places = tree.nearestStages(permitting: action.permission, from: stage.id)
    let names = places.map(\.id.text).joined(separator: " or ")
    throw Refusal(
      rule: "ST-4",
      message: "Order \(id) is in stage \(stage.id), where it may not be \(action.pastParticiple).",
      remedy: places.isEmpty
        ? "Let some stage permit it." : "Move the order to \(names) first.")
  }

  /// Returns the actions that the stage of the order permits, in the order of their declaration.
  package func permittedActions(in tree: StageTree) -> [OrderAction] {
    OrderAction.allCases.filter { action in
      do throws(Refusal) {
        try check(action, in: tree)
        return true
      } catch {
        return false
      }
    }
  }

  /// Returns the stage of the order; `nil` when no stages are configured.
  ///
  /// - Throws: ``Refusal`` by ST-1 when the order stands in no stage of the tree.
  func standing(in tree: StageTree) throws(Refusal) -> Stage? {
    if tree.isEmpty { return nil }
    guard let stage = tree.stage(of: self) else {
      throw Refusal(
        rule: "ST-1",
        message: "Order \(id) stands in \(stage?.text ?? "no stage"), which is no stage.",
        remedy: "Correct the stage of the order, or add the stage.")
    }
    return stage
  }
}
