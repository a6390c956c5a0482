import ServiceModel
import Testing

@testable import Simulation

/// What happens to calls, on companies that a reader can hold in the head.
struct SimulationEngineTests {
  private static let hour = 3600

  private static func instant(_ seconds: Int) -> Instant { Instant(secondsSinceEpoch: seconds) }

  /// A week from the epoch on.
  private static func window(hours: Int = 168, coolDown: Int = 1000) -> SimulationWindow {
    SimulationWindow(
      start: instant(0), length: .hours(hours), coolDown: .hours(coolDown))
  }

  private static func listed(_ hours: [Double]) -> ArrivalProcess {
    .listed(hours.map { instant(Int($0 * 3600)) })
  }

  private static func call(
    _ id: String = "call", at hours: [Double], rank: Int = 0, work: Double = 1,
    technicians: [Int] = [0], promises: [ClockTerms] = []
  ) -> CallType {
    CallType(
      id: id, arrivals: listed(hours), rank: rank, work: .constant(work * 3600),
      technicians: technicians, promises: promises)
  }

  private static func promise(
    _ milestone: Milestone, within goal: Seconds, breach: BreachCost = BreachCost()
  ) -> ClockTerms {
    ClockTerms(
      milestone: milestone,
      target: ServiceLevelTarget(milestone: milestone, goal: .clock(goal), breach: breach),
      options: ServiceLevelOptions(),
      scale: ClockScale(calendar: nil, timeZone: TimeZoneName("UTC")))
  }

  // MARK: Time

  @Test func `without variance everything happens to the second`() {
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")],
      callTypes: [Self.call(at: [1, 1.5, 4])], window: Self.window())

    let calls = model.replication(0, seed: 1).calls

    #expect(calls.map(\.started) == [3600, 7200, 14_400])
    #expect(calls.map(\.completed) == [7200, 10_800, 18_000])
    #expect(calls.map(\.wait) == [0, 1800, 0])
  }

  @Test func `whoever is done at an instant takes the call that comes in at it`() {
    var model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")],
      callTypes: [Self.call(at: [1, 2])], window: Self.window())
    model.callTypes[0].passesOn = true

    let calls = model.replication(0, seed: 1).calls

    #expect(calls.map(\.state) == [.completed, .completed])
  }

  @Test func `calls wait for a shift, and work runs past its end`() {
    let shifts = [8, 32].map { start in
      TimeRange(start: Self.instant(start * Self.hour), end: Self.instant((start + 8) * Self.hour))
    }
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann", shifts: shifts)],
      callTypes: [Self.call(at: [1, 15.5, 15.75])], window: Self.window())

    let record = model.replication(0, seed: 1)

    #expect(record.calls.map(\.started) == [8 * 3600, 55_800, 32 * 3600])
    #expect(record.whole.overtime == 1800)
    #expect(record.whole.work == 3 * 3600)
    #expect(record.whole.duty == 16 * 3600)
    #expect(record.whole.idle == 16 * 3600 + 1800 - 3 * 3600)
  }

  @Test func `work that lasts into the next shift is overtime only in between`() {
    let shifts = [8, 20].map { start in
      TimeRange(start: Self.instant(start * Self.hour), end: Self.instant((start + 8) * Self.hour))
    }
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann", shifts: shifts)],
      callTypes: [Self.call(at: [15, 16], work: 6)], window: Self.window())

    let record = model.replication(0, seed: 1)

    #expect(record.calls.map(\.started) == [15 * 3600, 21 * 3600])
    #expect(record.calls[0].completed == 21 * 3600)
    #expect(record.whole.overtime == 4 * 3600)
  }

  @Test func `who is absent takes no call`() {
    let shift = TimeRange(start: Self.instant(0), end: Self.instant(8 * Self.hour))
    let model = SimulationModel(
      technicians: [
        SimulatedTechnician(id: "ann", shifts: [shift], absence: 1),
        SimulatedTechnician(id: "bob", shifts: [shift]),
      ],
      callTypes: [Self.call(at: [1, 1], technicians: [0, 1])], window: Self.window())

    let record = model.replication(0, seed: 1)

    #expect(record.calls.map(\.started) == [3600, 7200])
    #expect(record.whole.duty == 8 * 3600)
  }

  // MARK: Rules

  @Test func `urgent calls go first, and nobody is sent who may not go`() {
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann"), SimulatedTechnician(id: "bob")],
      callTypes: [
        Self.call("a-late", at: [1, 1.25], rank: 2),
        Self.call("b-urgent", at: [1.5], rank: 1),
      ], window: Self.window())

    let calls = model.replication(0, seed: 1).calls

    #expect(calls.map(\.type) == [0, 0, 1])
    #expect(calls.map(\.started) == [3600, 3 * 3600, 2 * 3600])
  }

  @Test func `the nearest call, the nearest technician, or the first deadline`() {
    // Four places on a line, ten minutes apart; the technician starts at the first one.
    let durations = (0..<16).map { (pair: Int) -> Int32 in
      Int32(abs(pair / 4 - pair % 4) * 600)
    }
    func model(_ rule: DispatchRule) -> SimulationModel {
      var far = Self.call("far", at: [1.1], promises: [Self.promise(.onSite, within: .hours(2))])
      far.sites = [WeightedSite(place: 3)]
      var near = Self.call("near", at: [1.2], promises: [Self.promise(.onSite, within: .hours(9))])
      near.sites = [WeightedSite(place: 1)]
      var first = Self.call("first", at: [1])
      first.sites = [WeightedSite(place: 0)]
      return SimulationModel(
        technicians: [SimulatedTechnician(id: "ann")], callTypes: [far, near, first],
        travel: SimulatedTravel(size: 4, durations: durations), rule: rule,
        window: Self.window())
    }

    #expect(model(.firstFree).replication(0, seed: 1).calls.map(\.arrived) == [3600, 9000, 13_800])
    #expect(model(.nearest).replication(0, seed: 1).calls.map(\.arrived) == [3600, 12_600, 7800])
    #expect(
      model(.earliestDeadline).replication(0, seed: 1).calls.map(\.arrived)
        == [3600, 9000, 13_800])
  }

  @Test func `a call that returns is as urgent as what is still promised`() {
    var returning = Self.call(
      "returning", at: [0], promises: [Self.promise(.onSite, within: .hours(2))])
    returning.firstFix = FirstFix(
      probability: 0, partsDelay: .constant(2 * 3600), work: .constant(3600))
    let between = Self.call("between", at: [2.5])
    let urgent = Self.call(
      "urgent", at: [3.2], promises: [Self.promise(.onSite, within: .minutes(30))])
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [returning, between, urgent],
      rule: .earliestDeadline, window: Self.window())

    let calls = model.replication(0, seed: 1).calls

    // Types are in the order of their names.
    #expect(calls.first { $0.type == 2 }?.started == Int(3.5 * 3600))
    #expect(calls.first { $0.type == 1 }?.completed == Int(5.5 * 3600))
  }

  @Test func `nobody is at work on a call that waits for its second visit`() {
    var type = Self.call(at: [1], promises: [Self.promise(.completed, within: .hours(20))])
    type.firstFix = FirstFix(
      probability: 0, partsDelay: .constant(3600), work: .constant(3600), pausesClock: false)
    let model = SimulationModel(
      technicians: [
        SimulatedTechnician(
          id: "ann", shifts: [TimeRange(start: Self.instant(0), end: Self.instant(7200))])
      ], callTypes: [type], window: Self.window(hours: 30, coolDown: 1))

    let record = model.replication(0, seed: 1)
    let reason = BreachReason(
      record.calls[0], of: type, at: 21 * 3600, in: model, missed: record.missedShifts)

    #expect(reason == .nobodyOnDuty)
  }

  // MARK: Second visits

  @Test func `parts are awaited with the clock standing still`() throws {
    let breach = BreachCost(fixed: Money(minorUnits: 500))
    var type = Self.call(
      at: [1, 2],
      promises: [
        Self.promise(.onSite, within: .hours(1)),
        Self.promise(.completed, within: .hours(4), breach: breach),
      ])
    type.firstFix = FirstFix(
      probability: 0, partsDelay: .constant(48 * 3600), work: .constant(1800))
    var model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [type], window: Self.window())

    let record = model.replication(0, seed: 1)
    let call = record.calls[0]

    #expect(call.partsFrom == 7200 && call.partsUntil == 7200 + 48 * 3600)
    #expect(call.completed == call.partsUntil + 1800)
    let paused = call.promiseOutcomes(of: model.callTypes[0], end: record.end)
    #expect(paused.map(\.verdict) == [.kept, .kept])
    #expect(paused[1].slack == .minutes(150))

    model.callTypes[0].firstFix?.pausesClock = false
    let running = call.promiseOutcomes(of: model.callTypes[0], end: record.end)
    #expect(running.map(\.verdict) == [.kept, .broken])
    #expect(running[1].credit == Money(minorUnits: 500))
  }

  @Test func `a closed door costs a visit, and the call comes up again`() {
    var type = Self.call(at: [1])
    type.noAccess = NoAccess(
      probability: 1, spent: .constant(600), retryAfter: .constant(24 * 3600))
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [type], window: Self.window())

    let record = model.replication(0, seed: 1)

    #expect(record.calls[0].arrived == 3600)
    #expect(record.calls[0].started == 3600 + 600 + 24 * 3600)
    #expect(record.whole.closedDoors == 600)
    #expect(record.whole.work == 3600)
  }

  @Test func `calls that are open at the end are censored, and broken where they are due`() {
    let type = Self.call(
      at: [1], work: 30,
      promises: [
        Self.promise(.completed, within: .hours(2)), Self.promise(.completed, within: .hours(90)),
      ])
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [type],
      window: Self.window(hours: 4, coolDown: 2))

    let record = model.replication(0, seed: 1)
    let outcomes = record.calls[0].promiseOutcomes(of: type, end: record.end)

    #expect(record.end == 6 * 3600)
    #expect(record.calls[0].state == .served)
    #expect(outcomes.map(\.verdict) == [.broken, .censored])
    #expect(outcomes[0].slack == .hours(-3))
    #expect(record.whole.work == 5 * 3600)
  }

  // MARK: Arrivals

  @Test func `calls come in by the hour of the week, on the clocks of the zone`() {
    var rates = [Double](repeating: 0, count: WeeklyProfile.hours)
    rates[9] = 12
    rates[24 + 14] = 4
    let profile = WeeklyProfile(perHour: rates, zone: TimeZoneName("Europe/Berlin"))
    let type = CallType(
      id: "call", arrivals: .weekly(profile), work: .constant(0), technicians: [0])
    // Monday 2026-03-02T00:00Z; clocks go forward on the 29th.
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [type],
      window: SimulationWindow(
        start: Self.instant(1_772_409_600), length: .hours(168 * 200), coolDown: .zero))

    let calls = model.replication(0, seed: 1).calls
    let hours = calls.map { call in
      profile.hour(at: Self.instant(call.created), by: TimeZoneName("Europe/Berlin").rules)
    }

    #expect(Set(hours) == [9, 38])
    let mean = Double(calls.count) / 200
    #expect(abs(mean - 16) < 4 * (16.0 / 200).squareRoot())
    #expect(profile.hour(at: Self.instant(0), by: TimeZoneName("UTC").rules) == 72)
  }

  @Test func `bursts bring several calls at one instant`() {
    let type = CallType(
      id: "storm", arrivals: .bursts(perHour: 0.01, size: .constant(7)), work: .constant(60),
      technicians: [0])
    let model = SimulationModel(
      technicians: [SimulatedTechnician(id: "ann")], callTypes: [type],
      window: Self.window(hours: 5000))

    let calls = model.replication(0, seed: 1).calls

    #expect(calls.count > 7 && calls.count % 7 == 0)
    #expect(Set(calls.map(\.created)).count == calls.count / 7)
    #expect(Set(calls.map(\.number)).count == calls.count)
  }
}
