import ServiceModel

/// A reader of tables of service calls, which turns them into the orders of a scenario.
///
/// A mapping file says what the columns and values of the table mean, which calls count, and to
/// which scenario the orders are added.
package enum RequestsImport {
  /// Reads the table at `table` by the mapping at `mapping`, with the scenario that it names.
  ///
  /// - Parameters:
  ///   - table: A CSV file; relative paths count from the working directory.
  ///   - mapping: A mapping file; paths inside count from its folder.
  /// - Returns: The scenario with its orders, and everything worth knowing about the way.
  package static func load(table: String, mapping: String) -> LoadedScenario {
    var diagnostics: [ScenarioDiagnostic] = []
    var texts: [TextFile] = []
    for path in [mapping, table] {
      switch TextFile.read(path) {
      case .success(let file): texts.append(file)
      case .failure(let fault): diagnostics.append(fault.diagnostic)
      }
    }
    guard texts.count == 2 else {
      return LoadedScenario(scenario: nil, diagnostics: diagnostics)
    }
    return load(table: texts[1], mapping: texts[0])
  }

  /// Reads a table by a mapping that are at hand as texts.
  ///
  /// - Parameters:
  ///   - tableText: A CSV table.
  ///   - tableFile: What to call the table in diagnostics.
  ///   - mappingText: A mapping.
  ///   - mappingFile: What to call the mapping; paths inside count from its folder.
  /// - Returns: The scenario with its orders, and everything worth knowing about the way.
  package static func load(
    tableText: String, tableFile: String, mappingText: String, mappingFile: String
  ) -> LoadedScenario {
    load(
      table: TextFile(name: tableFile, bytes: Array(tableText.utf8)),
      mapping: TextFile(name: mappingFile, bytes: Array(mappingText.utf8)))
  }

  private static func load(table: TextFile, mapping: TextFile) -> LoadedScenario {
    let document = YAMLDocument(
      String(decoding: mapping.bytes, as: UTF8.self), file: mapping.name)
    var reader = ScenarioReader(file: mapping.name)
    reader.diagnostics = document.diagnostics
    guard let root = document.root,
      let fields = reader.fields(of: root, as: RequestsFormat.mapping)
    else { return LoadedScenario(scenario: nil, diagnostics: reader.diagnostics) }

    let base = reader.requestsBase(in: fields)
    let loaded = base.map { $0.load(mappingFile: mapping.name) }
    if let scenario = loaded?.scenario {
      reader.context.zone = ReadingZone(scenario.timeZone)
    }
    let rules = reader.requestsMapping(in: fields)
    var diagnostics = (loaded?.diagnostics ?? []) + reader.diagnostics
    guard let scenario = loaded?.scenario else {
      return LoadedScenario(scenario: nil, diagnostics: diagnostics)
    }
    diagnostics += RequestsMappingCheck(rules, file: mapping.name, scenario: scenario).diagnostics
    let calls = RequestTable(table, mapping: rules, mappingFile: mapping.name)
    diagnostics += calls.diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return LoadedScenario(scenario: nil, diagnostics: diagnostics)
    }
    return add(calls, to: scenario, rules: rules, diagnostics: diagnostics)
  }

  /// Adds the calls of a table as orders to `scenario` and checks the result.
  private static func add(
    _ table: RequestTable, to scenario: Scenario, rules: RequestsMapping,
    diagnostics: [ScenarioDiagnostic]
  ) -> LoadedScenario {
    var result = scenario
    var skipped = SkippedRows(file: table.file, mapping: rules)
    let builder = RequestsOrderBuilder(mapping: rules, scenario: scenario)
    let calls = builder.calls(from: table, skipped: &skipped)
    result.serviceOrders += calls.map(builder.order)
    var diagnostics = diagnostics + skipped.diagnostics
    let known = Set(scenario.faults())
    for fault in result.faults() where !known.contains(fault) {
      var position: SourcePosition?
      if fault.path.steps.first == .key("serviceOrders"), fault.path.steps.count > 1,
        case .index(let index) = fault.path.steps[1], index >= scenario.serviceOrders.count
      {
        position = calls[index - scenario.serviceOrders.count].position
      }
      diagnostics.append(
        ScenarioDiagnostic(
          fault.code, file: table.file, position: position, value: fault.value,
          message: fault.message, remedy: fault.remedy))
    }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return LoadedScenario(scenario: hasErrors ? nil : result, diagnostics: diagnostics)
  }
}

extension RequestsBase {
  /// Returns the scenario, read from its file or from the mapping itself.
  fileprivate func load(mappingFile: String) -> LoadedScenario {
    switch self {
    case .file(let path, let position):
      let folder = mappingFile.lastIndex(of: "/").map { mappingFile[...$0] } ?? ""
      let full = path.hasPrefix("/") ? path : folder + path
      switch TextFile.read(full, namedAt: (mappingFile, position)) {
      case .success(let file):
        return ScenarioLoader.load(
          text: String(decoding: file.bytes, as: UTF8.self), file: full)
      case .failure(let fault):
        return LoadedScenario(scenario: nil, diagnostics: [fault.diagnostic])
      }
    case .inline(let node):
      return ScenarioLoader.load(node: node, file: mappingFile)
    }
  }
}
