import ServiceModel

// Readers of mapping files.
extension ScenarioReader {
  /// Reads the fields of a mapping file; what is at fault is reported and left out.
  ///
  /// Instants without offset are read in ``context``, whose zone by then is that of the scenario.
  mutating func requestsMapping(in fields: Fields) -> RequestsMapping {
    var mapping = RequestsMapping()
    readMappingVersion(in: fields)
    if let table = value("table", in: fields, Self.tableDelimiter) { mapping.delimiter = table }
    mapping.columns = value("columns", in: fields, Self.requestColumns) ?? [:]
    if let (format, zone) = value("timestamps", in: fields, Self.timestamps) {
      mapping.timestamps = format
      mapping.timeZone = zone
    }
    mapping.selection = value("select", in: fields, Self.requestSelection) ?? RequestSelection()
    let categories = entries("categories", in: fields, keys: { $1.key }, Self.requestCategory)
    mapping.categories = Dictionary(categories) { first, _ in first }
    mapping.otherCategories = value("otherCategories", in: fields, Self.requestCategory)
    mapping.targetMilestone = value("target", in: fields) { reader, node in
      guard let fields = reader.fields(of: node, as: RequestsFormat.target) else { return nil }
      return reader.value("milestone", in: fields, Self.choice)
    }
    mapping.urgency = list("urgency", in: fields, Self.requestUrgency)
    checkRequestColumns(of: mapping, in: fields)
    return mapping
  }

  private mutating func readMappingVersion(in fields: Fields) {
    guard let version = value("requests", in: fields, Self.whole),
      version != RequestsFormat.version, let position = fields["requests"]?.position
    else { return }
    add(
      .unsupportedVersion, at: position, value: String(version),
      "the mapping is in version \(version) of the format; this program reads version 1",
      remedy: "Write requests: 1, or use a newer program.")
  }

  /// Reads where the scenario is, before anything else of the mapping is read.
  mutating func requestsBase(in fields: Fields) -> RequestsBase? {
    if let file = fields["base"] {
      return value("base", in: fields, Self.text).map { .file($0, file.position) }
    }
    if let node = fields["scenario"] { return .inline(node) }
    addMissing(
      "base", in: fields,
      remedy: "Add base with the name of a scenario file, or scenario with its contents.")
    return nil
  }

  private static func tableDelimiter(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> UInt8? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.table) else { return nil }
    return reader.value("delimiter", in: fields, delimiter)
  }

  private static func requestColumns(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> [RequestField: RequestColumn]? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.columns) else { return nil }
    var columns: [RequestField: RequestColumn] = [:]
    for field in RequestField.allCases {
      guard let header = reader.value(field.rawValue, in: fields, text) else { continue }
      columns[field] = RequestColumn(
        header: header, position: fields[field.rawValue]?.position ?? node.position)
    }
    return columns
  }

  private static func timestamps(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> (TimestampFormat, TimeZoneName?)? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.timestamps) else { return nil }
    let format = reader.value("format", in: fields) { reader, node in
      reader.parsed(node) { (_, text) throws(ValueFault) in
        try TimestampFormat(pattern: String(decoding: text, as: UTF8.self))
      }
    }
    let zone = reader.value("timeZone", in: fields) { reader, node -> TimeZoneName? in
      guard let zone = Self.timeZone(&reader, node) else { return nil }
      guard zone.isKnown else {
        let nearest = closestName(to: zone.identifier, among: TimeZoneName.knownNames)
        let fault = ValueFault(.unknownTimeZone, "is not a known zone", nearestName: nearest)
        reader.add(fault, of: zone.identifier, at: node.position)
        return nil
      }
      return zone
    }
    return (format ?? .iso8601, zone)
  }

  private static func requestSelection(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RequestSelection? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.selection) else { return nil }
    let filters = reader.entries("where", in: fields, keys: { $1 }, Self.texts)
    return RequestSelection(
      asOf: reader.value("asOf", in: fields, instant),
      until: reader.value("until", in: fields, instant),
      filters: filters.map { entry, values in
        RequestFilter(
          column: RequestColumn(header: entry.key, position: entry.position), values: Set(values))
      },
      limit: reader.value("limit", in: fields) { reader, node in
        reader.wholeNumber(node, from: 1)
      },
      order: reader.value("order", in: fields, choice) ?? .table)
  }

  /// Reads one text or a list of texts.
  private static func texts(_ reader: inout ScenarioReader, _ node: SourceNode) -> [String]? {
    if let text = node.scalar { return [text] }
    return reader.elements(of: node, text)
  }

  private static func requestCategory(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RequestCategory? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.category) else { return nil }
    let duration = reader.value("serviceDuration", in: fields, duration)
    let minutes = reader.value("serviceMinutes", in: fields, minutes)
    if fields["serviceDuration"] == nil, fields["serviceMinutes"] == nil {
      reader.addMissing(
        "serviceDuration", in: fields, remedy: "Add serviceDuration or serviceMinutes.")
    }
    return RequestCategory(
      skills: reader.list("skills", in: fields, requiredSkill),
      serviceDuration: duration ?? minutes ?? .zero,
      priority: reader.value("priority", in: fields, identifier),
      agreement: reader.value("agreement", in: fields, identifier),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier),
      parts: reader.quantities("parts", in: fields),
      dropCostPercent: reader.value("dropCostPercent", in: fields) { reader, node in
        reader.wholeNumber(node, from: 0)
      } ?? 100,
      position: node.position)
  }

  private static func requestUrgency(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RequestUrgency? {
    guard let fields = reader.fields(of: node, as: RequestsFormat.urgency) else { return nil }
    let days = reader.value("daysToTarget", in: fields, whole)
    guard let priority: Identifier<Priority> = reader.value("priority", in: fields, identifier)
    else { return nil }
    return RequestUrgency(
      daysToTarget: days, priority: priority,
      position: fields["priority"]?.position ?? node.position)
  }

  /// Reads a whole number from `minimum` to a million.
  private mutating func wholeNumber(_ node: SourceNode, from minimum: Int) -> Int? {
    guard let number = Self.whole(&self, node) else { return nil }
    guard (minimum...1_000_000).contains(number) else {
      add(
        .outOfRange, at: node.position, value: node.scalar,
        "\(number) is not between \(minimum) and 1000000")
      return nil
    }
    return number
  }

  /// Adds faults for columns that other parts of the mapping rely on.
  private mutating func checkRequestColumns(of mapping: RequestsMapping, in fields: Fields) {
    let needs: [(key: String, field: RequestField)] = [
      ("categories", .category), ("target", .targetAt), ("urgency", .targetAt),
    ]
    for (key, field) in needs where fields[key] != nil && mapping.columns[field] == nil {
      guard let position = fields[key]?.position else { continue }
      add(
        .missingKey, at: position, value: field.rawValue,
        "\(key) needs the column \(field.rawValue)",
        remedy: "Add \(field.rawValue) under columns, or remove \(key).")
    }
    if fields["categories"] == nil, fields["otherCategories"] == nil {
      addMissing(
        "categories", in: fields, remedy: "Say with otherCategories what all calls mean.")
    }
  }
}
