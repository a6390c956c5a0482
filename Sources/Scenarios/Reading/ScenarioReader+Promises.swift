import ServiceModel

// Readers of calendars, service levels, agreements and stages.
extension ScenarioReader {
  /// Reads the promises of `scenario` and the stages of its orders.
  mutating func readPromises(of scenario: inout Scenario, in fields: Fields) {
    scenario.calendars = list("calendars", in: fields, Self.calendar)
    scenario.serviceLevelAgreements = list(
      "serviceLevelAgreements", in: fields, Self.serviceLevelAgreement)
    if let parameters = value("serviceLevelParameters", in: fields, Self.serviceLevelParameters) {
      scenario.serviceLevelParameters = parameters
    }
    scenario.agreements = list("agreements", in: fields, Self.agreement)
    scenario.stages = list("stages", in: fields, Self.stage)
    scenario.reasonCodes = list("reasonCodes", in: fields, Self.reasonCode)
  }

  private static func calendar(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> WorkingCalendar? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.calendar) else { return nil }
    let standardDay = reader.value("standardDayMinutes", in: fields, minutes) ?? .minutes(480)
    let base: Identifier<WorkingCalendar>? = reader.value("base", in: fields, identifier)
    let week = reader.weeklyHours(in: fields, hasBase: base != nil)
    let exceptions = reader.exceptions(in: fields)
    return WorkingCalendar(
      id: reader.id(in: fields),
      timeZone: reader.value("timeZone", in: fields, timeZone) ?? reader.context.zone.name,
      weeklyHours: week.hours,
      holidays: Set(reader.list("holidays", in: fields, date)),
      exceptions: exceptions.hours, standardDay: standardDay, base: base,
      baseDays: week.baseDays, baseDates: exceptions.baseDates)
  }

  /// Reads the hours of a week; a day may be named alone and in ranges, whose hours add up.
  ///
  /// Days that have no hours are as in the base, if there is one.
  private mutating func weeklyHours(
    in fields: Fields, hasBase: Bool
  ) -> (hours: [Weekday: [DailyInterval]], baseDays: Set<Weekday>) {
    var week: [Weekday: [DailyInterval]] = [:]
    var baseDays = Set(hasBase ? Weekday.allCases : [])
    for (days, hours) in entries("hours", in: fields, keys: Self.weekdays, Self.dayHours) {
      for day in days {
        switch hours {
        case .open(let intervals): week[day, default: []] += intervals
        case .useBase: baseDays.insert(day)
        }
      }
    }
    return (week.mapValues { $0.sorted { $0.from < $1.from } }, baseDays.subtracting(week.keys))
  }

  private mutating func exceptions(
    in fields: Fields
  ) -> (hours: [CivilDate: [DailyInterval]], baseDates: Set<CivilDate>) {
    let exceptions = entries(
      "exceptions", in: fields,
      keys: { reader, entry in
        Self.date(&reader, SourceNode(position: entry.position, content: .scalar(entry.key)))
      }, Self.dayHours)
    var hours: [CivilDate: [DailyInterval]] = [:]
    var baseDates: Set<CivilDate> = []
    for (date, day) in exceptions {
      switch day {
      case .open(let intervals): hours[date] = intervals
      case .useBase: baseDates.insert(date)
      }
    }
    return (hours, baseDates)
  }

  /// Reads `monday`, or a range such as `monday-friday`.
  static func weekdays(
    _ reader: inout ScenarioReader, _ entry: SourceEntry
  ) -> [Weekday]? {
    weekdays(&reader, entry.key, at: entry.position)
  }

  static func weekdays(
    _ reader: inout ScenarioReader, _ text: String, at position: SourcePosition
  ) -> [Weekday]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      ScenarioFormat.dayNames.firstIndex { $0 == part }
    }
    guard numbers.count == parts.count, (1...2).contains(parts.count), let first = numbers.first,
      let last = numbers.last
    else {
      reader.add(
        ValueFault.unknownWord(text, among: ScenarioFormat.dayWords), of: text, at: position)
      return nil
    }
    let length = (last - first + 7) % 7
    return (0...length).map { Weekday.allCases[(first + $0) % 7] }
  }

  /// Reads opening hours of one day: one interval, several, or the word closed.
  static func hours(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> [DailyInterval]? {
    if node.scalar == "closed" { return [] }
    let interval: ValueReader<DailyInterval> = { reader, node in
      reader.parsed(node) { (_, text) throws(ValueFault) in try TimeText.interval(text) }
    }
    guard node.elements == nil else { return reader.elements(of: node, interval) }
    return interval(&reader, node).map { [$0] }
  }

  private static func serviceLevelAgreement(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceLevelAgreement? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.serviceLevelAgreement) else {
      return nil
    }
    let id: Identifier<ServiceLevelAgreement> = reader.id(in: fields)
    return ServiceLevelAgreement(
      id: id, name: reader.value("name", in: fields, text) ?? id.text,
      targets: reader.list("targets", in: fields, target),
      options: reader.serviceLevelOptions(in: fields),
      suspended: reader.value("suspended", in: fields, flag) ?? false)
  }

  private static func target(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceLevelTarget? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.target) else { return nil }
    let goals: [(Identifier<Priority>, Goal)] = reader.entries(
      "goalsByPriority", in: fields, keys: { _, entry in Identifier(entry.key) }, goal)
    return ServiceLevelTarget(
      milestone: reader.value("milestone", in: fields, choice) ?? .completed,
      goal: reader.value("goal", in: fields, goal) ?? .clock(.zero),
      goalsByPriority: Dictionary(goals) { _, last in last },
      calendar: reader.value("calendar", in: fields, identifier),
      breach: reader.value("breach", in: fields, breach) ?? BreachCost())
  }

  private static func goal(_ reader: inout ScenarioReader, _ node: SourceNode) -> Goal? {
    if node.scalar != nil { return duration(&reader, node).map { .clock($0) } }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.goal) else { return nil }
    let days = reader.value("businessDays", in: fields, whole)
    let time = reader.value("nextBusinessDayBy", in: fields, timeOfDay)
    if fields.entries.isEmpty {
      reader.add(
        .conflictingKeys, at: fields.position, "a goal needs businessDays or nextBusinessDayBy")
    }
    return days.map { .businessDays($0) } ?? time.map { .nextBusinessDay(by: $0) }
  }

  private static func breach(_ reader: inout ScenarioReader, _ node: SourceNode) -> BreachCost? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.breach) else { return nil }
    return BreachCost(
      fixed: reader.value("fixed", in: fields, money) ?? .zero,
      perUnit: reader.value("perUnit", in: fields, money) ?? .zero,
      unit: reader.value("unit", in: fields, duration) ?? .hours(1),
      cap: reader.value("cap", in: fields, money))
  }

  private static func agreement(_ reader: inout ScenarioReader, _ node: SourceNode) -> Agreement? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.agreement) else { return nil }
    let id: Identifier<Agreement> = reader.id(in: fields)
    return Agreement(
      id: id, name: reader.value("name", in: fields, text) ?? id.text,
      tier: reader.value("tier", in: fields, text),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier),
      startDate: reader.value("startDate", in: fields, date),
      endDate: reader.value("endDate", in: fields, date),
      suspended: reader.value("suspended", in: fields, flag) ?? false,
      preferredTechnicians: reader.list("preferredTechnicians", in: fields, identifier),
      dropCostPercent: reader.value("dropCostPercent", in: fields, whole) ?? 100,
      timeZone: reader.value("timeZone", in: fields, timeZone), terms: reader.terms(in: fields),
      objects: reader.list("objects", in: fields, objectRelation),
      tasks: reader.list("tasks", in: fields, taskRelation),
      lines: reader.agreementLines(in: fields))
  }

  private static func stage(_ reader: inout ScenarioReader, _ node: SourceNode) -> Stage? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.stage) else { return nil }
    let id: Identifier<Stage> = reader.id(in: fields)
    var permissions = StagePermissions.all
    for (name, permission, _) in ScenarioFormat.stageFlags
    where reader.value(name, in: fields, flag) == false {
      permissions.remove(permission)
    }
    return Stage(
      id: id, name: reader.value("name", in: fields, text) ?? id.text,
      parent: reader.value("parent", in: fields, identifier), permissions: permissions,
      clock: reader.value("clock", in: fields, choice) ?? .running,
      requiresReason: reader.value("requiresReason", in: fields, flag) ?? false,
      activityPhase: reader.value("activityPhase", in: fields, text))
  }
}
