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
  private let stageClocks: [Identifier<Stage>: StageClock]
  private let initialStageClock: StageClock
  private let timeZone: TimeZoneName

  /// Creates the clock for all orders of `scenario`.
  package init(_ scenario: Scenario) {
    self.init(scenario, orders: scenario.serviceOrders)
  }

  /// Creates the clock for `orders` under the agreements, calendars and stages of `scenario`.
  package init(_ scenario: Scenario, orders: [ServiceOrder]) {
    agreements = scenario.agreements.byFirst(\.id)
    serviceLevelAgreements = scenario.serviceLevelAgreements.byFirst(\.id)
    calendars = scenario.calendars.byFirst(\.id)
    stageClocks = scenario.stages.byFirst(\.id).mapValues(\.clock)
    initialStageClock = scenario.stages.first { $0.parent == nil }?.clock ?? .running
    timeZone = scenario.timeZone
    expansions = Self.expansions(of: scenario, over: orders)
  }

  /// Expands the calendars in use from the first creation until eight weeks after the last.
  ///
  /// Later due instants are found by the calendar itself, which is slower and exact too.
  private static func expansions(
    of scenario: Scenario, over orders: [ServiceOrder]
  ) -> [Identifier<WorkingCalendar>: CalendarExpansion] {
    let creations = orders.compactMap(\.createdAt)
    guard let first = creations.min(), let last = creations.max() else { return [:] }
    // An order with a mistyped year must not make everybody wait.
    let end = min(last + .hours(24 * 56), first + .hours(24 * 366 * 10))
    let used = Set(scenario.serviceLevelAgreements.flatMap(\.targets).compactMap(\.calendar))
    return scenario.calendars.filter { used.contains($0.id) }.byFirst(\.id)
      .mapValues { CalendarExpansion($0, over: TimeRange(start: first, end: end)) }
  }

  /// Returns the promises that hold for `order`, in the order of its targets.
  ///
  /// - Negotiated instants replace computed ones and ignore calendars (edge case 17); those that
  ///   no target names follow at the end.
  /// - The order's own service level agreement counts, or else that of its agreement.
  /// - Without the instant of creation nothing is computed (rule SL-2, edge case 20), and neither
  ///   while the order is in a stage in which the clock stands still: until the order moves on,
  ///   nobody can say when it is due (rules R5 and ST-6).
  /// - In a stage where measuring is over there are no promises at all.
  package func dueInstants(of order: ServiceOrder) -> [MilestoneDue] {
    let clock = order.stage.flatMap { stageClocks[$0] } ?? initialStageClock
    guard clock != .stopped else { return [] }
    let agreement = order.agreement.flatMap { agreements[$0] }
    let identifier = order.serviceLevelAgreement ?? agreement?.serviceLevelAgreement
    let targets = identifier.flatMap { serviceLevelAgreements[$0] }?.targets ?? []

    let promised = targets.compactMap { target -> MilestoneDue? in
      let computed = clock == .running ? order.createdAt : nil
      let due =
        order.fixedDue[target.milestone]
        ?? computed.flatMap {
          self.due(target, start: $0, in: agreement?.timeZone ?? timeZone).instant
        }
      return due.map { MilestoneDue(milestone: target.milestone, due: $0, breach: target.breach) }
    }
    guard !order.fixedDue.isEmpty else { return promised }
    let named = targets.map(\.milestone)
    let negotiated = Milestone.allCases.filter { !named.contains($0) }.compactMap { milestone in
      order.fixedDue[milestone].map {
        MilestoneDue(milestone: milestone, due: $0, breach: BreachCost())
      }
    }
    return promised + negotiated
  }

  /// Returns when `target` is due for a clock that starts at `start`.
  ///
  /// Around the clock a working day has 24 hours, and every day is one.
  ///
  /// - Parameters:
  ///   - target: The promise.
  ///   - start: When the order was created.
  ///   - zone: The zone whose days count when the target has no calendar.
  /// - Returns: The due time; ``DueTime/never`` when the calendar holds too little open time.
  private func due(
    _ target: ServiceLevelTarget, start: Instant, in zone: TimeZoneName
  ) -> DueTime {
    let calendar = target.calendar.flatMap { calendars[$0] }
    switch target.goal {
    case .clock(let goal):
      return due(on: calendar, start: start, goal: goal)
    case .businessDays(let count):
      let (goal, overflow) = count.multipliedReportingOverflow(
        by: (calendar?.standardDay ?? .hours(24)).count)
      return overflow ? .never : due(on: calendar, start: start, goal: Seconds(goal))
    case .nextBusinessDay(let time):
      let always = WorkingCalendar(
        id: "", timeZone: zone,
        weeklyHours: Dictionary(
          uniqueKeysWithValues: Weekday.allCases.map { ($0, [.wholeDay]) }))
      return (calendar ?? always).nextBusinessDay(after: start, by: time)
    }
  }

  private func due(on calendar: WorkingCalendar?, start: Instant, goal: Seconds) -> DueTime {
    guard let calendar else {
      return CalendarExpansion.aroundTheClock.due(start: start, goal: goal) ?? .never
    }
    return expansions[calendar.id]?.due(start: start, goal: goal)
      ?? calendar.due(start: start, goal: goal)
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
