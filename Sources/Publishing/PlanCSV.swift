package import Planning
package import ServiceModel

/// A plan as a table for spreadsheets: a row for each visit, planned ones first.
///
/// Times are in the scenario's zone, lengths in seconds and metres, money in minor units.
///
/// - Source: RFC 4180, with line feeds only.
package struct PlanCSV: Sendable {
  private let plan: Plan
  private let context: PlanContext
  private let clock: LocalClock

  /// Creates the table of `plan`.
  package init(_ plan: Plan, for scenario: Scenario) {
    self.plan = plan
    context = PlanContext(scenario)
    clock = LocalClock(scenario.timeZone)
  }

  private static let columns = [
    "technician", "shift", "sequence", "visit", "serviceOrder", "customer", "skills",
    "arrivalTime", "startServiceTime", "departureTime", "travelSeconds", "travelMeters",
    "waitingSeconds", "slaMilestone", "slaDue", "slaSlackSeconds", "slaMet", "slaCost",
    "reasonCodes", "reasons", "dropCost",
  ]

  /// The whole table, with a line of column names.
  package var text: String {
    let planned = plan.routes.flatMap { route in
      route.visits.indices.map { plannedRow(route, at: $0) }
    }
    let unassigned = plan.unassignedVisits.map(unassignedRow)
    return csvText([Self.columns] + planned + unassigned)
  }

  private func plannedRow(_ route: Route, at index: Int) -> [String] {
    let planned = route.visits[index]
    // A visit with several promises shows the one with the least to spare.
    let worst = planned.sla.min { $0.slack < $1.slack }
    let sla: [String?] = [
      worst?.milestone.rawValue, worst.map { clock.timestamp($0.due) },
      worst.map { String($0.slack.count) }, worst.map { $0.slack >= .zero ? "true" : "false" },
      worst.map { _ in String(planned.sla.reduce(0) { $0 + $1.cost.minorUnits }) },
    ]
    return [route.technician.text, route.shift.text, String(index + 1)]
      + site(of: planned.visit)
      + [
        clock.timestamp(planned.arrivalTime), clock.timestamp(planned.startServiceTime),
        clock.timestamp(planned.departureTime), String(planned.travelTimeFromPrevious.count),
        String(planned.travelDistanceFromPrevious.count),
        String(route.waitingTime(before: index).count),
      ] + sla.map { $0 ?? "" } + ["", "", ""]
  }

  private func unassignedRow(_ unassigned: UnassignedVisit) -> [String] {
    ["", "", ""] + site(of: unassigned.visit) + Array(repeating: "", count: 11)
      + [
        unassigned.reasons.map(\.code.rawValue).joined(separator: "|"),
        unassigned.reasons.map(\.text).joined(separator: "; "),
        String(unassigned.cost.minorUnits),
      ]
  }

  private func site(of visit: Identifier<Visit>) -> [String] {
    [
      visit.text, context.order(of: visit)?.id.text ?? "", context.customer(of: visit),
      context.skills(of: visit),
    ]
  }
}

/// Returns rows of fields as CSV text.
func csvText(_ rows: [[String]]) -> String {
  rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
}

/// Returns `field` in quotes where it has a comma, a quote or a line break.
func quoted(_ field: String) -> String {
  let needsQuotes = field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
  return needsQuotes ? "\"" + field.replacingScalars(["\"": "\"\""]) + "\"" : field
}

extension String {
  /// Returns the text with other text for some scalars, also for those that make one character with the
  /// scalars beside them.
  func replacingScalars(_ others: [UnicodeScalar: String]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let other = others[scalar] {
        text.append(contentsOf: other.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
