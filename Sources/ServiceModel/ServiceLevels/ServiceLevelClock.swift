/// Turns the promises of many orders into due instants.
///
/// Making one expands each calendar in use over the time in question, once; an order then costs a
/// few binary searches.
///
/// - Source: rules R3 to R5 and R8 of the SLA clock; rules SL-2 to SL-4, ST-3 and ST-6 of
///   `service-management.md`.
package struct ServiceLevelClock: Sendable {
  private let agreements: [Identifier<Agreement>: Agreement]
  private let serviceLevelAgreements: [Identifier<ServiceLevelAgreement>: ServiceLevelAgreement]
  private let calendars: [Identifier<WorkingCalendar>: WorkingCalendar]
  private let expansions: [Identifier<WorkingCalendar>: CalendarExpansion]
  private let stages: StageClocks
  private let parameters: ServiceLevelParameters
  private let timeZone: TimeZoneName

  /// Creates the clock for all orders of `scenario`.
  package init(_ scenario: Scenario) {
    self.init(scenario, orders: scenario.serviceOrders)
  }

  /// Creates the clock for `orders` under the agreements, calendars and stages of `scenario`.
  package init(_ scenario: Scenario, orders: [ServiceOrder]) {
    agreements = scenario.agreements.byFirst(\.id)
    serviceLevelAgreements = scenario.serviceLevelAgreements.byFirst(\.id)
    calendars = scenario.calendars.standingAlone().byFirst(\.id)
    stages = StageClocks(scenario.stages)
    parameters = scenario.serviceLevelParameters
    timeZone = scenario.timeZone
    let used = Set(scenario.serviceLevelAgreements.flatMap(\.targets).compactMap(\.calendar))
    expansions = Self.expansions(of: calendars.filter { used.contains($0.key) }, over: orders)
  }

  /// Expands the calendars in use from the first creation until eight weeks after the last.
  ///
  /// Later due instants are found by the calendar itself, which is slower and exact too.
  private static func expansions(
    of calendars: [Identifier<WorkingCalendar>: WorkingCalendar], over orders: [ServiceOrder]
  ) -> [Identifier<WorkingCalendar>: CalendarExpansion] {
    let creations = orders.compactMap(\.clockStart)
    guard let first = creations.min(), let last = creations.max() else { return [:] }
    // An order with a mistyped year must not make everybody wait.
    let end = min(last + .hours(24 * 56), first + .hours(24 * 366 * 10))
    return calendars.mapValues { CalendarExpansion($0, over: TimeRange(start: first, end: end)) }
  }

  /// Returns the promises that hold for `order` and are still open, in the order of its targets.
  ///
  /// - Negotiated instants replace computed ones and ignore calendars and pauses (edge case 17);
  ///   those that no target names follow at the end.
  /// - The order's own service level agreement counts, or else that of its agreement.
  /// - Without the instant of creation nothing is computed, and neither for generated orders unless
  ///   the parameters say so (rules SL-2 and GN-11, edge case 20).
  /// - While the clock stands still, nobody can say when it is due (rules R5 and ST-6).
  /// - What was reached or cancelled is promised no more, nor is anything in a stage where
  ///   measuring is over.
  package func dueInstants(of order: ServiceOrder) -> [MilestoneDue] {
    guard stages[order.stage] != .stopped else { return [] }
    let events = order.clockEvents
    return terms(of: order).compactMap { terms in
      terms.openDue(of: events).map { due in
        MilestoneDue(
          milestone: terms.milestone, due: due, breach: terms.target?.breach ?? BreachCost(),
          latenessCalendar: terms.options.latenessIn == .business ? terms.scale.calendar : nil)
      }
    }
  }

  /// Returns what the clocks of `order` show at `now`, in the order of its targets.
  ///
  /// - Parameters:
  ///   - order: The order with its events.
  ///   - now: The instant of the reading; later events are not known yet.
  /// - Returns: A reading for each target, and for each negotiated instant that none names.
  package func readings(of order: ServiceOrder, at now: Instant) -> [ClockReading] {
    let events = order.clockEvents
    return terms(of: order).map { $0.reading(of: events, at: now) }
  }

  /// Returns what is measured for `order`: its targets, then other negotiated instants.
  package func terms(of order: ServiceOrder) -> [ClockTerms] {
    let agreement = order.agreement.flatMap { agreements[$0] }
    let zone = agreement?.timeZone ?? timeZone
    let promises = serviceLevelAgreement(of: order)
    let targets = promises?.targets ?? []
    let options = promises?.options ?? ServiceLevelOptions()
    let measured = targets.map { target in
      ClockTerms(
        milestone: target.milestone, target: target, options: options,
        scale: scale(of: target, options, in: zone), fixedDue: order.fixedDue[target.milestone],
        stages: stages)
    }
    guard !order.fixedDue.isEmpty else { return measured }
    let named = targets.map(\.milestone)
    let always = ClockScale(calendar: nil, timeZone: zone)
    return measured
      + Milestone.allCases.filter { !named.contains($0) }.compactMap { milestone in
        order.fixedDue[milestone].map {
          ClockTerms(
            milestone: milestone, target: nil, options: options, scale: always, fixedDue: $0,
            stages: stages)
        }
      }
  }

  /// Returns the promises under which `order` is measured (rules SL-2 and GN-11).
  package func serviceLevelAgreement(of order: ServiceOrder) -> ServiceLevelAgreement? {
    guard order.origin != .system || parameters.slaOnGenerated else { return nil }
    let agreement = order.agreement.flatMap { agreements[$0] }
    let identifier = order.serviceLevelAgreement ?? agreement?.serviceLevelAgreement
    return identifier.flatMap { serviceLevelAgreements[$0] }
  }

  /// Returns what the stage of `order` does to its clocks (rule ST-6).
  package func stageClock(of order: ServiceOrder) -> StageClock { stages[order.stage] }

  private func scale(
    of target: ServiceLevelTarget, _ options: ServiceLevelOptions, in zone: TimeZoneName
  ) -> ClockScale {
    ClockScale(
      calendar: target.calendar.flatMap { calendars[$0] },
      expansion: target.calendar.flatMap { expansions[$0] }, countMode: options.countMode,
      timeZone: zone)
  }
}

extension Scenario {
  /// Returns the promises that hold for `order`; see ``ServiceLevelClock/dueInstants(of:)``.
  ///
  /// For many orders make one ``ServiceLevelClock`` and ask it instead.
  ///
  /// - Complexity: O(*s*) in the size of the scenario without its orders.
  package func dueInstants(of order: ServiceOrder) -> [MilestoneDue] {
    ServiceLevelClock(self, orders: [order]).dueInstants(of: order)
  }
}

extension DailyInterval {
  /// From midnight to midnight.
  package static let wholeDay = DailyInterval(
    from: CivilTime(hour: 0, minute: 0), to: CivilTime(hour: 24, minute: 0))
}

extension Array {
  /// Returns the elements by a key; of equal keys the first element counts.
  fileprivate func byFirst<Key: Hashable>(_ key: (Element) -> Key) -> [Key: Element] {
    Dictionary(map { (key($0), $0) }) { first, _ in first }
  }
}
