import ServiceModel

/// Makes service orders of the calls of a table.
struct RequestsOrderBuilder {
  /// What the orders are for.
  enum Purpose {
    /// A day is planned: calls that are open in the morning or come in during the day count.
    case day
    /// A log is replayed: all calls count, and each is seen as on the day on which it came in.
    case log
  }

  private let mapping: RequestsMapping
  private let scenario: Scenario
  private let zone: TimeZoneRules
  private let morning: Instant
  private let evening: Instant
  private let dropCosts: [Identifier<Priority>: Money]
  private let purpose: Purpose

  /// Creates a builder for orders of `scenario`.
  init(mapping: RequestsMapping, scenario: Scenario, purpose: Purpose = .day) {
    self.purpose = purpose
    self.mapping = mapping
    self.scenario = scenario
    zone = (mapping.timeZone ?? scenario.timeZone).rules
    morning = mapping.selection.asOf ?? scenario.planningWindow.start
    evening = mapping.selection.until ?? scenario.planningWindow.end
    dropCosts = Dictionary(
      scenario.priorities.map { ($0.id, $0.dropCost) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns all calls that the mapping selects, in the order that it asks for.
  func calls(from table: RequestTable, skipped: inout SkippedRows) -> [ServiceCall] {
    var calls: [ServiceCall] = []
    var ids: Set<String> = []
    for row in table.rows where isWanted(row) {
      guard let call = call(row, skipped: &skipped) else { continue }
      guard ids.insert(call.id).inserted else {
        skipped.add(row, .id, "stands already further up", text: call.id)
        continue
      }
      calls.append(call)
    }
    sort(&calls)
    return Array(calls.prefix(mapping.selection.limit ?? calls.count))
  }

  // MARK: Choosing

  /// Returns whether the values of the row are among those that the mapping asks for.
  private func isWanted(_ row: RequestRow) -> Bool {
    mapping.selection.filters.enumerated().allSatisfy { index, filter in
      filter.values.contains(row.filterText(index))
    }
  }

  /// Returns whether a call is open in the morning or comes in during the day; of a log, whether the
  /// mapping leaves it out by its time.
  private func isOpen(_ openedAt: Instant, until closedAt: Instant?) -> Bool {
    guard purpose == .day else {
      let selection = mapping.selection
      return selection.asOf.map { $0 <= openedAt } ?? true
        && selection.until.map { openedAt < $0 } ?? true
    }
    if openedAt < morning { return closedAt.map { $0 >= morning } ?? true }
    return openedAt < evening
  }

  private func sort(_ calls: inout [ServiceCall]) {
    func sorted<Key: Comparable>(by key: (ServiceCall) -> Key) -> [ServiceCall] {
      // Calls with equal keys keep the order of the table.
      calls.enumerated().sorted { left, right in
        (key(left.element), left.offset) < (key(right.element), right.offset)
      }.map(\.element)
    }
    switch mapping.selection.order {
    case .table: break
    case .oldestFirst: calls = sorted { $0.openedAt }
    case .newestFirst: calls = sorted { -$0.openedAt.secondsSinceEpoch }
    case .targetFirst: calls = sorted { $0.targetAt?.secondsSinceEpoch ?? Int.max }
    }
  }

  // MARK: Reading

  /// Reads a row; `nil` when it is not selected, or cannot be read and is noted as skipped.
  private func call(_ row: RequestRow, skipped: inout SkippedRows) -> ServiceCall? {
    guard let openedAt = instant(.openedAt, of: row, skipped: &skipped) else { return nil }
    var closedAt: Instant?
    if row.hasText(.closedAt) {
      guard let instant = instant(.closedAt, of: row, skipped: &skipped) else { return nil }
      closedAt = instant
    }
    guard isOpen(openedAt, until: closedAt) else { return nil }
    let id = row.text(.id)
    guard !id.isEmpty else {
      skipped.add(row, .id, "is empty", text: nil)
      return nil
    }
    let kind = row.text(.category)
    guard let category = mapping.categories[kind] ?? mapping.otherCategories else {
      skipped.addUnknownCategory(kind, row)
      return nil
    }
    guard let place = place(of: row, skipped: &skipped) else { return nil }
    var targetAt: Instant?
    if row.hasText(.targetAt) {
      guard let instant = instant(.targetAt, of: row, skipped: &skipped) else { return nil }
      targetAt = instant
    }
    var wasOnTime: Bool?
    if purpose == .log, row.hasText(.onTime) {
      let text = row.text(.onTime)
      guard let flag = Self.flags[text.lowercased()] else {
        skipped.add(row, .onTime, "is neither 1 nor 0, true nor false", text: text)
        return nil
      }
      wasOnTime = flag
    }
    let customer = row.text(.customer)
    return ServiceCall(
      position: row.position, id: id, customer: customer.isEmpty ? nil : customer,
      openedAt: openedAt, closedAt: closedAt, targetAt: targetAt, wasOnTime: wasOnTime,
      kind: kind, category: category, place: place)
  }

  /// The words for yes and no in tables.
  private static let flags = [
    "1": true, "0": false, "true": true, "false": false, "yes": true, "no": false,
  ]

  private func instant(
    _ field: RequestField, of row: RequestRow, skipped: inout SkippedRows
  ) -> Instant? {
    if let instant = mapping.timestamps.instant(row.bytes(field), in: zone) { return instant }
    let text = row.text(field)
    skipped.add(
      row, field, text.isEmpty ? "is empty" : "is not a time as the mapping describes it",
      text: text)
    return nil
  }

  private func place(of row: RequestRow, skipped: inout SkippedRows) -> Location? {
    var degrees: [Double] = []
    for (field, limit) in [(RequestField.lat, 90.0), (.lon, 180.0)] {
      guard let number = try? NumberText.degrees(row.bytes(field)), abs(number) <= limit else {
        let text = row.text(field)
        skipped.add(
          row, field, text.isEmpty ? "is empty" : "is not a number of degrees", text: text)
        return nil
      }
      degrees.append(number)
    }
    return Location(coordinate: Coordinate(latitude: degrees[0], longitude: degrees[1]))
  }

  // MARK: Making orders

  /// Returns the order that a call becomes.
  func order(_ call: ServiceCall) -> ServiceOrder {
    let category = call.category
    let priority = priority(of: call)
    var windows: [TimeWindow] = []
    if purpose == .day, call.openedAt > morning {
      let latest = max(call.openedAt, scenario.planningWindow.end)
      windows = [TimeWindow(minStart: call.openedAt, maxStart: latest)]
    }
    var due: [Milestone: Instant] = [:]
    if let milestone = mapping.targetMilestone { due[milestone] = call.targetAt }
    let visit = Visit(
      id: Identifier(call.id), location: call.place, serviceDuration: category.serviceDuration,
      requiredSkills: category.skills, timeWindows: windows, parts: category.parts,
      dropCost: dropCost(of: priority, percent: category.dropCostPercent))
    return ServiceOrder(
      id: Identifier(call.id), customer: call.customer, agreement: category.agreement,
      serviceLevelAgreement: category.serviceLevelAgreement, createdAt: call.openedAt,
      fixedDue: due, priority: priority, visits: [visit])
  }

  private func priority(of call: ServiceCall) -> Identifier<Priority>? {
    let seen = purpose == .day ? morning : call.openedAt
    let days = call.targetAt.map { day(of: $0) - day(of: seen) }
    let urgency = mapping.urgency.first { urgency in
      guard let limit = urgency.daysToTarget else { return true }
      return days.map { $0 <= limit } ?? false
    }
    return urgency?.priority ?? call.category.priority
  }

  private func day(of instant: Instant) -> Int {
    scenario.timeZone.rules.civil(at: instant).date.daysSinceEpoch
  }

  /// Returns the scaled price of leaving a visit out; `nil` where that of the priority holds.
  private func dropCost(of priority: Identifier<Priority>?, percent: Int) -> Money? {
    guard percent != 100 else { return nil }
    let full = priority.flatMap { dropCosts[$0] } ?? scenario.objective.defaultDropCost
    return Money(minorUnits: (full.minorUnits * percent + 50) / 100)
  }
}

/// A call as its row says.
struct ServiceCall {
  /// Where the row begins.
  var position: SourcePosition
  var id: String
  var customer: String?
  var openedAt: Instant
  var closedAt: Instant?
  var targetAt: Instant?
  var wasOnTime: Bool?
  /// The text in the column of categories; empty without one.
  var kind: String
  var category: RequestCategory
  var place: Location
}
