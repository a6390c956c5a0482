package import ServiceModel

/// The visits and breaks of one technician, as calendars on telephones read them.
///
/// Times are in UTC, which needs no rules of time zones. An event keeps its identity from plan to plan:
/// a calendar that imports a new plan moves the visit and does not add it twice. Nothing depends on a
/// clock: events are stamped with the start of the planning window.
///
/// - Source: RFC 5545.
package struct TechnicianCalendar: Sendable {
  private let rows: [PageRow]
  private let scenario: Scenario

  /// Creates the calendar of `rows`, all of one technician and used.
  package init(_ rows: [PageRow], for scenario: Scenario) {
    self.rows = rows
    self.scenario = scenario
  }

  /// The document.
  package var text: String {
    var text = CalendarText()
    text.add("BEGIN", "VCALENDAR")
    text.add("VERSION", "2.0")
    text.add("PRODID", "-//Callout//Callout//EN")
    text.add("CALSCALE", "GREGORIAN")
    text.add("METHOD", "PUBLISH")
    text.add("X-WR-CALNAME", text: "\(rows.first?.name ?? ""), \(scenario.name)")
    text.add("X-WR-TIMEZONE", text: scenario.timeZone.identifier)
    for row in rows {
      for bar in row.bars {
        if bar.kind == .pause { addBreak(bar, of: row, to: &text) }
        if let index = bar.index, row.stops.indices.contains(index) {
          addVisit(row.stops[index], to: &text)
        }
      }
    }
    text.add("END", "VCALENDAR")
    return text.text
  }

  private func addVisit(_ stop: PageStop, to text: inout CalendarText) {
    guard let times = stop.times else { return }
    begin("visit/\(stop.visit)", from: times.start, to: times.end, in: &text)
    text.add(
      "SUMMARY", text: stop.customer.isEmpty ? stop.visit : "\(stop.customer) (\(stop.visit))")
    text.add("LOCATION", text: stop.address)
    if let place = stop.coordinate {
      text.add("GEO", "\(decimalDegrees(place.latitude));\(decimalDegrees(place.longitude))")
    }
    let clock = LocalClock(scenario.timeZone)
    let promises = stop.deadlines.map { "Promised: \($0.label) by \(clock.timestamp($0.due))" }
    let lines = [
      "Order \(stop.order)", "Drive \(hoursMinutes(times.travel)), \(kilometres(times.distance))",
      stop.skills.isEmpty ? "" : "Skills: \(stop.skills)", stop.agreement,
    ]
    let description = lines + stop.objects + stop.notes + promises
    text.add("DESCRIPTION", text: description.filter { !$0.isEmpty }.joined(separator: "\n"))
    text.add("CATEGORIES", "VISIT")
    text.add("STATUS", "CONFIRMED")
    text.add("END", "VEVENT")
  }

  private func addBreak(_ bar: PageBar, of row: PageRow, to text: inout CalendarText) {
    let number = row.bars.filter { $0.kind == .pause && $0.start < bar.start }.count + 1
    let name = "break/\(row.technician)/\(row.shift)/\(number)"
    begin(name, from: bar.start, to: bar.end, in: &text)
    text.add("SUMMARY", "Break")
    text.add("CATEGORIES", "BREAK")
    text.add("END", "VEVENT")
  }

  private func begin(
    _ name: String, from start: Instant, to end: Instant, in text: inout CalendarText
  ) {
    text.add("BEGIN", "VEVENT")
    text.add("UID", text: "\(scenario.name)/\(name)@callout")
    text.add("DTSTAMP", CalendarText.utc(scenario.planningWindow.start))
    text.add("DTSTART", CalendarText.utc(start))
    text.add("DTEND", CalendarText.utc(end))
  }
}
