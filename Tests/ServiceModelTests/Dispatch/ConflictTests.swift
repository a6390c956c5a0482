import ServiceModel
import Testing

/// Checklist row 73: what cannot be in booked work is reported with numbers.
struct ConflictTests {
  private static let sites = (0..<3).map { Location(matrixIndex: $0) }

  /// Ana works from 8 to 17 on the day of the fixtures; ways between the sites take 20 minutes, and
  /// there is none from the last to the first.
  private var detection: ConflictDetection {
    ConflictDetection(scenario, travel: travel)
  }

  private var scenario: Scenario {
    var scenario = Scenario.oneVisit
    scenario.technicians[0].shifts = [
      Shift(
        id: "day", minStart: .hour(8), maxEnd: .hour(17), startLocation: nil, endLocation: nil)
    ]
    scenario.serviceOrders = ["SO-1", "SO-2"].map {
      ServiceOrder(id: Identifier($0), visits: [])
    }
    scenario.serviceOrders[1].fixedDue = [.onSite: .hour(10), .completed: .hour(12)]
    return scenario
  }

  private var travel: TravelTable {
    let durations: [Int32] = [0, 1200, 1200, 1200, 0, 1200, -1, 1200, 0]
    return TravelTable(
      locations: Self.sites,
      matrices: ["car": TravelMatrix(size: 3, durations: durations, distances: durations)])
  }

  private func work(
    _ name: String, of order: Identifier<ServiceOrder> = "SO-1", from start: Instant,
    minutes: Int = 60, at site: Int? = nil
  ) -> BookedWork {
    BookedWork(
      .visit(Identifier(name)), order: order, technician: "ana", start: start,
      end: start + .minutes(minutes), site: site.map { Self.sites[$0] })
  }

  @Test func `row 73: a technician who is booked twice at once is a conflict`() {
    let conflicts = detection.conflicts(in: [
      work("b", from: .hour(10) - .minutes(20)), work("a", from: .hour(9)),
      work("c", from: .hour(11)),
    ])

    #expect(conflicts.map(\.kind.rawValue) == ["OVERLAP"])
    #expect(conflicts[0].amount == .minutes(20))
    #expect(
      conflicts[0].message == "ana is booked for visit a and visit b at once, for 20 minutes.")
  }

  @Test func `visits that are not promised and work of cancelled orders are no conflicts`() {
    var scenario = scenario
    func visit(_ id: String, promised: Bool) -> Visit {
      Visit(
        id: Identifier(id), location: Self.sites[0], serviceDuration: .minutes(60),
        booking: Pin(technician: "ana", start: .hour(13)...Instant.hour(13)), promised: promised)
    }
    scenario.serviceOrders[1].visits = [visit("first", promised: true)]
    func kinds() -> [String] {
      ConflictDetection(scenario, travel: travel).conflicts(in: scenario.bookedWork)
        .map(\.kind.rawValue)
    }
    #expect(kinds() == ["AFTER_DEADLINE", "AFTER_DEADLINE"])

    scenario.serviceOrders[1].visits[0].promised = false
    #expect(kinds() == [])

    scenario.serviceOrders[0].visits = [visit("second", promised: true)]
    #expect(kinds() == ["OVERLAP"])
    scenario.serviceOrders[0].events = [OrderEvent(at: .hour(9), .cancelled)]
    #expect(kinds() == [])
  }

  @Test func `row 73: work outside shifts is a conflict, by the time outside`() {
    let conflicts = detection.conflicts(in: [
      work("a", from: .hour(8) - .minutes(45)), work("b", from: .hour(16)),
      work("c", from: .hour(18)),
    ])

    #expect(conflicts.map(\.kind) == [.outsideWorkingTime, .outsideWorkingTime])
    #expect(conflicts.map(\.amount) == [.minutes(45), .minutes(60)])
    #expect(conflicts[0].message == "Visit a lies outside the shifts of ana for 45 minutes.")
  }

  @Test func `row 73: too little time for the way is a conflict, and no way at all`() {
    let conflicts = detection.conflicts(in: [
      work("a", from: .hour(8), at: 0), work("b", from: .hour(9) + .minutes(5), at: 2),
      work("c", from: .hour(12), at: 0), work("d", from: .hour(13) + .minutes(20), at: 1),
    ])

    #expect(conflicts.map(\.kind) == [.travelTooShort, .travelTooShort])
    #expect(conflicts.map(\.amount) == [.minutes(15), nil])
    #expect(
      conflicts[0].message
        == "The way of ana from visit a to visit b takes 15 minutes longer than the time between them."
    )
    #expect(conflicts[1].message == "There is no way for ana from visit b to visit c.")
  }

  @Test func `row 73: a milestone after its deadline is a conflict`() {
    let conflicts = detection.conflicts(in: [
      work("a", of: "SO-2", from: .hour(10)), work("b", of: "SO-2", from: .hour(11) + .minutes(30)),
    ])

    #expect(conflicts.map(\.kind) == [.afterDeadline, .afterDeadline])
    #expect(conflicts.map(\.promise?.milestone) == [.onSite, .completed])
    #expect(conflicts.map(\.amount) == [.minutes(90), .minutes(30)])
    #expect(conflicts[0].message == "Visit b reaches onSite of order SO-2 90 minutes late.")
  }

  @Test
  func `work that follows exactly, and one order seen as visit and activity, are no conflict`() {
    let visit = work("a", from: .hour(9), at: 0)
    var activity = visit
    activity.subject = .activity("A")

    #expect(
      detection.conflicts(in: [
        visit, activity, work("b", from: .hour(10) + .minutes(20), at: 1),
        work("c", of: "SO-2", from: .hour(9) - .minutes(60), at: 0),
      ]).isEmpty)
  }

  @Test(arguments: 1...UInt64(200))
  func `row 73: detection agrees with looking at every pair and every minute`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let items = (0..<Int.random(in: 1...5, using: &generator)).map { index in
      work(
        "v\(index)", from: .hour(7) + .minutes(10 * Int.random(in: 0..<70, using: &generator)),
        minutes: 10 * Int.random(in: 1...12, using: &generator))
    }

    let conflicts = detection.conflicts(in: items.shuffled(using: &generator))

    let minutes = { (item: BookedWork) in
      stride(from: item.start.secondsSinceEpoch, to: item.end.secondsSinceEpoch, by: 60).map { $0 }
    }
    let overlapping = items.enumerated().contains { index, item in
      items[(index + 1)...].contains { !Set(minutes($0)).isDisjoint(with: minutes(item)) }
    }
    #expect(conflicts.contains { $0.kind == .overlap } == overlapping)
    for item in items {
      let outside = minutes(item).filter {
        $0 < Instant.hour(8).secondsSinceEpoch || $0 >= Instant.hour(17).secondsSinceEpoch
      }
      let reported = conflicts.first {
        $0.kind == .outsideWorkingTime && $0.work.subject == item.subject
      }
      #expect((reported?.amount ?? .zero) == .minutes(outside.count))
    }
    #expect(conflicts == detection.conflicts(in: items))
  }

  @Test func `what is booked comes from started work, pins, bookings and activities`() {
    var scenario = scenario
    let site = Self.sites[1]
    func visit(_ id: Identifier<Visit>) -> Visit {
      Visit(id: id, location: site, serviceDuration: .hours(1))
    }
    var (booked, pinned, started, open) = (visit("b"), visit("p"), visit("s"), visit("o"))
    let exact = Pin(technician: "ana", start: .hour(9)...(.hour(9)))
    booked.booking = exact
    (pinned.booking, pinned.pin) = (exact, Pin(technician: "ben", start: .hour(10)...(.hour(10))))
    started.started = StartedWork(technician: "ana", start: .hour(8))
    open.booking = Pin(technician: "ana", start: .hour(9)...(.hour(10)))
    scenario.serviceOrders[0].visits = [booked, pinned, started, open]
    scenario.activities = [
      Activity(id: "a", order: "SO-1", technician: "ana", start: .hour(13), duration: .hours(1)),
      Activity(id: "c", order: "SO-1", start: .hour(13), duration: .hours(1)),
    ]

    let work = scenario.bookedWork

    #expect(work.map(\.subject.description) == ["visit b", "visit p", "visit s", "activity a"])
    #expect(work.map(\.technician) == ["ana", "ben", "ana", "ana"])
    #expect(work.allSatisfy { $0.site == site && $0.end - $0.start == .hours(1) })
  }
}
