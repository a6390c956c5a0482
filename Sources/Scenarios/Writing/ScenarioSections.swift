import ServiceModel

/// The sections of a scenario file, each as a value that can be laid out.
struct ScenarioSections {
  private let scenario: Scenario
  let times: FileTimes
  /// The places that stand under `locations`, by name.
  let places: [String: Location]

  /// Creates the sections of `scenario`.
  init(scenario: Scenario) {
    self.scenario = scenario
    times = FileTimes(timeZone: scenario.timeZone)
    places = Self.namedPlaces(of: scenario)
  }

  /// Returns the entries of the file in order.
  ///
  /// - Parameters:
  ///   - travel: What stands under `travel`.
  ///   - orderTables: The tables that hold the orders and their lines, which stand in the file
  ///     itself without any.
  /// - Returns: The entries.
  func entries(travel: FileValue, orderTables: [(list: String, file: String)]) -> [FileEntry] {
    let entries: KeyValuePairs<String, FileValue?> = [
      "callout": .number(1),
      "name": .text(scenario.name),
      "currency": .text(scenario.currency),
      "timeZone": .text(scenario.timeZone.identifier),
      "planningWindow": .entries([
        "start": times.value(scenario.planningWindow.start),
        "end": times.value(scenario.planningWindow.end),
      ]),
      "freezeUntil": scenario.freezeUntil.map(times.value),
      "travel": travel,
      "objective": .entries([
        "notPreferredCost": money(scenario.objective.notPreferredCost),
        "defaultDropCost": money(scenario.objective.defaultDropCost),
      ]),
      "skills": .nonEmpty(scenario.skills.map { named($0.id.text, $0.name) }),
      "stockItems": .nonEmpty(scenario.stockItems.map(stockItem)),
      "priorities": .nonEmpty(
        scenario.priorities.map { priority in
          .entries(["id": .text(priority.id.text), "dropCost": money(priority.dropCost)])
        }),
      "calendars": .nonEmpty(scenario.calendars.map(calendar)),
      "serviceLevelAgreements": .nonEmpty(scenario.serviceLevelAgreements.map(promises)),
      "serviceLevelParameters": parameters(scenario.serviceLevelParameters),
      "agreements": .nonEmpty(scenario.agreements.map(agreement)),
      "stages": .nonEmpty(scenario.stages.map(stage)),
      "reasonCodes": .nonEmpty(scenario.reasonCodes.map { named($0.id.text, $0.name) }),
      "locations": locations,
      "technicians": .list(scenario.technicians.map(technician)),
      "serviceOrders": orderTables.isEmpty ? .list(scenario.serviceOrders.map(order)) : nil,
      "dispatchTeams": .nonEmpty(scenario.dispatchTeams.map(dispatchTeam)),
      "activityTypes": .nonEmpty(scenario.activityTypes.map { named($0.id.text, $0.name) }),
      "activities": .nonEmpty(scenario.activities.map(activity)),
      "dispatch": dispatch(scenario.dispatch),
      "catalog": catalog(scenario.catalog),
      "simulation": scenario.simulation.map(simulation),
      "tables": orderTables.isEmpty
        ? nil : .map(orderTables.map { FileEntry(key: $0.list, value: .text($0.file)) }),
    ]
    return entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }

  // MARK: Places

  /// Returns the names that stand for exactly one place throughout the scenario.
  private static func namedPlaces(of scenario: Scenario) -> [String: Location] {
    var places: [String: Location] = [:]
    var ambiguous: Set<String> = []
    let shifts = scenario.technicians.flatMap(\.shifts)
    let ends = shifts.flatMap { [$0.startLocation, $0.endLocation] }.compactMap(\.self)
    let sites =
      scenario.agreements.compactMap(\.terms.site) + scenario.catalog.objects.compactMap(\.site)
      + scenario.catalog.projects.flatMap(\.addresses).compactMap(\.site)
      + scenario.serviceOrders.compactMap { $0.details.serviceAddress?.site }
      + (scenario.simulation?.calls ?? []).flatMap(\.sites)
      + (scenario.simulation?.log?.calls ?? []).flatMap(\.order.visits).map(\.location)
    for place in ends + sites + scenario.serviceOrders.flatMap(\.visits).map(\.location) {
      guard let name = place.name else { continue }
      if let other = places[name], other != place { ambiguous.insert(name) }
      places[name] = place
    }
    return places.filter { !ambiguous.contains($0.key) }
  }

  /// Returns those of `places`, by name, at which nothing of the scenario is.
  static func spare(_ places: [String: Location], in scenario: Scenario) -> [String: Location] {
    let used = namedPlaces(of: scenario)
    return places.filter { used[$0.value.name ?? $0.key] == nil }
  }

  private var locations: FileValue? {
    let all = scenario.spareLocations.merging(places) { _, used in used }
    guard !all.isEmpty else { return nil }
    return .map(
      all.sorted { $0.key < $1.key }.map { key, place in
        FileEntry(key: key, value: self.place(place, name: place.name == key ? nil : place.name))
      })
  }

  func location(_ place: Location) -> FileValue {
    guard let name = place.name else { return self.place(place, name: nil) }
    return places[name] != nil ? .text(name) : self.place(place, name: name)
  }

  func place(_ place: Location, name: String?) -> FileValue {
    .entries([
      "name": name.map(FileValue.text),
      "lat": (place.coordinate?.latitude).map(FileValue.number),
      "lon": (place.coordinate?.longitude).map(FileValue.number),
      "index": place.matrixIndex.map(FileValue.number),
    ])
  }

  // MARK: Small values

  /// Returns an amount in units of the currency.
  func money(_ amount: Money) -> FileValue {
    .decimal(amount.minorUnits, digits: 2, parts: scenario.minorUnitsPerUnit)
  }

  /// Returns an amount, or `nil` for nothing, so that the key is left out.
  func price(_ minorUnits: Int) -> FileValue? {
    minorUnits == 0 ? nil : money(Money(minorUnits: minorUnits))
  }

  func named(_ id: String, _ name: String) -> FileValue {
    .entries(["id": .text(id), "name": name == id ? nil : .text(name)])
  }

  func date(_ date: CivilDate?) -> FileValue? {
    date.map { .scalar($0.description) }
  }

  func stock(_ stock: [Identifier<StockItem>: Int]) -> FileValue? {
    guard !stock.isEmpty else { return nil }
    return .map(
      stock.sorted { $0.key < $1.key }.map { item, count in
        FileEntry(key: item.text, value: .number(count))
      })
  }

  func range(_ range: ClosedRange<Instant>) -> FileValue {
    .list([times.value(range.lowerBound), times.value(range.upperBound)])
  }
}
