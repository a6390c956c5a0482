import ArgumentParser
import BenchmarkInstances
import Foundation
import Travel

/// Plans instances and writes one CSV row for each run.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Plan instances and write a CSV row for each run.",
    discussion: """
      Exit code 0: every run gave a plan that passed the audit, or none that it could pass.
      Exit code 1: a run failed an audit or a check; see standard error.
      """)

  @Argument(help: "The set that the files belong to.")
  var set: BenchmarkSet

  @Argument(help: "Instance files.", completion: .file())
  var files: [String]

  @Option(help: "Time limit of each run in seconds.")
  var seconds: Double?

  @Option(help: "What seconds are counted on: wall, or cpu for the time of all threads together.")
  var clock = RunClock.wall

  @Option(help: "Work units after which a run ends; makes runs repeatable.")
  var workLimit: Int?

  @Option(help: "Threads of each run.")
  var threads = 1

  @Option(help: "Seed of the search; repeat it for several runs of each file.")
  var seed: [UInt64] = [1]

  @Option(help: "File for the rows; they are appended. Standard output unless given.")
  var csv: String?

  @Option(help: "Folder for the routes, one NAME.json for each instance.")
  var plan: String?

  @Flag(help: "Plan for the short crew (strsp only).")
  var reduced = false

  @Flag(help: "Report progress on standard error.")
  var verbose = false

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("expected at least one instance file") }
    guard threads > 0 else { throw ValidationError("--threads must be 1 or more") }
    guard seconds.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--seconds must be above 0")
    }
    guard workLimit.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--work-limit must not be negative")
    }
    guard !reduced || set == .strsp else {
      throw ValidationError("--reduced is for the set strsp only")
    }
  }

  func run() throws {
    let reader = InstanceReader(set, crew: reduced ? .reduced : .full)
    let table = try MeasurementTable(path: csv)
    var failures = 0
    for file in files {
      do {
        let instance = try reader.read(file)
        for seed in seed { failures += try measure(instance, seed: seed, into: table) ? 0 : 1 }
      } catch let fault as InstanceFault {
        Console.report("\(fault)")
        failures += 1
      } catch let fault as TravelError {
        Console.report("\(file): travel cannot be measured: \(fault)")
        failures += 1
      }
    }
    guard failures == 0 else {
      Console.report("\(failures) of \(files.count * seed.count) runs failed")
      throw ExitCode(1)
    }
  }

  /// Returns whether the run passed every check.
  private func measure(
    _ instance: BenchmarkInstance, seed: UInt64, into table: MeasurementTable
  ) throws -> Bool {
    let run = InstanceRun(
      instance: instance, seed: seed, threads: threads,
      seconds: seconds ?? (workLimit == nil ? 60 : nil), clock: clock, workLimit: workLimit,
      verbose: verbose)
    let outcome = try run.outcome()
    try table.append(outcome.measurement)
    if let plan, outcome.isAccepted {
      let name = self.seed.count > 1 ? "\(instance.name)-seed\(seed)" : instance.name
      try RouteFile(outcome.routes).write(to: plan, name: name)
    }
    for fault in outcome.faults { Console.report("\(instance.name), seed \(seed): \(fault)") }
    return outcome.faults.isEmpty
  }
}
