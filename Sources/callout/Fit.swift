import ArgumentParser
import Foundation
import Publishing
import Scenarios
import ServiceModel
import Simulation

/// Learns from a table of past calls when calls come in.
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit when calls come in from a table of past calls, with goodness of fit.",
    discussion: """
      For each kind of call a rate for each hour of the week, by the clocks of the scenario that is \
      named, or of the table's zone: an \
      hour that the clocks skip or show twice counts for as long as it lasted. Tests say how far the \
      calls are from a Poisson process with these rates. --output writes an overlay with the fitted \
      calls, for callout simulate.

      Exit codes:
        0  done
        2  the table or the mapping has errors, or a file cannot be used
      """)

  @Argument(help: "The table, CSV.")
  var table: String

  @Option(
    name: [.customLong("map"), .customLong("mapping")],
    help: ArgumentHelp(
      "What its columns and values mean, as for import requests; YAML.", valueName: "file"))
  var map: String

  @Option(
    help: ArgumentHelp("The first day; that of the first call unless given.", valueName: "date"))
  var from: DayArgument?

  @Option(
    help: ArgumentHelp("The last day; that of the last call unless given.", valueName: "date"))
  var to: DayArgument?

  @Option(help: "What standard output shows.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Write an overlay with the fitted calls to this path; - is standard output.",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The scenario that the overlay extends; that of the mapping unless given.",
      valueName: "file"))
  var base: String?

  @Flag(help: "Let calls of the overlay come in at once as often as days vary.")
  var bursts = false

  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// What a fit looks like on standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard output != "" else { throw ValidationError("--output needs the name of a file.") }
    if let from, let to, from.date > to.date {
      throw ValidationError("--from is after --to.")
    }
  }

  func run() throws {
    if let output, output != "-" { try OutputFile(path: output).checkWritable() }
    var table = try load()
    // Calls are simulated by the clocks of the scenario, whatever clocks stamped the table.
    if let base = path(ofBase: table) {
      table.zone = ScenarioLoader.load(path: base).scenario?.timeZone ?? table.zone
    }
    let days = try period(of: table)
    let fits = table.kinds.map { kind in
      ArrivalFit(
        calls: kind.calls.map(\.time), from: days.first, through: days.last, in: table.zone)
    }
    if let output { try write(table, fits, of: days, to: output) }
    guard output != "-" else { return }
    let all = table.kinds.reduce(0) { $0 + $1.calls.count }
    let report = ArrivalFitReport(
      zip(table.kinds, fits).map { .init(name: $0.pattern.id.text, fit: $1) },
      first: days.first.description, last: days.last.description, zone: table.zone.identifier,
      leftOut: all - fits.reduce(0) { $0 + $1.total })
    try StandardOutput.write(
      format == .json
        ? report.document.reportText()
        : report.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
  }

  private func load() throws -> CallTable {
    let (table, diagnostics) = CallTable.load(table: table, mapping: map)
    for diagnostic in diagnostics where !messages.quiet || diagnostic.severity == .error {
      StandardError.write("\(diagnostic)\n")
    }
    guard let table else { throw CommandFailure("\(self.table) cannot be fitted") }
    return table
  }

  /// Returns the first and the last day that count.
  private func period(of table: CallTable) throws -> (first: CivilDate, last: CivilDate) {
    let rules = table.zone.rules
    let times = table.kinds.flatMap(\.calls).map(\.time)
    guard let first = from?.date ?? times.min().map({ rules.civil(at: $0).date }),
      let last = to?.date ?? times.max().map({ rules.civil(at: $0).date })
    else { throw CommandFailure("\(self.table) has no calls to fit") }
    guard first <= last else {
      throw CommandFailure("there are no days from \(first) to \(last)")
    }
    guard last.daysSinceEpoch - first.daysSinceEpoch <= Self.mostDays else {
      throw CommandFailure(
        "from \(first) to \(last) is more than a hundred years; say the days with --from and --to")
    }
    return (first, last)
  }

  /// The most days that can be fitted.
  private static let mostDays = 36_600

  /// Writes the overlay with the calls of `days`, whose places are those of calls on these days.
  private func write(
    _ table: CallTable, _ fits: [ArrivalFit], of days: (first: CivilDate, last: CivilDate),
    to output: String
  ) throws {
    let rules = table.zone.rules
    let besides = output == "-" ? "" : output
    guard let base = path(ofBase: table) else {
      throw CommandFailure("the mapping names no base; name the scenario to extend with --base")
    }
    let patterns = zip(table.kinds, fits).compactMap { kind, fit -> CallPattern? in
      guard fit.total > 0 else { return nil }
      let calls = kind.calls.filter {
        (days.first...days.last).contains(rules.civil(at: $0.time).date)
      }
      return kind.pattern.fitted(fit, places: calls.map(\.place), bursts: bursts)
    }
    let overlay = CallPatternOverlay(
      base: Self.path(of: base, from: besides),
      name: "Calls as in \((self.table as NSString).lastPathComponent)",
      patterns: patterns,
      remarks: [
        "Fitted by callout fit: calls in a thousand hours, for each hour of the week.",
        "The variation of work is an assumption: a log of calls says nothing of it.",
      ])
    if output == "-" {
      try StandardOutput.write(overlay.text)
    } else {
      try OutputFile(path: output).write(Data(overlay.text.utf8))
    }
  }

  /// Returns the path of the scenario that the fit is for, if one is named.
  private func path(ofBase table: CallTable) -> String? {
    base ?? table.base.map { Self.path($0, besides: map) }
  }

  /// Returns the path of the file that `file` calls `path`.
  private static func path(_ path: String, besides file: String) -> String {
    let folder = (file as NSString).deletingLastPathComponent
    return path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// Returns `path` as the file `file` calls it.
  private static func path(of path: String, from file: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let target = URL(filePath: path).standardizedFileURL.pathComponents
    let folder = URL(filePath: file.isEmpty ? "x" : file).standardizedFileURL
      .deletingLastPathComponent().pathComponents
    let common = zip(target, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + target.dropFirst(common))
      .joined(separator: "/")
  }
}
