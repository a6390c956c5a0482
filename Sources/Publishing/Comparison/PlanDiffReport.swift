package import Planning
package import ServiceModel

/// What moved from one plan to another, and what it cost, for programs; ``text(width:style:)`` is for
/// people.
///
/// Amounts are in minor units. The differences of the terms add up to that of the objectives, and so
/// do those of ``routes`` where they are given.
package struct PlanDiffReport: Sendable, Encodable {
  /// The ISO 4217 code of the currency.
  package var currency: String
  /// How many minor units make one unit of the currency.
  package var minorUnitsPerUnit: Int
  /// The prices of the plans.
  package var objective: Amounts
  /// The prices term by term.
  package var terms: [Term]
  /// Routes and visits left out whose prices differ; missing without a scenario.
  package var routes: [Line]?
  /// Visits that the plans treat differently.
  package var moves: [Move]

  /// An amount in both plans.
  package struct Amounts: Sendable, Encodable {
    package var before: Int
    package var after: Int
    package var difference: Int

    init(_ before: Int, _ after: Int) {
      self.before = before
      self.after = after
      difference = after - before
    }
  }

  /// One term of the objective.
  package struct Term: Sendable, Encodable {
    package var term: String
    package var amounts: Amounts
  }

  /// The price of a route, or of a visit left out.
  package struct Line: Sendable, Encodable {
    @Nullable package var technician: String?
    @Nullable package var shift: String?
    @Nullable package var leftOutVisit: String?
    package var amounts: Amounts
  }

  /// What the second plan does differently with a visit.
  package struct Move: Sendable, Encodable {
    package var visit: String
    package var customer: String
    package var kind: String
    package var before: Place?
    package var after: Place?
  }

  /// Where a visit stands.
  package struct Place: Sendable, Encodable {
    package var technician: String
    package var shift: String
    package var start: String
  }

  /// Compares two plan files.
  ///
  /// - Parameters:
  ///   - first: The plan before.
  ///   - second: The plan after.
  ///   - scenario: The scenario of both, for the names of customers; `nil` when it is not known.
  ///   - lines: The prices of routes, when the scenario is known.
  package init(
    from first: PlanFile, to second: PlanFile, for scenario: Scenario? = nil,
    lines: [CostLine]? = nil
  ) {
    currency = first.currency
    minorUnitsPerUnit = first.minorUnitsPerUnit
    objective = Amounts(first.objective, second.objective)
    terms = ObjectiveTerm.allCases.map { term in
      Term(
        term: term.rawValue,
        amounts: Amounts(first.terms[term.rawValue] ?? 0, second.terms[term.rawValue] ?? 0))
    }
    routes = lines?.map { Line($0) }
    let clock = LocalClock(TimeZoneName(first.timeZone))
    let context = scenario.map { PlanContext($0) }
    moves = VisitMove.moves(from: first.statedPlan, to: second.statedPlan).map { move in
      Move(
        visit: move.visit.text, customer: context?.customer(of: move.visit) ?? "",
        kind: move.kind.rawValue, before: move.before.map { Place($0, clock) },
        after: move.after.map { Place($0, clock) })
    }
  }
}

extension PlanDiffReport.Place {
  fileprivate init(_ place: VisitMove.Place, _ clock: LocalClock) {
    self.init(
      technician: place.technician.text, shift: place.shift.text,
      start: clock.timestamp(place.start))
  }
}

extension PlanDiffReport.Line {
  fileprivate init(_ line: CostLine) {
    let amounts = PlanDiffReport.Amounts(line.before.minorUnits, line.after.minorUnits)
    switch line.subject {
    case .route(let technician, let shift):
      self.init(
        technician: technician.text, shift: shift.text, leftOutVisit: nil, amounts: amounts)
    case .leftOut(let visit):
      self.init(technician: nil, shift: nil, leftOutVisit: visit.text, amounts: amounts)
    }
  }
}

extension PlanFile {
  /// The plan as the file states it, whatever scenario it is for; promises are left out.
  package var statedPlan: Plan {
    Plan(
      routes: routes.map { route in
        Route(
          technician: Identifier(route.technician), shift: Identifier(route.shift),
          departureTime: route.departureTime.instant,
          visits: route.visits.map { visit in
            PlannedVisit(
              visit: Identifier(visit.visit), arrivalTime: visit.arrivalTime.instant,
              startServiceTime: visit.startServiceTime.instant,
              departureTime: visit.departureTime.instant,
              travelTimeFromPrevious: visit.travelTimeFromPrevious.seconds,
              travelDistanceFromPrevious: Metres(visit.travelDistanceMetersFromPrevious))
          },
          returnTime: route.returnTime.instant, travelTimeToEnd: route.travelTimeToEnd.seconds,
          travelDistanceToEnd: Metres(route.travelDistanceMetersToEnd))
      },
      unassignedVisits: unassignedVisits.map {
        UnassignedVisit(
          visit: Identifier($0.visit), reasons: [], cost: Money(minorUnits: $0.cost))
      })
  }

  /// The sum of the terms; `nil` when an amount is beyond what files can mean.
  package var sumOfTerms: Int? {
    let limit = 1_000_000_000_000
    let amounts = terms.values.sorted()
    guard amounts.allSatisfy({ (-limit...limit).contains($0) }), amounts.count < 100 else {
      return nil
    }
    return amounts.reduce(0, +)
  }
}
