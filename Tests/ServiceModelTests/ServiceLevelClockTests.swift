import ServiceModel
import Testing

struct ServiceLevelClockTests {
  private static let breach = BreachCost(
    fixed: Money(minorUnits: 5000), perUnit: Money(minorUnits: 2000), cap: Money(minorUnits: 9000))

  private static func scenario(_ targets: [ServiceLevelTarget]) -> Scenario {
    var office = WorkingCalendar.newYork
    office.standardDay = .hours(9)
    return Scenario(
      name: "Promises", timeZone: .newYork,
      planningWindow: TimeRange(
        start: .at("2026-01-12 00:00", .newYork), end: .at("2026-01-13 00:00", .newYork)),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      calendars: [office],
      serviceLevelAgreements: [
        ServiceLevelAgreement(id: "gold", name: "Gold", targets: targets),
        ServiceLevelAgreement(
          id: "fast", name: "Fast",
          targets: [
            ServiceLevelTarget(milestone: .onSite, goal: .clock(.hours(1)), breach: breach)
          ]),
      ],
      agreements: [Agreement(id: "A", name: "A", serviceLevelAgreement: "gold")],
      stages: [
        Stage(id: "new", name: "New"),
        Stage(id: "waiting", name: "Waiting", parent: "new", clock: .paused),
        Stage(id: "done", name: "Done", parent: "new", clock: .stopped),
      ],
      technicians: [], serviceOrders: [])
  }

  private static func target(
    _ milestone: Milestone, _ goal: Goal, calendar: Identifier<WorkingCalendar>? = "NY"
  ) -> ServiceLevelTarget {
    ServiceLevelTarget(milestone: milestone, goal: goal, calendar: calendar, breach: breach)
  }

  private static func order(createdAt reading: String? = "2026-01-09 15:30") -> ServiceOrder {
    ServiceOrder(
      id: "SO", agreement: "A", createdAt: reading.map { .at($0, .newYork) }, visits: [])
  }

  @Test func `lateness past all measure costs the cap, or more than anything`() {
    let dear = Money(minorUnits: 1_000_000_000_000)
    let capped = BreachCost(perUnit: dear, unit: Seconds(1), cap: Money(minorUnits: 10_000))
    let open = BreachCost(fixed: dear, perUnit: dear, unit: Seconds(1))

    #expect(capped.cost(of: .hours(24 * 400)) == Money(minorUnits: 10_000))
    #expect(open.cost(of: .hours(24 * 400)) > Money(minorUnits: 1 << 50))
    #expect(open.cost(of: .hours(24 * 400)) >= open.cost(of: .hours(24 * 300)))
  }

  @Test(arguments: [
    (target(.onSite, .clock(.hours(4))), "2026-01-12 10:30"),
    (target(.onSite, .clock(.hours(4)), calendar: nil), "2026-01-09 19:30"),
    (target(.onSite, .businessDays(2)), "2026-01-13 15:30"),
    (target(.onSite, .businessDays(2), calendar: nil), "2026-01-11 15:30"),
    (target(.onSite, .nextBusinessDay(by: .time("16:00"))), "2026-01-12 16:00"),
    (target(.onSite, .nextBusinessDay(by: .time("16:00")), calendar: nil), "2026-01-10 16:00"),
  ])
  func `each kind of goal counts on its calendar`(target: ServiceLevelTarget, due: String) {
    let scenario = Self.scenario([target])

    let promises = scenario.dueInstants(of: Self.order())

    #expect(
      promises == [
        MilestoneDue(milestone: .onSite, due: .at(due, .newYork), breach: Self.breach)
      ])
  }

  @Test func `the order's own promises replace those of its agreement`() {
    let scenario = Self.scenario([Self.target(.completed, .clock(.hours(4)))])
    var order = Self.order()
    order.serviceLevelAgreement = "fast"

    let promises = scenario.dueInstants(of: order)

    #expect(promises.map(\.milestone) == [.onSite])
    #expect(promises.map(\.due) == [.at("2026-01-09 16:30", .newYork)])
  }

  @Test func `a negotiated instant replaces the computed one`() {
    let scenario = Self.scenario([
      Self.target(.completed, .clock(.hours(4))), Self.target(.onSite, .clock(.hours(2))),
    ])
    var order = Self.order()
    let noon = Instant.at("2026-01-12 12:00", .newYork)
    order.fixedDue = [.onSite: noon, .restored: noon]

    let promises = scenario.dueInstants(of: order)

    #expect(promises.map(\.milestone) == [.completed, .onSite, .restored])
    #expect(promises.map(\.due) == [.at("2026-01-12 10:30", .newYork), noon, noon])
    #expect(promises.map { $0.cost(at: noon) } == [Money(minorUnits: 9000), .zero, .zero])
    #expect(promises[2].breach == BreachCost())
  }

  @Test func `an order without an instant of creation has only negotiated promises`() {
    let scenario = Self.scenario([Self.target(.onSite, .clock(.hours(4)))])
    var order = Self.order(createdAt: nil)

    #expect(scenario.dueInstants(of: order).isEmpty)

    order.fixedDue = [.onSite: .at("2026-01-12 12:00")]
    #expect(scenario.dueInstants(of: order).map(\.breach) == [Self.breach])
  }

  @Test func `an order without any agreement is promised nothing`() {
    let scenario = Self.scenario([Self.target(.onSite, .clock(.hours(4)))])
    var order = Self.order()
    order.agreement = nil

    #expect(scenario.dueInstants(of: order).isEmpty)
  }

  @Test func `a stage that stops the clock leaves negotiated promises at most`() {
    let scenario = Self.scenario([Self.target(.onSite, .clock(.hours(4)))])
    var order = Self.order()
    order.stage = "waiting"

    #expect(scenario.dueInstants(of: order).isEmpty)

    order.fixedDue = [.onSite: .at("2026-01-12 12:00")]
    #expect(scenario.dueInstants(of: order).count == 1)

    order.stage = "done"
    #expect(scenario.dueInstants(of: order).isEmpty)
  }

  @Test func `a promise that can never fall due is left out`() {
    var scenario = Self.scenario([Self.target(.onSite, .businessDays(.max))])
    #expect(scenario.dueInstants(of: Self.order()).isEmpty)

    scenario = Self.scenario([Self.target(.onSite, .clock(.hours(1)))])
    scenario.calendars[0].weeklyHours = [:]
    #expect(scenario.dueInstants(of: Self.order()).isEmpty)
  }

  @Test func `one clock for all orders agrees with the clock for each`() {
    var scenario = Self.scenario([
      Self.target(.onSite, .clock(.hours(4))), Self.target(.completed, .clock(.hours(900))),
      Self.target(.restored, .businessDays(3)),
    ])
    for seed in 1...UInt64(50) {
      var generator = SeededGenerator(seed: seed)
      var order = Self.order()
      order.createdAt = Instant(
        secondsSinceEpoch: 1_767_225_600 + Int.random(in: 0..<31_536_000, using: &generator))
      scenario.serviceOrders.append(order)
    }
    let clock = ServiceLevelClock(scenario)

    for order in scenario.serviceOrders {
      #expect(clock.dueInstants(of: order).count == 3)
      #expect(clock.dueInstants(of: order) == scenario.dueInstants(of: order))
    }
  }
}
