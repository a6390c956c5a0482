import ServiceModel

/// Where the stages of a chart stand in a picture: one column for each depth, the initial stage at
/// the left, each stage in the middle of those after it.
///
/// All lengths are whole units of the picture.
struct StageLayout {
  static let cardWidth = 236
  static let cardHeight = 134
  static let columnGap = 60
  static let rowGap = 24
  /// The space left of the initial stage and right of the ends, for their marks.
  static let side = 56
  /// The space above, for the title.
  static let top = 84
  /// The space below, for the key.
  static let bottom = 62

  /// The upper left corners of the cards, in the order of the chart.
  let corners: [(x: Int, y: Int)]
  /// The position in the chart of the stage before each; `nil` for the initial one.
  let parents: [Int?]
  let width: Int
  let height: Int

  init(_ chart: StageChart) {
    let positions = Dictionary(
      chart.rows.enumerated().map { ($1.stage.id, $0) }, uniquingKeysWith: { first, _ in first })
    parents = chart.rows.map { $0.stage.parent.flatMap { positions[$0] } }
    var rows = [Int](repeating: 0, count: chart.rows.count)
    var leaves = 0
    for (index, row) in chart.rows.enumerated() where row.nextStages.isEmpty {
      rows[index] = leaves * (Self.cardHeight + Self.rowGap)
      leaves += 1
    }
    // Stages after a stage come later in the chart, so they have their place already.
    for (index, row) in chart.rows.enumerated().reversed() where !row.nextStages.isEmpty {
      let next = row.nextStages.compactMap { positions[$0] }.map { rows[$0] }
      rows[index] = ((next.first ?? 0) + (next.last ?? 0)) / 2
    }
    corners = zip(chart.rows, rows).map { row, y in
      (Self.side + row.depth * (Self.cardWidth + Self.columnGap), Self.top + y)
    }
    let columns = (chart.rows.map(\.depth).max() ?? 0) + 1
    width = max(
      2 * Self.side + columns * (Self.cardWidth + Self.columnGap) - Self.columnGap, 680)
    height =
      Self.top + max(1, leaves) * (Self.cardHeight + Self.rowGap) - Self.rowGap + Self.bottom
  }
}
