import Planning
import ServiceModel

extension PageMarkup {
  /// The head of the page: what it is about, how good it is, and where the money goes.
  var summary: String {
    """
    <header class="top"><div><h1>\(page.title.escapedForXML)</h1>\
    <p class="faint">\(page.dates.escapedForXML), times in \(page.timeZone.escapedForXML)</p></div>\
    <div class="tools"><button type="button" id="print">Print route sheets</button>\
    <button type="button" id="theme" aria-label="Switch between light and dark">◐</button></div>\
    </header>
    <section class="verdict"><p class="status\(page.result.status.hasPlan ? "" : " alarm")">\
    \(page.result.status.label)</p><dl class="tiles">\(tiles.joined())</dl></section>
    <section class="money"><div><h2>Objective</h2>\(termTable)</div>\(reasonChart)</section>
    """
  }

  private var tiles: [String] {
    let metrics = page.metrics
    let result = page.result
    let isKept = metrics.absoluteVisitsInSla == metrics.totalVisitsWithSla
    return [
      tile("Objective", page.money.amount(result.objective), page.money.currency),
      tile(
        "Bound", result.bound.map(page.money.amount) ?? "none",
        result.gap.map { "gap \(percentText($0))" } ?? "no gap is known"),
      tile(
        "Visits made", "\(metrics.totalAssignedVisits)",
        "of \(metrics.totalVisits), \(metrics.totalUnassignedVisits) left out"),
      tile(
        "SLA kept", "\(metrics.absoluteVisitsInSla)", "of \(metrics.totalVisitsWithSla) promised",
        isAlarm: !isKept),
      tile(
        "Travel", hoursMinutes(metrics.totalTravelTime.seconds),
        kilometres(Metres(metrics.totalTravelDistanceMeters))),
      tile(
        "Overtime", hoursMinutes(metrics.totalOvertime.seconds),
        "waiting \(hoursMinutes(metrics.totalWaitingTime.seconds))"),
      tile(
        "Utilisation", wholePercentText(metrics.percentageUtilisation / 100),
        "\(metrics.totalActivatedTechnicians) of \(page.technicianCount) technicians"),
    ]
  }

  private func tile(
    _ name: String, _ value: String, _ note: String, isAlarm: Bool = false
  ) -> String {
    "<div class=\"tile\(isAlarm ? " alarm" : "")\"><dt>\(name)</dt><dd>"
      + "<strong>\(value.escapedForXML)</strong><span>\(note.escapedForXML)</span></dd></div>"
  }

  private var termTable: String {
    let total = page.result.objective
    let most =
      ObjectiveTerm.allCases.map { page.result.breakdown[$0].minorUnits.magnitude }.max() ?? 0
    let rows = ObjectiveTerm.allCases.filter { page.result.breakdown[$0] != .zero }.map { term in
      let amount = page.result.breakdown[term]
      let share = Double(amount.minorUnits) / Double(max(1, abs(total.minorUnits)))
      let width = Int(Double(amount.minorUnits.magnitude) * 100 / Double(max(1, most)))
      return "<tr><th scope=\"row\">\(term.label)</th>"
        + "<td class=\"gauge\"><i class=\"\(term.rawValue)\" style=\"width:\(width)%\"></i></td>"
        + "<td class=\"number\">\(page.money.amount(amount))</td>"
        + "<td class=\"number faint\">\(wholePercentText(share))</td></tr>"
    }
    return "<table class=\"bars\"><tbody>\(rows.joined())</tbody><tfoot><tr>"
      + "<th scope=\"row\">total</th><td></td><td class=\"number\">\(page.money.text(total))</td>"
      + "<td></td></tr></tfoot></table>"
  }

  /// How many visits each reason keeps out; nothing when all are made.
  private var reasonChart: String {
    guard let most = page.reasons.first?.count else { return "" }
    let rows = page.reasons.map { code, count in
      "<tr><th scope=\"row\"><code>\(code)</code></th><td class=\"gauge\">"
        + "<i class=\"drop\" style=\"width:\(count * 100 / max(1, most))%\"></i></td>"
        + "<td class=\"number\">\(count)</td></tr>"
    }
    return "<div><h2>Why visits are left out</h2><table class=\"bars\"><tbody>\(rows.joined())"
      + "</tbody></table></div>"
  }
}
