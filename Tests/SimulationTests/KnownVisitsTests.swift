import ServiceModel
import Testing

@testable import Simulation

/// Backlogs, logs and preventive work, on one technician whom a reader can hold in the head.
struct KnownVisitsTests {
  private static let start = Instant(secondsSinceEpoch: 1_772_409_600)
  private static let home = Location(
    name: "home", coordinate: Coordinate(latitude: 52, longitude: 9))
  private static let never = SimulatedCall.never

  private static func hour(_ hours: Int) -> Instant { start + .hours(hours) }

  private static func order(
    _ id: String, at hours: Int, stage: Identifier<Stage>? = nil, due: Int? = nil,
    started: Int? = nil, skills: [RequiredSkill] = [], events: [OrderEvent] = []
  ) -> ServiceOrder {
    let visit = Visit(
      id: Identifier(id), location: home, serviceDuration: .hours(1), requiredSkills: skills,
      started: started.map { StartedWork(technician: "ann", start: hour($0)) })
    return ServiceOrder(
      id: Identifier(id), serviceLevelAgreement: "gold", createdAt: hour(hours), events: events,
      fixedDue: due.map { [.completed: hour($0)] } ?? [:], stage: stage, visits: [visit])
  }

  private static let stages = [
    Stage(id: "new", name: "New"),
    Stage(id: "parts", name: "Parts", parent: "new", permissions: [], clock: .paused),
    Stage(id: "done", name: "Done", parent: "new", clock: .stopped),
  ]

  private static func scenario(
    _ orders: [ServiceOrder] = [], settings: SimulationSettings, stages: [Stage] = [],
    goal: Seconds = .hours(6)
  ) -> Scenario {
    let shift = Shift(
      id: "day", minStart: hour(8), maxEnd: hour(16), startLocation: home, endLocation: home)
    let promises = ServiceLevelAgreement(
      id: "gold", name: "Gold",
      targets: [
        ServiceLevelTarget(milestone: .completed, goal: .clock(goal), breach: BreachCost())
      ])
    return Scenario(
      name: "One", timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(start: start, end: hour(24)),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      serviceLevelAgreements: [promises], stages: stages,
      technicians: [Technician(id: "ann", name: "Ann", shifts: [shift])], serviceOrders: orders,
      simulation: settings)
  }

  private static func run(_ scenario: Scenario) throws -> (SimulationStudy, ReplicationRecord) {
    let settings = try #require(scenario.simulation)
    let known = try KnownVisits(scenario, settings: settings)
    let study = SimulationStudy(
      scenario, settings: settings, known: known,
      travel: TravelTable(locations: scenario.simulatedPlaces(with: known), matrices: [:]))
    return (study, study.model.replication(0, seed: 1))
  }

  private static let still = OrderWork(variation: 0)

  // MARK: Backlog

  @Test func `the backlog waits from the start, the oldest order first, with its own clock`() throws
  {
    let orders = [
      Self.order("young", at: -2), Self.order("old", at: -30), Self.order("late", at: 10),
    ]
    let (study, record) = try Self.run(
      Self.scenario(orders, settings: SimulationSettings(backlog: Self.still)))

    let started = record.calls.sorted { $0.started < $1.started }.map {
      ($0.started - Self.start.secondsSinceEpoch) / 3600
    }
    #expect(started == [8, 9, 10])
    let summary = study.summary(of: record)
    // Six hours after Sunday evening and after the day before nobody is at work yet.
    #expect(summary.promises[0].kept == 1 && summary.promises[0].broken == 2)
    #expect(summary.reasons == [.beforeStart: 1, .nobodyOnDuty: 1])
    #expect(summary.promises[0].slacks == [-33, -6, 5].map { $0 * 3600 })
  }

  @Test func `E1416: work that nobody called for carries no promise but what was agreed`() throws {
    var (unknown, agreed) = (Self.order("unknown", at: -2), Self.order("agreed", at: -2, due: 20))
    (unknown.createdAt, agreed.createdAt) = (nil, nil)

    let (study, record) = try Self.run(
      Self.scenario([unknown, agreed], settings: SimulationSettings(backlog: Self.still)))

    let summary = study.summary(of: record)
    #expect(summary.calls == CallTally(created: 2, completed: 2, cancelled: 0, open: 0))
    #expect(summary.promises.map(\.decided).reduce(0, +) == 1)
    #expect(summary.promises.map(\.kept).reduce(0, +) == 1)
    #expect(summary.promises.map(\.censored).reduce(0, +) == 0)
  }

  @Test func `an order that the stage holds waits for ever and is counted`() throws {
    let (study, record) = try Self.run(
      Self.scenario(
        [Self.order("held", at: -1, stage: "parts"), Self.order("free", at: -1, stage: "new")],
        settings: SimulationSettings(backlog: Self.still), stages: Self.stages))

    let summary = study.summary(of: record)

    #expect(summary.calls == CallTally(created: 2, completed: 1, cancelled: 0, open: 1))
    // Its clock stands still, so that nobody can say when it is due.
    #expect(summary.promises.map(\.censored).reduce(0, +) == 1)
  }

  @Test func `work that goes on when the run begins is finished first`() throws {
    let orders = [Self.order("begun", at: -5, started: 0), Self.order("next", at: -3)]
    let events = [OrderEvent(at: Self.start, .started)]
    let (_, record) = try Self.run(
      Self.scenario(
        [Self.order("begun", at: -5, started: 0, events: events), orders[1]],
        settings: SimulationSettings(backlog: Self.still)))

    let call = try #require(record.calls.first { $0.started == Self.start.secondsSinceEpoch })
    #expect(call.completed == Self.hour(1).secondsSinceEpoch)
    #expect(record.calls.map(\.started).max() == Self.hour(8).secondsSinceEpoch)
    #expect(record.whole.work == 2 * 3600)
  }

  // MARK: Stages

  @Test func `waiting for parts in a stage that pauses moves the due instant`() throws {
    let work = OrderWork(
      variation: 0,
      firstFix: CallPattern.FirstVisit(
        percent: 0, partsDelay: .constant(.hours(3)), work: .constant(.hours(1)),
        pausesClock: false))
    func breaches(_ stages: CallStages) throws -> Int {
      let (study, record) = try Self.run(
        Self.scenario(
          [Self.order("one", at: 8)],
          settings: SimulationSettings(backlog: work, stages: stages), stages: Self.stages,
          goal: .hours(3)))
      return study.summary(of: record).promises[0].broken
    }

    #expect(try breaches(CallStages()) == 1)
    #expect(try breaches(CallStages(waitingForParts: "parts", waiting: "new")) == 0)
  }

  // MARK: Logs

  private static func log(_ hours: [Int], open: Bool = false) -> CallLog {
    CallLog(
      calls: hours.map { hour in
        LoggedCall(
          order: order("call \(hour)", at: hour, due: hour + 4), closedAt: Self.hour(hour + 5),
          wasOnTime: hour % 2 == 0)
      }, work: OrderWork(variation: 80), includesOpenCalls: open)
  }

  @Test func `a log is replayed within the planning window, at its times and due instants`() throws
  {
    let scenario = Self.scenario(settings: SimulationSettings(log: Self.log([30, 9, -3, 8, -9])))
    let known = try KnownVisits(scenario, settings: #require(scenario.simulation))
    let (study, record) = try Self.run(scenario)

    #expect(known.loggedOutside == 3)
    #expect(record.calls.map(\.created) == [8, 9].map { Self.hour($0).secondsSinceEpoch })
    let dues = record.calls.flatMap { call in
      call.promiseOutcomes(of: study.model.callTypes[call.type], end: record.end).map(\.due)
    }
    #expect(dues == [Self.hour(12), Self.hour(13)])
    #expect(study.observed == [ObservedCompliance(tier: "gold", kept: 1, decided: 2)])
  }

  @Test func `calls that were open when the window begins wait from its start if asked for`() throws
  {
    let scenario = Self.scenario(
      settings: SimulationSettings(log: Self.log([9, -3, -9], open: true)))

    let (_, record) = try Self.run(scenario)

    #expect(record.calls.map(\.created) == [Self.start, Self.hour(9)].map(\.secondsSinceEpoch))
  }

  @Test func `without a word about targets the instant of closing decides`() throws {
    var log = Self.log([8, 9, 10])
    for index in log.calls.indices { log.calls[index].wasOnTime = nil }
    log.calls[1].closedAt = Self.hour(10)
    log.calls[2].closedAt = nil

    let (study, _) = try Self.run(Self.scenario(settings: SimulationSettings(log: log)))

    // The last call was open when the log ends at 13:00, and not due before 14:00.
    #expect(study.observed == [ObservedCompliance(tier: "gold", kept: 1, decided: 2)])
  }

  @Test func `the work of a call is drawn by its name, whatever else is in the log`() throws {
    func work(_ hours: [Int]) throws -> [Int: Int] {
      let (_, record) = try Self.run(
        Self.scenario(settings: SimulationSettings(log: Self.log(hours))))
      return Dictionary(uniqueKeysWithValues: record.calls.map { ($0.created, $0.work) })
    }

    let all = try work([7, 8, 9, 10])
    let fewer = try work([10, 8])

    #expect(Set(all.values).count == 4)
    #expect(fewer.allSatisfy { all[$0.key] == $0.value } && fewer.count == 2)
  }

  @Test func `an empty log gives a run without calls`() throws {
    let (study, record) = try Self.run(
      Self.scenario(settings: SimulationSettings(log: CallLog(calls: []))))

    #expect(record.calls.isEmpty && study.promises.isEmpty)
    let estimates = StudyEstimates(
      study.summaries(0..<2, seed: 1, threads: 1), confidence: 0.95)
    #expect(estimates.compliance() == nil)
  }

  @Test func `calls of a trade without technicians pile up, and none is dropped`() throws {
    var log = Self.log([8, 9, 30])
    for index in log.calls.indices {
      log.calls[index].order.visits[0].requiredSkills = [RequiredSkill(skill: "lift")]
    }
    var scenario = Self.scenario(settings: SimulationSettings(log: log))
    scenario.skills = [Skill(id: "lift", name: "Lift")]

    let (study, record) = try Self.run(scenario)

    let summary = study.summary(of: record)
    #expect(study.model.callTypes[0].technicians.isEmpty)
    #expect(summary.calls == CallTally(created: 2, completed: 0, cancelled: 0, open: 2))
    #expect(summary.promises[0].decided + summary.promises[0].censored == 2)
  }

  @Test func `a technician without shifts takes part and does nothing`() throws {
    var scenario = Self.scenario(settings: SimulationSettings(log: Self.log([8])))
    scenario.technicians.append(Technician(id: "bob", name: "Bob", shifts: []))

    let (study, record) = try Self.run(scenario)

    #expect(study.model.technicians.count == 2)
    #expect(study.model.callTypes[0].technicians == [0])
    #expect(record.calls.allSatisfy { $0.state == .completed })
    #expect(record.whole.duty == 8 * 3600)
  }
}
