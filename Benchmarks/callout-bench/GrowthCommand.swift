import ArgumentParser
import BenchmarkInstances
import Optimization
import Planning
import ServiceModel
import Travel

/// Plans generated days of growing size, to see what size costs.
struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "Measure the search on generated days of any size.",
    discussion: """
      Columns: visits, technicians, seconds to compile, seconds to the first plan, its objective, \
      seconds in all, objective, left out, steps, peak megabytes.
      """)

  @Option(help: "Visits; repeat it for several days.")
  var visits: [Int] = [500, 1000, 2000]

  @Option(help: "Technicians; 12 per cent of the visits unless given.")
  var technicians: Int?

  @Option(help: "Where pseudo-random choices start, in the day and in the search.")
  var seed: UInt64 = 1

  @Option(help: "Time limit of each run in seconds.")
  var seconds = 60.0

  @Option(help: "What seconds are counted on: wall, or cpu for the time of all threads together.")
  var clock = RunClock.wall

  @Option(help: "Threads of each run.")
  var threads = 1

  func validate() throws {
    guard visits.allSatisfy({ $0 > 0 }), technicians.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--visits and --technicians must be 1 or more")
    }
  }

  func run() throws {
    for count in visits {
      let crew = technicians ?? max(1, count * 12 / 100)
      let scenario = GrowingDay(visits: count, technicians: crew, seed: seed).scenario
      ProcessUsage.resetPeak()
      let elapsed = clock.started()
      let problem = PlanningProblem(scenario, travel: try scenario.travelTable())
      let compiled = elapsed()
      let outcome = Planner(seed: seed, threads: threads).search(
        problem, within: SearchBudget(seconds: seconds, elapsedSeconds: elapsed))
      let columns = [
        "\(count)", "\(crew)", tenths(compiled), tenths(outcome.first.seconds),
        "\(outcome.first.objective.minorUnits)", tenths(elapsed()),
        outcome.objective.map { "\($0.minorUnits)" } ?? "-", "\(outcome.leftOut)",
        "\(outcome.steps)", "\(ProcessUsage.now.peakMegabytes)",
      ]
      print(columns.joined(separator: ","))
    }
  }

  private func tenths(_ seconds: Double) -> String {
    let tenths = Int(seconds * 10 + 0.5)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
