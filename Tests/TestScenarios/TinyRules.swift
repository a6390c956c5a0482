package import ServiceModel

extension Scenario {
  /// A tiny scenario in which the rules of stages and agreements bind: orders wait, are held by
  /// their booking or stop the clock; agreements are out of date, suspended, used up or cover a few
  /// hours only; days, hours of the day, parts and pins limit the rest.
  ///
  /// - Returns: A scenario like ``tinyWithClocks(_:)``, so that promises count, too.
  package static func tinyWithRules(_ seed: Seed) -> Scenario {
    var rules = TinyRules(scenario: tinyWithClocks(seed), random: TestRandom(seed))
    rules.bind()
    return rules.scenario
  }
}

/// Lets stages and agreements bind in a tiny scenario.
private struct TinyRules {
  var scenario: Scenario
  var random: TestRandom

  private var dawn: Instant { scenario.planningWindow.start }
  private var today: CivilDate { scenario.timeZone.rules.civil(at: dawn).date }

  mutating func bind() {
    scenario.stages = stages()
    scenario.agreements = (0..<3).map { agreement(at: $0) }
    if random.chance(60) { scenario.stockItems[0].availableFrom = day(0, 2) }
    for index in scenario.serviceOrders.indices { bindOrder(at: index) }
  }

  private mutating func stages() -> [Stage] {
    [
      Stage(id: "new", name: "New"),
      Stage(
        id: "parts", name: "Parts", parent: "new",
        permissions: random.chance(50) ? .all : .all.subtracting(.schedulable), clock: .paused),
      Stage(
        id: "booked", name: "Booked", parent: "new",
        permissions: random.chance(80) ? .all.subtracting(.movable) : .all),
      Stage(
        id: "done", name: "Done", parent: "booked",
        permissions: random.chance(80) ? .all.subtracting([.schedulable, .movable]) : .all,
        clock: .stopped),
    ]
  }

  private mutating func agreement(at index: Int) -> Agreement {
    Agreement(
      id: Identifier("a\(index)"), name: "A\(index)",
      startDate: random.chance(40) ? day(-2, 3) : nil,
      endDate: random.chance(40) ? day(-1, 3) : nil, suspended: random.chance(15),
      dropCostPercent: 50 * (1 + random.below(4)),
      terms: AgreementTerms(
        coveredHours: random.chance(40) ? "office" : nil,
        visitAllowance: random.chance(40)
          ? VisitAllowance(visits: random.below(3), period: .month) : nil))
  }

  private mutating func bindOrder(at index: Int) {
    var order = scenario.serviceOrders[index]
    if random.chance(60) { order.agreement = Identifier("a\(random.below(3))") }
    if random.chance(60) {
      order.stage = ["new", "parts", "booked", "done"][random.below(4)]
      order.events.removeAll { if case .stageChanged = $0.kind { true } else { false } }
    }
    if random.chance(30) {
      order.lines.append(
        OrderLine(
          number: 1,
          LineContent(
            .hour, startAfterTime: CivilTime(hour: 8 + random.below(4), minute: 0),
            endBeforeTime: CivilTime(hour: 13 + random.below(5), minute: 0))))
    }
    var visit = order.visits[0]
    if random.chance(25) {
      let first = day(-2, 4)
      visit.dateWindow = DateWindow(start: first, end: first.advanced(by: random.below(3)))
    }
    if random.chance(40) {
      let start = dawn + .minutes(60 + 10 * random.below(40))
      let who = scenario.technicians[random.below(scenario.technicians.count)].id
      visit.booking = Pin(technician: who, start: start...(start + .minutes(60)))
    }
    if random.chance(8) {
      let start = dawn + .minutes(60 + 10 * random.below(40))
      visit.pin = Pin(technician: visit.pin?.technician, start: start...(start + .minutes(90)))
    }
    order.visits[0] = visit
    scenario.serviceOrders[index] = order
  }

  /// A day from `first` days after today on, one of `count`.
  private mutating func day(_ first: Int, _ count: Int) -> CivilDate {
    today.advanced(by: first + random.below(count))
  }
}
