extension Scenario {
  /// Returns everything in the scenario that makes no sense or will surprise.
  ///
  /// A scenario without errors can be planned without further checks: names resolve, ranges run
  /// forwards, and no sum of its numbers overflows. Any value may be inspected; none traps.
  ///
  /// - Complexity: O(n log n) in the size of the scenario, apart from suggestions for names.
  package func faults() -> [ScenarioFault] {
    var inspection = ScenarioInspection(self)
    inspection.inspectSettings()
    inspection.inspectVocabulary()
    inspection.inspectPromises()
    inspection.inspectCalendarBases()
    inspection.inspectCatalog()
    inspection.inspectAgreementLines()
    inspection.inspectStages()
    inspection.inspectClockTraps()
    inspection.inspectTechnicians()
    inspection.inspectWorkingTime()
    inspection.inspectServiceOrders()
    inspection.inspectDispatch()
    inspection.inspectEvents()
    inspection.inspectOrderLines()
    inspection.inspectSimulation()
    inspection.inspectOrientation()
    inspection.inspectAmounts()
    return inspection.faults
  }
}

/// One pass over a scenario, collecting faults.
///
/// Paths are made only for faults, so that a sound scenario costs little more than looking up its
/// names.
struct ScenarioInspection {
  let scenario: Scenario
  var faults: [ScenarioFault] = []

  // The names that things may refer to.
  var skills: NameRegister<Skill>
  var stockItems: NameRegister<StockItem>
  var priorities: NameRegister<Priority>
  var calendars: NameRegister<WorkingCalendar>
  var serviceLevels: NameRegister<ServiceLevelAgreement>
  var agreements: NameRegister<Agreement>
  var stages: NameRegister<Stage>
  var technicians: NameRegister<Technician>
  var reasonCodes: NameRegister<StageReasonCode>
  /// The names of the rows of the catalog.
  let catalogNames: CatalogNames
  /// The number of places in the travel matrices; `nil` when travel is no matter of matrices.
  let matrixSize: Int?
  /// The named places that were found faulty, so that each is reported once.
  var faultyPlaces: Set<Location> = []
  /// The longest shift that makes sense.
  var longestShift: Seconds?
  /// The shifts in which work on a visit has started, by technician and position.
  var startedShifts: Set<[Int]> = []

  init(_ scenario: Scenario) {
    self.scenario = scenario
    skills = NameRegister(scenario.skills.map(\.id))
    stockItems = NameRegister(scenario.stockItems.map(\.id))
    priorities = NameRegister(scenario.priorities.map(\.id))
    calendars = NameRegister(scenario.calendars.map(\.id))
    serviceLevels = NameRegister(scenario.serviceLevelAgreements.map(\.id))
    agreements = NameRegister(scenario.agreements.map(\.id))
    stages = NameRegister(scenario.stages.map(\.id))
    technicians = NameRegister(scenario.technicians.map(\.id))
    reasonCodes = NameRegister(scenario.reasonCodes.map(\.id))
    catalogNames = CatalogNames(scenario.catalog)
    matrixSize =
      switch scenario.travel {
      case .straightLine: nil
      case .matrices(let matrices): matrices.values.map(\.size).max() ?? 0
      }
  }
}

/// The names of one kind of entity.
struct NameRegister<Entity> {
  /// Where each name stands for the first time in its list.
  private(set) var positions: [Identifier<Entity>: Int] = [:]
  private let names: [String]
  private var suggestions: [String: String?] = [:]
  /// How many more suggestions may be computed; each takes time in proportion to the names.
  private var suggestionsLeft: Int

  init(_ ids: [Identifier<Entity>]) {
    positions.reserveCapacity(ids.count)
    for (position, id) in ids.enumerated() where positions[id] == nil {
      positions[id] = position
    }
    names = ids.map(\.text)
    suggestionsLeft = 1_000_000 / max(1, ids.count)
  }

  /// Returns whether something has the name `id`.
  func contains(_ id: Identifier<Entity>) -> Bool { positions[id] != nil }

  /// Returns the name that `text` is probably a slip of.
  mutating func suggestion(for text: String) -> String? {
    if let known = suggestions[text] { return known }
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    let suggestion = closestName(to: text, among: names)
    suggestions[text] = .some(suggestion)
    return suggestion
  }
}

extension ScenarioInspection {
  /// Adds a fault.
  mutating func add(
    _ code: FaultCode, _ path: FieldPath, value: String? = nil, nearestName: String? = nil,
    _ message: String
  ) {
    faults.append(
      ScenarioFault(code, at: path, value: value, message: message, nearestName: nearestName))
  }

  /// Checks that `id` is a name of `register`, one of the stored registers.
  mutating func checkReference<Entity>(
    _ id: Identifier<Entity>, in register: WritableKeyPath<Self, NameRegister<Entity>>,
    kind: String, _ code: FaultCode, _ path: @autoclosure () -> FieldPath
  ) {
    guard !self[keyPath: register].contains(id) else { return }
    let nearest = self[keyPath: register].suggestion(for: id.text)
    add(code, path(), value: id.text, nearestName: nearest, "there is no \(kind) \"\(id.text)\"")
  }

  /// Checks that `ids` are not empty and that none stands twice.
  mutating func checkNames<Entity>(
    _ ids: some Sequence<Identifier<Entity>>, kind: String, _ code: FaultCode,
    _ path: (Int) -> FieldPath
  ) {
    var seen: Set<Identifier<Entity>> = []
    for (index, id) in ids.enumerated() {
      if id.text.isEmpty {
        add(.emptyName, path(index)["id"], value: "", "the \(kind) has no id")
      } else if !seen.insert(id).inserted {
        add(code, path(index)["id"], value: id.text, "the \(kind) \"\(id.text)\" stands twice")
      }
    }
  }

  /// Returns whether `value` is in `limits`, and adds a fault unless it is.
  mutating func isCountable<Value: Comparable>(
    _ value: Value?, in limits: ClosedRange<Value>, _ path: @autoclosure () -> FieldPath,
    _ meaning: String
  ) -> Bool {
    guard let value, !limits.contains(value) else { return true }
    add(.outOfRange, path(), "the \(meaning) is beyond what can be counted")
    return false
  }

  /// Checks that an amount is countable and not negative.
  mutating func checkAmount(
    _ amount: Money?, _ code: FaultCode, _ path: @autoclosure () -> FieldPath
  ) {
    guard let amount, amount < .zero || amount > PlanningLimits.money.upperBound else { return }
    guard isCountable(amount, in: PlanningLimits.money, path(), "amount") else { return }
    add(code, path(), value: scenario.text(of: amount), "the amount is negative")
  }

  /// Checks that a number is countable and at least `minimum`.
  mutating func checkNumber(
    _ number: Int?, from minimum: Int, _ code: FaultCode, _ meaning: String,
    _ path: @autoclosure () -> FieldPath
  ) {
    guard let number, isCountable(number, in: PlanningLimits.numbers, path(), meaning),
      number < minimum
    else { return }
    add(code, path(), value: String(number), "the \(meaning) is \(number)")
  }

  /// Checks that a time zone is known.
  mutating func checkZone(_ zone: TimeZoneName?, _ path: @autoclosure () -> FieldPath) {
    guard let zone, !zone.isKnown else { return }
    add(
      .unknownTimeZone, path(), value: zone.identifier,
      nearestName: closestName(to: zone.identifier, among: TimeZoneName.knownNames),
      "there is no time zone \"\(zone.identifier)\"")
  }
}

extension Scenario {
  /// Returns `amount` in units of the currency, for people.
  func text(of amount: Money) -> String {
    let digits = [1: 0, 10: 1, 100: 2, 1000: 3][minorUnitsPerUnit] ?? 0
    let magnitude = String(amount.minorUnits.magnitude)
    let padding = String(repeating: "0", count: max(0, digits + 1 - magnitude.count))
    let padded = padding + magnitude
    let sign = amount < .zero ? "-" : ""
    guard digits > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }
}
