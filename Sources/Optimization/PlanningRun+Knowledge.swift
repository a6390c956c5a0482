import Planning
import ServiceModel

/// What one run hands to others.
extension PlanningRun {
  /// The most routes that a run hands on.
  private static var mostRoutes: Int { 3000 }

  /// The routes nearest to the best prices of the relaxation, and these prices; `nil` without them.
  func knowledge() -> RouteKnowledge? {
    guard let root else { return nil }
    let facts = arrays.problem.facts
    let near = columns.map { (column: $0, value: $0.reducedCost(at: root.duals)) }
      .sorted { $0.value < $1.value }.prefix(Self.mostRoutes)
    let routes = near.map { column, _ in
      let shift = facts.shifts[classes[column.pricingClass].members[0]]
      return RouteKnowledge.Entry(
        technician: shift.technician.id, shift: shift.shift.id,
        visits: column.stops.map { facts.visits[arrays.visitIDs[$0]].visit.id })
    }
    let prices = root.duals.visits.enumerated().map { visit, price in
      (facts.visits[arrays.visitIDs[visit]].visit.id, price)
    }
    return RouteKnowledge(
      routes: routes, prices: Dictionary(prices) { first, _ in first })
  }

  /// Returns the routes of `knowledge` that the rules of this scenario allow, with their prices here.
  func columns(from knowledge: RouteKnowledge) -> [RouteColumn] {
    let facts = arrays.problem.facts
    let visits = Dictionary(
      arrays.visitIDs.enumerated().map { (facts.visits[$1].visit.id, $0) }
    ) { first, _ in first }
    var shifts: [Identifier<Technician>: [Identifier<Shift>: Int]] = [:]
    for (index, shift) in facts.shifts.enumerated() {
      shifts[shift.technician.id, default: [:]][shift.shift.id] = index
    }
    return knowledge.routes.compactMap { entry in
      let stops = entry.visits.compactMap { visits[$0] }
      guard let shift = shifts[entry.technician]?[entry.shift], classOf[shift] >= 0,
        stops.count == entry.visits.count, Set(stops).count == stops.count,
        stops.allSatisfy({ arrays.isEligible[shift * arrays.count + $0] })
      else { return nil }
      var route = SearchRoute()
      route.stops = stops
      guard arrays.refresh(&route, in: shift) else { return nil }
      return RouteColumn(
        pricingClass: classOf[shift], stops: stops, cost: route.cost,
        uses: arrays.limits.uses(of: shift, returningAt: route.returnTime))
    }
  }

  /// Returns the prices of `knowledge` for this scenario, with none for what it does not know.
  func prices(from knowledge: RouteKnowledge) -> DualPrices {
    var prices = DualPrices(visits: arrays.count, classes: classes.count)
    let facts = arrays.problem.facts
    for visit in 0..<arrays.count {
      let known = knowledge.prices[facts.visits[arrays.visitIDs[visit]].visit.id]
      let ceiling = arrays.dropCost[visit] * DualPrices.scale
      prices.visits[visit] = min(known ?? 0, ceiling)
    }
    prices.limits = [Int](repeating: 0, count: arrays.limits.limits.count)
    prices.allowances = [Int](repeating: 0, count: arrays.allowances.count)
    return prices
  }
}
