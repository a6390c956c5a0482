import Planning
import ServiceModel

extension PageMarkup {
  /// What is left out, why, and what it costs.
  var leftOutPart: String {
    guard !page.leftOut.isEmpty else {
      return
        "<section class=\"left-out\"><h2>Left out</h2><p class=\"faint\">Nothing.</p></section>"
    }
    let total = page.leftOut.map(\.cost).reduce(.zero, +)
    return """
      <section class="left-out"><h2>Left out <span class="faint">\
      \(counted(page.leftOut.count, "visit")), \(page.money.text(total))</span></h2>\
      <table class="list"><thead><tr><th scope="col">Visit</th><th scope="col">Customer</th>\
      <th scope="col">Skills</th><th scope="col">Why</th>\
      <th scope="col" class="number">\(page.money.currency.escapedForXML)</th></tr></thead><tbody>
      \(page.leftOut.map(row).joined(separator: "\n"))
      </tbody></table></section>
      """
  }

  private func row(_ left: PlanPage.LeftOut) -> String {
    let stop = left.stop
    let reasons = left.reasons.map { reason in
      "<li><code>\(reason.code.rawValue)</code> \(reason.text.escapedForXML)</li>"
    }
    return """
      <tr data-key="\(stop.key)" tabindex="0"><th scope="row">\(stop.visit.escapedForXML)</th>\
      <td>\(stop.customer.escapedForXML)</td><td>\(stop.skills.escapedForXML)</td>\
      <td><ul>\(reasons.joined())</ul></td><td class="number">\(page.money.amount(left.cost))</td></tr>
      """
  }
}
