import ServiceModel

/// A stage chart as a picture, in SVG.
///
/// The picture needs no other file, and follows the reader's choice of light or dark. Nothing is said
/// by colour alone: clocks and permissions have words, permissions that are missing a dashed outline.
package struct StageDrawing: Sendable {
  private let chart: StageChart

  /// Creates the picture of `chart`.
  package init(_ chart: StageChart) { self.chart = chart }

  /// The whole document.
  package var svg: String {
    let layout = StageLayout(chart)
    let marks = chart.rows.indices.map { index in
      connector(to: index, in: layout) + StageCard(chart.rows[index], at: layout.corners[index]).svg
    }
    let count = chart.rows.reduce(0) { $0 + $1.orders.count }
    let subtitle =
      chart.rows.isEmpty
      ? StageChart.withoutStages
      : "\(counted(chart.rows.count, "stage")), \(counted(count, "order"))"
    let title = "Stages of \(chart.scenario.printable)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(layout.width)" height="\(layout.height)" \
      viewBox="0 0 \(layout.width) \(layout.height)" role="img" aria-labelledby="title">
      <title id="title">\(title.escapedForXML)</title>
      <style>\(Self.styleSheet)</style>
      <rect class="page" width="\(layout.width)" height="\(layout.height)"/>
      <text class="title" x="\(StageLayout.side)" y="40">\(title.fitting(54).escapedForXML)</text>
      <text class="faint" x="\(StageLayout.side)" y="60">\(subtitle.escapedForXML)</text>
      \(marks.joined(separator: "\n"))
      \(chart.rows.isEmpty ? "" : key(below: layout))
      </svg>

      """
  }

  /// Draws how an order comes to a stage, and the mark of an end behind it.
  private func connector(to index: Int, in layout: StageLayout) -> String {
    let (x, y) = layout.corners[index]
    let middle = y + StageLayout.cardHeight / 2
    var lines: [String] = []
    if let parent = layout.parents[index] {
      let from = layout.corners[parent].x + StageLayout.cardWidth
      let height = layout.corners[parent].y + StageLayout.cardHeight / 2
      let bend = (from + x - 6) / 2
      lines.append(
        """
        <path class="edge" d="M\(from) \(height) C\(bend) \(height) \(bend) \(middle) \
        \(x - 7) \(middle)"/>
        """)
      lines.append(arrow(at: x, middle))
    } else {
      lines.append(
        """
        <path class="edge" d="M\(x - 30) \(middle) H\(x - 7)"/>\
        <circle class="start" cx="\(x - 34)" cy="\(middle)" r="7"/>
        """)
      lines.append(arrow(at: x, middle))
    }
    if chart.rows[index].isEnd {
      let end = x + StageLayout.cardWidth
      lines.append(
        """
        <path class="edge" d="M\(end) \(middle) H\(end + 24)"/>\
        <circle class="ring" cx="\(end + 33)" cy="\(middle)" r="8.5"/>\
        <circle class="start" cx="\(end + 33)" cy="\(middle)" r="4.5"/>
        """)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func arrow(at x: Int, _ y: Int) -> String {
    "<path class=\"arrow\" d=\"M\(x - 9) \(y - 5) L\(x - 1) \(y) L\(x - 9) \(y + 5) Z\"/>"
  }

  private func key(below layout: StageLayout) -> String {
    let y = layout.height - 26
    let words = [
      "An order enters at the dot, moves along the arrows or back by one, and may be done with at "
        + "a ring.",
      "Filled: permitted. Dashed: not.",
    ]
    return """
      <text class="faint" x="\(StageLayout.side)" y="\(y)">\(words[0])</text>
      <text class="faint" x="\(StageLayout.side)" y="\(y + 16)">\(words[1])</text>
      """
  }
}

extension String {
  /// The text as it stands in XML.
  var escapedForXML: String {
    var text = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      // XML 1.0 has no place for these two, whatever their form.
      case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Returns the text in at most `limit` letters of Latin width, wide ones counting double, with an
  /// ellipsis where some are missing.
  func fitting(_ limit: Int) -> String {
    func width(of letter: Character) -> Int {
      letter.unicodeScalars.contains { $0.value >= 0x1100 } ? 2 : 1
    }
    guard reduce(0, { $0 + width(of: $1) }) > limit else { return self }
    var (text, used) = ("", 1)
    for letter in self {
      used += width(of: letter)
      guard used <= limit else { break }
      text.append(letter)
    }
    return text + "…"
  }
}
