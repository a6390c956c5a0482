import Foundation
import ServiceModel
import Simulation

extension SimulationReport {
  /// Returns the report as text of at most `width` characters a line.
  package func text(width: Int, style: TextStyle) -> String {
    let parts = companies.indices.flatMap { index -> [String] in
      let heading = index == 0 ? "Base" : "Variant \(index)"
      let company = companies[index]
      let tables = [
        promiseLines(of: company, width: width, style: style),
        logLines(of: index, width: width, style: style),
        slackLines(of: company, width: width, style: style),
        figureLines(of: company, width: width, style: style),
        technicianLines(of: company, width: width, style: style),
        unansweredLines(of: company) + reasonLines(of: company, width: width, style: style),
        backlogLines(of: company, width: width, style: style),
        index == 0 ? [] : differenceLines(of: index, width: width, style: style),
      ]
      return [style.applying(.strong, to: "\(heading): \(company.name)"), ""]
        + tables.filter { !$0.isEmpty }.flatMap { $0 + [""] }
    }
    return (parts + method).map { $0 + "\n" }.joined()
  }

  // MARK: Promises

  private func promiseLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    guard !company.study.promises.isEmpty else { return ["No call has a promise."] }
    var columns = TextColumns([
      .text("PROMISE", minimumWidth: 16), .number("KEPT"), .number("FROM"), .number("TO"),
      .number("DECIDED"), .number("OPEN"), .number("COST"),
    ])
    func add(_ name: String, _ kinds: [Int]?) {
      let estimates = company.estimates
      let interval = estimates.compliance(of: kinds)?.interval
      let counts = estimates.counts(of: kinds)
      columns.add(
        [name]
          + [interval?.estimate, interval?.low, interval?.high].map { percent($0 ?? .nan) }
          + [String(counts.kept + counts.broken), String(counts.censored)]
          + [text(estimates.credits(of: kinds)?.estimate ?? .nan, .minorUnits)])
    }
    for (kind, promise) in company.study.promises.enumerated() { add(promise.text, [kind]) }
    for group in company.study.promiseGroups where group.kinds.count > 1 {
      add(group.text, group.kinds)
    }
    if company.study.promises.count > 1 { add("all", nil) }
    return columns.lines(width: width, style: style)
      + company.study.promises.indices.compactMap { wilsonNote($0, of: company) }
  }

  private func wilsonNote(_ kind: Int, of company: Company) -> String? {
    guard let estimate = company.estimates.compliance(of: [kind]), estimate.method == .wilson
    else { return nil }
    let counts = company.estimates.counts(of: [kind])
    return "\(company.study.promises[kind].text): all \(counts.kept + counts.broken) came out "
      + "alike, which is compatible with \(percent(estimate.interval.low)) to "
      + "\(percent(estimate.interval.high))."
  }

  private func slackLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    guard !company.study.promises.isEmpty else { return [] }
    var columns = TextColumns([
      .text("PROMISE", minimumWidth: 16), .text("OF THEM"), .number("SPARE"), .number("FROM"),
      .number("TO"), .number("LATE"), .number("FROM"), .number("TO"),
    ])
    // Many kinds of promises have a row each; programs and the page get all quantiles.
    let quantiles = company.study.promises.count > 8 ? [0.9] : Self.quantiles
    for (kind, promise) in company.study.promises.enumerated() {
      let slacks = company.estimates.slacks(of: [kind])
      let lateness = company.estimates.lateness(of: [kind])
      for share in quantiles {
        let spare = slacks.quantile(1 - share).map { [$0.estimate, $0.low, $0.high] }
        let late = lateness.quantile(share).map { [$0.estimate, $0.low, $0.high] }
        columns.add(
          [share == quantiles[0] ? promise.text : "", wholePercentText(share)]
            + (spare?.map(slackText) ?? ["-", "", ""]) + (late?.map(slackText) ?? ["-", "", ""]))
      }
    }
    return columns.lines(width: width, style: style) + [
      "SPARE is what so many of them have at least, LATE how late so many of the broken ones are at most."
    ]
  }

  /// The shares of promises that are told how much time they have to spare.
  static let quantiles = [0.5, 0.9, 0.95, 0.99]

  private func slackText(_ seconds: Double) -> String {
    seconds.isFinite ? signedSlack(Seconds(Int(seconds))) : "-"
  }

  // MARK: Figures

  private func figureLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("A REPLICATION", minimumWidth: 16), .number("MEAN"), .number("FROM"), .number("TO"),
    ])
    for figure in figures(of: company) {
      let interval = figure.interval
      columns.add(
        [figure.words]
          + [interval.estimate, interval.low, interval.high].map { text($0, figure.unit) })
    }
    return columns.lines(width: width, style: style)
  }

  private func technicianLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("TECHNICIAN", minimumWidth: 12), .number("ON DUTY"), .number("WORK"),
      .number("TRAVEL"), .number("WAIT"), .number("IDLE"), .number("OVERTIME"),
    ])
    for (technician, name) in company.technicians.enumerated() {
      let estimates = company.estimates
      func hours(_ part: (TechnicianTime) -> Int) -> String {
        text((estimates.time(of: technician, part)?.estimate ?? .nan) / 3600, .hours)
      }
      let parts: [(TechnicianTime) -> Int] = [\.work, \.travel, \.waiting, \.idle]
      columns.add(
        [name, hours(\.duty)]
          + parts.map { percent(estimates.share(of: technician, $0)?.estimate ?? .nan) }
          + [hours(\.overtime)])
    }
    return columns.isEmpty ? [] : columns.lines(width: width, style: style)
  }

  private func reasonLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    let counts = company.estimates.reasons()
    guard !counts.isEmpty else { return ["No promise was broken."] }
    let total = Double(counts.reduce(0) { $0 + $1.count })
    var columns = TextColumns([
      .text("WHEN BROKEN PROMISES WERE DUE", minimumWidth: 16), .number("MEAN"), .number("FROM"),
      .number("TO"), .number("OF ALL"),
    ])
    for (reason, count) in counts {
      let mean = company.estimates.breaches(for: reason)
      columns.add(
        [reason.words] + [mean?.estimate, mean?.low, mean?.high].map { decimal($0 ?? .nan) }
          + [percent(Double(count) / total)])
    }
    return columns.lines(width: width, style: style)
  }

  private func backlogLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    let backlog = company.estimates.backlog
    guard let last = backlog.indices.last else { return [] }
    let (start, step) = observations(of: company)
    var columns = TextColumns([
      .text("BACKLOG", minimumWidth: 16), .number("WAITING"), .number("FROM"), .number("TO"),
      .number("LOW TENTH"), .number("HIGH TENTH"), .number("OPEN"),
    ])
    let rows = min(Self.backlogRows, last + 1)
    for row in 0..<rows {
      let index = rows == 1 ? 0 : last * row / (rows - 1)
      let point = backlog[index]
      let instant = start + Seconds(step.count * index)
      let date = clock.date(of: instant)
      columns.add(
        ["\(date) \(clock.timeOfDay(instant, since: date))"]
          + [point.waiting.estimate, point.waiting.low, point.waiting.high].map { decimal($0) }
          + [String(point.low), String(point.high), decimal(point.open.estimate)])
    }
    return columns.lines(width: width, style: style)
  }

  /// How many points in time the backlog is shown at; programs get all of them.
  private static let backlogRows = 9

  // MARK: Differences

  private func differenceLines(of index: Int, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("VARIANT - BASE", minimumWidth: 16), .number("MEAN"), .number("FROM"), .number("TO"),
      .text(""), .number("VARIANCE LEFT"),
    ])
    for entry in differences(of: index) {
      let interval = entry.difference.interval
      columns.add(
        [entry.words]
          + [interval.estimate, interval.low, interval.high].map { signed($0, entry.unit) }
          + [
            entry.difference.isReal ? "real" : "not shown",
            entry.difference.varianceRatio.map(wholePercentText) ?? "-",
          ])
    }
    return columns.lines(width: width, style: style)
  }
}
