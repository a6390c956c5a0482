// Item requirements of orders.
extension Scenario {
  /// Returns the scenario with an item requirement of an order (rule IR-1).
  ///
  /// - Parameters:
  ///   - item: What is needed.
  ///   - quantity: How much of it.
  ///   - id: The order.
  ///   - date: When it is delivered.
  /// - Returns: The scenario.
  /// - Throws: A refusal by `IR-1` when the order has no project, the item is not there or the
  ///   quantity is not positive; by `ST-4` when the stage forbids it.
  package func requiring(
    _ item: Identifier<StockItem>, _ quantity: Quantity = .one, for id: Identifier<ServiceOrder>,
    by date: CivilDate? = nil
  ) throws(Refusal) -> Scenario {
    guard stockItems.contains(where: { $0.id == item }), quantity.thousandths > 0,
      quantity.thousandths <= Quantity.limit
    else {
      throw Refusal(
        rule: "IR-1", message: "There is no item \(item), or the quantity does not count.",
        remedy: "Name an item and a positive quantity.")
    }
    return try changing(id) { (order) throws(Refusal) in
      try check(.modify, on: order)
      guard order.details.project != nil else {
        throw Refusal(
          rule: "IR-1", message: "Order \(id) has no project.",
          remedy: "Give the order a project first.")
      }
      order.itemRequirements.append(
        ItemRequirement(
          number: order.nextRequirementNumber, item: item, quantity: quantity,
          deliveryDate: date))
    }
  }

  /// Returns the scenario without an item requirement of an order (rule IR-3).
  ///
  /// - Throws: A refusal by `IR-3` when there is none or it has been delivered.
  package func removingRequirement(
    _ number: Int, of id: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    try changing(id) { (order) throws(Refusal) in
      try check(.modify, on: order)
      guard let index = order.itemRequirements.firstIndex(where: { $0.number == number }),
        order.itemRequirements[index].status == .open
      else {
        throw Refusal(
          rule: "IR-3", message: "Order \(id) has no open requirement \(number).",
          remedy: "Correct the number; what was delivered stays.")
      }
      order.itemRequirements.remove(at: index)
    }
  }

  /// Checks that an order has no item requirements, which keep it from being cancelled or deleted.
  ///
  /// - Throws: A refusal by `IR-3`.
  package func checkWithoutRequirements(_ order: ServiceOrder) throws(Refusal) {
    guard let requirement = order.itemRequirements.first else { return }
    throw Refusal(
      rule: "IR-3", message: "Order \(order.id) needs \(requirement.item).",
      remedy: "Remove the item requirement first.")
  }

  /// Returns the item requirements of a project with their orders (rule IR-2).
  package func itemRequirements(
    of project: Identifier<Project>
  ) -> [(order: Identifier<ServiceOrder>, requirement: ItemRequirement)] {
    serviceOrders.filter { $0.details.project == project }.flatMap { order in
      order.itemRequirements.map { (order: order.id, requirement: $0) }
    }
  }
}

extension ServiceOrder {
  /// The number of the next item requirement: one more than the largest.
  var nextRequirementNumber: Int { (itemRequirements.map(\.number).max() ?? 0) + 1 }
}
