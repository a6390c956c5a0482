import ServiceModel
import Simulation

// The promises of all companies side by side, and what differs.
extension SimulationPage {
  /// The kinds of promises and the groups of the base, with their names.
  private var rows: [(name: String, kinds: [Int]?)] {
    let study = report.companies[0].study
    let kinds = study.promises.enumerated().map { (name: $1.text, kinds: Optional([$0])) }
    let groups = study.promiseGroups.filter { $0.kinds.count > 1 }.map {
      (name: $0.text, kinds: Optional($0.kinds))
    }
    return (kinds.count > 1 ? [(name: "all promises", kinds: nil)] : []) + kinds + groups
  }

  /// What a company makes of a row of the base; it may have the promises at other positions.
  private func compliance(
    _ row: (name: String, kinds: [Int]?), of company: SimulationReport.Company
  ) -> ComplianceEstimate? {
    guard let kinds = row.kinds else { return company.estimates.compliance() }
    let base = report.companies[0].study.promises
    let own = kinds.compactMap { company.study.promises.firstIndex(of: base[$0]) }
    return own.isEmpty ? nil : company.estimates.compliance(of: own)
  }

  /// The share of promises kept by tier, priority and milestone; `nil` where nothing is promised.
  var complianceChart: PageChart? {
    guard !report.companies[0].study.promises.isEmpty else { return nil }
    return PageChart(
      id: "compliance", kind: .intervals, axis: "promises kept", unit: "%",
      labels: rows.map(\.name),
      series: report.companies.map { company in
        PageChart.Series(
          name: company.name,
          intervals: rows.map { compliance($0, of: company)?.interval }, factor: 100)
      })
  }

  /// The promises of all companies.
  var promisePart: String {
    guard let complianceChart else { return "" }
    let table = PageTable(
      head: ["Promise", "Scenario", "Kept", "From", "To", "Interval", "Decided", "Open", "Cost"],
      rows: rows.flatMap { row in
        report.companies.map { company in
          let estimate = compliance(row, of: company)
          let kinds = row.kinds.map { kinds in
            kinds.compactMap {
              company.study.promises.firstIndex(of: report.companies[0].study.promises[$0])
            }
          }
          let counts = company.estimates.counts(of: kinds)
          let ends = [estimate?.interval.estimate, estimate?.interval.low, estimate?.interval.high]
          return [row.name, company.name] + ends.map { report.percent($0 ?? .nan) }
            + [estimate?.method.rawValue ?? "-", "\(counts.kept + counts.broken)"]
            + ["\(counts.censored)"]
            + [report.text(company.estimates.credits(of: kinds)?.estimate ?? .nan, .minorUnits)]
        }
      })
    return """
      <section><h2>Promises kept</h2>\
      \(complianceChart.figure("By tier, priority and milestone", note: "Each dot is the share of "
        + "promises kept; the line is its interval.", table: table, isWide: true))\(logPart)</section>
      """
  }

  /// What the log says that is replayed, and which calls nobody can answer.
  private var logPart: String {
    let companies = report.companies
    let observed = companies.flatMap { company in
      company.study.observed.map { tier in
        [tier.name, company.name, report.percent(tier.share ?? .nan), "\(tier.decided)"]
      }
    }
    let table = PageTable(head: ["In the log", "Scenario", "Kept", "Decided"], rows: observed)
    let notes = companies.flatMap { company in
      report.unansweredLines(of: company).map { line in
        let name = companies.count > 1 ? "\(company.name): " : ""
        return "<p class=\"note\">\((name + line).escapedForXML)</p>"
      }
    }
    let log =
      observed.isEmpty ? "" : "<h3 class=\"apart\">What the log itself says</h3>\(table.markup)"
    return notes.joined() + log
  }

  // MARK: Differences

  /// For each variant what changes: a chart of the share of promises kept, and the table of all.
  var differenceCharts: [(chart: PageChart?, table: PageTable)] {
    report.companies.indices.dropFirst().map { index in
      let entries = report.differences(of: index)
      let shares = entries.filter { $0.unit == .share }
      let chart = PageChart(
        id: "difference\(index)", kind: .intervals, axis: "change of promises kept",
        unit: "points",
        labels: shares.map { $0.promise == nil ? "all promises" : $0.words },
        series: [
          PageChart.Series(
            name: report.companies[index].name, role: "difference",
            intervals: shares.map(\.difference.interval), factor: 100)
        ])
      let table = PageTable(
        head: ["Variant − base", "Mean", "From", "To", "", "Variance left"],
        rows: entries.map { entry in
          let interval = entry.difference.interval
          return [entry.words]
            + [interval.estimate, interval.low, interval.high].map {
              report.signed($0, entry.unit)
            }
            + [
              entry.difference.isReal ? "real" : "not shown",
              entry.difference.varianceRatio.map(wholePercentText) ?? "-",
            ]
        })
      return (shares.isEmpty ? nil : chart, table)
    }
  }

  /// What the variants change.
  var differencePart: String {
    guard report.companies.count > 1 else { return "" }
    let figures = zip(report.companies.indices.dropFirst(), differenceCharts).map { index, pair in
      let name = report.companies[index].name
      let figure = pair.chart?.figure(
        name,
        note: "Variant minus base, call by call on the same calls. Right of the line more promises "
          + "are kept.", table: pair.table, isWide: true)
      return verdicts(of: index) + "\n"
        + (figure ?? "<h3>\(name.escapedForXML)</h3>\(pair.table.markup)")
    }
    return "<section><h2>What the variants change</h2>\(figures.joined(separator: "\n"))"
      + "<h3 class=\"apart\">All figures</h3>\(comparison.markup)</section>"
  }

  private func verdicts(of index: Int) -> String {
    let entries = report.differences(of: index).filter { $0.promise == nil }
    let items = entries.map { entry in
      let interval = entry.difference.interval
      let isGood = entry.measure == "compliance" ? interval.estimate > 0 : interval.estimate < 0
      let kind = !entry.difference.isReal ? "open" : isGood ? "good" : "bad"
      let verdict = entry.difference.isReal ? "real" : "not shown"
      return "<li class=\"\(kind)\"><span>\(entry.words.escapedForXML)</span> "
        + "<strong>\(report.signed(interval.estimate, entry.unit).escapedForXML)</strong> "
        + "<em>\(verdict)</em></li>"
    }
    return "<ul class=\"changes\">\(items.joined())</ul>"
  }

  /// All figures of all companies.
  private var comparison: PageTable {
    let companies = report.companies
    let figures = companies.map { report.figures(of: $0) }
    return PageTable(
      head: ["A replication"] + companies.map(\.name),
      rows: figures[0].map { figure in
        [figure.words]
          + figures.map { others in
            guard let other = others.first(where: { $0.key == figure.key }) else { return "-" }
            return "\(report.text(other.interval.estimate, other.unit)) "
              + "(\(range(other.interval, other.unit)))"
          }
      })
  }
}
