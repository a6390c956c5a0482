import ServiceModel

extension TableReader where Column == AgreementLineColumn {
  /// Reads all rows.
  ///
  /// - Returns: The lines with the names of their agreements, and where the row of each begins.
  mutating func lines() -> [(owner: Identifier<Agreement>, line: AgreementLine, row: CSVTable.Row)]
  {
    guard require([[.agreement], [.line]]) else { return [] }
    var lines: [(owner: Identifier<Agreement>, line: AgreementLine, row: CSVTable.Row)] = []
    while table.nextRow() {
      if text(.agreement) == nil { addMissing(.agreement) }
      let line = AgreementLine(
        number: number(), content(), startDate: date(.startDate), endDate: date(.endDate),
        interval: name(.interval), window: name(.window),
        itemSetup: choice(.itemSetup) ?? .transaction, stopped: flag(.stopped) ?? false)
      lines.append((name(.agreement) ?? "", line, table.row))
    }
    return lines
  }
}

extension TableReader where Column == OrderLineColumn {
  /// Reads all rows.
  ///
  /// - Returns: The lines with the names of their orders, and where the row of each begins.
  mutating func lines() -> [(owner: Identifier<ServiceOrder>, line: OrderLine, row: CSVTable.Row)] {
    guard require([[.order], [.line]]) else { return [] }
    var lines: [(owner: Identifier<ServiceOrder>, line: OrderLine, row: CSVTable.Row)] = []
    while table.nextRow() {
      if text(.order) == nil { addMissing(.order) }
      let line = OrderLine(
        number: number(), content(), status: choice(.status) ?? .created,
        origin: choice(.origin) ?? .user, occurrence: occurrence(), window: window(),
        dateExecuted: date(.dateExecuted),
        actualTimes: value(.actualTimes) { (_, text) throws(ValueFault) in
          try TimeText.interval(text)
        })
      lines.append((name(.order) ?? "", line, table.row))
    }
    return lines
  }

  private mutating func occurrence() -> LineOccurrence? {
    let columns: [OrderLineColumn] = [.agreement, .agreementLine, .dateCalculated]
    guard columns.contains(where: { text($0) != nil }) else { return nil }
    for column in columns where text(column) == nil { addMissing(column) }
    guard let line = whole(.agreementLine), let date = date(.dateCalculated),
      let agreement: Identifier<Agreement> = name(.agreement)
    else { return nil }
    return LineOccurrence(agreement: agreement, line: line, dateCalculated: date)
  }

  private mutating func window() -> ClosedRange<CivilDate>? {
    guard text(.windowFrom) != nil || text(.windowTo) != nil else { return nil }
    if text(.windowFrom) == nil { addMissing(.windowFrom) }
    if text(.windowTo) == nil { addMissing(.windowTo) }
    guard let first = date(.windowFrom), let last = date(.windowTo) else { return nil }
    guard first <= last else {
      add(
        .invertedOrderLine, .windowTo, value: last.description,
        "the window of the line ends on \(last), before it begins")
      return nil
    }
    return first...last
  }
}

extension TableReader where Column: LineColumn {
  /// Reads the number of a line.
  fileprivate mutating func number() -> Int {
    if text(.line) == nil { addMissing(.line) }
    return whole(.line) ?? 0
  }

  /// Reads what a line is about.
  fileprivate mutating func content() -> LineContent {
    let quantity = value(Column.quantity) { (_, text) throws(ValueFault) in
      try NumberText.decimal(text, places: 3, limit: ValueLimits.whole)
    }
    return LineContent(
      choice(.type) ?? .hour, description: string(.description), note: string(.note),
      technician: name(.technician), object: name(.object), task: name(.task),
      startAfterTime: timeOfDay(.startAfterTime), endBeforeTime: timeOfDay(.endBeforeTime),
      quantity: quantity.map { Quantity(thousandths: $0) } ?? .one, unit: string(.unit),
      item: name(.item), category: name(.category), costPrice: money(.costPrice),
      salesPrice: money(.salesPrice))
  }
}

extension TableReader {
  mutating func timeOfDay(_ column: Column) -> CivilTime? {
    value(column) { (_, text) throws(ValueFault) in try TimeText.timeOfDay(text) }
  }

  /// Reads one of the cases of an enumeration by its raw value.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ column: Column
  ) -> Choice? {
    value(column) { (_, text) throws(ValueFault) in
      let word = String(decoding: text, as: UTF8.self)
      guard let choice = Choice(rawValue: word) else {
        throw .unknownWord(word, among: Choice.allCases.map(\.rawValue))
      }
      return choice
    }
  }
}
