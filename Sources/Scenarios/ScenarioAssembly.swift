import Foundation
import ServiceModel

/// Puts a scenario together from its document, its matrices and its tables.
struct ScenarioAssembly {
  /// The scenario as far as it was read.
  var scenario: Scenario
  /// What is wrong with the files.
  private(set) var diagnostics: [ScenarioDiagnostic]

  var map: SourceMap
  private let context: ReadingContext
  /// Whether nothing can be said about places, because travel could not be read.
  private var hasUnreadTravel: Bool

  /// Starts with what the document says.
  init(_ document: ScenarioDocument, root: SourceNode, reader: ScenarioReader) {
    scenario = document.scenario
    diagnostics = reader.diagnostics
    context = reader.context
    hasUnreadTravel = !document.hasTravel
    map = SourceMap(file: reader.file, root: root, unreliable: reader.unreliable)
    map.incompleteLists = Set(document.misspelt)
    for list in Self.lists where Self.isIncomplete(list, root, reader.unreliable) {
      map.incompleteLists.insert(list)
    }
  }

  /// Reads the matrices that stand in files of their own.
  mutating func readMatrices(_ references: [MatrixReference]) {
    var matrices: [String: TravelMatrix] = [:]
    if case .matrices(let inline) = scenario.travel { matrices = inline }
    for reference in references {
      switch read(reference.path, namedAt: reference.position) {
      case .success(let file):
        let contents = MatrixFile(file)
        diagnostics += contents.diagnostics
        matrices[reference.profile] = contents.matrix
        if contents.matrix == nil { hasUnreadTravel = true }
      case .failure(let fault):
        diagnostics.append(fault.diagnostic)
        hasUnreadTravel = true
      }
    }
    if !references.isEmpty { scenario.travel = .matrices(matrices) }
  }

  /// Appends the rows of a table to their list.
  mutating func readTable(_ reference: TableReference) {
    switch read(reference.path, namedAt: reference.position) {
    case .success(let file):
      switch reference.list {
      case "technicians": appendTechnicians(TableReader(file, reference, context), reference)
      case "agreementLines":
        appendAgreementLines(TableReader(file, reference, context), reference)
      case "orderLines": appendOrderLines(TableReader(file, reference, context), reference)
      default: appendOrders(TableReader(file, reference, context), reference)
      }
    case .failure(let fault):
      diagnostics.append(fault.diagnostic)
      map.incompleteLists.insert(reference.list)
    }
  }

  /// Reads the log of calls that is to be replayed.
  ///
  /// - Parameters:
  ///   - reference: What the scenario says about it.
  ///   - table: Another table, named on the command line.
  mutating func readCallLog(_ reference: CallLogReference, table: String?) {
    diagnostics += reference.addCalls(to: &scenario, besides: map.file, table: table)
  }

  /// Adds what is wrong with the scenario as a whole, and puts everything in order.
  mutating func inspect() {
    for fault in scenario.faults() where isReliable(fault) {
      let place = map.place(of: fault.path)
      guard place.isReliable else { continue }
      diagnostics.append(
        ScenarioDiagnostic(
          fault.code, file: place.file, position: place.position,
          value: fault.value ?? place.value, message: fault.message, remedy: fault.remedy))
    }
    sortDiagnostics()
  }
}

extension ScenarioAssembly {
  private func read(
    _ path: String, namedAt position: SourcePosition
  ) -> Result<TextFile, TextFileFault> {
    let folder = URL(fileURLWithPath: map.file).deletingLastPathComponent().relativePath
    let isAbsolute = path.hasPrefix("/")
    let full = isAbsolute || folder == "." ? path : "\(folder)/\(path)"
    return TextFile.read(full, namedAt: (map.file, position))
  }

  private mutating func appendTechnicians(
    _ reader: TableReader<TechnicianColumn>, _ reference: TableReference
  ) {
    var reader = reader
    let (technicians, rows) = reader.technicians()
    let first = scenario.technicians.count
    map.tables[reference.list] = ReadTable(firstIndex: first, reader: reader, rows: rows)
    scenario.technicians += technicians
    finish(reader, reference)
  }

  private mutating func appendOrders(
    _ reader: TableReader<OrderColumn>, _ reference: TableReference
  ) {
    var reader = reader
    let (orders, rows) = reader.orders()
    let first = scenario.serviceOrders.count
    map.tables[reference.list] = ReadTable(
      firstIndex: first, reader: reader, rows: rows.map { [$0] })
    scenario.serviceOrders += orders
    finish(reader, reference)
  }

  /// Takes over the faults of a table and those of its column map.
  mutating func finish<Column: TableColumn>(
    _ reader: TableReader<Column>, _ reference: TableReference
  ) {
    let names = Column.allCases.map(\.name)
    for column in reference.columns {
      if !names.contains(column.key) {
        let nearest = closestName(to: column.key, among: names)
        add(
          .unknownKey, at: column.position, value: column.key,
          "\(column.key) is not a column of \(reference.list)", nearestName: nearest)
      } else if !reader.table.header.contains(column.header) {
        let nearest = closestName(to: column.header, among: reader.table.header)
        add(
          .missingColumn, at: column.position, value: column.header,
          "\(reference.path) has no column \(column.header.excerpt)", nearestName: nearest)
      }
    }
    diagnostics += reader.table.diagnostics
    let isBroken = reader.table.diagnostics.contains { $0.code != .unknownKey }
    if isBroken { map.incompleteLists.insert(reference.list) }
  }

  private mutating func add(
    _ code: FaultCode, at position: SourcePosition, value: String?, _ message: String,
    nearestName: String?
  ) {
    diagnostics.append(
      ScenarioDiagnostic(
        code, file: map.file, position: position, value: value, message: message,
        remedy: nearestName.map { "Maybe \($0) is meant. \(code.remedy)" }))
  }

  /// Puts the faults in the order of the files and of the places in them.
  private mutating func sortDiagnostics() {
    var files = [map.file]
    for diagnostic in diagnostics where !files.contains(diagnostic.file) {
      files.append(diagnostic.file)
    }
    let order = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
    let keyed = diagnostics.enumerated().map { number, diagnostic in
      (
        order[diagnostic.file] ?? 0, diagnostic.position ?? SourcePosition(line: 0, column: 0),
        number, diagnostic
      )
    }
    diagnostics = keyed.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
  }
}

// What can be said although something could not be read.
extension ScenarioAssembly {
  private static let lists = [
    "skills", "stockItems", "priorities", "calendars", "serviceLevelAgreements", "agreements",
    "stages", "technicians", "reasonCodes", "serviceOrders", "activityTypes",
  ]

  /// Returns whether some element of `list` has no readable name.
  private static func isIncomplete(
    _ list: String, _ root: SourceNode, _ unreliable: Set<SourcePosition>
  ) -> Bool {
    guard let entry = root.entries?.first(where: { $0.key == list }), !entry.value.isNull else {
      return false
    }
    guard let elements = entry.value.elements else { return true }
    return elements.contains { element in
      element.entries?.first { $0.key == "id" }?.value.scalar == nil
    }
  }

  /// Returns whether a fault stands although parts of the scenario are missing.
  private func isReliable(_ fault: ScenarioFault) -> Bool {
    if hasUnreadTravel, fault.code.part == FaultCode.missingCoordinate.part,
      fault.code != .coordinateOutOfRange
    {
      return false
    }
    guard let list = fault.code.list else { return true }
    return !map.incompleteLists.contains(list)
  }
}

extension FaultCode {
  /// The list whose elements decide whether the fault stands.
  fileprivate var list: String? {
    switch self {
    case .unknownRequiredSkill, .unknownHeldSkill: "skills"
    case .unknownPart, .unknownStock: "stockItems"
    case .unknownPriority, .unknownEventPriority, .unknownGoalPriority: "priorities"
    case .unknownCalendar, .unknownBaseCalendar: "calendars"
    case .unknownServiceLevel, .unknownOrderServiceLevel: "serviceLevelAgreements"
    case .unknownAgreement: "agreements"
    case .unknownOrderStage, .unknownParentStage, .withoutInitialStage, .severalInitialStages,
      .unreachableStage, .unknownReasonStage, .unknownGenerationStage, .unknownEventStage,
      .promiseNeverDue, .clockNeverStarts:
      "stages"
    case .unknownReasonCode: "reasonCodes"
    case .unknownActivityOrder: "serviceOrders"
    case .unknownActivityType: "activityTypes"
    case .unknownVisitTechnician, .unknownPinTechnician, .unknownPreferredTechnician,
      .withoutTechnicians, .longerThanAnyShift, .unknownTeamTechnician,
      .unknownActivityTechnician:
      "technicians"
    default: nil
    }
  }
}
