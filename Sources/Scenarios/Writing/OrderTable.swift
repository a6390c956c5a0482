import ServiceModel

/// Service orders as a CSV table, which a spreadsheet opens and the loader reads back.
///
/// Long lists of orders are easier to sort, filter and edit there, and load much faster than YAML. A
/// table holds orders of one visit with at most one time window; ``csv`` is `nil` for lists that do
/// not fit, so that nothing is ever lost.
struct OrderTable {
  private let orders: [ServiceOrder]
  private let times: FileTimes
  private let minorUnitsPerUnit: Int
  private let places: [String: Location]

  /// Creates the table of the orders of `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario, for its zone and currency.
  ///   - places: The places that stand under `locations`, by name.
  init(_ scenario: Scenario, places: [String: Location]) {
    orders = scenario.serviceOrders
    times = FileTimes(timeZone: scenario.timeZone)
    minorUnitsPerUnit = scenario.minorUnitsPerUnit
    self.places = places
  }

  /// The table with its header; `nil` when some order does not fit into a row.
  var csv: String? {
    var rows: [[OrderColumn: String]] = []
    rows.reserveCapacity(orders.count)
    for order in orders {
      guard let row = row(order) else { return nil }
      rows.append(row)
    }
    let used = Set(rows.flatMap(\.keys))
    let columns = OrderColumn.allCases.filter(used.contains)
    var text = columns.map(\.name).joined(separator: ",") + "\n"
    for row in rows {
      text += columns.map { Self.cell(row[$0] ?? "") }.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Returns the cells of an order that are not empty; `nil` when it does not fit into a row.
  private func row(_ order: ServiceOrder) -> [OrderColumn: String]? {
    guard let visit = order.visits.first, order.visits.count == 1, visit.priority == nil,
      visit.id.text == order.id.text, visit.timeWindows.count <= 1,
      order.receivedAt == nil,
      !order.id.text.isEmpty, order.customer != "", order.hasNoHistory,
      let site = site(visit.location),
      let pinned = pin(visit.pin, .pinTechnician, .pinStart),
      let booked = pin(visit.booking, .bookingTechnician, .bookingStart),
      let skills = numbered(visit.requiredSkills.map { ($0.skill.text, $0.minLevel) }),
      let parts = numbered(visit.parts.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }),
      let required = names(visit.requiredTechnicians),
      let preferred = names(visit.preferredTechnicians),
      let excluded = names(visit.excludedTechnicians)
    else { return nil }
    var cells: [OrderColumn: String] = [:]
    cells[.id] = order.id.text
    cells[.customer] = order.customer
    cells[.agreement] = order.agreement?.text
    cells[.serviceLevelAgreement] = order.serviceLevelAgreement?.text
    cells[.createdAt] = order.createdAt.map(times.text)
    for (milestone, column) in Self.dueColumns {
      cells[column] = order.fixedDue[milestone].map(times.text)
    }
    cells[.stage] = order.stage?.text
    cells[.priority] = order.priority?.text
    guard let details = details(of: order) else { return nil }
    cells.merge(details) { $1 }
    cells[.serviceDuration] = FileTimes.duration(visit.serviceDuration)
    cells[.requiredSkills] = skills
    if let window = visit.timeWindows.first {
      cells[.windowStart] = times.text(window.minStart)
      cells[.windowMaxStart] = times.text(window.maxStart)
      cells[.windowEnd] = window.maxEnd.map(times.text)
    }
    if let dates = visit.dateWindow {
      cells[.dateWindowStart] = dates.start.description
      cells[.dateWindowEnd] = dates.end.description
      cells[.dateWindowHours] = dates.hours.map(FileTimes.interval).joined(separator: "|")
    }
    cells[.startedTechnician] = visit.started?.technician.text
    cells[.startedStart] = (visit.started?.start).map(times.text)
    cells[.requiredTechnicians] = required
    cells[.preferredTechnicians] = preferred
    cells[.excludedTechnicians] = excluded
    cells[.parts] = parts
    cells[.mandatory] = visit.mandatory ? "true" : nil
    cells[.promised] = visit.promised ? nil : "false"
    cells[.dropCost] = visit.dropCost.map {
      FileText.decimal($0.minorUnits, digits: 2, parts: minorUnitsPerUnit)
    }
    // An empty name in a cell would read back as none.
    for named in [order.agreement?.text, order.serviceLevelAgreement?.text, order.stage?.text]
    where named == "" { return nil }
    guard order.priority?.text != "", visit.started?.technician.text != "" else { return nil }
    cells.merge(site) { $1 }
    cells.merge(pinned) { $1 }
    cells.merge(booked) { $1 }
    return cells.filter { !$0.value.isEmpty }
  }

  /// Returns the cells of the business side of an order; `nil` when it does not fit.
  private func details(of order: ServiceOrder) -> [OrderColumn: String]? {
    let details = order.details
    guard order.objects.isEmpty, order.tasks.isEmpty, order.itemRequirements.isEmpty,
      details.serviceAddress == nil
    else { return nil }
    var cells: [OrderColumn: String] = [:]
    cells[.description] = details.description
    cells[.project] = details.project?.text
    cells[.serviceDateTime] = details.serviceDateTime.map(times.text)
    cells[.contactPerson] = details.contactPerson
    cells[.responsible] = order.responsible?.text
    cells[.origin] = order.origin == .user ? nil : order.origin.rawValue
    cells[.calendarConflict] = details.calendarConflict ? "true" : nil
    // An empty cell would read back as no value.
    return cells.values.contains("") ? nil : cells
  }

  private static let dueColumns: [(Milestone, OrderColumn)] = [
    (.response, .dueResponse), (.onSite, .dueOnSite), (.workStart, .dueWorkStart),
    (.restored, .dueRestored), (.completed, .dueCompleted),
  ]

  private func site(_ place: Location) -> [OrderColumn: String]? {
    if let name = place.name { return places[name] == nil ? nil : [.location: name] }
    guard place.coordinate != nil || place.matrixIndex != nil else { return nil }
    var cells: [OrderColumn: String] = [:]
    cells[.lat] = place.coordinate.map { FileText.number($0.latitude) }
    cells[.lon] = place.coordinate.map { FileText.number($0.longitude) }
    cells[.index] = place.matrixIndex.map(String.init)
    return cells
  }

  /// Returns the cells of a pin, none without one; `nil` when it does not fit.
  private func pin(
    _ pin: Pin?, _ who: OrderColumn, _ when: OrderColumn
  ) -> [OrderColumn: String]? {
    guard let pin else { return [:] }
    var cells: [OrderColumn: String] = [:]
    cells[who] = pin.technician?.text
    if let start = pin.start {
      guard start.lowerBound == start.upperBound else { return nil }
      cells[when] = times.text(start.lowerBound)
    }
    return cells.isEmpty || pin.technician?.text == "" ? nil : cells
  }

  /// Returns names joined by bars; `nil` when one of them would not read back.
  private func names<Entity>(_ identifiers: [Identifier<Entity>]) -> String? {
    let texts = identifiers.map(\.text)
    return texts.allSatisfy(Self.isListable) ? texts.joined(separator: "|") : nil
  }

  /// Returns names with numbers joined by bars; `nil` when one of them would not read back.
  private func numbered(_ pairs: [(name: String, number: Int)]) -> String? {
    guard pairs.allSatisfy({ Self.isListable($0.name) && $0.number >= 0 }) else { return nil }
    return pairs.map { name, number in
      number == 1 && !name.contains(":") ? name : "\(name):\(number)"
    }.joined(separator: "|")
  }

  private static func isListable(_ name: String) -> Bool {
    let blanks = [UInt8.space, .tab]
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    return !name.utf8.contains(UInt8(ascii: "|")) && !blanks.contains(first)
      && !blanks.contains(last)
  }

  /// Returns a cell, in quotes where it would not read back otherwise.
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != .quote && byte != UInt8(ascii: ",")
    }
    guard isPlain, text.utf8.first != .space, text.utf8.last != .space else {
      // By bytes: a quote can be one character with what follows it.
      let bytes = text.utf8.flatMap { $0 == .quote ? [$0, $0] : [$0] }
      return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
    }
    return text
  }
}

extension ServiceOrder {
  /// Whether the order says nothing about itself that its table has no columns for.
  fileprivate var hasNoHistory: Bool {
    preferredTechnicians.isEmpty && stageReasons.isEmpty && events.isEmpty
  }
}
