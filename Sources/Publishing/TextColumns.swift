/// Rows of cells, aligned under each other.
///
/// Columns are as wide as their widest cell; those that may shrink give way, widest first, until a
/// row fits the width of the screen.
package struct TextColumns: Sendable {
  /// How a column is set.
  package struct Column: Sendable {
    /// What stands above the column.
    var title: String
    /// Whether cells stand at the right edge, as numbers do.
    var isRightAligned: Bool
    /// The width down to which the column may shrink; `nil` when it may not.
    var minimumWidth: Int?

    /// Creates a column of text.
    package static func text(_ title: String, minimumWidth: Int? = nil) -> Column {
      Column(title: title, isRightAligned: false, minimumWidth: minimumWidth)
    }

    /// Creates a column of numbers.
    package static func number(_ title: String) -> Column {
      Column(title: title, isRightAligned: true, minimumWidth: nil)
    }
  }

  /// A row, with the emphasis of all its cells.
  private struct Row: Sendable {
    var cells: [String]
    var emphasis: TextStyle.Emphasis?
  }

  private let columns: [Column]
  private var rows: [Row] = []
  private static let gutter = "  "

  /// Creates an empty table.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Whether there is no row.
  package var isEmpty: Bool { rows.isEmpty }

  /// Adds a row.
  ///
  /// - Precondition: there is a cell for each column.
  package mutating func add(_ cells: [String], emphasis: TextStyle.Emphasis? = nil) {
    precondition(cells.count == columns.count, "a row needs a cell for each column")
    rows.append(Row(cells: cells.map(\.printable), emphasis: emphasis))
  }

  /// Returns the rows as lines of at most `width` characters, if the columns can shrink that far.
  ///
  /// - Parameters:
  ///   - width: The width of the screen.
  ///   - style: How the lines stand out.
  /// - Returns: The titles, unless all are empty, and the rows, without trailing spaces.
  package func lines(width: Int, style: TextStyle) -> [String] {
    Self.lines(of: [self], width: width, style: style).flatMap(\.self)
  }

  /// Returns the lines of each of `tables`, whose columns stand under each other.
  ///
  /// Columns without any content are left out.
  ///
  /// - Parameters:
  ///   - tables: Tables with the same columns.
  ///   - width: The width of the screen.
  ///   - style: How the lines stand out.
  /// - Returns: What ``lines(width:style:)`` returns, for each table.
  package static func lines(
    of tables: [TextColumns], width: Int, style: TextStyle
  ) -> [[String]] {
    guard let columns = tables.first?.columns else { return [] }
    let widths = widths(of: columns, for: tables.flatMap(\.rows), within: width)
    let titles = columns.map(\.title)
    return tables.map { table in
      let body = table.rows.map { style.applying($0.emphasis, to: table.line($0.cells, widths)) }
      guard titles.contains(where: { !$0.isEmpty }) else { return body }
      return [style.applying(.faint, to: table.line(titles, widths))] + body
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var parts: [String] = []
    for (index, cell) in cells.enumerated() where widths[index] > 0 {
      let text = cell.truncated(to: widths[index])
      let padding = String(repeating: " ", count: widths[index] - text.count)
      parts.append(columns[index].isRightAligned ? padding + text : text + padding)
    }
    var line = parts.joined(separator: Self.gutter)
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func widths(
    of columns: [Column], for rows: [Row], within limit: Int
  ) -> [Int] {
    var widths = columns.indices.map { index in
      let widest = rows.reduce(0) { max($0, $1.cells[index].count) }
      return widest == 0 ? 0 : max(widest, columns[index].title.count)
    }
    let gutters = gutter.count * max(0, widths.count { $0 > 0 } - 1)
    var excess = widths.reduce(gutters, +) - limit
    while excess > 0 {
      let shrinkable = columns.indices.filter { widths[$0] > columns[$0].minimumWidth ?? .max }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
