// Cancelling, revoking and deleting orders.
extension Scenario {
  /// Checks that nothing stands in the way of an action on an order.
  ///
  /// - Throws: ``Refusal`` by ST-4 when its stage forbids it, by ST-1 when it stands in no stage, by
  ///   IR-3 when it is cancelled or deleted with item requirements, by CX-1 when it is cancelled
  ///   though it is posted, has posted lines (decision OP-25) or is cancelled, by CX-2 when it is
  ///   revoked though it is not cancelled, by OR-10 when it is deleted with posted lines (CX-4).
  package func check(_ action: OrderAction, on order: ServiceOrder) throws(Refusal) {
    try order.check(action, in: stageTree())
    switch action {
    case .modify, .post: break
    case .cancel:
      guard order.progress == .inProcess else {
        throw Refusal(
          rule: "CX-1", message: "Order \(order.id) is \(order.progress.rawValue) already.",
          remedy: "Leave it as it is.")
      }
      guard !order.lines.contains(where: { $0.status == .posted }) else {
        throw Refusal(
          rule: "CX-1", message: "Order \(order.id) has posted lines.",
          remedy: "Posted lines stay; cancel the others one by one.")
      }
      try checkWithoutRequirements(order)
    case .revoke:
      guard order.progress == .cancelled else {
        throw Refusal(
          rule: "CX-2", message: "Order \(order.id) is not cancelled.",
          remedy: "Leave it as it is.")
      }
    case .delete:
      try checkWithoutRequirements(order)
      guard !order.lines.contains(where: { $0.status == .posted }) else {
        throw Refusal(
          rule: "OR-10", message: "Order \(order.id) has posted lines.",
          remedy: "Posted lines stay; keep the order.")
      }
    }
  }

  /// Returns the scenario in which an order is cancelled (rule CX-1).
  ///
  /// Its lines become cancelled; its clocks end for good.
  ///
  /// - Parameters:
  ///   - id: The order.
  ///   - reason: Why; it gets a row of type cancel.
  ///   - instant: When; not before the last event.
  ///   - person: Who cancels it.
  /// - Returns: The scenario.
  /// - Throws: What ``check(_:on:)`` throws; ``Refusal`` by MD-1 when the reason is no code, by R6
  ///   when something happened later already, by OR-1 when there is no such order.
  package func cancelling(
    _ id: Identifier<ServiceOrder>, reason: GivenReason? = nil, at instant: Instant,
    by person: String? = nil
  ) throws(Refusal) -> Scenario {
    try changing(id) { (order) throws(Refusal) in
      try check(.cancel, on: order)
      try order.record(.cancelled, reason, .cancel, in: self, at: instant, by: person)
      for index in order.lines.indices { order.lines[index].status = .cancelled }
    }
  }

  /// Returns the scenario in which a cancelled order is in process again (rules CX-2 and CX-3).
  ///
  /// Its lines are created again. Its clocks ended for good when it was cancelled.
  ///
  /// - Parameters:
  ///   - id: The order.
  ///   - reason: Why; it gets a row as if somebody added it by hand.
  ///   - instant: When; not before the last event.
  ///   - person: Who takes it up again.
  /// - Returns: The scenario.
  /// - Throws: As ``cancelling(_:reason:at:by:)``.
  package func revoking(
    _ id: Identifier<ServiceOrder>, reason: GivenReason? = nil, at instant: Instant,
    by person: String? = nil
  ) throws(Refusal) -> Scenario {
    try changing(id) { (order) throws(Refusal) in
      try check(.revoke, on: order)
      try order.record(.reopened, reason, .manual, in: self, at: instant, by: person)
      for index in order.lines.indices { order.lines[index].status = .created }
    }
  }

  /// Returns the scenario without an order and its activities (rule CX-4).
  ///
  /// - Throws: What ``check(_:on:)`` throws; ``Refusal`` by OR-1 when there is no such order.
  package func deleting(_ id: Identifier<ServiceOrder>) throws(Refusal) -> Scenario {
    var result = try changing(id) { (order) throws(Refusal) in try check(.delete, on: order) }
    result.removeOrders([id])
    return result
  }

  /// Removes orders together with their activities.
  mutating func removeOrders(_ ids: Set<Identifier<ServiceOrder>>) {
    serviceOrders.removeAll { ids.contains($0.id) }
    activities.removeAll { ids.contains($0.order) }
  }
}

extension ServiceOrder {
  /// Appends an event, and a row for the reason if one is given.
  fileprivate mutating func record(
    _ event: OrderEvent.Kind, _ reason: GivenReason?, _ kind: StageReason.Kind,
    in scenario: Scenario, at instant: Instant, by person: String?
  ) throws(Refusal) {
    try checkOrder(of: instant)
    if let reason {
      try StageReasonCodes(scenario.reasonCodes).check(reason.code)
      let stage = try standing(in: scenario.stageTree())
      stageReasons.append(
        StageReason(
          reason.code, note: reason.note, stage: stage?.id, kind: kind, at: instant, by: person))
    }
    events.append(OrderEvent(at: instant, event))
  }
}
