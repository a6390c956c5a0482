import ArgumentParser
import ServiceModel
import Simulation

/// Lets the simulation run on a queue without travel, to see what an event costs.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Measure the simulation on M/M/3, events per second.",
    discussion: """
      Calls come in every 5 minutes, work takes 10 minutes, three technicians answer. Columns: \
      calls, events, seconds, events per second, mean wait in minutes (4.444 in theory).
      """)

  @Option(help: "Calls, about.")
  var calls = 1_000_000

  @Option(help: "Where all random numbers come from.")
  var seed: UInt64 = 1

  @Option(help: "What seconds are counted on: wall, or cpu for the time of all threads together.")
  var clock = RunClock.wall

  func validate() throws {
    guard (1...50_000_000).contains(calls) else {
      throw ValidationError("--calls must be from 1 to 50000000")
    }
  }

  func run() throws {
    let type = CallType(
      id: "call", arrivals: .poisson(perHour: 12), work: .exponential(mean: 600),
      technicians: [0, 1, 2])
    let model = SimulationModel(
      technicians: (1...3).map { SimulatedTechnician(id: "technician-\($0)") }, callTypes: [type],
      window: SimulationWindow(
        start: Instant(secondsSinceEpoch: 0), length: Seconds(calls * 300),
        coolDown: .hours(1000)))
    let elapsed = clock.started()
    let record = model.replication(0, seed: seed)
    let seconds = elapsed()
    let waits = record.calls.compactMap(\.wait)
    let wait = Double(waits.reduce(0, +)) / 60 / Double(max(1, waits.count))
    print("calls,events,seconds,eventsPerSecond,meanWaitMinutes")
    print(
      "\(record.calls.count),\(record.events),\(seconds),"
        + "\(Int(Double(record.events) / max(1e-9, seconds))),\(wait)")
  }
}
