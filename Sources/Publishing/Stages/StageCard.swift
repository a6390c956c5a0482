import ServiceModel

/// One stage in a picture: its name, its orders, its clock and what it permits.
struct StageCard {
  private let row: StageChart.Row
  private let x: Int
  private let y: Int
  private static let inset = 18
  private static let chipWidth = 63
  private static let chipGap = 7

  init(_ row: StageChart.Row, at corner: (x: Int, y: Int)) {
    self.row = row
    (x, y) = corner
  }

  var svg: String {
    let stage = row.stage
    let left = x + Self.inset
    let right = x + StageLayout.cardWidth - 14
    return """
      <g class="\(stage.clock.rawValue)">
      <title>\(summary.escapedForXML)</title>
      <rect class="card" x="\(x)" y="\(y)" width="\(StageLayout.cardWidth)" \
      height="\(StageLayout.cardHeight)" rx="10"/>
      <rect class="bar" x="\(x + 6)" y="\(y + 12)" width="4" \
      height="\(StageLayout.cardHeight - 24)" rx="2"/>
      <text class="name" x="\(left)" y="\(y + 28)">\(stage.name.fitting(24).escapedForXML)</text>
      <text class="id" x="\(left)" y="\(y + 46)">\(stage.id.text.fitting(20).escapedForXML)</text>
      <text class="count" x="\(right)" y="\(y + 46)">\(orders)</text>
      \(clock(left, y + 64))
      <text class="note\(row.isStuck ? " alarm" : "")" x="\(right)" y="\(y + 68)">\(note)</text>
      \(chips(from: left, y + 80))
      </g>
      """
  }

  private var orders: String { row.orders.isEmpty ? "" : counted(row.orders.count, "order") }

  private var note: String {
    if row.isStuck { return "orders get stuck" }
    return row.stage.requiresReason ? "reason needed" : ""
  }

  /// What a pointer that rests on the card is told, and what is read out.
  private var summary: String {
    let permitted = StageChart.permissions
      .filter { row.stage.permissions.contains($0.permission) }.map(\.verb)
    let parts = [
      "\(row.stage.name) (\(row.stage.id))", "clock \(row.stage.clock.rawValue)",
      permitted.isEmpty ? "permits nothing" : "permits \(permitted.joined(separator: ", "))",
      note, orders,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The sign of a player: a triangle, two bars or a square; then the word.
  private func clock(_ x: Int, _ y: Int) -> String {
    let sign =
      switch row.stage.clock {
      case .running: "M\(x) \(y - 5) L\(x + 9) \(y) L\(x) \(y + 5) Z"
      case .paused: "M\(x) \(y - 5) h3 v10 h-3 Z M\(x + 6) \(y - 5) h3 v10 h-3 Z"
      case .stopped: "M\(x) \(y - 4) h9 v9 h-9 Z"
      }
    return """
      <path class="sign" d="\(sign)"/>\
      <text class="clock" x="\(x + 15)" y="\(y + 4)">clock \(row.stage.clock.rawValue)</text>
      """
  }

  /// Two rows of three permissions.
  private func chips(from left: Int, _ top: Int) -> String {
    StageChart.permissions.enumerated().map { index, entry in
      let x = left + index % 3 * (Self.chipWidth + Self.chipGap)
      let y = top + index / 3 * 23
      let state = row.stage.permissions.contains(entry.permission) ? "on" : "off"
      return """
        <rect class="chip \(state)" x="\(x)" y="\(y)" width="\(Self.chipWidth)" height="18" \
        rx="9"/><text class="chip \(state)" x="\(x + Self.chipWidth / 2)" y="\(y + 13)">\
        \(entry.verb)</text>
        """
    }.joined(separator: "\n")
  }
}
