import Optimization
import Planning
import RollingPlanning
import ServiceModel
import Simulation
import Testing

/// Whoever knew all calls and all work from the beginning would keep at least as many promises.
///
/// - Source: `simulation.md`, E4.
struct PerfectInformationTests {
  /// Two technicians, seven calls at random on a day without end, on site within 90 minutes.
  private static func scenario(_ rule: DispatchRule) -> Scenario {
    let pattern = CallPattern(
      id: "call", serviceLevelAgreement: "gold",
      sites: (0..<4).map { Location(matrixIndex: $0) }, hundredthsPerWeek: 7 * 100 * 24,
      work: .spread(.exponential, mean: .minutes(75), variation: 100))
    return RollingFixtures.scenario(
      [RollingFixtures.technician("ann"), RollingFixtures.technician("bob", home: 3)], [pattern],
      hours: 7,
      promises: [
        ServiceLevelAgreement(
          id: "gold", name: "Gold",
          targets: [
            ServiceLevelTarget(
              milestone: .onSite, goal: .clock(.minutes(90)),
              breach: BreachCost(fixed: Money(minorUnits: 100)))
          ])
      ], rule: rule)
  }

  /// Returns the fewest promises that anybody could break who had known everything.
  private static func fewestBroken(_ record: ReplicationRecord) throws -> Int {
    var known = scenario(.firstFree)
    known.planningWindow = TimeRange(
      start: RollingFixtures.start, end: RollingFixtures.start + .hours(200))
    known.objective.defaultDropCost = Money(minorUnits: 1_000_000)
    known.serviceOrders = record.calls.enumerated().map { number, call in
      let created = Instant(secondsSinceEpoch: call.created)
      return ServiceOrder(
        id: Identifier("order-\(number)"), serviceLevelAgreement: "gold", createdAt: created,
        visits: [
          Visit(
            id: Identifier("visit-\(number)"), location: Location(matrixIndex: call.place),
            serviceDuration: Seconds(call.work),
            timeWindows: [TimeWindow(minStart: created, maxStart: created + .hours(150))])
        ])
    }
    let problem = PlanningProblem(known, travel: RollingFixtures.line(4))
    let result = Planner().plan(problem, within: SearchBudget(workLimit: 100_000))
    try #require(result.status == .provedOptimal)
    return result.breakdown.total.minorUnits / 100
  }

  @Test func `no policy beats perfect information on the calls of any replication`() throws {
    let rules = DispatchRule.allCases
    let models = try rules.map { try RollingFixtures.study(Self.scenario($0), places: 4).model }
    var gaps = [Int](repeating: 0, count: rules.count)
    for number in 0..<6 {
      let records = models.map { $0.replication(number, seed: 1) }
      let fewest = try Self.fewestBroken(records[0])
      for (position, record) in records.enumerated() {
        let type = models[position].callTypes[0]
        let broken = record.calls.count { call in
          call.promiseOutcomes(of: type, end: record.end)[0].verdict == .broken
        }
        #expect(fewest <= broken, "\(rules[position]) in \(number)")
        gaps[position] += broken - fewest
      }
    }
    // The bound is not met by everybody, and planning is worth something.
    #expect(gaps.allSatisfy { $0 > 0 })
    #expect(try #require(gaps.last) <= gaps[0])
  }
}
