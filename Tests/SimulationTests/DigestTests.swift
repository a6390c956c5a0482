import ServiceModel
import Testing

@testable import Simulation

/// Calls that are handed on when they are closed are those that a record keeps.
struct DigestTests {
  /// Impatient calls in bursts, second visits, closed doors and two technicians with shifts.
  private static func model(_ rule: DispatchRule, travels: Bool) -> SimulationModel {
    let shifts = (0..<7).map { day in
      TimeRange(
        start: Instant(secondsSinceEpoch: day * 86_400 + 28_800),
        end: Instant(secondsSinceEpoch: day * 86_400 + 57_600))
    }
    let sites = travels ? [WeightedSite(place: 1), WeightedSite(place: 2)] : []
    let types = ["a", "b", "c"].enumerated().map { number, id in
      CallType(
        id: id, arrivals: .bursts(perHour: 0.15, size: .geometric(mean: 2)), rank: number % 2,
        work: .exponential(mean: 2400), sites: sites, technicians: number == 0 ? [0] : [0, 1],
        firstFix: FirstFix(
          probability: 0.7, partsDelay: .gamma(mean: 30_000, variation: 1),
          work: .constant(1200)),
        noAccess: NoAccess(
          probability: 0.1, spent: .constant(600), retryAfter: .constant(43_200)),
        patience: number == 1 ? nil : .exponential(mean: 50_000), passesOn: false)
    }
    return SimulationModel(
      technicians: [
        SimulatedTechnician(id: "ann", shifts: shifts),
        SimulatedTechnician(id: "bob", shifts: shifts, absence: 0.2),
      ], callTypes: types,
      travel: travels
        ? SimulatedTravel(size: 3, durations: [0, 900, 1500, 900, 0, 700, 1500, 700, 0]) : nil,
      rule: rule,
      window: SimulationWindow(
        start: Instant(secondsSinceEpoch: 0), length: .hours(168), coolDown: .hours(12)))
  }

  @Test(arguments: [DispatchRule.firstFree, .nearest, .earliestDeadline], [false, true])
  func `calls handed on when they are closed are those that a record keeps`(
    rule: DispatchRule, travels: Bool
  ) {
    let model = Self.model(rule, travels: travels)

    let digests = model.digests(0..<12, seed: 7, threads: 3, empty: [SimulatedCall]()) {
      call, _, calls in
      calls.append(call)
    } finish: { record, calls in
      calls.sort { $0.serial < $1.serial }
      // Places were used again.
      #expect(record.calls.count < calls.count)
    }

    var cancelled = 0
    for (number, calls) in digests.enumerated() {
      let kept = model.replication(number, seed: 7).calls
      #expect(calls == kept)
      cancelled += calls.count { $0.state == .cancelled }
      #expect(kept.enumerated().allSatisfy { Int($0.element.serial) == $0.offset })
    }
    #expect(cancelled > 50)
  }

  @Test func `of many times to spare the same share of each kind is kept`() {
    var summary = ReplicationSummary(
      promises: [PromiseTally(), PromiseTally()], calls: CallTally(),
      time: ReplicationRecord.Totals(), technicians: [], waiting: [], open: [])
    summary.promises[0].slacks = (0..<180_000).reversed().map { Int32($0) }
    summary.promises[1].slacks = (0..<20_000).map { Int32($0) }
    summary.keepFewSlacks()

    let (many, few) = (summary.promises[0].slacks, summary.promises[1].slacks)
    #expect(abs(many.count - 9 * few.count) < 10)
    #expect(abs(many.count + few.count - ReplicationSummary.keptSlacks) <= 2)
    for share in [0.001, 0.05, 0.5, 0.9, 0.999] {
      #expect(abs(Double(many[Int(share * Double(many.count))]) - share * 180_000) <= 5)
    }
    summary.promises[0].slacks = [3, 1, 2]
    summary.promises[1].slacks = []
    summary.keepFewSlacks()
    #expect(summary.promises.map(\.slacks) == [[1, 2, 3], []])
  }
}
