import Publishing
import ServiceModel
import Testing

/// What reports say about clocks beyond what the tutorials show.
struct ClockReportTests {
  private static let midnight = Instant(secondsSinceEpoch: 1_774_738_800)  // into 29 March 2026

  private static func scenario(_ change: (inout ServiceOrder) -> Void) -> Scenario {
    var order = ServiceOrder(
      id: "SO\u{1B}", customer: "Lock\u{7}keeper", serviceLevelAgreement: "sla",
      createdAt: midnight, visits: [])
    change(&order)
    return Scenario(
      name: "Clocks", timeZone: TimeZoneName("Europe/Amsterdam"),
      planningWindow: TimeRange(start: midnight, end: midnight + .hours(24)),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      serviceLevelAgreements: [
        ServiceLevelAgreement(
          id: "sla", name: "SLA",
          targets: [
            ServiceLevelTarget(
              milestone: .completed, goal: .clock(.hours(4)), breach: BreachCost())
          ])
      ], technicians: [], serviceOrders: [order])
  }

  private static func text(_ scenario: Scenario, after hours: Int) -> String {
    OrderClockReport(scenario.serviceOrders[0], of: scenario, at: midnight + .hours(hours))
      .text(width: 100, style: .plain)
  }

  @Test func `R11, a trace says when clocks were put forward`() {
    let text = Self.text(Self.scenario { _ in }, after: 0)

    #expect(text.contains("Sun 2026-03-29 00:00  Sun 2026-03-29 05:00  open    4:00"))
    #expect(text.contains("due; clocks go forward 1:00"))
  }

  @Test func `names of orders cannot move the cursor of a terminal`() {
    let text = Self.text(Self.scenario { _ in }, after: 0)

    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{7}"))
  }

  @Test func `edge case 17, a negotiated instant is named as such`() {
    let text = Self.text(
      Self.scenario { $0.fixedDue = [.completed: Self.midnight + .hours(2)] }, after: 0)

    #expect(text.contains("(negotiated; calendars and pauses do not count)"))
  }

  @Test func `R9, a recorded breach stays in the report when the order was opened again`() {
    let scenario = Self.scenario { order in
      order.events = [
        OrderEvent(at: Self.midnight + .hours(5), .completed),
        OrderEvent(at: Self.midnight + .hours(6), .reopened),
      ]
    }

    let text = Self.text(scenario, after: 7)

    #expect(text.contains("completed: running"))
    #expect(text.contains("breached    Sun 2026-03-29 05:00 (before)"))
    #expect(text.contains("set         2 times"))
  }

  @Test(arguments: [
    (0, "0:00"), (59, "0:00:59"), (60, "0:01"), (3600, "1:00"), (36_061, "10:01:01"),
    (-61, "-0:01:01"),
  ])
  func `lengths are exact to the second`(seconds: Int, text: String) {
    #expect(exactTime(Seconds(seconds)) == text)
  }
}
