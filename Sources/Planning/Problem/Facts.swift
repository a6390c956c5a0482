package import ServiceModel

/// A visit with everything that its scenario says about it, references resolved.
package struct VisitFacts: Sendable {
  /// The visit as written.
  package var visit: Visit
  /// The order that asks for it.
  package let order: ServiceOrder
  /// The contract of the order.
  package let agreement: Agreement?
  /// The stage of the order; `nil` when no stages are configured.
  package let stage: Stage?
  /// The nearest schedulable stages, where the order's own is not; see
  /// ``StageTree/nearestStages(permitting:)``.
  package let allowingStages: [Stage]
  /// The decision that the plan must keep: started work before all else, then the visit's own pin,
  /// then its booking when the stage of its order is not movable or the booking is frozen.
  package let pin: Pin?
  /// Whom the customer would like to see; the visit's own list before that of the agreement.
  package let preferredTechnicians: [Identifier<Technician>]
  /// The promises that a route can keep or break.
  package var promises: [MilestoneDue]
  /// What leaving the visit out costs, without breaches.
  package var dropCost: Money
  /// The zone in which the dates of the agreement count.
  package let agreementZone: TimeZoneName
  /// The hours within which the agreement covers the visit; `nil` means at any time.
  package var coveredHours: CoveredHours?
  /// The account of visits that its agreement pays for; `nil` means that it needs none.
  package var allowance: AllowanceLedger.Account?
  /// The parts that the visit waits for; `nil` when all are there.
  package let delivery: PartDelivery?
  /// The hours that the lines of the order allow, on the days of the plan; `nil` means all day.
  package let hoursOfDay: DateWindow?

  /// Whether leaving the visit out is no choice: it is mandatory or pinned.
  package var mustBeMade: Bool { visit.mandatory || pin != nil }
}

/// A shift with its technician.
package struct ShiftFacts: Sendable {
  /// Who works.
  package let technician: Technician
  /// The position of the technician in the scenario.
  package let technicianIndex: Int
  /// When and from where; what is left of it when work has started.
  package let shift: Shift
  /// From when duty counts in a week: the start of the shift as written.
  package let dutyStart: Instant
  /// The civil date on which the shift begins, in the zone of the scenario.
  package let date: CivilDate

  /// Creates the facts of a shift.
  package init(
    technician: Technician, technicianIndex: Int, shift: Shift, dutyStart: Instant,
    date: CivilDate
  ) {
    self.technician = technician
    self.technicianIndex = technicianIndex
    self.shift = shift
    self.dutyStart = dutyStart
    self.date = date
  }
}

/// The scenario with references resolved, in the order of the scenario.
package struct ScenarioFacts: Sendable {
  /// The scenario itself.
  package let scenario: Scenario
  /// Every visit that a plan has to decide about.
  package let visits: [VisitFacts]
  /// Every shift: technicians in order, each with its shifts in order.
  package let shifts: [ShiftFacts]

  /// Creates facts that are resolved already, for whoever plans one scenario many times.
  ///
  /// - Parameters:
  ///   - scenario: What says the rest: the planning window, the zone and prices of all visits.
  ///   - visits: The visits; those of `scenario` play no part.
  ///   - shifts: The shifts of the technicians of `scenario`, in their order.
  package init(_ scenario: Scenario, visits: [VisitFacts], shifts: [ShiftFacts]) {
    self.scenario = scenario
    self.visits = visits
    self.shifts = shifts
  }

  /// Resolves `scenario`, whose faults are assumed to be clean; a dangling name counts as absent.
  ///
  /// - Complexity: O(size of the scenario), plus the expansion of the calendars in use.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    let resolver = Resolver(scenario)
    visits = scenario.serviceOrders.flatMap(resolver.visits(of:))
    let started = Dictionary(
      grouping: visits.map(\.visit).filter { $0.started != nil }
    ) { $0.started?.technician }
    shifts = scenario.technicians.enumerated().flatMap { index, technician in
      technician.shifts.map { shift in
        let work = started[technician.id]?.compactMap { visit in
          visit.started.flatMap { shift.holds($0) ? (visit: visit, start: $0.start) : nil }
        }.first
        return ShiftFacts(
          technician: technician, technicianIndex: index,
          shift: work.map { shift.remaining(since: $0.start, on: $0.visit) } ?? shift,
          dutyStart: shift.minStart, date: scenario.timeZone.civilDate(of: shift.minStart))
      }
    }
  }
}

extension ScenarioFacts {
  /// The start of the planning window, or of the first shift where that is earlier.
  ///
  /// A shift of another decade, which a slip of the pen makes, does not move it.
  var origin: Instant {
    let opening = scenario.planningWindow.start
    let first = shifts.map { min($0.shift.minStart, $0.dutyStart) }.min() ?? opening
    return max(min(first, opening), opening - .hours(10 * 366 * 24))
  }

  /// An instant after which no plan does anything: a day after all shifts and the planning window.
  var horizon: Instant {
    let ends = shifts.map { max($0.shift.maxEnd, $0.lastReturn) }
    return (ends + [scenario.planningWindow.end]).reduce(scenario.planningWindow.end, max)
      + .hours(24)
  }

  /// Returns who is preferred for a visit and what anybody else costs; `nil` where it is free.
  func preferenceCost(of visit: Int) -> (preferred: Set<Int>, cost: Int)? {
    let cost = scenario.objective.notPreferredCost.minorUnits
    let preferred = visits[visit].preferredTechnicians
    guard cost > 0, !preferred.isEmpty else { return nil }
    let names = Set(preferred)
    return (
      Set(scenario.technicians.indices.filter { names.contains(scenario.technicians[$0].id) }), cost
    )
  }
}

/// Looks up what orders refer to.
private struct Resolver {
  let scenario: Scenario
  let agreements: [Identifier<Agreement>: Agreement]
  let stages: [Identifier<Stage>: Stage]
  /// For each stage that is not schedulable, the nearest ones that are.
  let allowingStages: [Identifier<Stage>: [Stage]]
  let priorities: [Identifier<Priority>: Priority]
  let clock: ServiceLevelClock
  let days: PlanDays
  let allowances: AllowanceLedger
  let coveredHours: [Identifier<Agreement>: CoveredHours]
  let availability: [Identifier<StockItem>: CivilDate]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    agreements = Dictionary(scenario.agreements.map { ($0.id, $0) }) { first, _ in first }
    stages = Dictionary(scenario.stages.map { ($0.id, $0) }) { first, _ in first }
    allowingStages = Self.allowingStages(of: scenario)
    priorities = Dictionary(scenario.priorities.map { ($0.id, $0) }) { first, _ in first }
    clock = ServiceLevelClock(scenario)
    let days = PlanDays(scenario)
    self.days = days
    allowances = AllowanceLedger(scenario)
    let standingAlone = scenario.calendars.standingAlone()
    var calendars: [Identifier<WorkingCalendar>: CoveredHours] = [:]
    for name in Set(scenario.agreements.compactMap(\.terms.coveredHours)) {
      calendars[name] = standingAlone.first { $0.id == name }
        .map { CoveredHours($0, on: days) }
    }
    coveredHours = agreements.compactMapValues { agreement in
      agreement.terms.coveredHours.flatMap { calendars[$0] }
    }
    availability = Dictionary(
      scenario.stockItems.compactMap { item in item.availableFrom.map { (item.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func allowingStages(of scenario: Scenario) -> [Identifier<Stage>: [Stage]] {
    guard let tree = StageTree(scenario.stages) else { return [:] }
    return tree.nearestStages(permitting: .schedulable)
  }

  func visits(of order: ServiceOrder) -> [VisitFacts] {
    let agreement = order.agreement.flatMap { agreements[$0] }
    let stage = order.stage.flatMap { stages[$0] } ?? scenario.stages.first { $0.parent == nil }
    let allowing = stage.flatMap { allowingStages[$0.id] } ?? []
    let promises = clock.dueInstants(of: order).filter { $0.milestone != .response }
    let movable = stage?.permissions.contains(.movable) ?? true
    let zone = agreement?.timeZone ?? scenario.timeZone
    return order.visits.filter { scenario.isInScope($0, of: order, in: zone) }.map { visit in
      VisitFacts(
        visit: visit, order: order, agreement: agreement, stage: stage, allowingStages: allowing,
        pin: pin(of: visit, isMovable: movable),
        preferredTechnicians: visit.preferredTechnicians.isEmpty
          ? order.preferredTechnicians(under: agreement) : visit.preferredTechnicians,
        promises: visit.promised ? promises : [],
        dropCost: dropCost(of: visit, in: order, under: agreement),
        agreementZone: zone, coveredHours: agreement.flatMap { coveredHours[$0.id] },
        allowance: allowances.account(of: visit.id), delivery: delivery(for: visit, of: order),
        hoursOfDay: hoursOfDay(of: order, in: zone))
    }
  }

  /// Returns the part of a visit that can be had last, if it waits for one.
  private func delivery(for visit: Visit, of order: ServiceOrder) -> PartDelivery? {
    var deliveries = order.itemRequirements.filter { $0.status == .open }.compactMap { need in
      need.deliveryDate.map { PartDelivery(item: need.item, date: $0) }
    }
    if !availability.isEmpty {
      deliveries += visit.parts.filter { $0.value > 0 }.compactMap { item, _ in
        availability[item].map { PartDelivery(item: item, date: $0) }
      }
    }
    return deliveries.max { ($0.date, $0.item) < ($1.date, $1.item) }
  }

  /// Returns the hours that the open lines of an order allow, on the days of the plan.
  private func hoursOfDay(of order: ServiceOrder, in zone: TimeZoneName) -> DateWindow? {
    guard let hours = order.hoursOfDay else { return nil }
    return DateWindow(
      start: zone.civilDate(of: days.range.start), end: zone.civilDate(of: days.range.end),
      hours: [hours])
  }

  private func pin(of visit: Visit, isMovable: Bool) -> Pin? {
    if let work = visit.started {
      return Pin(technician: work.technician, start: work.start...work.start)
    }
    if let pin = visit.pin { return pin }
    guard let booking = visit.booking else { return nil }
    guard isMovable else { return booking }
    guard let freeze = scenario.freezeUntil, let start = booking.start else { return nil }
    return start.lowerBound < freeze ? booking : nil
  }

  /// Returns the visit's own price, or that of its priority scaled by its agreement.
  private func dropCost(
    of visit: Visit, in order: ServiceOrder, under agreement: Agreement?
  ) -> Money {
    if let own = visit.dropCost { return own }
    let priority = (visit.priority ?? order.priority).flatMap { priorities[$0] }
    let plain = priority?.dropCost ?? scenario.objective.defaultDropCost
    return Money(minorUnits: plain.minorUnits * (agreement?.dropCostPercent ?? 100) / 100)
  }
}

extension TimeZoneName {
  /// Returns the civil date of `instant` in the zone.
  func civilDate(of instant: Instant) -> CivilDate { rules.civil(at: instant).date }

  /// Returns the time of day of `instant` in the zone.
  func civilTime(of instant: Instant) -> CivilTime { rules.civil(at: instant).time }

  /// Returns the first instant of `date` in the zone.
  func startOfDay(_ date: CivilDate) -> Instant {
    rules.occurrence(of: CivilTime(secondsAfterMidnight: 0), on: date).opening
  }
}
