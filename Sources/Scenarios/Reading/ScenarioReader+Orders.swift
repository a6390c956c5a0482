import ServiceModel

// Readers of service orders and visits.
extension ScenarioReader {
  /// Reads an order with its visits, or one that is its own visit.
  static func serviceOrder(_ reader: inout ScenarioReader, _ node: SourceNode) -> ServiceOrder? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.serviceOrder) else { return nil }
    let id: Identifier<ServiceOrder> = reader.id(in: fields)
    let due: [(Milestone, Instant)] = reader.entries(
      "due", in: fields,
      keys: { reader, entry in
        choice(&reader, SourceNode(position: entry.position, content: .scalar(entry.key)))
      }, instant)
    var order = ServiceOrder(
      id: id, customer: reader.value("customer", in: fields, text),
      agreement: reader.value("agreement", in: fields, identifier),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier),
      createdAt: reader.value("createdAt", in: fields, instant),
      receivedAt: reader.value("receivedAt", in: fields, instant),
      origin: reader.value("origin", in: fields, choice) ?? .user,
      events: reader.list("events", in: fields, orderEvent),
      fixedDue: Dictionary(due) { _, last in last },
      stage: reader.value("stage", in: fields, identifier),
      priority: reader.value("priority", in: fields, identifier),
      visits: reader.visits(of: id, in: fields),
      responsible: reader.value("responsible", in: fields, identifier),
      preferredTechnicians: fields["visits"] == nil
        ? [] : reader.list("preferredTechnicians", in: fields, identifier),
      stageReasons: reader.list("stageReasons", in: fields, stageReason))
    reader.readBusiness(of: &order, in: fields)
    return order
  }

  private mutating func visits(of order: Identifier<ServiceOrder>, in fields: Fields) -> [Visit] {
    let site = value("location", in: fields, Self.location)
    let hasSite = fields["location"] != nil
    let visits = value("visits", in: fields) { reader, node in
      reader.elements(of: node) { reader, node in
        reader.visit(node, site: site, hasSite: hasSite)
      }
    }
    guard fields["visits"] == nil else {
      checkOrderWithVisits(fields)
      return visits ?? []
    }
    return [
      visit(id: Identifier(order.text), in: fields, site: site, hasSite: hasSite, priority: nil)
    ]
  }

  /// The keys of a visit that an order may state for all its visits.
  private static let defaultKeys = ["location", "priority", "preferredTechnicians"]

  /// Adds a fault for each key of a visit in an order that lists its visits.
  private mutating func checkOrderWithVisits(_ fields: Fields) {
    let keys = ScenarioFormat.visitKeys.map(\.name)
    for entry in fields.entries
    where keys.contains(entry.key) && !Self.defaultKeys.contains(entry.key) {
      add(
        .conflictingKeys, at: entry.position, value: entry.key,
        "\(entry.key) stands in an order that lists its visits",
        remedy: "Move \(entry.key) into the visits.")
    }
  }

  private mutating func visit(_ node: SourceNode, site: Location?, hasSite: Bool) -> Visit? {
    guard let fields = fields(of: node, as: ScenarioFormat.visit) else { return nil }
    let ownSite = value("location", in: fields, Self.location)
    return visit(
      id: id(in: fields), in: fields, site: ownSite ?? site,
      hasSite: hasSite || fields["location"] != nil,
      priority: value("priority", in: fields, Self.identifier))
  }

  /// Reads the keys of a visit, whether they stand in a visit or in an order.
  private mutating func visit(
    id: Identifier<Visit>, in fields: Fields, site: Location?, hasSite: Bool,
    priority: Identifier<Priority>?
  ) -> Visit {
    if !hasSite { addMissing("location", in: fields) }
    let duration = serviceDuration(in: fields)
    return Visit(
      id: id, location: site ?? Location(), serviceDuration: duration,
      requiredSkills: list("requiredSkills", in: fields, Self.requiredSkill),
      timeWindows: list("timeWindows", in: fields) { reader, node in
        reader.timeWindow(node, duration: duration)
      },
      dateWindow: value("dateWindow", in: fields, Self.dateWindow),
      priority: priority,
      requiredTechnicians: list("requiredTechnicians", in: fields, Self.identifier),
      preferredTechnicians: list("preferredTechnicians", in: fields, Self.identifier),
      excludedTechnicians: list("excludedTechnicians", in: fields, Self.identifier),
      pin: value("pin", in: fields, Self.pin), booking: value("booking", in: fields, Self.pin),
      started: value("started", in: fields, Self.started),
      parts: quantities("parts", in: fields),
      mandatory: value("mandatory", in: fields, Self.flag) ?? false,
      promised: value("promised", in: fields, Self.flag) ?? true,
      dropCost: value("dropCost", in: fields, Self.money))
  }

  private mutating func serviceDuration(in fields: Fields) -> Seconds {
    let duration = value("serviceDuration", in: fields, Self.duration)
    let minutes = value("serviceMinutes", in: fields, Self.minutes)
    if fields["serviceDuration"] == nil, fields["serviceMinutes"] == nil,
      !fields.misspelt.contains("serviceMinutes")
    {
      addMissing("serviceDuration", in: fields, remedy: "Add serviceDuration or serviceMinutes.")
    }
    return duration ?? minutes ?? .zero
  }

  static func requiredSkill(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> RequiredSkill? {
    if let name = node.scalar { return RequiredSkill(skill: Identifier(name)) }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.requiredSkill) else {
      return nil
    }
    return RequiredSkill(
      skill: reader.value("skill", in: fields, identifier) ?? "",
      minLevel: reader.value("minLevel", in: fields, whole) ?? 1)
  }

  private mutating func timeWindow(_ node: SourceNode, duration: Seconds) -> TimeWindow? {
    guard let fields = fields(of: node, as: ScenarioFormat.timeWindow) else { return nil }
    let start = value("start", in: fields, Self.instant)
    let latest = value("maxStart", in: fields, Self.instant)
    let end = value("end", in: fields, Self.instant)
    if fields["maxStart"] == nil, fields["end"] == nil {
      addMissing("end", in: fields, remedy: "Add maxStart, end or both.")
    }
    return TimeWindow(from: start, latest: latest, until: end, duration: duration)
  }

  private static func dateWindow(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> DateWindow? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.dateWindow) else { return nil }
    let start = reader.value("start", in: fields, date)
    let end = reader.value("end", in: fields, date)
    let hours = reader.value("hours", in: fields, hours) ?? []
    guard let first = start ?? end, let last = end ?? start else { return nil }
    return DateWindow(start: first, end: last, hours: hours)
  }

  private static func started(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> StartedWork? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.started) else { return nil }
    guard
      let technician: Identifier<Technician> = reader.value("technician", in: fields, identifier),
      let start = reader.value("start", in: fields, instant)
    else { return nil }
    return StartedWork(technician: technician, start: start)
  }

  private static func pin(_ reader: inout ScenarioReader, _ node: SourceNode) -> Pin? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.pin) else { return nil }
    let start = reader.value("start", in: fields, instant)
    let range = reader.value("startRange", in: fields) { reader, node in
      reader.startRange(node)
    }
    return Pin(
      technician: reader.value("technician", in: fields, identifier),
      start: start.map { $0...$0 } ?? range)
  }

  private mutating func startRange(_ node: SourceNode) -> ClosedRange<Instant>? {
    guard let instants = elements(of: node, Self.instant) else { return nil }
    guard node.elements?.count == 2 else {
      add(.wrongType, at: node.position, "expected a list of two instants")
      return nil
    }
    guard instants.count == 2 else { return nil }
    guard instants[0] <= instants[1] else {
      add(.invertedPinRange, at: node.position, "the range ends before it starts")
      return nil
    }
    return instants[0]...instants[1]
  }
}

extension TimeWindow {
  /// Creates the window of a file, in which one of the latest start and the end may be missing.
  init(from start: Instant?, latest: Instant?, until end: Instant?, duration: Seconds) {
    let start = start ?? latest ?? end ?? .epoch
    // A window shorter than the work is reported as such, so its latest start stays inside.
    let last = end.map { max(min(start, $0), $0 - max(.zero, duration)) }
    self.init(minStart: start, maxStart: latest ?? last ?? start, maxEnd: end)
  }
}
