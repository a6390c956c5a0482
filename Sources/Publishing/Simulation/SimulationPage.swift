import CPageFiles
import ServiceModel
import Simulation

/// A simulation as one HTML document that needs no other file and sends no request.
///
/// All text of scenarios is escaped where it enters, and a content security policy keeps the browser
/// from loading anything. Each chart has a table below it that says the same.
package struct SimulationPage: Sendable {
  /// What the page shows.
  let report: SimulationReport

  /// Creates the document of `report`.
  package init(_ report: SimulationReport) { self.report = report }

  /// The document: the same bytes for the same report, always.
  ///
  /// - Throws: An `EncodingError` for a number that is not finite, which no chart has.
  package func html() throws -> String {
    let parts = report.companies.indices.map { companyPart($0) }
    let charts =
      [complianceChart].compactMap(\.self) + differenceCharts.compactMap(\.chart)
      + parts.flatMap(\.charts)
    let name = report.companies[0].name.escapedForXML
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(name): simulated promises</title>
      <link rel="icon" href="data:,"/>
      <style>
      \(String(cString: cpagefiles_simulation_style()))</style>
      </head>
      <body>
      <header class="top"><div><h1>\(name)</h1>\
      <p class="faint">\(subtitle.escapedForXML)</p></div>\
      <div class="tools"><button type="button" id="print">Print</button>\
      <button type="button" id="theme" aria-label="Switch between light and dark">◐</button></div>\
      </header>
      <noscript><section><p>Without scripts there are no charts; the tables below them say the \
      same.</p></section></noscript>
      \(verdict)
      \(promisePart)
      \(differencePart)
      \(parts.map(\.markup).joined(separator: "\n"))
      \(methodPart)
      <footer>Made by Callout. Charts drawn by Chart.js.</footer>
      <script type="application/json" id="charts">\(try charts.textForScript())</script>
      <script>
      /*
      \(String(cString: cpagefiles_chartjs_license()))*/
      \(String(cString: cpagefiles_chartjs_script()))</script>
      <script>
      \(String(cString: cpagefiles_simulation_script()))</script>
      </body>
      </html>

      """
  }

  private var subtitle: String {
    let window = report.companies[0].study.model.window.counted
    let days = [window.start, window.end - Seconds(1)].map { report.clock.date(of: $0).longText }
    return (days[0] == days[1] ? days[0] : days.joined(separator: " – "))
      + ", simulated \(report.run.replications) times"
      + (report.companies.count > 1
        ? ", beside \(counted(report.companies.count - 1, "variant"))" : "")
  }

  // MARK: Verdict

  private var verdict: String {
    let base = report.companies[0]
    let counts = base.estimates.counts()
    let tiles = report.figures(of: base).filter { Self.tileKeys.contains($0.key) }.map { figure in
      let isMoney = figure.unit == .minorUnits
      return tile(
        isMoney ? "\(figure.words), \(report.money.currency)" : figure.words,
        short(figure.interval.estimate, figure.unit),
        "\(short(figure.interval.low, figure.unit)) to \(short(figure.interval.high, figure.unit))")
    }
    let share = base.estimates.compliance()
    let kept = share.map {
      tile("promises kept", report.percent($0.interval.estimate), range($0.interval, .share))
    }
    return """
      <section class="verdict"><p class="sentence">\(sentence(share))</p>\
      <dl class="tiles">\(([kept].compactMap(\.self) + tiles).joined())</dl>\
      <p class="faint">Of \(counts.kept + counts.broken) promises that were decided in all replications, \
      \(counts.broken) were broken; \(counts.censored) more were still open and not due when the runs \
      stopped.</p></section>
      """
  }

  /// The figures that stand out, besides the promises kept.
  private static let tileKeys: Set = ["created", "open", "waiting", "credits", "work", "overtime"]

  private func sentence(_ share: ComplianceEstimate?) -> String {
    guard let share else { return "No promise was decided." }
    return "<strong>\(report.percent(share.interval.estimate))</strong> of promises are kept; with "
      + "\(wholePercentText(report.run.confidence)) confidence it is "
      + "\(report.percent(share.interval.low)) to \(report.percent(share.interval.high))."
  }

  private func tile(_ name: String, _ value: String, _ note: String) -> String {
    "<div class=\"tile\"><dt>\(name.escapedForXML)</dt><dd><strong>\(value.escapedForXML)</strong>"
      + "<span>\(note.escapedForXML)</span></dd></div>"
  }

  /// Returns a number as a tile has room for it: money without its currency.
  private func short(_ value: Double, _ unit: SimulationReport.Unit) -> String {
    let text = report.text(value, unit)
    guard unit == .minorUnits else { return text }
    return text.replacing(" \(report.money.currency)", with: "")
  }

  /// Returns an interval in words, such as `85.90 % to 88.90 %`.
  func range(_ interval: Interval, _ unit: SimulationReport.Unit) -> String {
    "\(report.text(interval.low, unit)) to \(report.text(interval.high, unit))"
  }

  // MARK: Method

  private var methodPart: String {
    let sentences =
      report.method + [
        "Shares are ratios over replications, whose promises may depend on each other; where all calls "
          + "came out alike, the interval is Wilson's. Quantiles lie between order statistics. Promises "
          + "that were open when a run stopped count as broken if they were due, and are counted apart "
          + "if not.",
        report.companies.count > 1
          ? "All variants met the same calls with the same work in them. A difference is called real "
            + "when its interval, widened for the number of variants, excludes zero."
          : "",
        "What the model leaves out: " + report.leftOut,
      ]
    let items = sentences.filter { !$0.isEmpty }.map { "<li>\($0.escapedForXML)</li>" }
    return
      "<section class=\"method\"><h2>How this was found</h2><ul>\(items.joined())</ul></section>"
  }
}
