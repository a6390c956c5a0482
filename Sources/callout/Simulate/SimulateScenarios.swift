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

      --warm-up none is for a stretch of time that begins as the scenario says, such as one week; a \
      study of what is usual needs a warm-up, whose length auto finds by MSER-5 from ten \
      replications. Calls that are open when a run stops are counted, never dropped.

      Exit codes:
        0  done
        2  the command line or a scenario cannot be used
      """)

  @Argument(help: "The scenario file, and variants of it.")
  var scenarios: [String]

  @Option(
    help: ArgumentHelp(
      "Replay the calls of this table, CSV, instead of the log that the scenarios name.",
      valueName: "file"))
  var log: String?

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

  @Option(
    help: ArgumentHelp(
      "How much of the beginning is not counted: auto, none or a duration such as PT48H.",
      discussion: "That of the first scenario unless given; it holds for all variants.",
      valueName: "auto|none|duration"))
  var warmUp: WarmUpArgument?

  @Option(help: ArgumentHelp("The confidence of intervals: 0.95 or 95%.", valueName: "share"))
  var confidence = GapShare(share: 0.95)

  @Option(
    help: ArgumentHelp(
      "How many threads may work at once; it changes no number.", valueName: "number"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "What standard output shows: text, JSON, or promises by replication as CSV.")
  var format = ListFormat.text

  @Option(
    help: ArgumentHelp(
      "Write the results to this path as one page with charts, which needs no other file.",
      valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Write all results as CSV files into this folder.", valueName: "folder"))
  var tables: String?

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    guard (2...100_000).contains(replications ?? 2), (2...100_000).contains(maxReplications) else {
      throw ValidationError("Replications must be from 2 to 100000.")
    }
    guard (0.5...0.999_999).contains(confidence.share) else {
      throw ValidationError("--confidence must be from 50% to 99.9999%.")
    }
    guard halfWidth.map({ $0.share > 0 }) ?? true else {
      throw ValidationError("--half-width must be positive.")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 1024.")
    }
    guard ![html, tables].contains(""), ![html, tables].contains("-") else {
      throw ValidationError("--html needs the name of a file, --tables that of a folder.")
    }
    guard scenarios.count * max(1, rule.count) <= 20, scenarios.count(where: { $0 == "-" }) <= 1
    else {
      throw ValidationError(
        "At most 20 scenarios and rules of each, and only one from standard input.")
    }
  }

  func run() throws {
    try html.map(OutputFile.init)?.checkWritable()
    try tables.map(OutputFolder.init)?.checkWritable()
    var companies = try load()
    let choice = try companies.count(after: warmUp, seed: seed, threads: threads)
    let summaries = replicate(companies)
    let base = companies[0].scenario
    try write(
      SimulationReport(
        zip(companies, summaries).map { company, summaries in
          SimulationReport.Company(
            company.scenario, name: company.name, study: company.study,
            summaries: summaries,
            confidence: confidence.share)
        },
        run: SimulationReport.Run(
          seed: seed, replications: summaries[0].count, halfWidth: halfWidth?.share,
          confidence: confidence.share, warmUp: choice),
        money: MoneyFormat(base), clock: LocalClock(base.timeZone)))
  }

  /// Returns the companies of all scenarios and rules, with names that differ.
  ///
  /// - Throws: ``CommandFailure`` when one cannot be used or counts in another currency than the first.
  private func load() throws -> [SimulatedCompany] {
    var found: [(path: String, company: SimulatedCompany)] = []
    for path in scenarios {
      for company in try SimulatedCompany.companies(at: path, log: log, rules: rule, messages) {
        let currency = found.first?.company.scenario.currency ?? company.scenario.currency
        guard company.scenario.currency == currency else {
          throw CommandFailure(
            "\(path) counts in \(company.scenario.currency), \(scenarios[0]) in \(currency)")
        }
        found.append((path, company))
      }
    }
    let names = found.map(\.company.name)
    var taken: Set<String> = []
    return found.enumerated().map { index, entry in
      var company = entry.company
      if names.count(where: { $0 == company.name }) > 1 {
        company.name += " (\((entry.path as NSString).lastPathComponent))"
      }
      if !taken.insert(company.name).inserted {
        company.name += " \(index + 1)"
        taken.insert(company.name)
      }
      return company
    }
  }

  /// Returns the replications of each company, equally many.
  private func replicate(_ companies: [SimulatedCompany]) -> [[ReplicationSummary]] {
    let progress = ReplicationProgress(messages)
    defer { progress.finish() }
    let runner = ReplicationRunner(
      seed: seed, threads: threads, confidence: confidence.share, progress: progress)
    let count = replications ?? companies[0].settings.replications
    progress.expect(count * companies.count)
    var base = runner.summaries(of: companies[0], upTo: count)
    if let halfWidth {
      base = runner.extend(
        base, of: companies[0], before: companies.count - 1, to: halfWidth.share,
        limit: max(count, maxReplications))
    }
    return [base] + companies.dropFirst().map { runner.summaries(of: $0, upTo: base.count) }
  }

  private func write(_ report: SimulationReport) throws {
    try html.map(OutputFile.init)?.write(Data(SimulationPage(report).html().utf8))
    try tables.map(OutputFolder.init)?.write(
      report.tables.map { (path: $0.name, bytes: Data($0.text.utf8)) })
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
