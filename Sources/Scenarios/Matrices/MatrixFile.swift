import ServiceModel

/// Reads a travel matrix from a JSON file with the keys `durations` and `distances`.
///
/// Matrices have millions of entries, so this reads them straight into numbers; each entry that
/// cannot be read is still reported with its place.
struct MatrixFile {
  /// The matrix; `nil` when there are faults.
  private(set) var matrix: TravelMatrix?
  /// What is wrong with the file.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  private var scanner: JSONScanner
  private let file: String
  /// The number of faulty entries after which no more are reported.
  private static let maximumFaults = 20

  /// Reads `file`.
  init(_ file: TextFile) {
    self.file = file.name
    scanner = JSONScanner(file.bytes)
    do throws(JSONScanner.Stop) {
      try readObject()
    } catch {
      add(.syntax, at: error.offset, error.message)
    }
  }

  /// The rows of one key.
  private struct Rows {
    var entries: [Int32] = []
    var count = 0
    /// Where the key stands.
    var offset: Int
    /// The number of entries in each row, with its offset.
    var lengths: [(length: Int, offset: Int)] = []
  }

  private mutating func readObject() throws(JSONScanner.Stop) {
    var durations: Rows?
    var distances: Rows?
    try scanner.expect(UInt8(ascii: "{"))
    if !scanner.accept(UInt8(ascii: "}")) {
      repeat {
        let offset = scanner.skipBlanks()
        let key = try scanner.string()
        try scanner.expect(UInt8(ascii: ":"))
        switch key {
        case "durations" where durations == nil:
          durations = try readRows(noWay: TravelMatrix.unreachable, offset: offset)
        case "distances" where distances == nil:
          distances = try readRows(noWay: 0, offset: offset)
        case "durations", "distances":
          add(.duplicateKey, at: offset, "\(key) stands twice")
          try scanner.skipValue()
        default:
          add(.unknownKey, at: offset, "\(key.excerpt) is neither durations nor distances")
          try scanner.skipValue()
        }
      } while scanner.accept(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"))
    }
    try scanner.expectEnd()
    finish(durations, distances)
  }

  private mutating func finish(_ durations: Rows?, _ distances: Rows?) {
    guard let durations else {
      add(.missingKey, at: 0, "the file lacks the key durations")
      return
    }
    for rows in [durations, distances].compactMap(\.self) {
      for row in rows.lengths where row.length != rows.count {
        add(
          .matrixNotSquare, at: row.offset,
          "a matrix of \(rows.count) rows needs \(rows.count) entries in each, not \(row.length)")
      }
    }
    if let distances, distances.count != durations.count {
      add(
        .matrixSizesDiffer, at: distances.offset,
        "durations cover \(durations.count) places, distances \(distances.count)")
    }
    guard diagnostics.isEmpty else { return }
    let none = [Int32](repeating: 0, count: distances == nil ? durations.entries.count : 0)
    matrix = TravelMatrix(
      size: durations.count, durations: durations.entries, distances: distances?.entries ?? none)
  }

  private mutating func readRows(noWay: Int32, offset: Int) throws(JSONScanner.Stop) -> Rows {
    var rows = Rows(offset: offset)
    try scanner.expect(UInt8(ascii: "["))
    if scanner.accept(UInt8(ascii: "]")) { return rows }
    repeat {
      let start = scanner.skipBlanks()
      let before = rows.entries.count
      try scanner.expect(UInt8(ascii: "["))
      if !scanner.accept(UInt8(ascii: "]")) {
        repeat {
          rows.entries.append(try readEntry(noWay: noWay))
        } while scanner.accept(UInt8(ascii: ","))
        try scanner.expect(UInt8(ascii: "]"))
      }
      rows.count += 1
      rows.lengths.append((rows.entries.count - before, start))
    } while scanner.accept(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "]"))
    return rows
  }

  private mutating func readEntry(noWay: Int32) throws(JSONScanner.Stop) -> Int32 {
    let offset = scanner.skipBlanks()
    let word = try scanner.word()
    if word.elementsEqual("null".utf8) { return noWay }
    guard let number = NumberText.number(of: word), number <= MatrixLimits.entry else {
      let shown = String(decoding: word, as: UTF8.self).excerpt
      add(
        .invalidMatrixEntry, at: offset,
        "\(shown) is not a whole number from 0 to \(MatrixLimits.entry)")
      return 0
    }
    return Int32(number)
  }

  private mutating func add(_ code: FaultCode, at offset: Int, _ message: String) {
    guard diagnostics.count < Self.maximumFaults else { return }
    let position = SourcePosition(ofByte: offset, in: scanner.bytes)
    diagnostics.append(
      ScenarioDiagnostic(code, file: file, position: position, message: message))
  }
}
