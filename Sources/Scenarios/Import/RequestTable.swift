import ServiceModel

/// A table of service calls with the columns that a mapping names.
struct RequestTable {
  /// What the table is called in diagnostics.
  let file: String
  /// The calls, one for each row.
  private(set) var rows: [RequestRow] = []
  /// What is wrong with the table as such.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  /// Reads the cells that `mapping` asks for.
  ///
  /// - Complexity: O(*n*) in the bytes of the table.
  init(_ text: TextFile, mapping: RequestsMapping, mappingFile: String) {
    file = text.name
    var reader = CallTableReader(bytes: text.bytes, delimiter: mapping.delimiter)
    guard let header = reader.next()?.cells.map({ String(decoding: $0.trimmed, as: UTF8.self) })
    else {
      add(.malformedTable, file: file, at: .start, value: nil, "the table is empty", nil)
      return
    }
    func index(of column: RequestColumn) -> Int? {
      header.firstIndex(of: column.header)
    }
    var fields: [RequestField: Int] = [:]
    for (field, column) in mapping.columns.sorted(by: { $0.value.position < $1.value.position }) {
      fields[field] = index(of: column)
      if fields[field] == nil { addMissing(column, among: header, mappingFile: mappingFile) }
    }
    var filters: [Int] = []
    for filter in mapping.selection.filters {
      if let column = index(of: filter.column) {
        filters.append(column)
      } else {
        addMissing(filter.column, among: header, mappingFile: mappingFile)
      }
    }
    guard diagnostics.isEmpty else { return }
    readRows(&reader, width: header.count, fields: fields, filters: filters)
  }

  private mutating func readRows(
    _ reader: inout CallTableReader, width: Int, fields: [RequestField: Int], filters: [Int]
  ) {
    while let row = reader.next() {
      guard row.isComplete, row.cells.count == width else {
        let message =
          row.isComplete
          ? "the row has \(row.cells.count) cells, the header \(width)"
          : "a quotation mark is open at the end of the table"
        add(.malformedTable, file: file, at: row.position, value: nil, message, nil)
        if diagnostics.count >= 20 { return }
        continue
      }
      rows.append(
        RequestRow(cells: row.cells, position: row.position, fields: fields, filters: filters))
    }
  }

  private mutating func addMissing(
    _ column: RequestColumn, among header: [String], mappingFile: String
  ) {
    let nearest = closestName(to: column.header, among: header)
    add(
      .missingColumn, file: mappingFile, at: column.position, value: column.header,
      "the table \(file) has no column \(column.header.excerpt)",
      nearest.map { "Maybe \($0) is meant. \(FaultCode.missingColumn.remedy)" })
  }

  private mutating func add(
    _ code: FaultCode, file: String, at position: SourcePosition, value: String?,
    _ message: String, _ remedy: String?
  ) {
    diagnostics.append(
      ScenarioDiagnostic(
        code, file: file, position: position, value: value, message: message, remedy: remedy))
  }
}

/// A row of a table of service calls.
struct RequestRow {
  private let cells: [ValueText]
  /// Where the row begins.
  let position: SourcePosition
  private let fields: [RequestField: Int]
  private let filters: [Int]

  /// Creates a row whose cells hold `fields`, and the values of filters, at the given places.
  init(
    cells: [ValueText], position: SourcePosition, fields: [RequestField: Int], filters: [Int]
  ) {
    self.cells = cells
    self.position = position
    self.fields = fields
    self.filters = filters
  }

  /// Returns the bytes of a field, without blanks at the ends; none without such a column.
  func bytes(_ field: RequestField) -> ValueText { fields[field].map { cells[$0].trimmed } ?? [] }

  /// Returns whether there is something in the cell of a field.
  func hasText(_ field: RequestField) -> Bool { !bytes(field).isEmpty }

  /// Returns the text of a field, without blanks at the ends; empty without such a column.
  func text(_ field: RequestField) -> String { String(decoding: bytes(field), as: UTF8.self) }

  /// Returns the text in the column of a filter of the mapping.
  func filterText(_ index: Int) -> String {
    String(decoding: cells[filters[index]].trimmed, as: UTF8.self)
  }
}
