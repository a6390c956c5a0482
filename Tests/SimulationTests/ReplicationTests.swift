import ServiceModel
import Synchronization
import Testing

@testable import Simulation

/// What replications may depend on.
struct ReplicationTests {
  private static func type(
    _ id: String, perHour: Double, technicians: [Int], places: [Int]
  ) -> CallType {
    CallType(
      id: id, arrivals: .poisson(perHour: perHour), work: .logNormal(mean: 3600, variation: 0.7),
      sites: places.map { WeightedSite(place: $0, weight: Double($0 + 1)) },
      technicians: technicians,
      firstFix: FirstFix(
        probability: 0.7, partsDelay: .gamma(mean: 90_000, variation: 1), work: .constant(1800)),
      noAccess: NoAccess(
        probability: 0.1, spent: .constant(600), retryAfter: .constant(86_400)),
      patience: .exponential(mean: 40_000))
  }

  /// A company with all that there is, given forwards or backwards.
  private static func company(isReversed: Bool, technicians count: Int = 3) -> SimulationModel {
    let shifts = (0..<30).map { day in
      TimeRange(
        start: Instant(secondsSinceEpoch: day * 86_400 + 28_800),
        end: Instant(secondsSinceEpoch: day * 86_400 + 61_200))
    }
    let technicians = (0..<count).map {
      SimulatedTechnician(id: "technician-\($0)", shifts: shifts, home: $0, absence: 0.1)
    }
    let all = Array(0..<count)
    func positions(_ positions: [Int]) -> [Int] {
      isReversed ? positions.map { count - 1 - $0 } : positions
    }
    let types = [
      type("boiler", perHour: 0.4, technicians: positions(all), places: [0, 1, 2]),
      type("lift", perHour: 0.2, technicians: positions([0, 1]), places: [3, 4]),
    ]
    let durations = (0..<25).map { (pair: Int) -> Int32 in
      Int32(abs(pair / 5 - pair % 5) * 700)
    }
    return SimulationModel(
      technicians: isReversed ? technicians.reversed() : technicians,
      callTypes: isReversed ? types.reversed() : types,
      travel: SimulatedTravel(
        size: 5, durations: durations, noise: .logNormal(mean: 1, variation: 0.3)),
      rule: .nearest,
      window: SimulationWindow(
        start: Instant(secondsSinceEpoch: 0), warmUp: .hours(48), length: .hours(24 * 20),
        coolDown: .hours(24 * 8)))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `the order of the input changes nothing`(seed: UInt64) {
    let forwards = Self.company(isReversed: false).replication(3, seed: seed)
    let backwards = Self.company(isReversed: true).replication(3, seed: seed)

    #expect(forwards.calls == backwards.calls)
    #expect(forwards.whole == backwards.whole)
    #expect(forwards.calls.count > 100)
    #expect(Set(forwards.calls.map(\.state)).isSuperset(of: [.completed, .cancelled]))
  }

  @Test func `the number of threads changes nothing`() {
    let model = Self.company(isReversed: false)
    func run(threads: Int) -> [ReplicationRecord.Totals] {
      model.replications(2..<12, seed: 5, threads: threads) { $0.counted }
    }

    let alone = run(threads: 1)

    #expect(run(threads: 2) == alone)
    #expect(run(threads: 7) == alone)
    #expect(Set(alone).count == alone.count)
    #expect(alone[1] == model.replication(3, seed: 5).counted)
  }

  @Test func `another company meets the same calls with the same work in them`() {
    let three = Self.company(isReversed: false).replication(0, seed: 9).calls
    let five = Self.company(isReversed: false, technicians: 5).replication(0, seed: 9).calls

    #expect(three.map(\.created) == five.map(\.created))
    #expect(three.map(\.work) == five.map(\.work))
    #expect(three.map(\.place) == five.map(\.place))
    #expect(three.map(\.partsDelay) == five.map(\.partsDelay))
    #expect(three.map(\.started) != five.map(\.started))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `each technician's time adds up to that of the company`(seed: UInt64) {
    let record = Self.company(isReversed: false).replication(1, seed: seed)

    let sum = record.technicians.reduce(TechnicianTime(), +)
    let counted = record.counted
    #expect(sum.duty == counted.duty && sum.overtime == counted.overtime)
    #expect(sum.overtime > 0 && sum.idle == counted.idle)
    #expect(
      sum.travel + sum.work + sum.waiting + sum.overtime
        == counted.travel + counted.work + counted.closedDoors)
    #expect(record.technicians.count == 3)
    for time in record.technicians {
      #expect(
        [time.travel, time.work, time.waiting, time.overtime, time.idle].allSatisfy { $0 >= 0 })
    }
    #expect(record.missedShifts.allSatisfy { $0.shift.duration == .hours(9) })
    #expect(!record.missedShifts.isEmpty)
  }

  @Test func `who listens hears of each replication once`() {
    let heard = Atomic(0)

    _ = Self.company(isReversed: false).replications(
      3..<12, seed: 1, threads: 4, finished: { heard.add(1, ordering: .relaxed) }
    ) { $0.events }

    #expect(heard.load(ordering: .relaxed) == 9)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `time and work are conserved with shifts, ways, second visits and cancellations`(
    seed: UInt64
  ) {
    var model = Self.company(isReversed: false)
    model.technicians = model.technicians.map { SimulatedTechnician(id: $0.id, home: $0.home) }
    let record = model.replication(0, seed: seed, observedEvery: .hours(24))

    let done = record.calls.filter { $0.state == .completed }
    let work = done.map { $0.work + ($0.partsFrom == SimulatedCall.never ? 0 : $0.secondWork) }
    #expect(record.calls.allSatisfy { $0.state == .completed || $0.state == .cancelled })
    #expect(record.whole.work == work.reduce(0, +))
    let time = record.calls.map { max($0.completed, $0.cancelled) - $0.created }
    #expect(record.whole.open == time.reduce(0, +))
    #expect(record.whole.overtime == 0)
    #expect(record.whole.duty == 3 * (record.end - 0))
    #expect(record.backlog.count == 20)
    #expect(record.backlog.allSatisfy { $0.waiting <= $0.open })
  }
}
