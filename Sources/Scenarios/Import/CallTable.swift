package import ServiceModel

/// A table of past calls, read by the mapping of an import, to learn from.
package struct CallTable: Sendable {
  /// The zone whose clocks tell the hour.
  package var zone: TimeZoneName
  /// The calls by the text in the column of categories, in alphabetical order.
  package var kinds: [Kind]
  /// The scenario that the mapping names, relative to its folder; `nil` where it names none.
  package var base: String?

  /// Calls of one kind.
  package struct Kind: Sendable {
    /// The kind as a pattern of calls, of which neither times nor places are known.
    package var pattern: CallPattern
    /// When calls came in, and where, in order of time.
    package var calls: [Call]
  }

  /// A call.
  package struct Call: Hashable, Sendable {
    /// When it came in.
    package var time: Instant
    /// Where it is.
    package var place: Location
  }
}

extension CallTable {
  /// Reads a table by a mapping.
  ///
  /// - Parameters:
  ///   - table: A CSV file; relative paths count from the working directory.
  ///   - mapping: A mapping file, which need name no scenario if it says the zone of its times.
  /// - Returns: The table, `nil` when there are errors, and everything worth knowing.
  package static func load(
    table: String, mapping: String
  ) -> (table: CallTable?, diagnostics: [ScenarioDiagnostic]) {
    var diagnostics: [ScenarioDiagnostic] = []
    var texts: [TextFile] = []
    for path in [mapping, table] {
      switch TextFile.read(path) {
      case .success(let file): texts.append(file)
      case .failure(let fault): diagnostics.append(fault.diagnostic)
      }
    }
    guard texts.count == 2 else { return (nil, diagnostics) }
    return read(table: texts[1], mapping: texts[0])
  }

  private static func read(
    table: TextFile, mapping file: TextFile
  ) -> (table: CallTable?, diagnostics: [ScenarioDiagnostic]) {
    let (mapping, faults) = RequestsMapping.read(file, zone: .utc)
    var diagnostics = faults
    func hasErrors() -> Bool { diagnostics.contains { $0.severity == .error } }
    guard let mapping, !hasErrors() else { return (nil, diagnostics) }
    let (base, zone, baseFaults) = RequestsMapping.base(of: file, mapping)
    diagnostics += baseFaults
    guard let zone, !hasErrors() else { return (nil, diagnostics) }
    let rows = RequestTable(table, mapping: mapping, mappingFile: file.name)
    diagnostics += rows.diagnostics
    guard !hasErrors() else { return (nil, diagnostics) }
    var skipped = SkippedRows(file: table.name, mapping: mapping)
    let builder = RequestsOrderBuilder(
      mapping: mapping, scenario: .empty(in: zone), purpose: .log)
    let calls = builder.calls(from: rows, skipped: &skipped)
    diagnostics += skipped.diagnostics
    return (CallTable(calls, zone: zone, base: base), diagnostics)
  }

  /// Groups calls by their kind.
  private init(_ calls: [ServiceCall], zone: TimeZoneName, base: String?) {
    self.zone = zone
    self.base = base
    kinds = Dictionary(grouping: calls, by: \.kind).sorted { $0.key < $1.key }.map { name, calls in
      let category = calls[0].category
      let mean = max(Seconds(1), category.serviceDuration)
      let pattern = CallPattern(
        id: Identifier(name.isEmpty ? "calls" : name), agreement: category.agreement,
        serviceLevelAgreement: category.serviceLevelAgreement, priority: category.priority,
        requiredSkills: category.skills, sites: [],
        work: .spread(.logNormal, mean: mean, variation: OrderWork.usualVariation))
      let sorted = calls.sorted { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
      return Kind(
        pattern: pattern, calls: sorted.map { Call(time: $0.openedAt, place: $0.place) })
    }
  }
}

extension RequestsMapping {
  /// Returns the scenario that a mapping names and the zone of its times, which is that of the
  /// scenario unless the mapping says its own; no zone where neither does.
  fileprivate static func base(
    of file: TextFile, _ mapping: RequestsMapping
  ) -> (base: String?, zone: TimeZoneName?, diagnostics: [ScenarioDiagnostic]) {
    let root = YAMLDocument(String(decoding: file.bytes, as: UTF8.self), file: file.name).root
    let base = root?.entries?.first { $0.key == "base" }?.value
    if let zone = mapping.timeZone { return (base?.scalar, zone, []) }
    guard let base, let path = base.scalar else {
      let fault = ScenarioDiagnostic(
        .missingKey, file: file.name, position: root?.position, value: "timeZone",
        message: "the mapping does not say in which zone the times of the table are",
        remedy: "Add timestamps: { timeZone: … }, or base with the name of a scenario.")
      return (nil, nil, [fault])
    }
    let loaded = ScenarioLoader.load(path: ScenarioLoader.location(of: path, besides: file.name))
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    return (path, loaded.scenario?.timeZone, errors)
  }
}

extension Scenario {
  /// A scenario of nothing but a zone.
  static func empty(in zone: TimeZoneName) -> Scenario {
    Scenario(
      name: "", timeZone: zone,
      planningWindow: TimeRange(start: .epoch, end: .epoch + Seconds(1)),
      travel: .straightLine(metresPerHour: 1, detourPercent: 100), technicians: [],
      serviceOrders: [])
  }
}
