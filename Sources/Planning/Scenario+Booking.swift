package import ServiceModel

extension Scenario {
  /// Returns the scenario in which visits are booked as a plan has them: who, and exactly when.
  ///
  /// A booking is a pin once its order is in a stage that is not movable, or the start is frozen.
  /// Open activities of a booked order get its technician and start, too. Work that has started is a
  /// fact and is left alone, and so is what is booked like that already.
  ///
  /// - Parameters:
  ///   - plan: The plan; an audited one.
  ///   - orders: The orders that are booked; empty means all.
  ///   - technicians: The technicians whose visits are booked; empty means all.
  ///   - instant: When nothing that starts earlier is booked; `nil` books all.
  /// - Returns: The scenario, and the visits that are booked anew, in the order of the plan.
  /// - Throws: ``Refusal`` by ST-4 when the stage of an order does not let its booking be changed.
  package func booking(
    _ plan: Plan, orders: [Identifier<ServiceOrder>] = [],
    technicians: [Identifier<Technician>] = [], from instant: Instant? = nil
  ) throws(Refusal) -> (scenario: Scenario, booked: [Identifier<Visit>]) {
    var result = self
    var booked: [Identifier<Visit>] = []
    let places = visitPlaces
    let tree = StageTree(stages)
    for route in plan.routes
    where technicians.isEmpty || technicians.contains(route.technician) {
      for planned in route.visits where instant.map({ $0 <= planned.startServiceTime }) ?? true {
        guard let place = places[planned.visit] else { continue }
        let order = serviceOrders[place.order]
        let visit = order.visits[place.visit]
        let booking = Pin(
          technician: route.technician, start: planned.startServiceTime...planned.startServiceTime)
        guard orders.isEmpty || orders.contains(order.id), visit.started == nil,
          visit.booking != booking
        else { continue }
        if visit.booking != nil, let stage = tree?.stage(of: order),
          !stage.permissions.contains(.movable)
        {
          throw Refusal(
            rule: "ST-4",
            message: "Order \(order.id) is in stage \(stage.id), where the booking of visit "
              + "\(visit.id) may not be changed.",
            remedy: "Plan again, or move the order to a movable stage first.")
        }
        result.serviceOrders[place.order].visits[place.visit].booking = booking
        booked.append(visit.id)
        let isFirst = result.serviceOrders[place.order].visits.first?.id == visit.id
        if isFirst { result.placeActivities(by: booking) { $0.order == order.id } }
      }
    }
    return (result, booked)
  }

  /// Where each visit stands: the positions of its order and of itself.
  private var visitPlaces: [Identifier<Visit>: (order: Int, visit: Int)] {
    var places: [Identifier<Visit>: (order: Int, visit: Int)] = [:]
    for (order, item) in serviceOrders.enumerated() {
      for (visit, entry) in item.visits.enumerated() { places[entry.id] = (order, visit) }
    }
    return places
  }
}
