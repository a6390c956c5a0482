package import ServiceModel

/// Judges a plan from the scenario, never from the optimizer's arrays.
///
/// Times, distances, money and rules are all worked out again from the model; nothing that the plan
/// states about itself is taken on trust.
package struct PlanAudit: Sendable {
  private let facts: ScenarioFacts
  private let travel: TravelTable
  private let rules: RuleBook
  private let visitIndices: [Identifier<Visit>: Int]

  /// Creates the judge of plans for `scenario`, whose faults are assumed to be clean.
  package init(scenario: Scenario, travel: TravelTable, rules: RuleBook = .standard) {
    facts = ScenarioFacts(scenario)
    self.travel = travel
    self.rules = rules
    visitIndices = Dictionary(
      facts.visits.enumerated().map { ($0.element.visit.id, $0.offset) }
    ) { first, _ in first }
  }

  /// Returns every breach of a hard rule, in the order of the plan.
  ///
  /// - Complexity: O(rules × visits).
  package func violations(in plan: Plan) -> [Violation] {
    var found: [Violation] = []
    for route in plan.routes { found += violations(in: route) }
    for visit in plan.unassignedVisits where visitIndices[visit.visit] == nil {
      found.append(unknown(visit.visit))
    }
    for rule in rules.planRules { found += rule.violations(in: plan, of: facts) }
    return found
  }

  private func unknown(_ visit: Identifier<Visit>) -> Violation {
    Violation(rule: "reference", visit: visit, text: "The scenario has no visit \(visit).")
  }

  private func shift(of route: Route) -> ShiftFacts? {
    facts.shifts.first { $0.technician.id == route.technician && $0.shift.id == route.shift }
  }

  private func violations(in route: Route) -> [Violation] {
    guard let shift = shift(of: route) else {
      return [route.violation(of: "reference", "is not a shift of the scenario")]
    }
    let strangers = route.visits.filter { visitIndices[$0.visit] == nil }
    guard strangers.isEmpty else { return strangers.map { unknown($0.visit) } }
    guard !route.visits.isEmpty else { return [route.violation(of: "reference", "makes no visit")] }

    let day = RouteFacts(
      shift: shift,
      visits: route.visits.compactMap { visitIndices[$0.visit] }.map { facts.visits[$0] })
    var found: [Violation] = []
    for (planned, visit) in zip(route.visits, day.visits) {
      found += rules.pairRules.compactMap { rule in
        rule.refusal(of: visit, in: shift).map {
          planned.violation(of: type(of: rule).id, by: route, $0.text)
        }
      }
      found += rules.visitRules.compactMap { rule in
        rule.refusal(of: visit, startingAt: planned.startServiceTime).map {
          planned.violation(of: type(of: rule).id, by: route, $0.text)
        }
      }
    }
    found += RouteClockCheck(route: route, day: day, travel: travel).violations()
    for rule in rules.routeRules { found += rule.violations(in: route, of: day) }
    return found + promiseViolations(in: route, of: day)
  }

  /// Returns forecasts that do not follow from the times of the route.
  private func promiseViolations(in route: Route, of day: RouteFacts) -> [Violation] {
    zip(route.visits, day.visits).compactMap { planned, visit in
      let expected = visit.forecasts(
        arrival: planned.arrivalTime, start: planned.startServiceTime,
        end: planned.departureTime, opening: facts.scenario.planningWindow.start)
      guard planned.sla != expected else { return nil }
      return planned.violation(
        of: "promise", by: route, "The stated promises do not follow from its times.")
    }
  }

  /// Returns the price of `plan`, recomputed from the scenario.
  ///
  /// Routes and visits that the scenario does not know count nothing; they are violations.
  package func breakdown(of plan: Plan) -> ObjectiveBreakdown {
    var total = ObjectiveBreakdown()
    for route in plan.routes { addPrice(of: route, to: &total) }
    for visit in plan.unassignedVisits {
      guard let index = visitIndices[visit.visit] else { continue }
      let facts = facts.visits[index]
      total[.drop] = total[.drop] + facts.dropCost
      total[.breach] = total[.breach] + certainBreach(of: facts)
    }
    return total
  }

  /// Returns the price of leaving a visit out, with every breach that is certain by then; `nil` for a visit
  /// that the scenario does not know.
  package func price(ofLeavingOut visit: Identifier<Visit>) -> Money? {
    visitIndices[visit].map { facts.visits[$0].dropCost + certainBreach(of: facts.visits[$0]) }
  }

  /// Returns what the promises about a visit cost that is left out: they are open when the
  /// planning window closes.
  private func certainBreach(of visit: VisitFacts) -> Money {
    let window = facts.scenario.planningWindow
    return visit.forecasts(
      arrival: window.end, start: window.end, end: window.end, opening: window.start
    ).reduce(.zero) { $0 + $1.cost }
  }

  private func addPrice(of route: Route, to total: inout ObjectiveBreakdown) {
    guard let shift = shift(of: route), !route.visits.isEmpty else { return }
    let rates = shift.technician.costs
    let hours = shift.shift
    total[.shifts] = total[.shifts] + rates.fixed
    total[.duty] = total[.duty] + rates.perHour.cost(of: route.returnTime - hours.minStart)
    let overtime = max(.zero, route.returnTime - hours.maxSoftEnd)
    total[.overtime] = total[.overtime] + rates.overtimeCost(overtime)
    let visits = route.visits.compactMap { visitIndices[$0.visit] }.map { facts.visits[$0] }
    var from = hours.startLocation
    for to in visits.map({ Optional($0.visit.location) }) + [hours.endLocation] {
      let leg = travel.leg(from: from, to: to, profile: shift.technician.travelProfile)
      total[.travelTime] =
        total[.travelTime] + rates.perTravelHour.cost(of: leg?.time ?? .zero)
      total[.distance] = total[.distance] + rates.perKilometre.cost(of: leg?.distance ?? .zero)
      from = to
    }
    for (planned, visit) in zip(route.visits, visits) {
      total[.work] = total[.work] + rates.perWorkHour.cost(of: visit.visit.serviceDuration)
      if !visit.preferredTechnicians.isEmpty,
        !visit.preferredTechnicians.contains(route.technician)
      {
        total[.preference] = total[.preference] + facts.scenario.objective.notPreferredCost
      }
      let forecasts = visit.forecasts(
        arrival: planned.arrivalTime, start: planned.startServiceTime,
        end: planned.startServiceTime + visit.visit.serviceDuration,
        opening: facts.scenario.planningWindow.start)
      total[.breach] = forecasts.reduce(total[.breach]) { $0 + $1.cost }
    }
  }
}

extension PlannedVisit {
  /// Returns a breach of `rule` by this visit.
  func violation(of rule: String, by route: Route, _ text: String) -> Violation {
    Violation(
      rule: rule, technician: route.technician, visit: visit,
      text: "Visit \(visit) by \(route.technician): \(text)")
  }
}

extension TravelTable {
  /// Returns travel from one place to another; nothing from or to an absent place, `nil` where
  /// there is no way.
  package func leg(
    from: Location?, to: Location?, profile: String
  ) -> (time: Seconds, distance: Metres)? {
    guard let from, let to else { return (.zero, .zero) }
    guard let row = indices[from], let column = indices[to], let matrix = matrices[profile] else {
      return nil
    }
    let seconds = matrix.durations[row * matrix.size + column]
    guard seconds >= 0 else { return nil }
    return (Seconds(Int(seconds)), Metres(Int(matrix.distances[row * matrix.size + column])))
  }
}
