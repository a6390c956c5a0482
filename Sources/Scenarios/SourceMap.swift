import ServiceModel

/// Where the parts of a scenario stand in its files.
///
/// Nothing is recorded while reading but the tree and the beginnings of rows; a place is looked up
/// when a fault asks for it.
struct SourceMap {
  /// The scenario file.
  let file: String
  /// The top of the scenario document.
  let root: SourceNode
  /// Where mappings and lists begin that hold values which could not be read.
  let unreliable: Set<SourcePosition>
  /// The tables, by the list that their rows belong to.
  var tables: [String: any TableSource] = [:]
  /// The tables whose rows are lines of agreements or orders.
  var lineTables: [any LineTableSource] = []
  /// The lists of which some elements could not be read.
  var incompleteLists: Set<String> = []

  /// Where a part stands, and whether it was read as it stands there.
  struct Place {
    var file: String
    var position: SourcePosition?
    /// The text of the value, when it is a single one.
    var value: String?
    var isReliable: Bool
  }

  /// Returns where the value at `path` stands, or the nearest thing around it.
  func place(of path: FieldPath) -> Place {
    if let place = placeInLines(path) { return place }
    if case .key(let list)? = path.steps.first,
      case .index(let index)? = path.steps.dropFirst().first,
      let table = tables[list], index >= table.firstIndex
    {
      return table.place(of: path.steps.dropFirst(2), in: index)
    }
    return placeInDocument(path)
  }

  /// Returns where the value of a line stands that was read from a table.
  private func placeInLines(_ path: FieldPath) -> Place? {
    guard !lineTables.isEmpty, path.steps.count >= 4, case .key(let list) = path.steps[0],
      case .index(let owner) = path.steps[1], path.steps[2] == .key("lines"),
      case .index(let line) = path.steps[3]
    else { return nil }
    return lineTables.lazy.filter { $0.list == list }
      .compactMap { $0.place(of: path.steps.dropFirst(4), owner: owner, line: line) }.first
  }

  private func placeInDocument(_ path: FieldPath) -> Place {
    var node = root
    var position = root.position
    var isReliable = true
    var ancestors: [SourceNode] = []
    for (number, step) in path.steps.enumerated() {
      // A faulty value at the top says nothing about the rest.
      if number > 0, unreliable.contains(node.position) { isReliable = false }
      switch step {
      case .index(let index):
        // An order without a list of visits is its own visit.
        guard let elements = node.elements, elements.indices.contains(index) else { continue }
        ancestors.append(node)
        node = elements[index]
        position = node.position
      case .key(let key):
        guard let entry = find(key, in: node, else: ancestors) else { continue }
        ancestors.append(node)
        node = entry.value
        position = node.isNull ? entry.position : node.position
      }
    }
    if path.steps.count > 1, unreliable.contains(node.position) { isReliable = false }
    return Place(file: file, position: position, value: node.scalar, isReliable: isReliable)
  }

  /// Returns the entry of `key`, of a key that says the same, or of the order of a visit.
  private func find(
    _ key: String, in node: SourceNode, else ancestors: [SourceNode]
  ) -> SourceEntry? {
    let keys = [key] + (Self.synonyms[key] ?? [])
    if let entry = node.entries?.first(where: { keys.contains($0.key) }) { return entry }
    guard key == "location", ancestors.count >= 2 else { return nil }
    return ancestors[ancestors.count - 2].entries?.first { $0.key == key }
  }

  /// Keys under which the value of another key may stand.
  private static let synonyms: [String: [String]] = [
    "serviceDuration": ["serviceMinutes"], "start": ["startRange"], "maxStart": ["end"],
    "softEnd": ["end"],
  ]
}

/// A table whose rows are elements of a list of the scenario.
protocol TableSource {
  /// The index in the list of the first element that stands in the table.
  var firstIndex: Int { get }

  /// Returns where the value at `steps` inside the element with `index` stands.
  func place(of steps: ArraySlice<FieldPath.Step>, in index: Int) -> SourceMap.Place
}

/// A table that was read, with the rows of each element.
struct ReadTable<Column: TableColumn>: TableSource {
  let firstIndex: Int
  /// The reader of the table, at its end.
  let reader: TableReader<Column>
  /// Where the rows of each element begin; elements have one row or one for each shift.
  let rows: [[CSVTable.Row]]

  func place(of steps: ArraySlice<FieldPath.Step>, in index: Int) -> SourceMap.Place {
    var table = reader.table
    guard rows.indices.contains(index - firstIndex), let first = rows[index - firstIndex].first
    else { return SourceMap.Place(file: table.file, position: .start, isReliable: true) }
    let row = row(of: steps, among: rows[index - firstIndex]) ?? first
    table.rewind(to: row)
    let cell = cell(of: steps)
    return SourceMap.Place(
      file: table.file, position: table.position(of: cell ?? -1),
      value: cell.map { String(decoding: table.text(of: $0), as: UTF8.self) },
      isReliable: !reader.unreliableRows.contains(row.offset))
  }

  /// Returns the row of the shift that `steps` lead to.
  private func row(
    of steps: ArraySlice<FieldPath.Step>, among rows: [CSVTable.Row]
  ) -> CSVTable.Row? {
    guard case .key("shifts")? = steps.first, case .index(let shift)? = steps.dropFirst().first
    else { return nil }
    return rows.indices.contains(shift) ? rows[shift] : nil
  }

  /// Returns the cell of the column with the longest part of the way in common.
  private func cell(of steps: ArraySlice<FieldPath.Step>) -> Int? {
    var keys: [Substring] = steps.compactMap { step in
      if case .key(let key) = step { Substring(key) } else { nil }
    }
    if keys.first == "visits" { keys.removeFirst() }
    var best: (cell: Int, common: Int) = (reader.cellIndices[0], 0)
    for column in Column.allCases where reader.cellIndices[column.rawValue] >= 0 {
      let path = column.path.split(separator: ".")
      let common = zip(path, keys).prefix { $0.0 == $0.1 }.count
      if common > best.common { best = (reader.cellIndices[column.rawValue], common) }
    }
    return best.cell >= 0 ? best.cell : nil
  }
}
