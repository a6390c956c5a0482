package import Planning
package import ServiceModel

/// A plan as a dispatcher reads it on a screen.
///
/// First what the plan costs and how good it is proved to be, then each technician's day with one
/// line for each visit, then what was left out and why, then where the money goes.
package struct PlanTable: Sendable {
  /// The plan and what is known about it.
  let result: PlanningResult
  /// Where names are looked up.
  let context: PlanContext
  /// How wide the screen is, in characters.
  let width: Int
  /// How text stands out.
  let style: TextStyle
  /// The clock on which times are read.
  let clock: LocalClock
  /// How money is written.
  let money: MoneyFormat

  /// The narrowest screen for which lines are made.
  static let narrowestScreen = 80

  /// Creates the table of `result`.
  ///
  /// - Parameters:
  ///   - result: The plan and what is known about it.
  ///   - scenario: What the plan is for.
  ///   - width: How wide the screen is, in characters.
  ///   - style: How text stands out.
  package init(
    _ result: PlanningResult, for scenario: Scenario, width: Int = 100, style: TextStyle = .plain
  ) {
    self.result = result
    context = PlanContext(scenario)
    self.width = max(Self.narrowestScreen, width)
    self.style = style
    clock = LocalClock(scenario.timeZone)
    money = MoneyFormat(scenario)
  }

  /// The whole table, with a final newline.
  package var text: String {
    let parts = [headLines] + routeParts + [unassignedLines, objectiveLines, metricLines]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var headLines: [String] {
    let scenario = context.scenario
    let (from, to) = days
    let dates = from == to ? "\(from)" : "\(from) to \(to)"
    return titled(
      [scenario.name.printable, "\(dates), times in \(scenario.timeZone)"], .strong,
      separator: "  ") + verdictLines
  }

  /// The first and the last day that are planned.
  private var days: (from: CivilDate, to: CivilDate) {
    let window = context.scenario.planningWindow
    let end = max(window.start, window.end - Seconds(1))
    return (clock.date(of: window.start), clock.date(of: end))
  }

  /// Whether all that is planned is on one day, so that dates need not be shown.
  var isOneDay: Bool { days.from == days.to }

  /// The status with objective, bound and gap.
  private var verdictLines: [String] {
    var parts = [result.status.label, "objective \(money.text(result.objective))"]
    parts.append(result.bound.map { "bound \(money.text($0))" } ?? "no bound")
    if let gap = result.gap { parts.append("gap \(percentText(gap))") }
    return titled(parts, result.status.hasPlan ? .success : .alarm, separator: "   ")
  }

  /// Returns lines of `parts`, of which the first is set off from the others.
  func titled(
    _ parts: [String], _ emphasis: TextStyle.Emphasis, separator: String
  ) -> [String] {
    var lines = flow(parts, separator: separator, indent: 2, width: width)
    let title = parts.first ?? ""
    lines[0] = style.applying(emphasis, to: title) + lines[0].dropFirst(title.count)
    return lines
  }

  /// The terms of the objective that are not zero, and their sum.
  private var objectiveLines: [String] {
    let total = result.objective
    var table = TextColumns([.text(""), .number(""), .number("")])
    for term in ObjectiveTerm.allCases where result.breakdown[term] != .zero {
      let amount = result.breakdown[term]
      let share = Double(amount.minorUnits) / Double(max(1, abs(total.minorUnits)))
      table.add(["  \(term.label)", money.text(amount), wholePercentText(share)])
    }
    table.add(["  total", money.text(total), ""], emphasis: .strong)
    return [style.applying(.strong, to: "Objective")] + table.lines(width: width, style: style)
  }

  /// The figures that a dispatcher asks for first.
  private var metricLines: [String] {
    let metrics = PlanMetrics(of: result.plan, for: context.scenario)
    guard metrics.totalAssignedVisits > 0 else { return [] }
    let promises =
      metrics.totalVisitsWithSla == 0
      ? "none of them with an SLA"
      : "\(metrics.absoluteVisitsInSla) of \(metrics.totalVisitsWithSla) with an SLA in time"
    return [
      style.applying(.strong, to: "Figures"),
      "  \(metrics.totalAssignedVisits) of \(metrics.totalVisits) visits planned, \(promises)",
      "  \(metrics.totalActivatedTechnicians) of \(context.scenario.technicians.count) technicians "
        + "on the road, utilisation \(wholePercentText(metrics.percentageUtilisation / 100))",
      "  service \(hoursMinutes(metrics.totalServiceTime.seconds)), "
        + "travel \(hoursMinutes(metrics.totalTravelTime.seconds)) "
        + "over \(kilometres(Metres(metrics.totalTravelDistanceMeters))), "
        + "waiting \(hoursMinutes(metrics.totalWaitingTime.seconds)), "
        + "overtime \(hoursMinutes(metrics.totalOvertime.seconds))",
    ]
  }
}

extension PlanningStatus {
  /// The status in words.
  package var label: String {
    switch self {
    case .provedOptimal: "Proved optimal"
    case .withinGap: "Within the gap asked for"
    case .stoppedFeasible: "Stopped at a limit"
    case .stoppedEmpty: "Stopped at a limit without a plan"
    case .infeasible: "Infeasible"
    }
  }

  /// Whether a plan that makes every mandatory visit was found.
  package var hasPlan: Bool {
    switch self {
    case .provedOptimal, .withinGap, .stoppedFeasible: true
    case .stoppedEmpty, .infeasible: false
    }
  }
}

extension ObjectiveTerm {
  /// The term in words.
  package var label: String {
    switch self {
    case .shifts: "fixed cost of shifts"
    case .duty: "paid duty time"
    case .work: "paid service time"
    case .travelTime: "travel time"
    case .distance: "distance"
    case .overtime: "overtime"
    case .breach: "SLA breaches"
    case .preference: "not the preferred technician"
    case .drop: "visits left out"
    }
  }
}
