import ServiceModel
import Testing

/// Priorities and reopening (rule R7, edge cases 7 and 16).
struct ClockPolicyTests {
  private static let created = OrderEvent.at("2026-01-12 09:00", .created)

  private static func terms(_ options: ServiceLevelOptions) -> ClockTerms {
    .completion(
      within: .clock(.hours(6)),
      goalsByPriority: [
        "high": .clock(.hours(2)), "low": .clock(.hours(8)), "same": .clock(.hours(6)),
        "day": .nextBusinessDay(by: .time("10:00")),
      ], options: options)
  }

  @Test(arguments: PriorityChangePolicy.allCases)
  func `a priority with the same goal changes nothing`(policy: PriorityChangePolicy) {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: policy))
    let events = [Self.created, .at("2026-01-12 10:00", .priorityChanged("same"))]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 11:00"))

    #expect(reading.due == .at(.newYork("2026-01-12 15:00")))
    #expect(reading.cycles == 1)
  }

  @Test(arguments: PriorityChangePolicy.allCases)
  func `the priority at creation is the one with which the order began`(
    policy: PriorityChangePolicy
  ) {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: policy))
    let events = [Self.created, .at("2026-01-12 09:00", .priorityChanged("high"))]

    #expect(terms.openDue(of: events) == .newYork("2026-01-12 11:00"))
  }

  @Test(arguments: [
    ("high", "2026-01-12 11:00"), ("low", "2026-01-12 15:00"), ("day", "2026-01-12 15:00"),
  ])
  func `R7, the tighter of two goals holds, whichever came first`(
    priority: String, due: String
  ) {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: .tighterOf))
    let events = [Self.created, .at("2026-01-12 10:00", .priorityChanged(Identifier(priority)))]

    #expect(terms.openDue(of: events) == .newYork(due))
  }

  @Test func `R9, a breach stays recorded when a milder goal replaces the broken one`() {
    for policy in [PriorityChangePolicy.restart, .keepStart, .keepStartAndPauses] {
      let terms = Self.terms(ServiceLevelOptions(priorityChange: policy))
      let events: [OrderEvent] = [
        Self.created, .at("2026-01-12 09:00", .priorityChanged("high")),
        .at("2026-01-12 12:00", .priorityChanged("low")),
      ]

      let reading = terms.reading(of: events, at: .newYork("2026-01-12 13:00"))

      #expect(reading.state == .running)
      #expect(reading.breachedAt == nil)
      #expect(reading.earlierBreaches == [.newYork("2026-01-12 11:00")], "\(policy)")
    }
  }

  @Test func `R9, a milder goal beside a broken one leaves the breach where it was`() {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: .tighterOf))
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 09:00", .priorityChanged("high")),
      .at("2026-01-12 12:00", .priorityChanged("low")),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 13:00"))

    #expect(reading.state == .breached)
    #expect(reading.breachedAt == .newYork("2026-01-12 11:00"))
    #expect(!reading.breachedOnAttach)
    #expect(reading.earlierBreaches.isEmpty)
  }

  @Test func `edge case 7, a tighter goal that is over already is broken when it is set`() {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: .tighterOf))
    let events = [Self.created, .at("2026-01-12 14:00", .priorityChanged("high"))]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 14:30"))

    #expect(reading.due == .at(.newYork("2026-01-12 11:00")))
    #expect(reading.breachedAt == .newYork("2026-01-12 14:00"))
    #expect(reading.breachedOnAttach)
    #expect(reading.earlierBreaches.isEmpty)
  }

  @Test func `a pause that goes on during a restart counts from the restart`() {
    let terms = Self.terms(ServiceLevelOptions(priorityChange: .restart))
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 10:00", .paused(reason: nil)),
      .at("2026-01-12 11:00", .priorityChanged("high")), .at("2026-01-12 12:00", .resumed),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 13:00"))

    #expect(reading.due == .at(.newYork("2026-01-12 14:00")))
    #expect(reading.compliance.used == .hours(1))
    #expect(reading.cycles == 2)
  }

  @Test func `a priority changes nothing about a clock that has ended`() {
    let terms = Self.terms(ServiceLevelOptions())
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 10:00", .completed),
      .at("2026-01-12 11:00", .priorityChanged("high")),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-12 13:00"))

    #expect(reading.state == .met)
    #expect(reading.due == .at(.newYork("2026-01-12 15:00")))
  }

  /// Completed after one hour, reopened at 14:00.
  private static let reopened: [OrderEvent] = [
    created, .at("2026-01-12 10:00", .completed), .at("2026-01-12 14:00", .reopened),
  ]

  @Test(arguments: [
    (ReopeningPolicy.newCycle, ClockState.running, "2026-01-13 11:00", 0, 2),
    (.resume, .running, "2026-01-13 10:00", 1, 1), (.ignore, .met, "2026-01-12 15:00", 1, 1),
  ])
  func `edge case 16, reopening starts anew, goes on or changes nothing`(
    policy: ReopeningPolicy, state: ClockState, due: String, used: Int, cycles: Int
  ) {
    let terms = Self.terms(ServiceLevelOptions(reopening: policy))

    let reading = terms.reading(of: Self.reopened, at: .newYork("2026-01-12 14:00"))

    #expect(reading.state == state)
    #expect(reading.due == .at(.newYork(due)))
    #expect(reading.compliance.used == .hours(used))
    #expect(reading.cycles == cycles)
  }

  @Test func `SL-12, reopening does not restart a cancelled clock`() {
    let terms = Self.terms(ServiceLevelOptions())
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 10:00", .clockCancelled),
      .at("2026-01-12 10:30", .resumed), .at("2026-01-12 11:00", .reopened),
      .at("2026-01-12 12:00", .priorityChanged("high")),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-13 14:00"))

    #expect(reading.state == .cancelled)
    #expect(reading.compliance.used == .hours(1))
  }

  @Test(arguments: [OrderEvent.Kind.clockCancelled, .cancelled])
  func
    `SL-12, reopening does not restart a clock that had reached its milestone before it was ended`(
      ending: OrderEvent.Kind
    )
  {
    let terms = ClockTerms.completion(within: .clock(.hours(2)), milestone: .onSite)
    let reached: [OrderEvent] = [Self.created, .at("2026-01-12 10:00", .arrived)]
    let reopened = OrderEvent.at("2026-01-12 12:00", .reopened)

    #expect(terms.openDue(of: reached + [reopened]) != nil)
    #expect(terms.openDue(of: reached + [.at("2026-01-12 11:00", ending), reopened]) == nil)
  }

  @Test func `a pause by hand ends with the work, for milestones reached before it, too`() {
    let terms = ClockTerms.completion(within: .clock(.hours(2)), milestone: .onSite)
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 10:00", .arrived),
      .at("2026-01-12 10:30", .paused(reason: nil)),
      .at("2026-01-12 11:00", .completed), .at("2026-01-12 12:00", .reopened),
    ]

    #expect(terms.openDue(of: events) == .newYork("2026-01-12 14:00"))
  }

  @Test func `a breach in a former cycle stays recorded`() {
    let terms = Self.terms(ServiceLevelOptions(reopening: .newCycle))
    let events: [OrderEvent] = [
      Self.created, .at("2026-01-12 16:00", .completed), .at("2026-01-13 09:00", .reopened),
      .at("2026-01-13 10:00", .completed),
    ]

    let reading = terms.reading(of: events, at: .newYork("2026-01-13 10:00"))

    #expect(reading.state == .met)
    #expect(reading.earlierBreaches == [.newYork("2026-01-12 15:00")])
  }
}
