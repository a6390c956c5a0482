import ServiceModel

// Readers of lines, relations, and the business side of agreements and orders.
extension ScenarioReader {
  /// Reads what the orders of an agreement default to.
  mutating func terms(in fields: Fields) -> AgreementTerms {
    AgreementTerms(
      project: value("project", in: fields, Self.identifier),
      group: value("group", in: fields, Self.identifier),
      templateGroup: value("templateGroup", in: fields, Self.identifier),
      description: value("description", in: fields, Self.text),
      combineBy: value("combineBy", in: fields, Self.choice) ?? .agreement,
      contactPerson: value("contactPerson", in: fields, Self.text),
      responsible: value("responsible", in: fields, Self.identifier),
      site: value("location", in: fields, Self.location),
      requiredSkills: list("requiredSkills", in: fields, Self.requiredSkill),
      coveredHours: value("coveredHours", in: fields, Self.identifier),
      visitAllowance: value("visitAllowance", in: fields, Self.visitAllowance))
  }

  private static func visitAllowance(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> VisitAllowance? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.visitAllowance) else {
      return nil
    }
    return VisitAllowance(
      visits: reader.value("visits", in: fields, whole) ?? 0,
      period: reader.value("period", in: fields, choice) ?? .month)
  }

  static func objectRelation(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ObjectRelation? {
    if let name = node.scalar { return ObjectRelation(Identifier(name)) }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.objectRelation) else {
      return nil
    }
    return ObjectRelation(
      reader.value("object", in: fields, identifier) ?? "",
      reference: reader.value("reference", in: fields, text))
  }

  static func taskRelation(_ reader: inout ScenarioReader, _ node: SourceNode) -> TaskRelation? {
    if let name = node.scalar { return TaskRelation(Identifier(name)) }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.taskRelation) else {
      return nil
    }
    return TaskRelation(
      reader.value("task", in: fields, identifier) ?? "",
      internalNote: reader.value("internalNote", in: fields, text),
      externalNote: reader.value("externalNote", in: fields, text))
  }

  /// Reads the lines of an agreement; those without a number have that of their position.
  mutating func agreementLines(in fields: Fields) -> [AgreementLine] {
    list("lines", in: fields, Self.agreementLine).enumerated().map { index, line in
      var line = line
      if line.number == 0 { line.number = index + 1 }
      return line
    }
  }

  private static func agreementLine(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> AgreementLine? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.agreementLine) else {
      return nil
    }
    return AgreementLine(
      number: reader.value("line", in: fields, whole) ?? 0, reader.content(in: fields),
      startDate: reader.value("startDate", in: fields, date),
      endDate: reader.value("endDate", in: fields, date),
      interval: reader.value("interval", in: fields, identifier),
      window: reader.value("window", in: fields, identifier),
      itemSetup: reader.value("itemSetup", in: fields, choice) ?? .transaction,
      stopped: reader.value("stopped", in: fields, flag) ?? false)
  }

  /// Reads what a line is about.
  private mutating func content(in fields: Fields) -> LineContent {
    LineContent(
      value("type", in: fields, Self.choice) ?? .hour,
      description: value("description", in: fields, Self.text),
      note: value("note", in: fields, Self.text),
      technician: value("technician", in: fields, Self.identifier),
      object: value("object", in: fields, Self.identifier),
      task: value("task", in: fields, Self.identifier),
      startAfterTime: value("startAfterTime", in: fields, Self.timeOfDay),
      endBeforeTime: value("endBeforeTime", in: fields, Self.timeOfDay),
      quantity: value("quantity", in: fields, Self.quantity) ?? .one,
      unit: value("unit", in: fields, Self.text),
      item: value("item", in: fields, Self.identifier),
      category: value("category", in: fields, Self.identifier),
      costPrice: value("costPrice", in: fields, Self.money),
      salesPrice: value("salesPrice", in: fields, Self.money))
  }

  private static func quantity(_ reader: inout ScenarioReader, _ node: SourceNode) -> Quantity? {
    decimal(places: 3)(&reader, node).map { Quantity(thousandths: $0) }
  }

  /// Reads the business side of an order.
  mutating func readBusiness(of order: inout ServiceOrder, in fields: Fields) {
    order.details = OrderDetails(
      description: value("description", in: fields, Self.text),
      project: value("project", in: fields, Self.identifier),
      serviceDateTime: value("serviceDateTime", in: fields, Self.instant),
      serviceAddress: value("serviceAddress", in: fields, Self.serviceAddress),
      contactPerson: value("contactPerson", in: fields, Self.text),
      calendarConflict: value("calendarConflict", in: fields, Self.flag) ?? false)
    order.objects = list("objects", in: fields, Self.objectRelation)
    order.tasks = list("tasks", in: fields, Self.taskRelation)
    order.lines = list("lines", in: fields, Self.orderLine)
    for index in order.lines.indices where order.lines[index].number == 0 {
      order.lines[index].number = index + 1
    }
    order.itemRequirements = list("itemRequirements", in: fields, Self.itemRequirement)
    for index in order.itemRequirements.indices where order.itemRequirements[index].number == 0 {
      order.itemRequirements[index].number = index + 1
    }
  }

  private static func orderLine(_ reader: inout ScenarioReader, _ node: SourceNode) -> OrderLine? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.orderLine) else { return nil }
    let times = reader.value("actualTimes", in: fields) { reader, node in
      reader.parsed(node) { (_, text) throws(ValueFault) in try TimeText.interval(text) }
    }
    return OrderLine(
      number: reader.value("line", in: fields, whole) ?? 0, reader.content(in: fields),
      status: reader.value("status", in: fields, choice) ?? .created,
      origin: reader.value("origin", in: fields, choice) ?? .user,
      occurrence: reader.occurrence(in: fields), window: reader.lineWindow(in: fields),
      dateExecuted: reader.value("dateExecuted", in: fields, date), actualTimes: times)
  }

  /// Reads the occurrence that a line was generated from, of which all keys or none stand.
  private mutating func occurrence(in fields: Fields) -> LineOccurrence? {
    let agreement: Identifier<Agreement>? = value("agreement", in: fields, Self.identifier)
    let line = value("agreementLine", in: fields, Self.whole)
    let date = value("dateCalculated", in: fields, Self.date)
    let keys = ["agreement", "agreementLine", "dateCalculated"]
    let present = keys.filter { fields[$0] != nil }
    if !present.isEmpty {
      for key in keys where fields[key] == nil { addMissing(key, in: fields) }
    }
    guard let agreement, let line, let date else { return nil }
    return LineOccurrence(agreement: agreement, line: line, dateCalculated: date)
  }

  /// Reads the days to which a line may move, of which both ends or none stand.
  private mutating func lineWindow(in fields: Fields) -> ClosedRange<CivilDate>? {
    let first = value("windowFrom", in: fields, Self.date)
    let last = value("windowTo", in: fields, Self.date)
    if (fields["windowFrom"] == nil) != (fields["windowTo"] == nil) {
      addMissing(fields["windowFrom"] == nil ? "windowFrom" : "windowTo", in: fields)
    }
    guard let first, let last else { return nil }
    guard first <= last else {
      add(
        .invertedOrderLine, at: fields["windowTo"]?.position ?? fields.position,
        value: last.description, "the window of the line ends on \(last), before it begins")
      return nil
    }
    return first...last
  }

  private static func itemRequirement(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ItemRequirement? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.itemRequirement) else {
      return nil
    }
    return ItemRequirement(
      number: reader.value("line", in: fields, whole) ?? 0,
      item: reader.value("item", in: fields, identifier) ?? "",
      quantity: reader.value("quantity", in: fields, quantity) ?? .one,
      unit: reader.value("unit", in: fields, text),
      deliveryDate: reader.value("deliveryDate", in: fields, date),
      status: reader.value("status", in: fields, choice) ?? .open,
      occurrence: reader.occurrence(in: fields))
  }
}
