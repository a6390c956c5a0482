import ServiceModel
import Simulation

// What one company does with its time, and where its promises break.
extension SimulationPage {
  /// The part of the page about one company, with the charts in it.
  func companyPart(_ index: Int) -> (markup: String, charts: [PageChart]) {
    let company = report.companies[index]
    let pairs = [
      slackFigure(company, index), reasonFigure(company, index), technicianFigure(company, index),
      creditFigure(company, index), backlogFigure(company, index),
    ].compactMap(\.self)
    let role = report.companies.count == 1 ? "" : index == 0 ? "Base: " : "Variant \(index): "
    let title = (role + company.name).escapedForXML
    return (
      "<section><h2>\(title)</h2><div class=\"charts\">"
        + pairs.map(\.markup).joined(separator: "\n") + "</div></section>",
      pairs.map(\.chart)
    )
  }

  private typealias Figure = (markup: String, chart: PageChart)

  // MARK: Time to spare

  private func slackFigure(_ company: SimulationReport.Company, _ index: Int) -> Figure? {
    let kinds = company.study.promises.indices.map {
      (kind: $0, sample: company.estimates.slacks(of: [$0]))
    }
    .filter { !$0.sample.values.isEmpty }
    guard !kinds.isEmpty else { return nil }
    let chart = PageChart(
      id: "slack\(index)", kind: .curves, axis: "hours after the due instant", unit: "h",
      labels: [],
      series: Self.mostOften(kinds).map { kind, sample in
        let steps = Self.curve(of: sample.values)
        return PageChart.Series(
          name: company.study.promises[kind].text, values: steps.map { rounded($0.share * 100) },
          at: steps.map { rounded(-Double($0.slack) / 3600) })
      })
    let table = PageTable(
      head: ["Promise", "Of them", "Spare, at least", "From", "To", "Late, at most", "From", "To"],
      rows: kinds.flatMap { kind, sample in
        let lateness = company.estimates.lateness(of: [kind])
        return SimulationReport.quantiles.map { share in
          [company.study.promises[kind].text, wholePercentText(share)]
            + ends(sample.quantile(1 - share)) + ends(lateness.quantile(share))
        }
      })
    return (
      chart.figure(
        "Time to spare, and lateness",
        note:
          "The share of promises that are fulfilled so many hours before (left) or after (right) "
          + "they are due. The table gives the lateness of broken promises alone.", table: table),
      chart
    )
  }

  private func ends(_ interval: Interval?) -> [String] {
    [interval?.estimate, interval?.low, interval?.high].map { value in
      value.flatMap { $0.isFinite ? signedSlack(Seconds(Int($0))) : nil } ?? "-"
    }
  }

  /// How many curves can be told apart.
  private static let curveLimit = 8

  /// The kinds of promises that were decided most often, in their order; the table has all.
  private static func mostOften(
    _ kinds: [(kind: Int, sample: PooledSample)]
  ) -> [(kind: Int, sample: PooledSample)] {
    let byCount = kinds.sorted {
      ($0.sample.values.count, $1.kind) > ($1.sample.values.count, $0.kind)
    }
    return byCount.prefix(curveLimit).sorted { $0.kind < $1.kind }
  }

  /// Points of the curve of values that rise from the earliest to the latest fulfilment.
  private static func curve(of slacks: [Int32]) -> [(slack: Int32, share: Double)] {
    let points = min(200, slacks.count)
    return (0..<points).map { point in
      let position = points == 1 ? 0 : (slacks.count - 1) * point / (points - 1)
      return (slacks[slacks.count - 1 - position], Double(position + 1) / Double(slacks.count))
    }
  }

  // MARK: Reasons and money

  private func reasonFigure(_ company: SimulationReport.Company, _ index: Int) -> Figure? {
    let reasons = company.estimates.reasons()
    guard !reasons.isEmpty else { return nil }
    let means = reasons.map { company.estimates.breaches(for: $0.reason) }
    let chart = PageChart(
      id: "reasons\(index)", kind: .bars, axis: "broken promises in a replication", unit: "",
      labels: reasons.map(\.reason.words),
      series: [PageChart.Series(name: "broken promises", role: "breach", intervals: means)])
    let total = Double(reasons.reduce(0) { $0 + $1.count })
    let table = PageTable(
      head: ["When it was due", "Mean", "From", "To", "Of all"],
      rows: zip(reasons, means).map { entry, mean in
        [entry.reason.words]
          + [mean?.estimate, mean?.low, mean?.high].map { report.decimal($0 ?? .nan) }
          + [report.percent(Double(entry.count) / total)]
      })
    return (
      chart.figure(
        "Why promises break", note: "What the call was doing when its promise was due.",
        table: table),
      chart
    )
  }

  private func creditFigure(_ company: SimulationReport.Company, _ index: Int) -> Figure? {
    let promises = company.study.promises
    let means = promises.indices.map { company.estimates.credits(of: [$0]) }
    guard means.contains(where: { ($0?.estimate ?? 0) > 0 }) else { return nil }
    let chart = PageChart(
      id: "credits\(index)", kind: .bars, axis: "\(report.money.currency) in a replication",
      unit: report.money.currency, labels: promises.map(\.text),
      series: [
        PageChart.Series(
          name: "cost", role: "credits", intervals: means, factor: report.money.unitsPerMinorUnit)
      ])
    let table = PageTable(
      head: ["Promise", "Mean", "From", "To"],
      rows: zip(promises, means).map { promise, mean in
        [promise.text]
          + [mean?.estimate, mean?.low, mean?.high].map { report.text($0 ?? .nan, .minorUnits) }
      })
    return (
      chart.figure(
        "What broken promises cost", note: "Credits by the agreements, for each kind of promise.",
        table: table), chart
    )
  }

  // MARK: Technicians

  private func technicianFigure(_ company: SimulationReport.Company, _ index: Int) -> Figure? {
    guard !company.technicians.isEmpty else { return nil }
    let parts = TechnicianTime.parts.filter { $0.name != "duty" }
    let technicians = company.technicians.indices
    func hours(_ technician: Int?, _ part: (TechnicianTime) -> Int) -> Double {
      (company.estimates.time(of: technician, part)?.estimate ?? 0) / 3600
    }
    let chart = PageChart(
      id: "technicians\(index)", kind: .stack, axis: "hours in a replication", unit: "h",
      labels: company.technicians,
      series: parts.map { name, part in
        PageChart.Series(
          name: name, role: name, values: technicians.map { rounded(hours($0, part)) })
      })
    let rows = technicians.map { (company.technicians[$0], Optional($0)) } + [("all", nil)]
    let table = PageTable(
      head: ["Technician", "On duty"]
        + parts.map { $0.name.prefix(1).uppercased() + $0.name.dropFirst() },
      rows: rows.map { name, technician in
        [name, report.text(hours(technician, \.duty), .hours)]
          + parts.map { _, part in
            let share = company.estimates.share(of: technician, part)
            return "\(report.text(hours(technician, part), .hours)), "
              + report.percent(share?.estimate ?? .nan)
          }
      })
    return (
      chart.figure(
        "What time goes into",
        note:
          "Work, travel, waiting at sites and idle time add up to the time on duty; overtime is on "
          + "top of it.", table: table), chart
    )
  }

  // MARK: Backlog

  private func backlogFigure(_ company: SimulationReport.Company, _ index: Int) -> Figure? {
    let backlog = company.estimates.backlog
    guard backlog.count > 1 else { return nil }
    let (start, step) = report.observations(of: company)
    let labels = backlog.indices.map { position in
      let instant = start + Seconds(step.count * position)
      let date = report.clock.date(of: instant)
      return "\(date.longText) \(report.clock.timeOfDay(instant, since: date))"
    }
    let chart = PageChart(
      id: "backlog\(index)", kind: .bands, axis: "calls", unit: "", labels: labels,
      series: [
        PageChart.Series(name: "wait", role: "mean", intervals: backlog.map(\.waiting)),
        PageChart.Series(
          name: "four fifths of replications", role: "spread",
          values: backlog.map { Double($0.low) }, low: backlog.map { Double($0.low) },
          high: backlog.map { Double($0.high) }),
        PageChart.Series(name: "open", role: "open", intervals: backlog.map(\.open)),
      ])
    let table = PageTable(
      head: ["When", "Wait", "From", "To", "Low tenth", "High tenth", "Open"],
      rows: zip(labels, backlog).map { label, point in
        [label]
          + [point.waiting.estimate, point.waiting.low, point.waiting.high].map {
            report.decimal($0)
          }
          + ["\(point.low)", "\(point.high)", report.decimal(point.open.estimate)]
      })
    return (
      chart.figure(
        "Backlog",
        note:
          "Calls that wait for a technician: the mean with its interval (dark) and the middle four "
          + "fifths of the replications (light); dashed, all calls that are not done.",
        table: table,
        isWide: true), chart
    )
  }
}
