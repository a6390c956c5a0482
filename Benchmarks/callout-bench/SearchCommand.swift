import ArgumentParser
import BenchmarkInstances
import Foundation
import Optimization
import Planning
import ServiceModel
import Travel

/// Runs the search alone, to see how fast and how good it is without bounds.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Measure the search alone, without bounds.",
    discussion: "Columns: instance, seed, steps a second, objective, gap to best known, left out.")

  @Argument(help: "The set that the files belong to.")
  var set: BenchmarkSet

  @Argument(help: "Instance files.", completion: .file())
  var files: [String]

  @Option(help: "Time limit of each run in seconds.")
  var seconds = 10.0

  @Option(help: "What seconds are counted on: wall, or cpu for the time of all threads together.")
  var clock = RunClock.wall

  @Option(help: "Threads of each run.")
  var threads = 1

  @Option(help: "Seed of the search.")
  var seed: [UInt64] = [1]

  func run() throws {
    var gaps: [Double] = []
    for file in files {
      let instance = try InstanceReader(set).read(file)
      for seed in seed { if let gap = try measure(instance, seed: seed) { gaps.append(gap) } }
    }
    guard !gaps.isEmpty else { return }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    print("mean gap \(Self.text(mean)) %, worst \(Self.text(gaps.max() ?? 0)) %")
  }

  /// Prints one row and returns the gap in per cent.
  private func measure(_ instance: BenchmarkInstance, seed: UInt64) throws -> Double? {
    let elapsed = clock.started()
    let travel = try instance.scenario.travelTable()
    let problem = PlanningProblem(instance.scenario, travel: travel)
    let start = elapsed()
    let outcome = Planner(seed: seed, threads: threads).search(
      problem, within: SearchBudget(seconds: seconds, elapsedSeconds: elapsed))
    let rate = Int(Double(outcome.steps) / max(0.001, elapsed() - start))
    let gap = outcome.objective.flatMap { objective in
      instance.bestKnown.map {
        100 * Double(objective.minorUnits - $0.minorUnits) / Double($0.minorUnits)
      }
    }
    let objective = outcome.objective.map { String($0.minorUnits) } ?? "-"
    print(
      "\(instance.name),\(seed),\(rate),\(objective),\(gap.map(Self.text) ?? "-"),"
        + "\(outcome.leftOut)")
    return gap
  }

  private static func text(_ number: Double) -> String { String(format: "%.3f", number) }
}
