import ServiceModel

/// Reads the calls of a log by a mapping, for a scenario that is at hand.
///
/// The mapping is that of an import; the scenario that it names plays no part.
struct CallLogReader {
  /// The calls, in the order that the mapping asks for.
  private(set) var calls: [LoggedCall] = []
  /// What is wrong with mapping and table.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - mapping: What columns and values mean.
  ///   - table: The log, CSV; without it only the mapping is checked.
  ///   - scenario: The scenario that replays it.
  init(mapping: TextFile, table: TextFile?, scenario: Scenario) {
    let (rules, faults) = RequestsMapping.read(mapping, zone: scenario.timeZone)
    diagnostics = faults
    guard let rules else { return }
    diagnostics += RequestsMappingCheck(rules, file: mapping.name, scenario: scenario).diagnostics
    guard let table, !hasErrors else { return }
    let rows = RequestTable(table, mapping: rules, mappingFile: mapping.name)
    diagnostics += rows.diagnostics
    guard !hasErrors else { return }
    var skipped = SkippedRows(file: table.name, mapping: rules)
    let builder = RequestsOrderBuilder(mapping: rules, scenario: scenario, purpose: .log)
    calls = builder.calls(from: rows, skipped: &skipped).map { call in
      LoggedCall(order: builder.order(call), closedAt: call.closedAt, wasOnTime: call.wasOnTime)
    }
    diagnostics += skipped.diagnostics
  }

  private var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension RequestsMapping {
  /// Reads a mapping on its own, without the scenario that it names.
  ///
  /// - Parameters:
  ///   - file: The mapping.
  ///   - zone: The zone of instants in it that have no offset.
  /// - Returns: The mapping, `nil` when it is none, and what is wrong with it.
  static func read(
    _ file: TextFile, zone: TimeZoneName
  ) -> (mapping: RequestsMapping?, diagnostics: [ScenarioDiagnostic]) {
    let document = YAMLDocument(String(decoding: file.bytes, as: UTF8.self), file: file.name)
    var reader = ScenarioReader(file: file.name)
    reader.diagnostics = document.diagnostics
    reader.context.zone = ReadingZone(zone)
    guard let root = document.root,
      let fields = reader.fields(of: root, as: RequestsFormat.mapping)
    else { return (nil, reader.diagnostics) }
    let mapping = reader.requestsMapping(in: fields)
    return (mapping, reader.diagnostics)
  }
}
