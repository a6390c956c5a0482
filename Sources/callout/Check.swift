import ArgumentParser
import Foundation
import Planning
import Publishing

/// Judges a plan file from its scenario.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that a plan keeps the rules of its scenario and costs what it says.",
    discussion: """
      The audit recomputes times, rules and money from the scenario and believes nothing in the \
      plan file. With --certificate, the bound is proved again as well, from the prices in the plan \
      file, by a search that is not the optimizer's.

      Exit codes:
        0  the plan is sound, and its certificate verified if that was asked for
        2  it is not, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Argument(help: "The plan file; - is standard input.")
  var plan: String

  @Flag(help: "Prove the bound of the plan again from the prices in its certificate.")
  var certificate = false

  @Option(help: "What standard output shows.")
  var format = ReportFormat.table

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard input.scenario != "-" || plan != "-" else {
      throw ValidationError("The scenario and the plan cannot both come from standard input.")
    }
  }

  func run() throws {
    let scenario = try input.load(messages)
    let travel = try scenario.measuredTravel()
    let file = try PlanFile(at: plan)
    var check = PlanCheck(
      of: file, for: scenario, by: PlanAudit(scenario: scenario, travel: travel))
    if certificate {
      let problem = PlanningProblem(scenario, travel: travel)
      check.certificate = CertificateVerdict(
        of: file, for: problem,
        by: CertificateCheck(
          problem, threads: ProcessInfo.processInfo.activeProcessorCount))
    }
    try StandardOutput.write(format == .json ? check.reportText() : check.text)
    guard check.isSound, check.certificate?.isVerified ?? true else { throw ExitCode.inputError }
  }
}

extension PlanFile {
  /// Reads the plan file at `path`; `-` is standard input.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be read, or is no plan.
  init(at path: String) throws {
    do {
      try self.init(json: InputFile(path: path).read())
    } catch let fault as PlanFileFault {
      throw CommandFailure("\(path): \(fault)")
    }
  }
}
