import Foundation
import ServiceModel
import Simulation

extension SimulationReport {
  /// Returns the report as text of at most `width` characters a line.
  package func text(width: Int, style: TextStyle) -> String {
    let parts = companies.indices.flatMap { index -> [String] in
      let heading = index == 0 ? "Base" : "Variant \(index)"
      let company = companies[index]
      return [style.applying(.strong, to: "\(heading): \(company.name)"), ""]
        + promiseLines(of: company, width: width, style: style)
        + logLines(of: index, width: width, style: style)
        + figureLines(of: company, width: width, style: style)
        + (index == 0 ? [] : differenceLines(of: index, width: width, style: style))
    }
    return (parts + closing).map { $0 + "\n" }.joined()
  }

  // MARK: Promises

  private func promiseLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("PROMISE", minimumWidth: 16), .number("KEPT"), .number("FROM"), .number("TO"),
      .number("DECIDED"), .number("OPEN"), .number("SPARE, 10 %"), .number("SPARE, HALF"),
    ])
    let estimates = company.estimates
    for (kind, promise) in company.study.promises.enumerated() {
      let tallies = estimates.summaries.map { $0.promises[kind] }
      var cells = [promise.text] + shareCells(estimates.compliance(of: kind))
      cells.append(String(tallies.reduce(0) { $0 + $1.decided }))
      cells.append(String(tallies.reduce(0) { $0 + $1.censored }))
      cells += [0.1, 0.5].map { share in
        estimates.slackQuantile(share, of: kind)
          .map { signedSlack(Seconds(Int($0.estimate))) } ?? "-"
      }
      columns.add(cells)
    }
    if company.study.promises.count > 1 {
      columns.add(["all"] + shareCells(estimates.compliance()) + ["", "", "", ""])
    }
    let notes = company.study.promises.indices.compactMap { wilsonNote($0, of: company) }
    return columns.lines(width: width, style: style) + notes + [""]
  }

  private func shareCells(_ interval: Interval?) -> [String] {
    guard let interval = interval?.cutToShares else { return ["-", "-", "-"] }
    return [interval.estimate, interval.low, interval.high].map(percent)
  }

  private func wilsonNote(_ kind: Int, of company: Company) -> String? {
    company.estimates.wilson(of: kind).map { interval in
      let decided = company.estimates.summaries.reduce(0) { $0 + $1.promises[kind].decided }
      return "\(company.study.promises[kind].text): all \(decided) came out alike, which is "
        + "compatible with \(percent(interval.low)) to \(percent(interval.high))."
    }
  }

  // MARK: Figures

  private func figureLines(of company: Company, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("A REPLICATION", minimumWidth: 16), .number("MEAN"), .number("FROM"), .number("TO"),
    ])
    for (name, interval, format) in figures(of: company) {
      guard let interval else { continue }
      columns.add([name, format(interval.estimate), format(interval.low), format(interval.high)])
    }
    return columns.lines(width: width, style: style) + [""]
      + unansweredLines(of: company) + reasonLines(of: company) + [backlogLine(of: company), ""]
  }

  private typealias Figure = (String, Interval?, (Double) -> String)

  private func figures(of company: Company) -> [Figure] {
    let estimates = company.estimates
    let number: (Double) -> String = { decimal($0) }
    let amount: (Double) -> String = { value in
      money.text(Money(minorUnits: Int(max(0, value).rounded())))
    }
    return [
      ("calls", estimates.mean { Double($0.calls.created) }, number),
      ("done", estimates.mean { Double($0.calls.completed) }, number),
      ("cancelled by customers", estimates.mean { Double($0.calls.cancelled) }, number),
      ("open at the end", estimates.mean { Double($0.calls.open) }, number),
      ("cost of broken promises", estimates.mean { Double($0.credits.minorUnits) }, amount),
      ("work, of time on duty", estimates.share { $0.work }, percent),
      ("travel", estimates.share { $0.travel }, percent),
      ("closed doors", estimates.share { $0.closedDoors }, percent),
      ("idle", estimates.share { $0.idle }, percent),
      ("overtime, on top", estimates.share { $0.overtime }, percent),
    ]
  }

  private func reasonLines(of company: Company) -> [String] {
    let counts = company.estimates.reasons
    let total = counts.reduce(0) { $0 + $1.count }
    guard total > 0 else { return ["No promise was broken."] }
    let parts = counts.map { "\($0.reason.words) \(percent(Double($0.count) / Double(total)))" }
    return ["When broken promises were due: " + parts.joined(separator: ", ") + "."]
  }

  private func backlogLine(of company: Company) -> String {
    let means = company.estimates.backlog.map(\.estimate)
    let quarters = stride(from: 0, through: 4, by: 1).compactMap { quarter -> String? in
      guard let last = means.indices.last else { return nil }
      return decimal(means[last * quarter / 4])
    }
    return "Calls that wait, at each quarter of the time: " + quarters.joined(separator: ", ") + "."
  }

  // MARK: Differences

  private func differenceLines(of index: Int, width: Int, style: TextStyle) -> [String] {
    var columns = TextColumns([
      .text("VARIANT - BASE", minimumWidth: 16), .number("MEAN"), .number("FROM"), .number("TO"),
      .text(""), .number("VARIANCE LEFT"),
    ])
    for (measure, difference) in differences(of: index) {
      let interval = difference.interval
      columns.add(
        [measure.words] + [interval.estimate, interval.low, interval.high].map(format(measure)) + [
          difference.isReal ? "real" : "not shown",
          difference.varianceRatio.map(wholePercentText) ?? "-",
        ])
    }
    return columns.lines(width: width, style: style) + [""]
  }

  private func format(_ measure: Measure) -> (Double) -> String {
    switch measure {
    case .compliance: { signed($0, percent) }
    case .credits: { value in money.text(Money(minorUnits: Int(value.rounded()))) }
    case .meanWaiting: { signed($0, decimal) }
    case .overtime: { signed($0 / 3600) { decimal($0) + " h" } }
    }
  }

  private func signed(_ value: Double, _ format: (Double) -> String) -> String {
    (value > 0 ? "+" : "") + format(value)
  }

  // MARK: Closing

  private var closing: [String] {
    var lines = [
      "\(counted(run.replications, "replication")), seed \(run.seed), intervals of "
        + "\(percent(run.confidence)) from Student's t over replications."
    ]
    let warmUp = companies[0].study.model.window.warmUp
    lines.append(
      warmUp == .zero
        ? "Without a warm-up: this is about these days, not about what is usual."
        : "The first \(hoursMinutes(warmUp)) hours are not counted.")
    if let target = run.halfWidth, let width = companies[0].estimates.compliance()?.halfWidth {
      lines.append(
        width <= target
          ? "The half-width asked for is reached: \(percent(width))."
          : "The half-width is \(percent(width)), not \(percent(target)); about "
            + "\(companies[0].estimates.replicationsNeeded(forHalfWidth: target) ?? 0) "
            + "replications are needed.")
    }
    return lines
  }

  private func percent(_ share: Double) -> String {
    share.isFinite ? String(format: "%.2f %%", share * 100) : "-"
  }

  private func decimal(_ value: Double) -> String {
    value.isFinite ? String(format: "%.1f", value) : "-"
  }
}

extension SimulationReport.Measure {
  /// The measure in words.
  fileprivate var words: String {
    switch self {
    case .compliance: "promises kept"
    case .credits: "cost of broken promises"
    case .meanWaiting: "calls that wait"
    case .overtime: "overtime"
    }
  }
}

extension BreachReason {
  /// The reason in words.
  fileprivate var words: String {
    switch self {
    case .beforeStart: "overdue from the start"
    case .nobodyOnDuty: "nobody on duty"
    case .everybodyBusy: "everybody busy"
    case .travel: "on the way"
    case .work: "at work"
    case .parts: "waiting for parts"
    case .closedDoor: "closed door"
    }
  }
}

extension StudyEstimates {
  /// How often each reason was found, in the order of the reasons, without those that never were.
  var reasons: [(reason: BreachReason, count: Int)] {
    BreachReason.allCases.map { reason in
      (reason, summaries.reduce(0) { $0 + ($1.reasons[reason] ?? 0) })
    }.filter { $0.1 > 0 }
  }
}
