import RollingPlanning
import ServiceModel
import Simulation
import Testing

/// The rolling optimizer against queueing theory.
///
/// - Source: `simulation.md`, E4.
struct RollingQueueTests {
  /// M/M/c: work takes ten hours on average, without ways, promises or priorities.
  private static func queue(
    servers: Int, load: Double, calls: Int
  ) -> Scenario {
    let perWeek = load * Double(servers) / 10 * 168
    let pattern = CallPattern(
      id: "call", sites: [Location(matrixIndex: 0)],
      hundredthsPerWeek: Int((perWeek * 100).rounded()),
      work: .spread(.exponential, mean: .hours(10), variation: 100))
    return RollingFixtures.scenario(
      (1...servers).map { RollingFixtures.technician("technician-\($0)") }, [pattern],
      hours: 600 + Int(Double(calls) * 168 / perWeek),
      optimizer: RollingPlanSettings(workLimit: 64, shiftsAhead: 1),
      warmUp: 600)
  }

  @Test(arguments: [(1, 0.5), (2, 0.6)])
  func `without ways and promises the optimizer is the queue that theory knows`(
    servers: Int, load: Double
  ) throws {
    let study = try RollingFixtures.study(
      Self.queue(servers: servers, load: load, calls: 300), places: 1)
    let wait = QueueFormulas.meanWait(
      arrivals: load * Double(servers) / 10, service: 0.1, servers: servers)
    let waits = QueueFormulas.erlangC(load: load * Double(servers), servers: servers)
    let longWaits = QueueFormulas.longWaits(
      over: 10, arrivals: load * Double(servers) / 10, service: 0.1, servers: servers)

    let records = study.model.replications(0..<12, seed: 1, threads: 2) { record in
      record.calls.filter { record.countedRange.contains($0.created) }.compactMap(\.wait)
    }

    func interval(_ part: ([Int]) -> Double) throws -> Interval {
      try #require(
        Interval.ratio(of: records.map { (part($0), Double($0.count)) }, confidence: 0.99))
    }
    #expect(records.allSatisfy { $0.count > 200 })
    #expect(try interval { Double($0.reduce(0, +)) / 3600 }.contains(wait))
    #expect(try interval { Double($0.count { $0 > 0 }) }.contains(waits))
    // The share of long waits depends on the order: it is first come, first served.
    #expect(try interval { Double($0.count { $0 > 36_000 }) }.contains(longWaits))
  }

  @Test(arguments: [(1, 0.7), (2, 0.8)])
  func `of calls that are alike the optimizer serves the oldest`(
    servers: Int, load: Double
  ) throws {
    var scenario = Self.queue(servers: servers, load: load, calls: 150)
    let planned = try RollingFixtures.study(scenario, places: 1).model.replication(0, seed: 3)
    scenario.simulation?.rule = .firstFree

    let ruled = try RollingFixtures.study(scenario, places: 1).model.replication(0, seed: 3)

    #expect(ruled.calls.count { ($0.wait ?? 0) > 0 } > 50)
    #expect(zip(planned.calls, ruled.calls).count { $0.started != $1.started } == 0)
    #expect(planned.calls.count == ruled.calls.count)
  }
}
