import ServiceModel

// Lines that stand in tables of their own.
extension ScenarioAssembly {
  /// Appends the rows of a table to the lines of their agreements.
  mutating func appendAgreementLines(
    _ reader: TableReader<AgreementLineColumn>, _ reference: TableReference
  ) {
    var reader = reader
    var lines = LineTable<AgreementLineColumn>(list: "agreements", reader: reader)
    let rows = reader.lines()
    let positions = Dictionary(
      scenario.agreements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (owner, line, row) in rows {
      guard let position = positions[owner] else {
        addUnknownOwner(
          owner.text, .unknownAgreement, "agreement", scenario.agreements.map(\.id.text), row,
          &reader, .agreement)
        continue
      }
      lines.add(row, owner: position, line: scenario.agreements[position].lines.count)
      scenario.agreements[position].lines.append(line)
    }
    lines.reader = reader
    map.lineTables.append(lines)
    finish(reader, reference)
  }

  /// Appends the rows of a table to the lines of their orders.
  mutating func appendOrderLines(
    _ reader: TableReader<OrderLineColumn>, _ reference: TableReference
  ) {
    var reader = reader
    var lines = LineTable<OrderLineColumn>(list: "serviceOrders", reader: reader)
    let rows = reader.lines()
    let positions = Dictionary(
      scenario.serviceOrders.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    for (owner, line, row) in rows {
      guard let position = positions[owner] else {
        addUnknownOwner(
          owner.text, .unknownOrderReference, "order", scenario.serviceOrders.map(\.id.text), row,
          &reader, .order)
        continue
      }
      lines.add(row, owner: position, line: scenario.serviceOrders[position].lines.count)
      scenario.serviceOrders[position].lines.append(line)
    }
    lines.reader = reader
    map.lineTables.append(lines)
    finish(reader, reference)
  }

  private mutating func addUnknownOwner<Column: TableColumn>(
    _ name: String, _ code: FaultCode, _ kind: String, _ names: [String], _ row: CSVTable.Row,
    _ reader: inout TableReader<Column>, _ column: Column
  ) {
    guard !name.isEmpty else { return }
    var table = reader.table
    table.rewind(to: row)
    let nearest = closestName(to: name, among: names)
    reader.unreliableRows.insert(row.offset)
    reader.table.diagnostics.append(
      ScenarioDiagnostic(
        code, file: table.file, position: table.position(of: reader.cellIndices[column.rawValue]),
        value: name, message: "there is no \(kind) \"\(name)\"",
        remedy: nearest.map { "Maybe \($0) is meant. \(code.remedy)" }))
  }
}

/// A table whose rows are lines of agreements or orders.
protocol LineTableSource {
  /// The list of what the lines belong to, such as `agreements`.
  var list: String { get }

  /// Returns where the value at `steps` inside a line stands; `nil` when the line is not in it.
  func place(of steps: ArraySlice<FieldPath.Step>, owner: Int, line: Int) -> SourceMap.Place?
}

/// A table of lines that was read, with the row of each.
struct LineTable<Column: TableColumn>: LineTableSource {
  let list: String
  /// The reader of the table, at its end.
  var reader: TableReader<Column>
  private var rows: [CSVTable.Row] = []
  private var indices: [[Int]: Int] = [:]

  init(list: String, reader: TableReader<Column>) {
    self.list = list
    self.reader = reader
  }

  /// Remembers where a line stands.
  mutating func add(_ row: CSVTable.Row, owner: Int, line: Int) {
    indices[[owner, line]] = rows.count
    rows.append(row)
  }

  func place(of steps: ArraySlice<FieldPath.Step>, owner: Int, line: Int) -> SourceMap.Place? {
    guard let index = indices[[owner, line]] else { return nil }
    let table = ReadTable(firstIndex: 0, reader: reader, rows: rows.map { [$0] })
    return table.place(of: steps, in: index)
  }
}
