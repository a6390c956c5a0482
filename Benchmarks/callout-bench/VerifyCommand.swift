import ArgumentParser
import BenchmarkInstances
import ServiceModel

/// Checks that instances are read as in the literature.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the readers against the solutions beside the files.",
    discussion: """
      For each instance with a .sol file beside it: the routes must keep every rule and cost what
      the file says. Exit code 1 when one does not.
      """)

  @Argument(help: "The set that the files belong to.")
  var set: BenchmarkSet

  @Argument(help: "Instance files.", completion: .file())
  var files: [String]

  func run() throws {
    var agrees = true
    for file in files { agrees = try verify(file) && agrees }
    guard agrees else { throw ExitCode(1) }
  }

  private func verify(_ file: String) throws -> Bool {
    let reader = InstanceReader(set)
    let instance = try reader.read(file)
    guard let solution = try reader.referenceSolution(for: file) else {
      print("\(instance.name): no solution beside it")
      return true
    }
    let judgement = RouteJudge(scenario: instance.scenario).judge(solution.routes)
    let agrees = judgement.objective == solution.cost && judgement.faults.isEmpty
    print(
      "\(instance.name): stated \(solution.cost.minorUnits), "
        + "judged \(judgement.objective.minorUnits), \(judgement.served) served, "
        + "\(judgement.unserved) left out: \(agrees ? "agrees" : "DIFFERS")")
    for fault in judgement.faults { print("  \(fault)") }
    return agrees
  }
}
