import ServiceModel

extension PlanningProblem {
  /// Returns the plan that makes the given visits in the given order, shift by shift.
  ///
  /// - Parameters:
  ///   - stops: The visits of each shift, indexed like ``shifts``.
  ///   - isProved: Whether it is proved that no plan is cheaper, which decides what is said about
  ///     visits that could be made.
  /// - Returns: The plan, or `nil` when a rule forbids one of the routes.
  package func plan(making stops: [[Int]], isProved: Bool) -> Plan? {
    var routes: [Route] = []
    var returns = [Int?](repeating: nil, count: shifts.count)
    var isMade = [Bool](repeating: false, count: visits.count)
    for (shift, sequence) in stops.enumerated() where !sequence.isEmpty {
      guard let route = route(making: sequence, in: shift) else { return nil }
      routes.append(route)
      returns[shift] = (route.returnTime - origin).count
      for visit in sequence { isMade[visit] = true }
    }
    let leeway = SharedLeeway(self, stops: stops, returns: returns)
    let unpaid = allowanceReasons(isMade)
    let leftOut = visits.indices.filter { !isMade[$0] }.map { visit in
      UnassignedVisit(
        visit: facts.visits[visit].visit.id,
        reasons: reasons(for: visit, isProved: isProved, leeway, unpaid[visit]),
        cost: Money(minorUnits: visits[visit].dropCost))
    }
    return Plan(routes: routes, unassignedVisits: leftOut)
  }

  /// Returns the visits that `plan` makes, shift by shift, each once.
  ///
  /// Technicians, shifts and visits that the problem does not know are passed over.
  ///
  /// - Returns: Indices of visits, by index of the shift.
  package func stops(of plan: Plan) -> [[Int]] {
    let numberOf = Dictionary(
      facts.visits.indices.map { (facts.visits[$0].visit.id, $0) }, uniquingKeysWith: { $1 })
    var stops = [[Int]](repeating: [], count: shifts.count)
    var isMade = [Bool](repeating: false, count: visits.count)
    for route in plan.routes {
      guard
        let shift = facts.shifts.firstIndex(where: {
          $0.technician.id == route.technician && $0.shift.id == route.shift
        })
      else { continue }
      for visit in route.visits.compactMap({ numberOf[$0.visit] }) where !isMade[visit] {
        isMade[visit] = true
        stops[shift].append(visit)
      }
    }
    return stops
  }

  private func reasons(
    for visit: Int, isProved: Bool, _ leeway: SharedLeeway, _ unpaid: Reason?
  ) -> [Reason] {
    let impossible = impossibilities(of: visit)
    guard impossible.isEmpty else { return impossible }
    let shifts = eligibleShifts[visit].count
    let able = "\(shifts) \(shifts == 1 ? "shift" : "shifts") could make it"
    let obstacle = (unpaid ?? leeway.reason(against: visit)).map { [$0] } ?? []
    guard isProved else {
      return obstacle
        + [Reason(.searchLimit, "\(able); the search stopped before it was decided.")]
    }
    return obstacle
      + [Reason(.competition, "\(able), but no plan that makes it costs less; proved.")]
  }
}
