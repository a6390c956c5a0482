import Planning
import ServiceModel

/// The routes of a plan as a table for spreadsheets: a row for each shift that makes a visit.
///
/// Times are in the scenario's zone, lengths in seconds and metres.
///
/// - Source: RFC 4180, with line feeds only.
struct RouteCSV {
  let page: PlanPage

  /// The whole table, with a line of column names.
  var text: String {
    let columns = [
      "technician", "name", "shift", "date", "departureTime", "returnTime", "visits", "lateVisits",
      "travelSeconds", "travelMeters", "serviceSeconds", "waitingSeconds", "breakSeconds",
      "overtimeSeconds",
    ]
    let rows = page.days.flatMap { day in
      day.rows.filter(\.isUsed).map { row(of: $0, on: day.date) }
    }
    return csvText([columns] + rows)
  }

  private func row(of row: PageRow, on date: CivilDate) -> [String] {
    let times = row.times
    let numbers = [
      row.stops.count, row.stops.count(where: \.isLate), times.travel.count, times.distance.count,
      times.service.count, times.waiting.count, times.breaks.count, times.overtime.count,
    ]
    return [
      row.technician, row.name, row.shift, date.description,
      row.duty.map { page.clock.timestamp($0.start) } ?? "",
      row.duty.map { page.clock.timestamp($0.end) } ?? "",
    ] + numbers.map(String.init)
  }
}

/// What a plan leaves out as a table for spreadsheets: a row for each reason of each visit.
///
/// - Source: RFC 4180, with line feeds only.
struct UnassignedCSV {
  let page: PlanPage

  /// The whole table, with a line of column names.
  var text: String {
    let columns = [
      "visit", "serviceOrder", "customer", "skills", "reasonCode", "reason", "dropCost",
    ]
    let rows = page.leftOut.flatMap { left in
      let reasons = left.reasons.map { [$0.code.rawValue, $0.text] }
      return (reasons.isEmpty ? [["", ""]] : reasons).map { reason in
        [left.stop.visit, left.stop.order, left.stop.customer, left.stop.skills] + reason
          + [String(left.cost.minorUnits)]
      }
    }
    return csvText([columns] + rows)
  }
}
