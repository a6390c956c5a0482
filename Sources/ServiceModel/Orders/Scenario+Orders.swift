// Looking orders up, and changing one of them.
extension Scenario {
  /// Returns the order called `id`, if there is one.
  package func order(_ id: Identifier<ServiceOrder>) -> ServiceOrder? {
    serviceOrders.first { $0.id == id }
  }

  /// What the stage of an order lets be done with it; everything without stages (rule ST-3).
  func permissions(on order: ServiceOrder) -> StagePermissions {
    let stage = stages.first { order.stage == nil ? $0.parent == nil : $0.id == order.stage }
    return stage?.permissions ?? .all
  }

  /// Returns the scenario with one order changed.
  ///
  /// A visit that was made from the lines of the order follows them.
  ///
  /// - Throws: What `change` throws, or a refusal by `OR-1` when there is no such order.
  func changing(
    _ id: Identifier<ServiceOrder>, _ change: (inout ServiceOrder) throws(Refusal) -> Void
  ) throws(Refusal) -> Scenario {
    guard let index = serviceOrders.firstIndex(where: { $0.id == id }) else {
      throw Refusal(
        rule: "OR-1", message: "There is no order \(id).", remedy: "Correct the name.")
    }
    var result = self
    try change(&result.serviceOrders[index])
    if result.serviceOrders[index].lines != serviceOrders[index].lines {
      OrderVisits(self).follow(&result.serviceOrders[index], from: serviceOrders[index])
    }
    return result
  }

  /// Checks that the stage of an order lets it be edited (rule OR-11).
  func checkModifiable(_ order: ServiceOrder) throws(Refusal) {
    guard !permissions(on: order).contains(.modifiable) else { return }
    throw Refusal(
      rule: "OR-11", message: "Order \(order.id) is in a stage that lets nobody edit it.",
      remedy: "Move it to another stage first.")
  }
}
