import Simulation

/// A chart of a page, as its script draws it; the numbers are those of the table below it.
struct PageChart: Encodable, Sendable {
  /// How numbers become a picture.
  enum Kind: String, Encodable, Sendable {
    /// A dot and its interval in each row.
    case intervals
    /// A bar from zero and the interval of its end in each row.
    case bars
    /// Bars that add up, in each row.
    case stack
    /// Rising curves: the share of values that are at most so large.
    case curves
    /// A line over time between two bands.
    case bands
  }

  /// Numbers that belong together.
  struct Series: Encodable, Sendable {
    var name: String
    /// What the series is, where its colour depends on it.
    var role: String?
    var values: [Double?]
    var low: [Double?]?
    var high: [Double?]?
    /// Where the values stand on the horizontal axis of curves.
    var at: [Double]?
  }

  var id: String
  var kind: Kind
  /// What stands at the axis of numbers.
  var axis: String
  /// What stands behind a number.
  var unit: String
  /// The rows, or the points in time.
  var labels: [String]
  var series: [Series]
}

extension PageChart.Series {
  /// Creates a series of estimates with their intervals; unknown ends are left out.
  init(name: String, role: String? = nil, intervals: [Interval?], factor: Double = 1) {
    func number(_ value: Double?) -> Double? {
      value.flatMap { $0.isFinite ? rounded($0 * factor) : nil }
    }
    self.init(
      name: name, role: role, values: intervals.map { number($0?.estimate) },
      low: intervals.map { number($0?.low) }, high: intervals.map { number($0?.high) }, at: nil)
  }
}

extension PageChart {
  /// Returns the figure with the chart, and below it the table that says the same.
  ///
  /// - Parameters:
  ///   - title: What is shown.
  ///   - note: How to read it.
  ///   - table: The same in figures.
  ///   - isWide: Whether it takes the width of the page.
  /// - Returns: The markup.
  func figure(_ title: String, note: String, table: PageTable, isWide: Bool = false) -> String {
    """
    <figure class="chart\(isWide ? " wide" : "")"><figcaption><h3>\(title.escapedForXML)</h3>\
    <p class="faint">\(note.escapedForXML)</p></figcaption>\
    <div class="canvas" style="height:\(height)px"><canvas id="\(id)" role="img" \
    aria-label="\(title.escapedForXML); the table below has the figures"></canvas></div>\
    <details><summary>Figures</summary>\(table.markup)</details></figure>
    """
  }

  /// Unit: pixels.
  private var height: Int {
    switch kind {
    case .intervals: labels.count * (12 + 16 * series.count) + 76
    case .bars: labels.count * (14 + 18 * series.count) + 60
    case .stack: labels.count * 34 + 90
    case .curves: 320
    case .bands: 300
    }
  }
}

/// A table of a page.
struct PageTable: Sendable {
  /// The titles of the columns; the first column names the rows.
  var head: [String]
  /// The cells, as many as there are titles.
  var rows: [[String]]

  /// The table as markup.
  var markup: String {
    let titles = head.enumerated().map { index, title in
      "<th scope=\"col\"\(index == 0 ? "" : " class=\"number\"")>\(title.escapedForXML)</th>"
    }
    let body = rows.map { row in
      let name = "<th scope=\"row\">\((row.first ?? "").escapedForXML)</th>"
      let cells = row.dropFirst().map { "<td class=\"number\">\($0.escapedForXML)</td>" }
      return "<tr>\(name)\(cells.joined())</tr>"
    }
    return "<div class=\"scroll\"><table class=\"list\"><thead><tr>\(titles.joined())</tr></thead>"
      + "<tbody>\n\(body.joined(separator: "\n"))\n</tbody></table></div>"
  }
}

/// Returns a number as exact as a picture needs it.
func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
