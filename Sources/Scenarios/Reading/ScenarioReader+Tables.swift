import ServiceModel

// Readers of references to tables.
extension ScenarioReader {
  /// Reads which tables there are.
  static func tables(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> [TableReference]? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.tables) else { return nil }
    let lists = ["technicians", "serviceOrders", "agreementLines", "orderLines"]
    return lists.compactMap { list in
      reader.value(list, in: fields) { reader, node in reader.table(node, list: list) }
    }
  }

  private mutating func table(_ node: SourceNode, list: String) -> TableReference? {
    if let path = node.scalar {
      return TableReference(
        list: list, path: path, position: node.position, delimiter: UInt8(ascii: ","),
        columns: [])
    }
    guard let fields = fields(of: node, as: ScenarioFormat.table),
      let path = value("file", in: fields, Self.text)
    else { return nil }
    let delimiter = value("delimiter", in: fields, Self.delimiter)
    let columns = entries("columns", in: fields, keys: { _, entry in entry.key }) { reader, node in
      Self.text(&reader, node).map { ($0, node.position) }
    }
    return TableReference(
      list: list, path: path, position: fields["file"]?.position ?? node.position,
      delimiter: delimiter ?? UInt8(ascii: ","),
      columns: columns.map { (key: $0, header: $1.0, position: $1.1) })
  }

  static func delimiter(_ reader: inout ScenarioReader, _ node: SourceNode) -> UInt8? {
    reader.parsed(node) { (_, text) throws(ValueFault) in
      if text.elementsEqual("\\t".utf8) { return .tab }
      guard let byte = text.first, text.count == 1, byte < 0x80, byte != .quote, byte != .lineFeed,
        byte != .carriageReturn
      else { throw .malformed("a single character such as ; or \\t") }
      return byte
    }
  }
}
