import BenchmarkInstances
import Optimization
import Planning
import ServiceModel
import Travel

/// One run of the whole pipeline on one instance.
struct InstanceRun {
  /// What is planned.
  var instance: BenchmarkInstance
  /// Where pseudo-random choices start.
  var seed: UInt64
  /// How many threads may work.
  var threads: Int
  /// The limit on time, on ``clock``.
  var seconds: Double?
  /// What seconds are counted on.
  var clock: RunClock
  /// The limit on work units.
  var workLimit: Int?
  /// Whether progress is reported.
  var verbose: Bool

  /// What a run gave.
  struct Outcome {
    /// The run in numbers.
    var measurement: Measurement
    /// Who makes which visits.
    var routes: [VisitSequence]
    /// Whether there is a plan and every check passed.
    var isAccepted: Bool
    /// One sentence for each check that failed.
    var faults: [String]
  }

  /// Compiles, plans and checks the instance.
  ///
  /// The clock runs from the scenario to the plan; reading the file and judging are not counted.
  ///
  /// - Throws: ``InstanceFault`` when the scenario has errors, `TravelError` when travel cannot be
  ///   measured.
  func outcome() throws -> Outcome {
    ProcessUsage.resetPeak()
    let elapsed = clock.started()
    try instance.checkScenario()
    let travel = try instance.scenario.travelTable()
    let problem = PlanningProblem(instance.scenario, travel: travel)
    let budget = SearchBudget(workLimit: workLimit, seconds: seconds, elapsedSeconds: elapsed)
    let planner = Planner(seed: seed, threads: threads)
    let result = planner.plan(problem, within: budget) { progress in
      if verbose { Console.report("\(instance.name) \(Self.line(progress, after: elapsed()))") }
    }
    let measured = elapsed()
    let memory = ProcessUsage.now.peakMegabytes
    let check = ResultCheck(instance: instance, travel: travel, result: result)
    if verbose { Console.report("\(instance.name) \(result.status.rawValue)") }
    let accepted = check.hasPlan && check.faults.isEmpty
    return Outcome(
      measurement: Measurement(
        set: instance.set.rawValue, instance: instance.name, seed: seed, threads: threads,
        seconds: measured, objective: accepted ? result.objective.minorUnits : nil,
        bound: result.bound?.minorUnits, gap: accepted ? result.gap : nil,
        bestKnown: instance.bestKnown?.minorUnits,
        served: accepted ? check.served : nil, unserved: accepted ? check.unserved : nil,
        peakMemoryMegabytes: memory),
      routes: check.routes, isAccepted: accepted, faults: check.faults)
  }

  private static func line(_ progress: SearchProgress, after seconds: Double) -> String {
    let tenths = Int(seconds * 10)
    let objective = progress.objective.map { String($0.minorUnits) } ?? "-"
    let bound = progress.bound.map { String($0.minorUnits) } ?? "-"
    return "\(tenths / 10).\(tenths % 10) s \(progress.phase): objective \(objective), "
      + "bound \(bound), \(progress.columns) columns, \(progress.iterations) iterations"
  }
}

extension BenchmarkInstance {
  /// Checks that the scenario can be planned.
  ///
  /// - Throws: ``InstanceFault`` with the first error of the scenario.
  fileprivate func checkScenario() throws {
    let errors = scenario.faults().filter { $0.severity == .error }
    guard let first = errors.first else { return }
    throw InstanceFault(
      file: name, message: "\(first.code.rawValue): \(first.message) (\(errors.count) in all)")
  }
}
