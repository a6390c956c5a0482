/// Splits CSV text into rows and cells.
///
/// - Source: RFC 4180.
struct CallTableReader {
  /// A row as it stands in the text.
  struct Row {
    var cells: [ValueText]
    var position: SourcePosition
    /// Whether all quotation marks are closed.
    var isComplete = true
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var index = 0
  private var line = 1

  init(bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// Returns the next row that is not empty; `nil` at the end.
  mutating func next() -> Row? {
    while index < bytes.count, bytes[index] == .lineFeed || bytes[index] == .carriageReturn {
      if bytes[index] == .lineFeed { line += 1 }
      index += 1
    }
    guard index < bytes.count else { return nil }
    var row = Row(cells: [], position: SourcePosition(line: line, column: 1))
    while true {
      row.cells.append(cell(&row))
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    return row
  }

  private mutating func cell(_ row: inout Row) -> ValueText {
    guard index < bytes.count, bytes[index] == .quote else {
      let start = index
      while index < bytes.count, bytes[index] != delimiter, bytes[index] != .lineFeed,
        bytes[index] != .carriageReturn
      {
        index += 1
      }
      return bytes[start..<index]
    }
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      if bytes[index] == .quote {
        index += 1
        guard index < bytes.count, bytes[index] == .quote else { return ValueText(text) }
      }
      if bytes[index] == .lineFeed { line += 1 }
      text.append(bytes[index])
      index += 1
    }
    row.isComplete = false
    return ValueText(text)
  }
}
