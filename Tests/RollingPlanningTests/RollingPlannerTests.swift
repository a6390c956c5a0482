import Optimization
import Planning
import RollingPlanning
import ServiceModel
import Simulation
import TestScenarios
import Testing

/// What the rolling optimizer decides, and from what.
struct RollingPlannerTests {
  private static func pattern(
    _ id: String, at minutes: [Int], site: Int, work: RandomDuration = .constant(.hours(1)),
    skill: String? = nil, agreement: Identifier<Agreement>? = nil, priority: Bool = false
  ) -> CallPattern {
    CallPattern(
      id: Identifier(id), agreement: agreement, serviceLevelAgreement: "gold",
      priority: priority ? "urgent" : nil,
      requiredSkills: skill.map { [RequiredSkill(skill: Identifier($0))] } ?? [],
      sites: [Location(matrixIndex: site)],
      at: minutes.map { RollingFixtures.start + .minutes($0) }, work: work)
  }

  /// A week of two technicians and calls that are all known on Monday at eight.
  private static func week(work: (Int) -> RandomDuration) -> Scenario {
    RollingFixtures.scenario(
      [
        RollingFixtures.technician("ann", days: 5, home: 0),
        RollingFixtures.technician("bob", days: 5, home: 5),
      ],
      (0..<9).map { number in
        pattern("call-\(number)", at: [0], site: (number * 4 + 1) % 6, work: work(number))
      },
      hours: 120, promises: [RollingFixtures.onSite(within: 6, fixed: 500_000)],
      optimizer: RollingPlanSettings(workLimit: 4000, shiftsAhead: 5))
  }

  @Test func `without variance the week is the plan, to the second`() throws {
    // So uneven that only one plan is best.
    let minutes = [141, 153, 178, 147, 166, 203, 142, 189, 172]
    let scenario = Self.week { .constant(.minutes(minutes[$0])) }
    var study = try RollingFixtures.study(scenario, places: 6)
    let planner = try #require(study.model.policy as? RollingPlanner)
    let log = Recorder<(DispatchSituation, [DispatchAssignment])>()
    study.model.policy = WatchedPlanner(inner: planner, log: log)

    let calls = study.model.replication(0, seed: 1).calls
    let situation = try #require(log.all.first).0
    let rolling = try #require(planner.problem(of: situation))
    let result = Planner().plan(rolling.problem, within: SearchBudget(workLimit: 200_000))

    #expect(situation.calls.count == 9)
    #expect(result.status == .provedOptimal)
    let starts = result.plan.routes.flatMap(\.visits).map { ($0.visit.text, $0.startServiceTime) }
    let planned = Dictionary(uniqueKeysWithValues: starts)
    #expect(planned.count == 9)
    for (number, call) in calls.enumerated() {
      #expect(planned["\(number)"]?.secondsSinceEpoch == call.started, "call \(number)")
    }
    // Not everything fits into one day.
    #expect(Set(calls.map { $0.started / 86_400 }).count > 1)
  }

  @Test func `a decision does not depend on what is drawn and has not happened`() throws {
    let shapes: [RandomDuration] = [
      .constant(.hours(2)), .spread(.logNormal, mean: .hours(2), variation: 10),
      .spread(.gamma, mean: .hours(2), variation: 12),
    ]
    let logs = try shapes.map { shape in
      var study = try RollingFixtures.study(Self.week { _ in shape }, places: 6)
      let planner = try #require(study.model.policy as? RollingPlanner)
      let log = Recorder<(DispatchSituation, [DispatchAssignment])>()
      study.model.policy = WatchedPlanner(inner: planner, log: log)
      let works = study.model.replication(0, seed: 1).calls.map(\.work)
      #expect(shape == .constant(.hours(2)) || Set(works).count == 9)
      return log.all
    }

    #expect(logs[0][0].1.count == 2)
    for log in logs.dropFirst() {
      #expect(log[0].0 == logs[0][0].0)
      #expect(log[0].1 == logs[0][0].1)
    }
    #expect(logs[0].map(\.0.now) != logs[1].map(\.0.now))
  }

  @Test func `neither the order of the input nor the number of threads changes anything`() throws {
    let scenario = Self.week { .spread(.logNormal, mean: .minutes(80 + 7 * $0), variation: 40) }
    var reversed = scenario
    reversed.technicians.reverse()
    reversed.simulation?.calls.reverse()

    let one = try RollingFixtures.study(scenario, places: 6).summaries(0..<4, seed: 1, threads: 1)
    let two = try RollingFixtures.study(scenario, places: 6).summaries(0..<4, seed: 1, threads: 3)
    let other = try RollingFixtures.study(reversed, places: 6)
      .summaries(0..<4, seed: 1, threads: 2)

    #expect(one == two)
    #expect(one == other)
  }

  @Test func `a call that would be late is served before a nearer one that would not`() throws {
    // Both calls come while Ann works; the near one could wait, the far one could not.
    let patient = ServiceLevelAgreement(
      id: "slow", name: "Slow",
      targets: [
        ServiceLevelTarget(
          milestone: .onSite, goal: .clock(.hours(7)),
          breach: BreachCost(fixed: Money(minorUnits: 5000)))
      ])
    var near = Self.pattern("near", at: [10], site: 1)
    near.serviceLevelAgreement = "slow"
    let scenario = RollingFixtures.scenario(
      [RollingFixtures.technician("ann", days: 1)],
      [
        Self.pattern("begun", at: [0], site: 0, work: .constant(.minutes(60))), near,
        Self.pattern("far", at: [20], site: 5),
      ],
      hours: 24,
      promises: [RollingFixtures.onSite(within: 2, fixed: 5000), patient])

    let calls = try RollingFixtures.study(scenario, places: 6).model.replication(0, seed: 1).calls

    #expect(calls.map { ($0.started - 1_772_438_400) / 60 } == [0, 210, 110])
  }

  /// One technician, calls as given, and an agreement that covers one to four in the afternoon.
  private static func afternoons(
    _ calls: [CallPattern], optimizer: RollingPlanSettings = RollingPlanSettings()
  ) -> Scenario {
    var scenario = RollingFixtures.scenario(
      [RollingFixtures.technician("ann", days: 1)], calls, hours: 24,
      promises: [RollingFixtures.onSite(within: 9, fixed: 5000)], optimizer: optimizer)
    scenario.calendars = [
      WorkingCalendar(
        id: "afternoon", timeZone: TimeZoneName("UTC"),
        weeklyHours: [
          .monday: [
            DailyInterval(
              from: CivilTime(secondsAfterMidnight: 13 * 3600),
              to: CivilTime(secondsAfterMidnight: 16 * 3600))
          ]
        ])
    ]
    scenario.agreements = [
      Agreement(
        id: "afternoons", name: "Afternoons", terms: AgreementTerms(coveredHours: "afternoon"))
    ]
    return scenario
  }

  @Test func `visits under an agreement wait for its covered hours, and for no longer`() throws {
    let scenario = Self.afternoons([
      Self.pattern("call", at: [30], site: 1, agreement: "afternoons")
    ])

    let record = try RollingFixtures.study(scenario, places: 2).model.replication(0, seed: 1)

    #expect(record.calls.map { ($0.started - 1_772_438_400) / 60 } == [300])
    #expect(record.calls.map { ($0.dispatched - 1_772_438_400) / 60 } == [290])
  }

  @Test func `a visit that comes next waits for its covered hours, too`() throws {
    let scenario = Self.afternoons(
      [
        Self.pattern("first", at: [0], site: 0),
        Self.pattern("then", at: [30], site: 1, agreement: "afternoons"),
      ], optimizer: RollingPlanSettings(triggers: [.callComesIn]))

    let record = try RollingFixtures.study(scenario, places: 2).model.replication(0, seed: 1)

    #expect(record.calls.map { ($0.started - 1_772_438_400) / 60 } == [0, 300])
  }

  @Test func `the backlog waits for the covered hours of its agreements`() throws {
    var scenario = Self.afternoons([])
    let place = Location(matrixIndex: 1)
    scenario.serviceOrders = [
      ServiceOrder(
        id: "old", agreement: "afternoons", serviceLevelAgreement: "gold",
        createdAt: RollingFixtures.start,
        visits: [Visit(id: "old", location: place, serviceDuration: .hours(1))])
    ]
    scenario.simulation?.backlog = OrderWork(variation: 0)

    let record = try RollingFixtures.study(scenario, places: 2).model.replication(0, seed: 1)

    #expect(record.calls.map { ($0.started - 1_772_438_400) / 60 } == [300])
  }

  @Test func `nobody is sent who lacks a skill, and who is absent is not waited for`() throws {
    var scenario = RollingFixtures.scenario(
      [
        RollingFixtures.technician("ann", days: 2),
        RollingFixtures.technician("bob", days: 2, skills: ["lift"]),
      ],
      [
        Self.pattern("lift", at: [0, 5], site: 1, skill: "lift"),
        Self.pattern("other", at: [0, 1], site: 2),
      ],
      hours: 48, promises: [RollingFixtures.onSite(within: 4, fixed: 100)])
    scenario.skills = [Skill(id: "lift", name: "Lifts")]
    let calls = try RollingFixtures.study(scenario, places: 3).model.replication(0, seed: 1).calls
    scenario.simulation?.absence = 100

    let empty = try RollingFixtures.study(scenario, places: 3).model.replication(0, seed: 1)

    #expect(calls.allSatisfy { $0.state == .completed })
    // Bob goes from lift to lift, ten minutes away, while Ann does the rest.
    let lifts = calls.filter { $0.type == 0 }.map { ($0.started - 1_772_438_400) / 60 }
    let others = calls.filter { $0.type == 1 }.map { ($0.started - 1_772_438_400) / 60 }
    #expect(lifts == [10, 70])
    #expect(others == [20, 80])
    #expect(empty.calls.allSatisfy { $0.state == .waiting } && empty.whole.duty == 0)
  }
}
