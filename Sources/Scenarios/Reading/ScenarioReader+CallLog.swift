import ServiceModel

/// A log of calls, named in a scenario, that is still to be read.
struct CallLogReference {
  /// The table as written; `nil` where the command line has to name it.
  var table: (path: String, position: SourcePosition)?
  /// The mapping as written, and where it stands.
  var mapping: (path: String, position: SourcePosition)
}

extension CallLogReference {
  /// Reads the calls of the log into `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario that replays it.
  ///   - file: The file that names it.
  ///   - other: Another table, named on the command line.
  /// - Returns: What is wrong with it.
  func addCalls(
    to scenario: inout Scenario, besides file: String, table other: String?
  ) -> [ScenarioDiagnostic] {
    func read(_ named: (path: String, position: SourcePosition)) -> Result<TextFile, TextFileFault>
    {
      TextFile.read(
        ScenarioLoader.location(of: named.path, besides: file), namedAt: (file, named.position))
    }
    let rules = read(mapping)
    let rows = other.map { TextFile.read($0) } ?? table.map(read)
    let faults = [rules, rows].compactMap { result -> ScenarioDiagnostic? in
      if case .failure(let fault)? = result { fault.diagnostic } else { nil }
    }
    guard faults.isEmpty, case .success(let mapping) = rules else { return faults }
    let log = CallLogReader(mapping: mapping, table: try? rows?.get(), scenario: scenario)
    if rows != nil {
      scenario.simulation?.log?.calls = log.calls
      scenario.simulation?.log?.unreadMapping = nil
    }
    return log.diagnostics
  }
}

// Readers of calls that are known before a simulation.
extension ScenarioReader {
  static func callLog(_ reader: inout ScenarioReader, _ node: SourceNode) -> CallLog? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.callLog) else { return nil }
    let table = reader.value("table", in: fields, text)
    let mapping = reader.value("mapping", in: fields, text)
    if let mapping {
      reader.callLog = CallLogReference(
        table: table.map { ($0, fields["table"]?.position ?? node.position) },
        mapping: (mapping, fields["mapping"]?.position ?? node.position))
    } else if fields["calls"] == nil {
      reader.addMissing(
        "mapping", in: fields,
        remedy: "Name the file that says what the columns of the log mean, or list the calls.")
    }
    return CallLog(
      calls: reader.list("calls", in: fields, loggedCall), work: reader.orderWork(in: fields),
      includesOpenCalls: reader.value("openCalls", in: fields, flag) ?? false,
      unreadMapping: mapping)
  }

  private static func loggedCall(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> LoggedCall? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.loggedCall),
      let order = reader.value("order", in: fields, serviceOrder)
    else { return nil }
    return LoggedCall(
      order: order, closedAt: reader.value("closedAt", in: fields, instant),
      wasOnTime: reader.value("onTime", in: fields, flag))
  }

  static func orderWork(_ reader: inout ScenarioReader, _ node: SourceNode) -> OrderWork? {
    reader.fields(of: node, as: ScenarioFormat.orderWork).map { reader.orderWork(in: $0) }
  }

  private mutating func orderWork(in fields: Fields) -> OrderWork {
    OrderWork(
      variation: value("variation", in: fields, Self.whole) ?? OrderWork.usualVariation,
      firstFix: value("firstFix", in: fields, Self.firstFix),
      closedDoor: value("closedDoor", in: fields, Self.closedDoor),
      patience: value("patience", in: fields, Self.randomDuration))
  }

  static func callStages(_ reader: inout ScenarioReader, _ node: SourceNode) -> CallStages? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.callStages) else { return nil }
    var stages = CallStages()
    for (key, path) in CallStages.keys {
      stages[keyPath: path] = reader.value(key, in: fields, identifier)
    }
    return stages
  }
}
