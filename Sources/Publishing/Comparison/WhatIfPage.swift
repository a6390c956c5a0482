import ServiceModel

/// A comparison as one page that needs no other file, light or dark as the reader has it.
package struct WhatIfPage: Sendable {
  private let report: WhatIfReport
  private let money: MoneyFormat

  /// Creates the page of `report`.
  package init(_ report: WhatIfReport) {
    self.report = report
    money = MoneyFormat(currency: report.currency, minorUnitsPerUnit: report.minorUnitsPerUnit)
  }

  /// The page.
  package var html: String {
    let title = "What if: \(report.scenarios.first?.title ?? "")".escapedForXML
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <section>
      <h2>What it costs</h2>
      <p>The best plan of each scenario costs something on its bar: from the proved bound to the
      price of the best plan found, with what broken promises cost already when planning begins.
      Amounts in \(report.currency.escapedForXML).</p>
      \(IntervalChart(report, money: money).svg)
      </section>
      <section>
      <h2>Compared with the base</h2>
      \(verdicts)
      </section>
      \(promises)
      <section>
      <h2>Figures</h2>
      \(figures)
      </section>
      </main>
      </body>
      </html>

      """
  }

  private var verdicts: String {
    let items = report.scenarios.compactMap { entry -> String? in
      guard let difference = entry.difference else { return nil }
      let name = entry.name.escapedForXML
      return
        "<li class=\"\(difference.verdict)\"><b>\(name)</b> \(difference.text.escapedForXML)</li>"
    }
    return "<ul class=\"verdicts\">\n\(items.joined(separator: "\n"))\n</ul>"
  }

  private var promises: String {
    guard !report.promiseTitles.isEmpty else { return "" }
    return """
      <section>
      <h2>Promises kept</h2>
      <p>Of all that is promised, also about visits that are left out.</p>
      \(PromiseChart(report).svg)
      </section>
      """
  }

  private var figures: String {
    let head = report.scenarios.map { "<th scope=\"col\">\($0.name.escapedForXML)</th>" }.joined()
    let rows = report.rows(money).map { row in
      let cells = row.dropFirst().map { "<td>\($0.escapedForXML)</td>" }.joined()
      return "<tr><th scope=\"row\">\((row.first ?? "").escapedForXML)</th>\(cells)</tr>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th></th>\(head)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2430; --faint: #667085; --line: #d5dae1;
      --ground: #ffffff; --bar: #2f6fab; --base: #8a94a3; --rest: #e6e9ee; --good: #21794b;
      --bad: #b3361f; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --faint: #98a2b3; --line: #38414f;
      --ground: #14181f; --bar: #6db0ec; --base: #98a2b3; --rest: #2a323e; --good: #63c491;
      --bad: #f08a74; } }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
    p { color: var(--faint); margin-top: 0; }
    svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
    svg .faint { fill: var(--faint); } svg .grid { stroke: var(--line); }
    svg .bar { fill: var(--bar); } svg .base { fill: var(--base); } svg .rest { fill: var(--rest); }
    .verdicts { list-style: none; padding: 0; }
    .verdicts li { padding: 0.3rem 0 0.3rem 0.8rem; margin-bottom: 0.4rem;
      border-left: 4px solid var(--line); }
    .verdicts .cheaper { border-color: var(--good); } .verdicts .dearer { border-color: var(--bad); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.25rem 0.8rem; border-bottom: 1px solid var(--line); text-align: right;
      font-weight: normal; white-space: nowrap; }
    tbody th { text-align: left; color: var(--faint); } thead th { font-weight: 600; }
    """
}
