import ServiceModel

/// Order lines as a CSV table, beside a table of their orders.
///
/// A table holds lines whose names and texts read back from a cell; ``csv`` is `nil` for others, so
/// that nothing is ever lost.
struct OrderLineTable {
  private let orders: [ServiceOrder]
  private let minorUnitsPerUnit: Int

  /// Creates the table of the lines of the orders of `scenario`.
  init(_ scenario: Scenario) {
    orders = scenario.serviceOrders
    minorUnitsPerUnit = scenario.minorUnitsPerUnit
  }

  /// The table with its header; `nil` when some line does not fit into a row.
  var csv: String? {
    var rows: [[OrderLineColumn: String]] = []
    for order in orders {
      for line in order.lines {
        let row = row(line, of: order)
        // An empty cell would read back as no value.
        guard !row.values.contains("") else { return nil }
        rows.append(row)
      }
    }
    let used = Set(rows.flatMap(\.keys))
    let columns = OrderLineColumn.allCases.filter(used.contains)
    let header = columns.map(\.name).joined(separator: ",") + "\n"
    return rows.reduce(into: header) { text, row in
      text += columns.map { OrderTable.cell(row[$0] ?? "") }.joined(separator: ",") + "\n"
    }
  }

  private func row(_ line: OrderLine, of order: ServiceOrder) -> [OrderLineColumn: String] {
    let content = line.content
    var cells: [OrderLineColumn: String] = [:]
    cells[.order] = order.id.text
    cells[.line] = String(line.number)
    cells[.type] = content.type.rawValue
    cells[.description] = content.description
    cells[.note] = content.note
    cells[.technician] = content.technician?.text
    cells[.object] = content.object?.text
    cells[.task] = content.task?.text
    cells[.startAfterTime] = content.startAfterTime.map(FileTimes.clock)
    cells[.endBeforeTime] = content.endBeforeTime.map(FileTimes.clock)
    cells[.quantity] =
      content.quantity == .one
      ? nil : FileText.decimal(content.quantity.thousandths, digits: 0, parts: 1000)
    cells[.unit] = content.unit
    cells[.item] = content.item?.text
    cells[.category] = content.category?.text
    cells[.costPrice] = content.costPrice.map(amount)
    cells[.salesPrice] = content.salesPrice.map(amount)
    cells[.status] = line.status == .created ? nil : line.status.rawValue
    cells[.origin] = line.origin == .user ? nil : line.origin.rawValue
    cells[.agreement] = line.occurrence?.agreement.text
    cells[.agreementLine] = (line.occurrence?.line).map(String.init)
    cells[.dateCalculated] = line.occurrence?.dateCalculated.description
    cells[.windowFrom] = line.window?.lowerBound.description
    cells[.windowTo] = line.window?.upperBound.description
    cells[.dateExecuted] = line.dateExecuted?.description
    cells[.actualTimes] = line.actualTimes.map(FileTimes.interval)
    return cells
  }

  private func amount(_ money: Money) -> String {
    FileText.decimal(money.minorUnits, digits: 2, parts: minorUnitsPerUnit)
  }
}
