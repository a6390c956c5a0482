import ArgumentParser
import Foundation
import Publishing
import Scenarios
import ServiceModel
import Simulation
import Travel

/// Simulates the calls of scenarios.
struct SimulateScenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate the calls of a scenario, and compare variants of it.",
    discussion: """
      The scenario says under simulation which calls come in, how much work they are, and who is \
      sent where. Promises are judged by the clocks of service levels. Each replication is an \
      independent course of the planning window; intervals are over replications. Variants meet the \
      same calls with the same work in them; a difference is called real when its interval, widened \
      for the number of variants, excludes zero.

      Exit codes:
        0  done
        2  the command line or a scenario cannot be used
      """)

  @Argument(help: "The scenario file, and variants of it.")
  var scenarios: [String]

  @Option(help: ArgumentHelp("Where all random numbers come from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Who is sent where, instead of what the scenarios say; several are compared.",
      valueName: "rule"))
  var rule: [DispatchRule] = []

  @Option(
    help: ArgumentHelp(
      "How many replications are made; those of the scenario unless given.", valueName: "number"))
  var replications: Int?

  @Option(
    help: ArgumentHelp(
      "Go on until compliance is known this well: 0.005 or 0.5%.",
      discussion: "The half-width of its interval for the base; at most --max-replications.",
      valueName: "share"))
  var halfWidth: GapShare?

  @Option(help: ArgumentHelp("Where --half-width gives up.", valueName: "number"))
  var maxReplications = 1000

  @Option(help: ArgumentHelp("The confidence of intervals: 0.95 or 95%.", valueName: "share"))
  var confidence = GapShare(share: 0.95)

  @Option(
    help: ArgumentHelp(
      "How many threads may work at once; it changes no number.", valueName: "number"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "What standard output shows: text, JSON, or promises by replication as CSV.")
  var format = ListFormat.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard (2...100_000).contains(replications ?? 2), (2...100_000).contains(maxReplications) else {
      throw ValidationError("Replications must be from 2 to 100000.")
    }
    guard (0.5..<1).contains(confidence.share) else {
      throw ValidationError("--confidence must be from 50% to less than 100%.")
    }
    guard halfWidth.map({ $0.share > 0 }) ?? true else {
      throw ValidationError("--half-width must be positive.")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
    guard scenarios.count * max(1, rule.count) <= 20, scenarios.count(where: { $0 == "-" }) <= 1
    else {
      throw ValidationError(
        "At most 20 scenarios and rules of each, and only one from standard input.")
    }
  }

  func run() throws {
    let companies = try scenarios.flatMap {
      try SimulatedCompany.companies(at: $0, rules: rule, messages)
    }
    var runner = ReplicationRunner(seed: seed, threads: threads, showsProgress: showsProgress)
    let base = companies[0]
    let count = replications ?? base.settings.replications
    var summaries = runner.summaries(of: base, upTo: count)
    if let halfWidth {
      summaries = runner.extend(
        summaries, of: base, to: halfWidth.share, confidence: confidence.share,
        limit: max(count, maxReplications))
    }
    let all =
      [summaries]
      + companies.dropFirst().map {
        runner.summaries(of: $0, upTo: summaries.count)
      }
    runner.finish()
    let report = SimulationReport(
      zip(companies, all).map { company, summaries in
        SimulationReport.Company(
          name: company.name, study: company.study,
          estimates: StudyEstimates(summaries, confidence: confidence.share))
      },
      run: SimulationReport.Run(
        seed: seed, replications: summaries.count, halfWidth: halfWidth?.share,
        confidence: confidence.share),
      money: MoneyFormat(base.scenario))
    try write(report)
  }

  private var showsProgress: Bool { !messages.quiet && Terminal.showsProgress }

  private func write(_ report: SimulationReport) throws {
    switch format {
    case .text:
      try StandardOutput.write(
        report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .json: try StandardOutput.write(report.document.reportText())
    case .csv: try StandardOutput.write(report.csv)
    }
  }
}

extension DispatchRule: ExpressibleByArgument {}
