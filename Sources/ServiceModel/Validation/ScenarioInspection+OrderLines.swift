// Faults of the business side of orders.
extension ScenarioInspection {
  /// Inspects what orders say beside their visits.
  mutating func inspectOrderLines() {
    for (index, order) in scenario.serviceOrders.enumerated() {
      let path = FieldPath("serviceOrders")[index]
      if order.details != OrderDetails() { inspect(order.details, path) }
      inspectRelations(order.objects, order.tasks, path)
      inspectLines(of: order, path)
      inspectRequirements(of: order, path)
    }
  }

  private mutating func inspect(_ details: OrderDetails, _ path: FieldPath) {
    checkRow(details.project, in: Project.self, path["project"], code: .unknownOrderReference)
    _ = isCountable(
      details.serviceDateTime, in: PlanningLimits.instants, path["serviceDateTime"], "instant")
    if let site = details.serviceAddress?.site {
      inspect(site, path["serviceAddress"]["location"])
    }
  }

  private mutating func inspectLines(of order: ServiceOrder, _ path: FieldPath) {
    var numbers: Set<Int> = []
    for (position, line) in order.lines.enumerated() {
      let path = path["lines"][position]
      if !numbers.insert(line.number).inserted {
        add(
          .duplicateOrderLine, path["line"], value: String(line.number),
          "the line \(line.number) stands twice")
      }
      inspect(line.content, .unknownOrderReference, .incompleteOrderLine, path)
      inspect(line.occurrence, path)
      if let window = line.window {
        _ = isCountable(
          window.lowerBound, in: PlanningLimits.days, path["windowFrom"], "date")
        _ = isCountable(window.upperBound, in: PlanningLimits.days, path["windowTo"], "date")
      }
      _ = isCountable(
        line.dateExecuted, in: PlanningLimits.days, path["dateExecuted"], "date")
      if let times = line.actualTimes, times.from >= times.to {
        add(
          .invertedOrderLine, path["actualTimes"], "the work ends before or when it begins")
      }
      if let text = line.content.hoursFault {
        add(.invertedOrderLine, path["startAfterTime"], text)
      }
    }
  }

  private mutating func inspect(_ occurrence: LineOccurrence?, _ path: FieldPath) {
    guard let occurrence else { return }
    checkReference(
      occurrence.agreement, in: \.agreements, kind: "agreement", .unknownOrderReference,
      path["agreement"])
    _ = isCountable(
      occurrence.dateCalculated, in: PlanningLimits.days, path["dateCalculated"], "date")
  }

  private mutating func inspectRequirements(of order: ServiceOrder, _ path: FieldPath) {
    var numbers: Set<Int> = []
    for (position, requirement) in order.itemRequirements.enumerated() {
      let path = path["itemRequirements"][position]
      if !numbers.insert(requirement.number).inserted {
        add(
          .duplicateOrderLine, path["line"], value: String(requirement.number),
          "the item requirement \(requirement.number) stands twice")
      }
      checkReference(
        requirement.item, in: \.stockItems, kind: "stock item", .unknownOrderReference,
        path["item"])
      inspect(requirement.occurrence, path)
      _ = isCountable(
        requirement.deliveryDate, in: PlanningLimits.days, path["deliveryDate"], "date")
      if !(1...Quantity.limit).contains(requirement.quantity.thousandths) {
        add(.invalidRequirement, path["quantity"], "the quantity does not count")
      }
      if order.details.project == nil {
        add(.invalidRequirement, path, "the order has an item requirement but no project")
      }
    }
  }
}
