import ServiceModel

/// What a scenario document says, before its tables are read.
struct ScenarioDocument {
  /// The scenario without the rows of its tables.
  var scenario: Scenario
  /// The tables, still to be read.
  var tables: [TableReference]
  /// The matrices that stand in files of their own, by profile, still to be read.
  var matrixFiles: [MatrixReference]
  /// Whether the document says how travel is measured.
  var hasTravel: Bool
  /// The keys that unknown keys at the top are probably slips of.
  var misspelt: [String]
}

/// A CSV file named in a scenario.
struct TableReference {
  /// The list that its rows belong to, such as `technicians`.
  var list: String
  /// The path as written.
  var path: String
  /// Where the path stands.
  var position: SourcePosition
  /// The byte between cells.
  var delimiter: UInt8
  /// The headers of keys whose column is named otherwise.
  var columns: [(key: String, header: String, position: SourcePosition)]
}

/// A JSON file with a travel matrix, named in a scenario.
struct MatrixReference {
  /// The travel profile.
  var profile: String
  /// The path as written.
  var path: String
  /// Where the path stands.
  var position: SourcePosition
}

extension ScenarioReader {
  /// Reads the document whose top is `root`; `nil` when it is not even a mapping.
  mutating func document(_ root: SourceNode) -> ScenarioDocument? {
    guard let fields = fields(of: root, as: ScenarioFormat.scenario) else { return nil }
    readVersion(in: fields)
    let zone = value("timeZone", in: fields, Self.timeZone) ?? .utc
    context.zone = ReadingZone(zone)
    let currency = value("currency", in: fields, Self.currency) ?? .fallback
    context.currency = currency
    readPlaces(in: fields)

    let window = value("planningWindow", in: fields, Self.planningWindow)
    let (travel, matrixFiles) = value("travel", in: fields, Self.travel) ?? (nil, [])
    let everything = TimeRange(
      start: Instant(secondsSinceEpoch: -3_000_000_000),
      end: Instant(secondsSinceEpoch: 3_000_000_000))
    var scenario = Scenario(
      name: value("name", in: fields, Self.text) ?? "", currency: currency.code,
      minorUnitsPerUnit: currency.minorUnitsPerUnit, timeZone: zone,
      planningWindow: window ?? everything,
      freezeUntil: value("freezeUntil", in: fields, Self.instant),
      travel: travel ?? .straightLine(metresPerHour: 1, detourPercent: 100),
      technicians: [], serviceOrders: [])
    readVocabulary(of: &scenario, in: fields)
    readPromises(of: &scenario, in: fields)
    scenario.technicians = list("technicians", in: fields, Self.technician)
    scenario.serviceOrders = list("serviceOrders", in: fields, Self.serviceOrder)
    readDispatch(of: &scenario, in: fields)
    scenario.catalog = value("catalog", in: fields, Self.catalog) ?? ServiceCatalog()
    scenario.simulation = value("simulation", in: fields, Self.simulation)
    let tables = value("tables", in: fields, Self.tables) ?? []
    return ScenarioDocument(
      scenario: scenario, tables: tables, matrixFiles: matrixFiles, hasTravel: travel != nil,
      misspelt: fields.misspelt)
  }

  mutating func readVersion(in fields: Fields) {
    guard let version = value("callout", in: fields, Self.whole),
      version != ScenarioFormat.version, let position = fields["callout"]?.position
    else { return }
    add(
      .unsupportedVersion, at: position, value: String(version),
      "the file is in version \(version) of the format; this program reads version 1")
  }

  private static func currency(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> Currency? {
    reader.parsed(node) { (_, text) throws(ValueFault) in
      try Currency(String(decoding: text, as: UTF8.self))
    }
  }

  static func planningWindow(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> TimeRange? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.planningWindow),
      let start = reader.value("start", in: fields, instant),
      let end = reader.value("end", in: fields, instant)
    else { return nil }
    guard start < end else {
      reader.add(
        .invertedPlanningWindow, at: fields["end"]?.position ?? node.position,
        value: fields["end"]?.scalar, "the planning window ends before or when it starts")
      return nil
    }
    return TimeRange(start: start, end: end)
  }

  private mutating func readVocabulary(of scenario: inout Scenario, in fields: Fields) {
    if let objective = value("objective", in: fields, Self.objective) {
      scenario.objective = objective
    }
    scenario.skills = list("skills", in: fields) { reader, node in
      guard let fields = reader.fields(of: node, as: ScenarioFormat.skill) else { return nil }
      let id: Identifier<Skill> = reader.id(in: fields)
      return Skill(id: id, name: reader.value("name", in: fields, Self.text) ?? id.text)
    }
    scenario.stockItems = list("stockItems", in: fields) { reader, node in
      guard let fields = reader.fields(of: node, as: ScenarioFormat.stockItem) else { return nil }
      let id: Identifier<StockItem> = reader.id(in: fields)
      return StockItem(
        id: id, name: reader.value("name", in: fields, Self.text) ?? id.text,
        availableFrom: reader.value("availableFrom", in: fields, Self.date),
        dimensions: reader.dimensions(in: fields))
    }
    scenario.priorities = list("priorities", in: fields) { reader, node in
      guard let fields = reader.fields(of: node, as: ScenarioFormat.priority) else { return nil }
      return Priority(
        id: reader.id(in: fields),
        dropCost: reader.value("dropCost", in: fields, Self.money) ?? .zero)
    }
  }

  private static func objective(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ObjectiveSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.objective) else { return nil }
    let units = 1000 * reader.context.currency.minorUnitsPerUnit
    return ObjectiveSettings(
      notPreferredCost: reader.value("notPreferredCost", in: fields, money) ?? .zero,
      defaultDropCost: reader.value("defaultDropCost", in: fields, money)
        ?? Money(minorUnits: units))
  }

  /// Reads the id of a mapping; empty when there is none.
  mutating func id<Entity>(in fields: Fields) -> Identifier<Entity> {
    value("id", in: fields, Self.identifier) ?? Identifier("")
  }
}
