package import ServiceModel

extension Scenario {
  /// A tiny scenario in which stages and agreements decide what may be planned, and when.
  ///
  /// Orders stand in stages that are schedulable or not and movable or not, under agreements that may
  /// be suspended, over, short of visits or open on some hours only; visits wait for parts, have days
  /// and hours of their own, and some are booked.
  package static func tinyBusiness(_ seed: Seed) -> Scenario {
    var random = TestRandom(Seed(value: seed.value &+ 4321))
    var scenario = Scenario.tinyWithClocks(seed)
    let today = TinyBusiness.today
    scenario.stages = (0..<5).map { index in
      var permissions = StagePermissions.all
      if random.chance(35) { permissions.remove(.schedulable) }
      if random.chance(35) { permissions.remove(.movable) }
      return Stage(
        id: Identifier("s\(index)"), name: "Stage \(index)",
        parent: index == 0 ? nil : Identifier("s\(random.below(index))"), permissions: permissions,
        clock: random.chance(20) ? .paused : .running)
    }
    scenario.agreements = (0..<3).map { TinyBusiness.agreement(at: $0, today, &random) }
    scenario.stockItems = scenario.stockItems.map { item in
      var item = item
      item.availableFrom = random.chance(30) ? today.advanced(by: random.below(2)) : nil
      return item
    }
    scenario.serviceOrders = scenario.serviceOrders.map { order in
      TinyBusiness.order(order, of: scenario, today, &random)
    }
    return scenario
  }
}

private enum TinyBusiness {
  /// The day of tiny scenarios, 2026-01-05.
  static let today = CivilDate(daysSinceEpoch: 20_458)

  static func agreement(
    at index: Int, _ today: CivilDate, _ random: inout TestRandom
  ) -> Agreement {
    Agreement(
      id: Identifier("a\(index)"), name: "Agreement \(index)",
      startDate: random.chance(40) ? today.advanced(by: random.below(4) - 2) : nil,
      endDate: random.chance(40) ? today.advanced(by: random.below(5) - 1) : nil,
      suspended: random.chance(12),
      preferredTechnicians: random.chance(30) ? ["t0"] : [],
      dropCostPercent: 50 * (1 + random.below(4)),
      terms: AgreementTerms(
        coveredHours: random.chance(40) ? "office" : nil,
        visitAllowance: random.chance(40)
          ? VisitAllowance(visits: random.below(3), period: .week) : nil))
  }

  static func order(
    _ order: ServiceOrder, of scenario: Scenario, _ today: CivilDate, _ random: inout TestRandom
  ) -> ServiceOrder {
    var order = order
    order.events.removeAll { event in
      if case .stageChanged = event.kind { true } else { false }
    }
    order.stage = Identifier("s\(random.below(scenario.stages.count))")
    order.agreement = random.chance(75) ? Identifier("a\(random.below(3))") : nil
    if random.chance(25) {
      let from = CivilTime(hour: 8 + random.below(5), minute: 0)
      let content = LineContent(.hour, startAfterTime: from)
      order.lines = [OrderLine(number: 1, content)]
    }
    if random.chance(20) {
      let day = today.advanced(by: random.below(3) - 1)
      let opening = CivilTime(hour: 9 + random.below(4), minute: 0)
      let closing = CivilTime(hour: 14 + random.below(5), minute: 0)
      order.visits[0].dateWindow = DateWindow(
        start: day, end: day.advanced(by: 1),
        hours: random.chance(60) ? [DailyInterval(from: opening, to: closing)] : [])
    }
    if random.chance(35) {
      let start = scenario.planningWindow.start + .minutes(10 * random.below(40))
      let person = scenario.technicians[random.below(scenario.technicians.count)].id
      order.visits[0].booking = Pin(
        technician: random.chance(70) ? person : nil, start: start...start)
    }
    order.visits[0].promised = random.chance(85)
    return order
  }
}
