// The largest cost that a plan can have.
extension ScenarioInspection {
  /// Inspects that no plan can cost more than can be counted.
  ///
  /// Each product of a rate with a time or distance is at most as large as the sum, which leaves
  /// room for the factor of 7200 by which rounding to minor units multiplies it.
  mutating func inspectAmounts() {
    guard !faults.contains(where: { $0.code == .outOfRange || $0.code == .invalidBreachUnit })
    else { return }
    var bound = CostBound()
    for (index, technician) in scenario.technicians.enumerated() {
      bound.add(worstCost(of: technician), FieldPath("technicians")[index]["costs"])
    }
    let breaches = Dictionary(
      scenario.serviceLevelAgreements.map { ($0.id, $0.targets) },
      uniquingKeysWith: { first, _ in first })
    for (index, order) in scenario.serviceOrders.enumerated() {
      bound.add(
        worstCost(of: order, targets: breaches), FieldPath("serviceOrders")[index])
    }
    guard bound.total > PlanningLimits.planCost else { return }
    add(
      .amountsTooLarge, bound.largestPath,
      "a plan could cost more than \(Int(PlanningLimits.planCost)) minor units, most of it here")
  }

  private func worstCost(of technician: Technician) -> Double {
    let costs = technician.costs
    let overtime = costs.overtimeTiers.reduce(0) { $0 + Double($1.perHour.minorUnitsPerHour) }
    let hourly =
      Double(costs.perHour.minorUnitsPerHour) + Double(costs.perWorkHour.minorUnitsPerHour)
      + Double(costs.perTravelHour.minorUnitsPerHour) + overtime
    return technician.shifts.reduce(0) { total, shift in
      let hours =
        (Double(shift.maxEnd.secondsSinceEpoch) - Double(shift.minStart.secondsSinceEpoch)) / 3600
      let kilometres = kilometresPerHour * max(0, hours)
      return total + Double(costs.fixed.minorUnits) + max(0, hours) * hourly
        + kilometres * Double(costs.perKilometre.minorUnitsPerKilometre)
    }
  }

  /// How far anybody gets in an hour; by matrices, taken to be three times around the globe.
  private var kilometresPerHour: Double {
    switch scenario.travel {
    case .straightLine(let metresPerHour, _): Double(metresPerHour) / 1000
    case .matrices: 120_000
    }
  }

  private func worstCost(
    of order: ServiceOrder,
    targets: [Identifier<ServiceLevelAgreement>: [ServiceLevelTarget]]
  ) -> Double {
    let agreement = order.agreement.flatMap { agreements.positions[$0] }
      .map { scenario.agreements[$0] }
    let percent = Double(agreement?.dropCostPercent ?? 100) / 100
    let promises = order.serviceLevelAgreement ?? agreement?.serviceLevelAgreement
    let since = (order.fixedDue.values + [order.clockStart].compactMap(\.self)).min()
    let lateness = since.map {
      Double(scenario.planningWindow.end.secondsSinceEpoch) - Double($0.secondsSinceEpoch)
    }
    var breach = 0.0
    for target in promises.flatMap({ targets[$0] }) ?? [] {
      breach += target.breach.worstCost(lateness: max(0, lateness ?? 0) + 86_400 * 31)
    }
    return order.visits.reduce(0) { total, visit in
      let priority = (visit.priority ?? order.priority).flatMap { priorities.positions[$0] }
        .map { scenario.priorities[$0].dropCost }
      let drop = visit.dropCost ?? priority ?? scenario.objective.defaultDropCost
      return total + Double(drop.minorUnits) * max(1, percent) + breach
        + Double(scenario.objective.notPreferredCost.minorUnits)
    }
  }
}

/// A sum with the place of its largest part.
private struct CostBound {
  var total = 0.0
  var largest = 0.0
  var largestPath = FieldPath()

  mutating func add(_ amount: Double, _ path: @autoclosure () -> FieldPath) {
    total += amount
    guard amount > largest else { return }
    largest = amount
    largestPath = path()
  }
}

extension BreachCost {
  /// Returns the price of being `lateness` seconds late, without limits to size.
  fileprivate func worstCost(lateness: Double) -> Double {
    let units = (lateness / Double(max(1, unit.count))).rounded(.up)
    let charge = Double(fixed.minorUnits) + units * Double(perUnit.minorUnits)
    return min(charge, cap.map { Double($0.minorUnits) } ?? charge)
  }
}
