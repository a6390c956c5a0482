import ServiceModel

/// A table of comma-separated values, split into rows and cells strictly by RFC 4180.
///
/// Goals, in order: each cell knows its place; malformed text is a fault, never a guess; a row costs
/// little more than reading its bytes. Lines end with LF or CRLF; empty lines are skipped.
struct CSVTable {
  /// The name of the file, for diagnostics.
  let file: String
  /// The whole text.
  let bytes: [UInt8]
  /// The byte between cells.
  let delimiter: UInt8
  /// The cells of the first row.
  private(set) var header: [String] = []
  /// The cells of the row read last.
  private(set) var cells: [Cell] = []
  /// Where the row read last begins.
  private(set) var row = Row(offset: 0, line: 1)
  /// What is wrong with the text.
  var diagnostics: [ScenarioDiagnostic] = []

  private var offset = 0
  private var line = 1

  /// Where a row begins.
  struct Row: Sendable {
    /// The offset of its first byte.
    var offset: Int
    /// The line of its first byte, from one.
    var line: Int
  }

  /// A cell of a row.
  struct Cell {
    /// The bytes between delimiters or quotes.
    var range: Range<Int>
    /// Whether the cell stands in quotes.
    var isQuoted = false
    /// Whether there are doubled quotes inside.
    var hasDoubledQuotes = false
  }

  /// Starts reading `file` and reads its header.
  init(_ file: TextFile, delimiter: UInt8 = UInt8(ascii: ",")) {
    self.file = file.name
    self.delimiter = delimiter
    bytes = file.bytes
    guard readRow() else {
      add(.malformedTable, at: .start, "the table has no header row")
      return
    }
    header = cells.indices.map { String(decoding: text(of: $0), as: UTF8.self) }
  }

  /// Reads the next row with as many cells as the header has; false at the end.
  ///
  /// Rows with another number of cells are faults and are skipped.
  mutating func nextRow() -> Bool {
    while readRow() {
      if cells.count == header.count { return true }
      add(
        .malformedTable, at: SourcePosition(line: row.line, column: 1),
        "the row has \(cells.count) cells, the header \(header.count)")
    }
    return false
  }

  /// Returns the text of a cell of the row read last, without blanks around what is not quoted.
  func text(of index: Int) -> ValueText {
    let cell = cells[index]
    guard cell.isQuoted else { return bytes[cell.range].trimmed }
    guard cell.hasDoubledQuotes else { return bytes[cell.range] }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in bytes[cell.range] {
      isEscaped = byte == .quote && !isEscaped
      if !isEscaped { text.append(byte) }
    }
    return text[...]
  }

  /// Returns where a cell of the row read last begins.
  func position(of index: Int) -> SourcePosition {
    guard cells.indices.contains(index) else {
      return SourcePosition(line: row.line, column: 1)
    }
    let start = cells[index].range.lowerBound - (cells[index].isQuoted ? 1 : 0)
    return SourcePosition(ofByte: start, in: bytes, from: row.offset, line: row.line)
  }

  /// Goes back to a row that was read before.
  mutating func rewind(to row: Row) {
    offset = row.offset
    line = row.line
    _ = readRow()
  }

  /// Adds a fault.
  mutating func add(_ code: FaultCode, at position: SourcePosition, _ message: String) {
    diagnostics.append(
      ScenarioDiagnostic(code, file: file, position: position, message: message))
  }
}

extension CSVTable {
  /// Reads the next row that is not empty; false at the end, also after a stray quote.
  private mutating func readRow() -> Bool {
    while offset < bytes.count {
      cells.removeAll(keepingCapacity: true)
      row = Row(offset: offset, line: line)
      while true {
        guard let end = readCell() else { return false }
        offset = end
        guard offset < bytes.count, bytes[offset] == delimiter else { break }
        offset += 1
      }
      if offset < bytes.count {
        offset += bytes[offset] == .carriageReturn ? 2 : 1
        line += 1
      }
      if cells.count > 1 || cells.first.map({ !$0.range.isEmpty || $0.isQuoted }) == true {
        return true
      }
    }
    return false
  }

  /// Reads the cell at ``offset``; returns where it ends, or `nil` when it is malformed.
  private mutating func readCell() -> Int? {
    let start = offset
    guard start < bytes.count, bytes[start] == .quote else { return readPlainCell(from: start) }
    return readQuotedCell(from: start)
  }

  private mutating func readPlainCell(from start: Int) -> Int? {
    let delimiter = delimiter
    let found = bytes.withUnsafeBufferPointer { bytes -> Int in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte == delimiter || byte == .lineFeed || byte == .quote { break }
        index += 1
      }
      return index
    }
    guard found == bytes.count || bytes[found] != .quote else {
      addStrayQuote(at: found, "a quote stands inside a cell that does not begin with one")
      return nil
    }
    // A carriage return belongs to the line end.
    let isLineEnd = found == bytes.count || bytes[found] == .lineFeed
    let end =
      isLineEnd && found > start && bytes[found - 1] == .carriageReturn ? found - 1 : found
    cells.append(Cell(range: start..<end))
    return end
  }

  private mutating func readQuotedCell(from start: Int) -> Int? {
    var index = start + 1
    var hasDoubledQuotes = false
    while index < bytes.count {
      if bytes[index] == .lineFeed { line += 1 }
      if bytes[index] == .quote {
        guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
        hasDoubledQuotes = true
        index += 1
      }
      index += 1
    }
    guard index < bytes.count else {
      addStrayQuote(at: start, "a quote is not closed")
      return nil
    }
    cells.append(
      Cell(range: start + 1..<index, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
    let end = index + 1
    guard end == bytes.count || bytes[end] == delimiter || isLineEnd(end) else {
      addStrayQuote(at: end, "text follows a closing quote")
      return nil
    }
    return end
  }

  private func isLineEnd(_ index: Int) -> Bool {
    if bytes[index] == .lineFeed { return true }
    return bytes[index] == .carriageReturn
      && (index + 1 == bytes.count || bytes[index + 1] == .lineFeed)
  }

  /// Adds the fault of a quote, behind which nothing can be read with certainty.
  private mutating func addStrayQuote(at index: Int, _ message: String) {
    let position = SourcePosition(
      ofByte: index, in: bytes, from: row.offset, line: row.line)
    add(.malformedTable, at: position, "\(message); the rest of the table is not read")
    offset = bytes.count
  }
}
