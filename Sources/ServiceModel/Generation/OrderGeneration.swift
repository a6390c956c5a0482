/// Makes the orders that agreements ask for in a period.
///
/// A run is a pure function of the scenario and the request. Nothing is lost by a second run: an
/// occurrence, which is a line with its calculated date, is generated once (rule GN-9).
///
/// - Source: `service-management.md` 2.G.
package struct OrderGeneration: Sendable {
  /// The scenario with the orders made so far.
  package private(set) var scenario: Scenario
  /// The orders that this run created, in order.
  package private(set) var created: [Identifier<ServiceOrder>] = []
  /// What the run did and why.
  package internal(set) var log = GenerationLog()

  private let request: GenerationRequest
  private let calendar: WorkingCalendar?
  private let visits: OrderVisits
  /// The dates that have been generated before this run, by agreement and line.
  private let generated: [GeneratedLine: Set<CivilDate>]
  private var taken: Set<String>

  private struct GeneratedLine: Hashable {
    var agreement: Identifier<Agreement>
    var line: Int
  }

  /// Runs generation.
  ///
  /// - Parameters:
  ///   - scenario: The agreements, and the orders that there are.
  ///   - request: Which agreements, and for which period.
  /// - Throws: A refusal by `MD-2` without a sequence of order ids, by `GN-2` for a period that
  ///   does not count, by `MD-1` for agreements or groups that are not there.
  package init(_ scenario: Scenario, _ request: GenerationRequest) throws(Refusal) {
    self.scenario = scenario
    self.request = request
    let name = scenario.catalog.parameters.defaultCalendar
    calendar = scenario.calendars.standingAlone().first { $0.id == name }
    visits = OrderVisits(scenario)
    var generated: [GeneratedLine: Set<CivilDate>] = [:]
    for occurrence in scenario.serviceOrders.lazy.flatMap(\.occurrences) {
      let line = GeneratedLine(agreement: occurrence.agreement, line: occurrence.line)
      generated[line, default: []].insert(occurrence.dateCalculated)
    }
    self.generated = generated
    taken = Set(scenario.serviceOrders.map(\.id.text))
    try request.check(against: scenario)
    for agreement in scenario.agreements where request.concerns(agreement) {
      try generate(agreement)
    }
  }

  // MARK: One agreement

  private mutating func generate(_ agreement: Agreement) throws(Refusal) {
    // Eligibility (rule GN-1).
    guard !agreement.suspended else {
      return log.add(
        .skipped, "AG-4", agreement.id, "Agreement \(agreement.id) is suspended.")
    }
    guard !agreement.isTemplate else {
      return log.add(
        .skipped, "TP-1", agreement.id, "Agreement \(agreement.id) is a template.")
    }
    reportChangedLines(of: agreement)
    var pieces: [OrderPacking.Piece] = []
    for line in agreement.lines { pieces += self.pieces(of: line, in: agreement) }
    guard let first = pieces.map(\.window.lowerBound).min(),
      let last = pieces.map(\.window.upperBound).max()
    else { return }

    let packing = OrderPacking(
      openDays: OpenDays(calendar, from: first, to: last),
      allowsRepeat: scenario.catalog.parameters.allowRepeatOnOneOrder)
    let lines = Dictionary(agreement.lines.map { ($0.number, $0) }) { first, _ in first }
    var groups: [[OrderPacking.Piece]] = []
    var positions: [CombineKey: Int] = [:]
    for piece in pieces {
      let key = CombineKey(piece, of: lines[piece.line], by: agreement.terms.combineBy)
      let position = positions[key] ?? groups.count
      positions[key] = position
      if position == groups.count { groups.append([]) }
      groups[position].append(piece)
    }
    // Orders by date; those of one date in the order of their keys.
    let orders = groups.flatMap(packing.orders).enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }
    for order in orders { try create(order.element, of: agreement, lines) }
  }

  /// Returns the occurrences of a line that have not been generated yet (rules GN-2 to GN-5, GN-9).
  private mutating func pieces(
    of line: AgreementLine, in agreement: Agreement
  ) -> [OrderPacking.Piece] {
    func skip(_ rule: String, _ text: String) {
      log.add(.skipped, rule, agreement.id, line: line.number, text)
    }
    guard !line.stopped else {
      skip("AG-5", "Line \(line.number) is stopped.")
      return []
    }
    guard request.types.isEmpty || request.types.contains(line.content.type) else {
      skip("GN-1", "Line \(line.number) is of type \(line.content.type.rawValue).")
      return []
    }
    guard let anchor = line.startDate ?? agreement.startDate else {
      skip("GN-3", "Line \(line.number) has no start date, and neither has its agreement.")
      return []
    }
    if line.itemSetup == .requirement, line.content.type == .item,
      agreement.terms.project == nil
    {
      skip("IR-1", "Line \(line.number) is an item requirement, which needs a project.")
      return []
    }
    let own = agreement.dates.intersection(line.dates)
    let period = request.dates.intersection(own)
    guard !period.isEmpty else {
      skip("GN-2", "Line \(line.number) has no day in the period.")
      return []
    }
    let series = OccurrenceSeries(anchor: anchor, every: scenario.row(line.interval))
    let dates = series.dates(from: period.from ?? request.from, to: period.to ?? request.to)
    let fresh = dates.filter(isNew(line, of: agreement))
    if fresh.count < dates.count {
      let count = dates.count - fresh.count
      skip(
        "GN-9",
        "Line \(line.number) was generated before or passed over: \(count) of \(dates.count).")
    }
    let limits = scenario.catalog.parameters.windowMayLeaveRun ? own : period
    return fresh.map { date in
      OrderPacking.Piece(
        line: line.number, dateCalculated: date, window: window(of: line, on: date, in: limits))
    }
  }

  /// Returns the test whether an occurrence of a line is still to be generated (rules GN-4, GN-9).
  private func isNew(_ line: AgreementLine, of agreement: Agreement) -> (CivilDate) -> Bool {
    let before = generated[GeneratedLine(agreement: agreement.id, line: line.number)] ?? []
    guard let last = before.max() else { return { _ in true } }
    guard line.interval != nil else { return { _ in false } }
    return request.continuous ? { !before.contains($0) } : { $0 > last }
  }

  private func window(
    of line: AgreementLine, on date: CivilDate, in limits: DateRange
  ) -> ClosedRange<CivilDate> {
    guard let window = scenario.row(line.window) else { return date...date }
    let days = window.days(
      around: date, weeksBeginOn: scenario.catalog.parameters.firstDayOfWeek)
    // The calculated date is inside the limits, so what is left is never empty.
    return max(
      days.lowerBound, limits.from ?? days.lowerBound)...min(
        days.upperBound, limits.to ?? days.upperBound)
  }

  // MARK: One order

  /// Creates an order with what an order gets (rules GN-10 to GN-12, OB-3).
  private mutating func create(
    _ packed: OrderPacking.Order, of agreement: Agreement, _ lines: [Int: AgreementLine]
  ) throws(Refusal) {
    guard let id = scenario.catalog.parameters.orderNumbers?.takeNext(notIn: taken) else {
      throw Refusal(
        rule: "MD-2", message: "The sequence of order ids has run out.",
        remedy: "Give orderNumbers another prefix, or start it anew.")
    }
    taken.insert(id)
    var order = blankOrder(Identifier(id), of: agreement)
    order.details.calendarConflict = packed.isConflict
    for piece in packed.pieces {
      guard let line = lines[piece.line] else { continue }
      order.add(line, for: piece, of: agreement.id, on: packed.date)
    }
    let start =
      order.lines.compactMap(\.content.startAfterTime).min() ?? CivilTime(secondsAfterMidnight: 0)
    let zone = agreement.timeZone ?? scenario.timeZone
    order.details.serviceDateTime = zone.rules.occurrence(of: start, on: packed.date).opening
    order.visits = visits.visits(of: order)
    if packed.isConflict {
      order.keepVisits(on: packed.date)
    } else {
      order.clipVisits(to: openDaysOnly(order))
    }
    scenario.serviceOrders.append(order)
    scenario.addActivity(for: order)
    created.append(order.id)
    report(order, on: packed)
  }

  private func blankOrder(
    _ id: Identifier<ServiceOrder>, of agreement: Agreement
  ) -> ServiceOrder {
    let project = scenario.row(agreement.terms.project)
    let isMeasured = scenario.serviceLevelParameters.slaOnGenerated
    return ServiceOrder(
      id: id, customer: scenario.row(project?.customer)?.name, agreement: agreement.id,
      serviceLevelAgreement: isMeasured ? agreement.serviceLevelAgreement : nil,
      createdAt: isMeasured ? request.createdAt : nil, origin: .system,
      stage: scenario.stages.first { $0.parent == nil }?.id, visits: [],
      responsible: agreement.terms.responsible,
      details: OrderDetails(
        description: agreement.terms.description, project: project?.id,
        serviceAddress: project?.addresses.first,
        contactPerson: agreement.terms.contactPerson),
      objects: agreement.objects)
  }

  /// Returns the first and the last open day that the lines of an order have in common.
  private func openDaysOnly(_ order: ServiceOrder) -> ClosedRange<CivilDate>? {
    guard let window = order.visits.first?.dateWindow else { return nil }
    let days = OpenDays(calendar, from: window.start, to: window.end).dates
    guard let first = days.first, let last = days.last else { return nil }
    return first...last
  }

  private mutating func report(_ order: ServiceOrder, on packed: OrderPacking.Order) {
    guard let agreement = order.agreement else { return }
    let numbers = packed.pieces.map { "\($0.line)" }.joined(separator: ", ")
    let noun = packed.pieces.count == 1 ? "line" : "lines"
    log.add(
      .created, "GN-10", agreement, order: order.id, date: packed.date,
      "Order \(order.id) on \(packed.date) with \(noun) \(numbers).")
    if packed.isConflict {
      log.add(
        .warning, "GN-8", agreement, order: order.id, date: packed.date,
        "Order \(order.id) lies on \(packed.date), which is closed, as is its whole window.")
    }
    guard order.lines.contains(where: { $0.content.type == .hour }) else { return }
    if order.visits.isEmpty {
      log.add(
        .warning, "GN-10", agreement, order: order.id, date: packed.date,
        "Order \(order.id) has no site, so its work cannot be planned.")
    } else if order.hasClashingHours {
      log.add(
        .warning, "GN-10", agreement, order: order.id, date: packed.date,
        "The hours of the lines of order \(order.id) have no time in common.")
    }
  }
}

/// What lines must have in common to share an order (rule GN-6).
private struct CombineKey: Hashable {
  var name: String?
  var occurrence: Int?
  var line: Int?

  init(_ piece: OrderPacking.Piece, of line: AgreementLine?, by criterion: CombineCriterion) {
    switch criterion {
    case .agreement: break
    case .task: name = line?.content.task?.text
    case .technician: name = line?.content.technician?.text
    case .object: name = line?.content.object?.text
    case .none:
      self.line = piece.line
      occurrence = piece.dateCalculated.daysSinceEpoch
    }
  }
}
