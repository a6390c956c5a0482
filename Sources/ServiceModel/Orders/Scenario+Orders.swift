// Looking orders up, and changing one of them.
extension Scenario {
  /// Returns the order called `id`, if there is one.
  package func order(_ id: Identifier<ServiceOrder>) -> ServiceOrder? {
    serviceOrders.first { $0.id == id }
  }

  /// Returns the scenario with one order changed.
  ///
  /// A visit that was made from the lines of the order follows them, and so do its activities where
  /// its stage makes some (rules DI-3 and ST-8).
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
      result.matchActivities(of: result.serviceOrders[index])
    }
    return result
  }
}
