import ServiceModel

/// Reads the rows of one CSV table of a scenario.
///
/// Like ``ScenarioReader`` it replaces what it cannot read by something harmless and remembers the
/// row.
struct TableReader<Column: TableColumn> {
  /// The text, with the row that is read.
  var table: CSVTable
  /// What the meaning of values depends on.
  let context: ReadingContext
  /// The index of the cell of each column, by the raw value of the column; -1 where there is none.
  private(set) var cellIndices: [Int]
  /// Where rows begin that hold values which could not be read.
  var unreliableRows: Set<Int> = []

  /// Starts reading `file`, whose columns are found by their headers.
  ///
  /// Columns that nobody knows are left unread, since exports have many, unless their header looks
  /// like a slip of one that is missing.
  init(_ file: TextFile, _ reference: TableReference, _ context: ReadingContext) {
    table = CSVTable(file, delimiter: reference.delimiter)
    self.context = context
    cellIndices = [Int](repeating: -1, count: Column.allCases.count)
    guard !table.header.isEmpty else { return }
    let mapped = Dictionary(
      reference.columns.map { ($0.key, $0.header) }, uniquingKeysWith: { first, _ in first })
    for column in Column.allCases {
      let header = mapped[column.name] ?? column.name
      let matches = table.header.indices.filter { table.header[$0] == header }
      if matches.count > 1 {
        table.add(
          .duplicateKey, at: table.position(of: matches[1]), "the column \(header) stands twice")
      }
      if let first = matches.first { cellIndices[column.rawValue] = first }
    }
    checkUnknownHeaders()
  }

  private mutating func checkUnknownHeaders() {
    let missing = Column.allCases.filter { cellIndices[$0.rawValue] < 0 }.map(\.name)
    for (index, header) in table.header.enumerated() where !cellIndices.contains(index) {
      guard let nearest = closestName(to: header, among: missing) else { continue }
      table.diagnostics.append(
        ScenarioDiagnostic(
          .unknownKey, file: table.file, position: table.position(of: index), value: header,
          message: "\(header) is not a column that is read",
          remedy: "Maybe \(nearest) is meant. Rename the column, or map another one to \(nearest).")
      )
    }
  }

  /// Adds a fault unless there is a column of each group.
  mutating func require(_ groups: [[Column]]) -> Bool {
    var isComplete = !table.header.isEmpty
    for group in groups where !group.contains(where: { cellIndices[$0.rawValue] >= 0 }) {
      let names = group.map(\.name).joined(separator: " or ")
      table.add(.missingColumn, at: .start, "the table lacks a column \(names)")
      isComplete = false
    }
    return isComplete
  }

  /// Returns the text of a cell; `nil` when it is empty or there is no such column.
  func text(_ column: Column) -> ValueText? {
    let index = cellIndices[column.rawValue]
    guard index >= 0 else { return nil }
    let text = table.text(of: index)
    return text.isEmpty ? nil : text
  }

  /// Returns the text of a cell as a string; `nil` when it is empty or there is no such column.
  func string(_ column: Column) -> String? {
    text(column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the name in a cell; `nil` when it is empty or there is no such column.
  func name<Entity>(_ column: Column) -> Identifier<Entity>? {
    string(column).map { Identifier($0) }
  }

  /// Returns the names in a cell, which are joined by bars.
  func names<Entity>(_ column: Column) -> [Identifier<Entity>] {
    guard let text = text(column) else { return [] }
    return text.split(separator: UInt8(ascii: "|")).map {
      Identifier(String(decoding: $0.trimmed, as: UTF8.self))
    }
  }

  /// Returns what `parse` makes of a cell; `nil` when it is empty, missing or unreadable.
  mutating func value<Value>(
    _ column: Column, _ parse: (ReadingContext, ValueText) throws(ValueFault) -> Value
  ) -> Value? {
    guard let text = text(column) else { return nil }
    do throws(ValueFault) {
      return try parse(context, text)
    } catch {
      let shown = String(decoding: text, as: UTF8.self)
      let remedy = error.remedy ?? error.code.remedy
      add(
        error.code, column, value: shown, "\(shown.excerpt) \(error.message)",
        remedy: error.nearestName.map { "Maybe \($0) is meant. \(remedy)" } ?? remedy)
      return nil
    }
  }

  /// Adds a fault of a cell of the row read last.
  mutating func add(
    _ code: FaultCode, _ column: Column, value: String? = nil, _ message: String,
    remedy: String? = nil
  ) {
    unreliableRows.insert(table.row.offset)
    table.diagnostics.append(
      ScenarioDiagnostic(
        code, file: table.file, position: table.position(of: cellIndices[column.rawValue]),
        value: value, message: message, remedy: remedy))
  }

  /// Adds the fault that a cell is empty which must not be.
  mutating func addMissing(_ column: Column) {
    add(.missingKey, column, "the row lacks \(column.name)")
  }
}

// Readers of single cells.
extension TableReader {
  mutating func instant(_ column: Column) -> Instant? {
    value(column) { (context, text) throws(ValueFault) in
      try InstantText.instant(text, in: context.zone)
    }
  }

  mutating func date(_ column: Column) -> CivilDate? {
    value(column) { (_, text) throws(ValueFault) in try TimeText.date(text) }
  }

  mutating func money(_ column: Column) -> Money? {
    value(column) { (context, text) throws(ValueFault) in try context.currency.money(text) }
  }

  mutating func hourlyRate(_ column: Column) -> HourlyRate {
    HourlyRate(minorUnitsPerHour: money(column)?.minorUnits ?? 0)
  }

  mutating func duration(_ column: Column) -> Seconds? {
    value(column) { (_, text) throws(ValueFault) in try TimeText.duration(text) }
  }

  mutating func whole(_ column: Column) -> Int? {
    value(column) { (_, text) throws(ValueFault) in try NumberText.whole(text) }
  }

  mutating func minutes(_ column: Column) -> Seconds? { whole(column).map { .minutes($0) } }

  mutating func flag(_ column: Column) -> Bool? {
    value(column) { (_, text) throws(ValueFault) in
      if text.elementsEqual("true".utf8) { return true }
      guard text.elementsEqual("false".utf8) else { throw .malformed("true or false") }
      return false
    }
  }

  /// Reads names with numbers, such as `gas:2|electric`; a name alone counts as one.
  mutating func numbered<Entity>(_ column: Column) -> [(Identifier<Entity>, Int)] {
    value(column) { (_, text) throws(ValueFault) in
      var pairs: [(Identifier<Entity>, Int)] = []
      for part in text.split(separator: UInt8(ascii: "|")) {
        let part = part.trimmed
        guard let colon = part.lastIndex(of: UInt8(ascii: ":")),
          NumberText.number(of: part[(colon + 1)...]) != nil
        else {
          pairs.append((Identifier(String(decoding: part, as: UTF8.self)), 1))
          continue
        }
        let name = String(decoding: part[..<colon].trimmed, as: UTF8.self)
        pairs.append((Identifier(name), try NumberText.whole(part[(colon + 1)...])))
      }
      return pairs
    } ?? []
  }

  /// Reads numbers by stock item.
  mutating func quantities(_ column: Column) -> [Identifier<StockItem>: Int] {
    guard text(column) != nil else { return [:] }
    return Dictionary(numbered(column)) { first, second in first + second }
  }

  /// Reads a place from its name, its coordinates or its index; `nil` when there is none.
  mutating func place(
    name: Column, latitude: Column, longitude: Column, index: Column
  ) -> Location? {
    let named = value(name) { (context, text) throws(ValueFault) in
      try context.place(String(decoding: text, as: UTF8.self))
    }
    let hasLatitude = text(latitude) != nil
    let hasLongitude = text(longitude) != nil
    if hasLatitude != hasLongitude { addMissing(hasLatitude ? longitude : latitude) }
    let north = value(latitude) { (_, text) throws(ValueFault) in try NumberText.degrees(text) }
    let east = value(longitude) { (_, text) throws(ValueFault) in try NumberText.degrees(text) }
    let row = whole(index)
    guard hasLatitude || hasLongitude || row != nil else { return named }
    var place = named ?? Location()
    if let north, let east { place.coordinate = Coordinate(latitude: north, longitude: east) }
    place.matrixIndex = row ?? place.matrixIndex
    return place
  }
}
