import ServiceModel

/// A stage chart for the screen: the tree in box characters, with what each stage permits.
package struct StageTable: Sendable {
  private let chart: StageChart
  private let width: Int
  private let style: TextStyle

  /// Creates the table of `chart` for a screen of `width` characters.
  package init(_ chart: StageChart, width: Int, style: TextStyle) {
    self.chart = chart
    self.width = width
    self.style = style
  }

  /// The title, the table and its key.
  package var text: String {
    let title = style.applying(.strong, to: "Stages of \(chart.scenario.printable)")
    guard !chart.rows.isEmpty else {
      return ([title] + StageChart.withoutStages.wrapped(to: width)).joined(separator: "\n") + "\n"
    }
    var table = TextColumns([
      .text("stage", minimumWidth: 24), .number("orders"), .text("clock"), .text("reason"),
      .text("permits"), .text(""),
    ])
    for (row, branch) in zip(chart.rows, branches) { table.add(cells(of: row, branch)) }
    let key = [
      "reason: whether one is needed to move there; end: an order may be done with there.",
      "Orders move to the stages that hang on theirs, and back.",
    ].map { style.applying(.faint, to: $0) }
    let lines = [title] + table.lines(width: width, style: style) + key
    return lines.joined(separator: "\n") + "\n"
  }

  private func cells(of row: StageChart.Row, _ branch: String) -> [String] {
    let stage = row.stage
    let name = stage.name == stage.id.text ? "" : "  \(stage.name)"
    let permits = StageChart.permissions.map { permission, verb in
      stage.permissions.contains(permission)
        ? verb : "–" + String(repeating: " ", count: verb.count - 1)
    }
    return [
      "\(branch)\(stage.id.text)\(name)", row.orders.isEmpty ? "" : String(row.orders.count),
      stage.clock.rawValue, stage.requiresReason ? "needed" : "",
      permits.joined(separator: " "), row.isStuck ? "stuck" : row.isEnd ? "end" : "",
    ]
  }

  /// The lines of the tree before each name, such as `│  └─ `.
  private var branches: [String] {
    // For each depth from 1 on, whether the branch there goes on below.
    var open: [Bool] = []
    return chart.rows.map { row in
      guard row.depth > 0 else { return "" }
      open.removeLast(max(0, open.count - row.depth + 1))
      let above = open.map { $0 ? "│  " : "   " }.joined()
      open.append(!row.isLast)
      return above + (row.isLast ? "└─ " : "├─ ")
    }
  }
}
