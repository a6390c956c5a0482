package import ServiceModel

/// What one plan costs more than another, term by term, with the quantities behind the money.
package struct ObjectiveDifference: Hashable, Sendable {
  /// The difference of each term.
  package var breakdown: ObjectiveBreakdown
  /// How much longer all technicians are on the road.
  package var travelTime: Seconds
  /// How much farther they drive.
  package var distance: Metres
  /// How many more promises are broken by planned visits.
  package var brokenPromises: Int
  /// How many more visits are left out.
  package var leftOut: Int
  /// How many more shifts make a visit.
  package var shifts: Int

  /// Creates what `plan` costs more than `other`.
  package init(
    of plan: Plan, priced price: ObjectiveBreakdown, than other: Plan,
    priced otherPrice: ObjectiveBreakdown
  ) {
    breakdown = ObjectiveBreakdown()
    for term in ObjectiveTerm.allCases where price[term] != otherPrice[term] {
      breakdown[term] = price[term] - otherPrice[term]
    }
    travelTime = plan.travelTime - other.travelTime
    distance = plan.travelDistance - other.travelDistance
    brokenPromises = plan.brokenPromises - other.brokenPromises
    leftOut = plan.unassignedVisits.count - other.unassignedVisits.count
    shifts = plan.routes.count - other.routes.count
  }

  /// The sum of all terms.
  package var total: Money { breakdown.total }
}

extension Plan {
  fileprivate var travelTime: Seconds {
    routes.reduce(.zero) { sum, route in
      route.visits.reduce(sum + route.travelTimeToEnd) { $0 + $1.travelTimeFromPrevious }
    }
  }

  fileprivate var travelDistance: Metres {
    routes.reduce(.zero) { sum, route in
      route.visits.reduce(sum + route.travelDistanceToEnd) { $0 + $1.travelDistanceFromPrevious }
    }
  }

  fileprivate var brokenPromises: Int {
    routes.flatMap(\.visits).flatMap(\.sla).count { $0.slack < .zero }
  }

  /// Returns who makes `visit` and when, if anybody does.
  package func place(
    of visit: Identifier<Visit>
  ) -> (technician: Identifier<Technician>, start: Instant)? {
    for route in routes {
      for planned in route.visits where planned.visit == visit {
        return (route.technician, planned.startServiceTime)
      }
    }
    return nil
  }
}
