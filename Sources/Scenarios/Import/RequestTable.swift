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
    var table = CSVTable(text, delimiter: mapping.delimiter)
    guard !table.header.isEmpty else {
      diagnostics = table.diagnostics
      return
    }
    var fields: [RequestField: Int] = [:]
    for field in RequestField.allCases {
      guard let column = mapping.columns[field] else { continue }
      fields[field] = index(of: column, in: table.header, mappingFile: mappingFile)
    }
    let filters = mapping.selection.filters.compactMap { filter in
      index(of: filter.column, in: table.header, mappingFile: mappingFile)
    }
    guard diagnostics.isEmpty else { return }
    while table.nextRow() {
      rows.append(
        RequestRow(
          cells: table.cells.indices.map { table.text(of: $0) },
          position: SourcePosition(line: table.row.line, column: 1), fields: fields,
          filters: filters))
    }
    diagnostics = table.diagnostics
  }

  /// Returns where a column stands; `nil`, with a report, when it is not in the header.
  private mutating func index(
    of column: RequestColumn, in header: [String], mappingFile: String
  ) -> Int? {
    if let index = header.firstIndex(of: column.header) { return index }
    let nearest = closestName(to: column.header, among: header)
    diagnostics.append(
      ScenarioDiagnostic(
        .missingColumn, file: mappingFile, position: column.position, value: column.header,
        message: "the table \(file) has no column \(column.header.excerpt)",
        remedy: nearest.map { "Maybe \($0) is meant. \(FaultCode.missingColumn.remedy)" }))
    return nil
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
