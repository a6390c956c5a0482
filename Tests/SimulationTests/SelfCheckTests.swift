import Testing

@testable import Simulation

/// The engine against closed forms, and the closed forms against printed numbers.
struct SelfCheckTests {
  @Test func `closed forms give the golden numbers`() {
    func expect(_ value: Double, _ golden: Double, at location: SourceLocation = #_sourceLocation) {
      #expect(abs(value - golden) < 1e-6, sourceLocation: location)
    }
    let wait = QueueFormulas.meanWait(arrivals:service:servers:)
    expect(QueueFormulas.erlangC(load: 2, servers: 3), 0.444444)
    expect(wait(0.2, 0.1, 3), 4.444444)
    expect(
      QueueFormulas.longWaits(over: 5, arrivals: 0.2, service: 0.1, servers: 3), 0.269569)
    expect(QueueFormulas.erlangC(load: 2, servers: 4), 0.173913)
    expect(wait(0.2, 0.1, 4), 0.869565)
    expect(wait(5, 8, 1), 0.208333)
    expect(wait(5, 1, 6), 0.587516)
    expect(5 * wait(5, 1, 6), 2.937582)
    expect(wait(5, 1, 7), 0.162075)
    expect(wait(5, 1, 8), 0.055756)
    expect(QueueFormulas.erlangC(load: 9, servers: 10), 0.668732)
    expect(QueueFormulas.erlangB(load: 5, servers: 6), 0.191847)
    expect(QueueFormulas.erlangB(load: 5, servers: 7), 0.120519)
    expect(QueueFormulas.erlangB(load: 5, servers: 8), 0.070048)
    expect(QueueFormulas.meanWait(arrivals: 0.8, meanService: 1, variation: 0), 2)
    expect(QueueFormulas.meanWait(arrivals: 0.8, meanService: 1, variation: 2), 10)
    expect(QueueFormulas.meanWait(arrivals: 0.5, meanService: 1, variation: 0.5), 0.625)
    let single = QueueFormulas.meanWaits(residual: 0.8, loads: [0.3, 0.5])
    expect(single[0], 1.142857)
    expect(single[1], 5.714286)
    // Without impatience to speak of, Erlang A is Erlang C.
    let patient = QueueFormulas.cancellations(
      arrivals: 5, service: 1, servers: 6, patience: 1e9)
    expect(patient.waiting, 2.937582)
  }

  @Test func `every number lies in its interval`() {
    let rows = SelfCheck(seed: 2, replications: 6, calls: 200, threads: 2).rows()

    #expect(rows.count > 40)
    for row in rows { #expect(row.isSound, "\(row)") }
    #expect(rows.contains { $0.interval.halfWidth > 0 && $0.interval.halfWidth < 0.2 })
  }

  @Test func `a wrong number is found`() {
    let row = SelfCheckRow(
      model: "M/M/3", quantity: "mean wait", exact: 4.44,
      interval: Interval(estimate: 5.63, halfWidth: 1))

    #expect(!row.isSound)
  }
}
