package import Planning
package import ServiceModel

/// Figures about a plan, under the names that the field uses.
///
/// - Source: `terms-and-codes.md`, the KPI names of Timefold with our word for vehicle.
package struct PlanMetrics: Hashable, Sendable, Codable {
  /// Visits of the scenario.
  package var totalVisits = 0
  /// Visits that the plan makes.
  package var totalAssignedVisits = 0
  /// Visits that the plan leaves out.
  package var totalUnassignedVisits = 0
  /// Mandatory visits that the plan makes.
  package var assignedMandatoryVisits = 0
  /// Other visits that the plan makes.
  package var assignedOptionalVisits = 0
  /// Technicians with at least one visit.
  package var totalActivatedTechnicians = 0
  /// Shifts with at least one visit.
  package var totalActivatedShifts = 0
  /// Time on the road, ways from and to base included.
  package var totalTravelTime = ElapsedTime(.zero)
  /// Time on the road from one visit to the next.
  package var travelTimeBetweenVisits = ElapsedTime(.zero)
  /// Distance, ways from and to base included.
  package var totalTravelDistanceMeters = 0
  /// Time on service.
  package var totalServiceTime = ElapsedTime(.zero)
  /// Time at a stop before service may begin, without breaks.
  package var totalWaitingTime = ElapsedTime(.zero)
  /// Time on breaks.
  package var totalBreakTime = ElapsedTime(.zero)
  /// Time from departure to return.
  package var totalRouteTime = ElapsedTime(.zero)
  /// Time past the regular ends of shifts.
  package var totalOvertime = ElapsedTime(.zero)
  /// Planned visits about which something is promised.
  package var totalVisitsWithSla = 0
  /// Those of which the plan keeps every promise.
  package var absoluteVisitsInSla = 0
  /// Their share, in per cent with two decimals; 100 when nothing is promised.
  package var percentageVisitsInSla = 100.0
  /// What broken promises of planned visits cost, in minor units.
  package var totalSlaBreachCost = 0
  /// Service and travel as a share of regular time in activated shifts, in per cent.
  package var percentageUtilisation = 0.0

  /// Creates the figures of `plan`.
  package init(of plan: Plan, for scenario: Scenario) {
    let context = PlanContext(scenario)
    var total = RouteTimes()
    var regular = Seconds.zero
    for route in plan.routes {
      total.add(RouteTimes(of: route))
      guard let shift = context.shift(of: route) else { continue }
      regular += shift.maxSoftEnd - shift.minStart
      total.overtime += max(.zero, route.returnTime - shift.maxSoftEnd)
    }
    countVisits(of: plan, in: context)
    countPromises(of: plan)
    totalActivatedTechnicians = Set(plan.routes.map(\.technician)).count
    totalActivatedShifts = plan.routes.count
    totalTravelTime = ElapsedTime(total.travel)
    travelTimeBetweenVisits = ElapsedTime(total.travelBetweenVisits)
    totalTravelDistanceMeters = total.distance.count
    totalServiceTime = ElapsedTime(total.service)
    totalWaitingTime = ElapsedTime(total.waiting)
    totalBreakTime = ElapsedTime(total.breaks)
    totalRouteTime = ElapsedTime(total.route)
    totalOvertime = ElapsedTime(total.overtime)
    percentageUtilisation = percentage(
      (total.service + total.travel).count, of: regular.count, otherwise: 0)
  }

  private mutating func countVisits(of plan: Plan, in context: PlanContext) {
    let assigned = plan.routes.flatMap(\.visits).map(\.visit)
    totalVisits = context.visitCount
    totalAssignedVisits = assigned.count
    totalUnassignedVisits = plan.unassignedVisits.count
    assignedMandatoryVisits = assigned.count { context.visit($0)?.mandatory == true }
    assignedOptionalVisits = assigned.count - assignedMandatoryVisits
  }

  private mutating func countPromises(of plan: Plan) {
    let promised = plan.routes.flatMap(\.visits).map(\.sla).filter { !$0.isEmpty }
    totalVisitsWithSla = promised.count
    absoluteVisitsInSla = promised.count { $0.allSatisfy { $0.slack >= .zero } }
    percentageVisitsInSla = percentage(
      absoluteVisitsInSla, of: totalVisitsWithSla, otherwise: 100)
    totalSlaBreachCost = promised.joined().reduce(0) { $0 + $1.cost.minorUnits }
  }
}

/// Returns `part` in per cent of `whole` with two decimals.
private func percentage(_ part: Int, of whole: Int, otherwise none: Double) -> Double {
  whole > 0 ? (Double(part) * 10_000 / Double(whole)).rounded() / 100 : none
}
