import ServiceModel
import Testing

/// The overview of all clocks (rule SL-14, checklist row 63).
struct ServiceLevelOverviewTests {
  private static let now = Instant.at("2026-01-12 12:00")

  /// Orders created at eight, to be completed within six hours, each with something of its own.
  private static let scenario: Scenario = {
    let eight = Instant.at("2026-01-12 08:00")
    func order(
      _ id: Identifier<ServiceOrder>, createdAt: Instant = eight, _ events: [OrderEvent] = []
    ) -> ServiceOrder {
      ServiceOrder(id: id, agreement: "A", createdAt: createdAt, events: events, visits: [])
    }
    let ten = Instant.at("2026-01-12 10:00")
    return Scenario(
      name: "Overview", timeZone: .utc,
      planningWindow: TimeRange(start: eight, end: eight + .hours(24)),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      serviceLevelAgreements: [
        ServiceLevelAgreement(
          id: "sla", name: "SLA",
          targets: [
            ServiceLevelTarget(
              milestone: .completed, goal: .clock(.hours(6)), breach: BreachCost())
          ])
      ],
      agreements: [Agreement(id: "A", name: "A", tier: "gold", serviceLevelAgreement: "sla")],
      technicians: [],
      serviceOrders: [
        order("soon"), order("fresh", createdAt: now),
        order("late", createdAt: eight - .hours(24)),
        order("waiting", [OrderEvent(at: ten, .paused(reason: nil))]),
        order("done", [OrderEvent(at: ten, .completed)]),
        order("cancelled", [OrderEvent(at: ten, .clockCancelled)]),
        ServiceOrder(id: "free", createdAt: eight, visits: []),
      ])
  }()

  @Test(arguments: [
    (ServiceLevelOverview.Filter.running, ["soon", "fresh", "late"]),
    (.stopped, ["waiting", "done"]), (.cancelled, ["cancelled"]), (.dueSoon, ["soon"]),
    (.exceeded, ["late"]),
  ])
  func `row 63 and SL-14, clocks are listed by what they do`(
    filter: ServiceLevelOverview.Filter, orders: [String]
  ) {
    var overview = ServiceLevelOverview(Self.scenario, at: Self.now, dueWithin: .hours(2))
    let counts = overview.counts

    overview.keep(filter)

    #expect(overview.rows.map(\.order.id.text) == orders)
    #expect(counts.first { $0.filter == filter }?.count == orders.count)
    #expect(overview.rows.allSatisfy { $0.tier == "gold" })
  }

  @Test func `row 63, a clock that runs out this second is due soon, one that has is not`() {
    for (shift, isSoon) in [(0, true), (1, false)] {
      let overview = ServiceLevelOverview(
        Self.scenario, at: .at("2026-01-12 14:00") + Seconds(shift), dueWithin: .zero)
      #expect(overview.rows[0].isDueSoon == isSoon)
      #expect(overview.rows[0].reading.isExceeded == !isSoon)
    }
  }
}
