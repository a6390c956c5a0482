import ServiceModel
import Testing

@testable import Simulation

/// A scenario with calls, and what its study says.
struct SimulationStudyTests {
  private static let start = Instant(secondsSinceEpoch: 1_772_409_600)
  private static let home = Location(name: "home", matrixIndex: 0)
  private static let site = Location(name: "site", matrixIndex: 1)

  /// One technician from 8 to 16 UTC, a site half an hour away, and calls at the given hours.
  private static func scenario(
    at hours: [Int], goal: Seconds = .hours(2), work: RandomDuration = .constant(.hours(1))
  ) -> Scenario {
    let shift = Shift(
      id: "day", minStart: start + .hours(8), maxEnd: start + .hours(16), startLocation: home,
      endLocation: home)
    let promises = ServiceLevelAgreement(
      id: "gold", name: "Gold",
      targets: [
        ServiceLevelTarget(
          milestone: .onSite, goal: .clock(goal), breach: BreachCost(fixed: Money(minorUnits: 700)))
      ])
    let pattern = CallPattern(
      id: "call", serviceLevelAgreement: "gold", priority: "urgent", sites: [site],
      at: hours.map { start + .hours($0) }, work: work)
    return Scenario(
      name: "One", timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(start: start, end: start + .hours(24)),
      travel: .matrices([:]), priorities: [Priority(id: "urgent", dropCost: .zero)],
      serviceLevelAgreements: [promises],
      technicians: [Technician(id: "ann", name: "Ann", shifts: [shift])], serviceOrders: [],
      simulation: SimulationSettings(calls: [pattern]))
  }

  private static func study(_ scenario: Scenario) throws -> SimulationStudy {
    let settings = try #require(scenario.simulation)
    let matrix = TravelMatrix(
      size: 2, durations: [0, 1800, 1800, 0], distances: [0, 9000, 9000, 0])
    return SimulationStudy(
      scenario, settings: settings,
      travel: TravelTable(locations: scenario.simulatedPlaces, matrices: ["car": matrix]))
  }

  @Test func `promises are counted by the clocks, with slack, reasons and credits`() throws {
    let study = try Self.study(Self.scenario(at: [3, 8, 9, 17]))

    let summary = try #require(study.summaries(0..<1, seed: 1, threads: 1).first)

    // The first is reached at 8:30, five and a half hours after its call; the second waits for it
    // until 9:30, the third until 10:30; the last one comes in after the shift.
    #expect(study.promises.map(\.tier) == ["gold"] && study.promises[0].milestone == .onSite)
    let tally = summary.promises[0]
    #expect(tally.kept == 2 && tally.broken == 2 && tally.censored == 0)
    #expect(tally.slacks.prefix(2).last == -12_600)
    #expect(tally.slacks.suffix(2) == [1800, 1800])
    #expect(summary.reasons == [.nobodyOnDuty: 2])
    #expect(summary.credits == Money(minorUnits: 1400))
    #expect(summary.calls == CallTally(created: 4, completed: 3, cancelled: 0, open: 1))
    #expect(summary.time.work == 3 * 3600 && summary.time.travel == 1800)
    #expect(summary.time.duty == 8 * 3600)
    let ann = try #require(summary.technicians.first)
    #expect(ann.work == 3 * 3600 && ann.travel == 1800 && ann.duty == 8 * 3600)
    #expect(ann.idle == 16_200 && ann.waiting == 0 && ann.overtime == 0)
  }

  @Test func `credits past all measure are added up`() throws {
    var scenario = Self.scenario(at: [Int](repeating: 17, count: 1100))
    scenario.serviceLevelAgreements[0].targets[0].breach = BreachCost(
      perUnit: Money(minorUnits: 1_000_000_000_000), unit: Seconds(1))
    let study = try Self.study(scenario)

    let summary = try #require(study.summaries(0..<1, seed: 1, threads: 1).first)

    #expect(summary.promises[0].broken == 1100)
    #expect(summary.credits == BreachCost.most)
  }

  @Test func `what is not due when the run stops is censored`() throws {
    let study = try Self.study(Self.scenario(at: [17], goal: .hours(24 * 60)))

    let summary = try #require(study.summaries(0..<1, seed: 1, threads: 1).first)

    #expect(summary.promises[0].censored == 1 && summary.promises[0].decided == 0)
    let estimates = StudyEstimates([summary, summary], confidence: 0.95)
    #expect(estimates.compliance() == nil)
    #expect(estimates.slacks().quantile(0.1) == nil)
    #expect(estimates.counts() == (0, 0, 2))
  }

  @Test func `a call that waits while everybody works is told apart`() throws {
    let study = try Self.study(
      Self.scenario(at: [8, 8], goal: .hours(1), work: .constant(.hours(3))))

    let summary = try #require(study.summaries(0..<1, seed: 1, threads: 1).first)

    #expect(summary.promises[0].kept == 1)
    #expect(summary.reasons == [.everybodyBusy: 1])
  }

  @Test func `replications that all agree are not certainty`() throws {
    let study = try Self.study(Self.scenario(at: [8, 10]))

    let estimates = StudyEstimates(
      study.summaries(0..<10, seed: 1, threads: 2), confidence: 0.95)

    let compliance = try #require(estimates.compliance())
    #expect(compliance.method == .wilson && compliance.interval.estimate == 1)
    #expect(abs(compliance.interval.low - 0.8389) < 5e-5)
    #expect(estimates.backlog.count == 24)
    #expect(estimates.backlog[9].waiting.estimate == 0 && estimates.backlog[9].open.estimate == 1)
  }

  private static func summary(_ tallies: PromiseTally...) -> ReplicationSummary {
    ReplicationSummary(
      promises: tallies, calls: CallTally(), time: ReplicationRecord.Totals(), technicians: [],
      waiting: [], open: [])
  }

  @Test func `values of replications have the mean and the interval of the ratio`() throws {
    let estimates = StudyEstimates(
      [(8, 2), (3, 0), (9, 6), (0, 0)].map { Self.summary(PromiseTally(kept: $0, broken: $1)) },
      confidence: 0.95)

    let values = try #require(estimates.complianceByReplication())
    let mean = try #require(Interval.mean(of: values, confidence: 0.95))

    let ratio = try #require(estimates.compliance())
    #expect(abs(mean.estimate - 20.0 / 28) < 1e-12)
    #expect(abs(mean.estimate - ratio.interval.estimate) < 1e-12)
    #expect(abs(mean.halfWidth - ratio.halfWidth) < 1e-12)
  }

  @Test func `the backlog has the mean and the tenths of the replications`() throws {
    let summaries = (0..<20).map { number in
      var summary = Self.summary()
      summary.waiting = [number]
      summary.open = [number + 1]
      return summary
    }

    let point = try #require(StudyEstimates(summaries, confidence: 0.95).backlog.first)

    #expect(point.waiting.estimate == 9.5 && point.open.estimate == 10.5)
    #expect(point.low == 2 && point.high == 17)
  }

  @Test func `a narrower interval needs more replications by the square`() throws {
    let one = Self.summary(PromiseTally(kept: 8, broken: 2))
    let other = Self.summary(PromiseTally(kept: 9, broken: 2))
    let estimates = StudyEstimates([one, other, one, other], confidence: 0.95)
    let width = try #require(estimates.compliance()).halfWidth

    #expect(estimates.replicationsNeeded(forHalfWidth: width / 2) == 16)
    #expect(StudyEstimates([one], confidence: 0.95).replicationsNeeded(forHalfWidth: 0.1) == nil)
  }

  @Test(
    arguments: [
      (.spread(.logNormal, mean: .hours(1), variation: 50), 3600, 1800),
      (.spread(.gamma, mean: .hours(1), variation: 50), 3600, 1800),
      (.spread(.exponential, mean: .hours(1), variation: 100), 3600, 3600),
      (.triangular(min: .zero, mode: .zero, max: .hours(3)), 3600, 2545.6),
      (.observed([.hours(1), .hours(3)]), 7200, 3600),
      (.constant(.minutes(5)), 300, 0),
    ] as [(RandomDuration, Double, Double)])
  func `random durations of scenarios keep mean and deviation`(
    duration: RandomDuration, mean: Double, deviation: Double
  ) {
    let distribution = Distribution(duration)

    #expect(abs(distribution.mean - mean) < 1e-6)
    #expect(abs(distribution.variance.squareRoot() - deviation) < 0.1)
    #expect(distribution.isValid)
  }
}
