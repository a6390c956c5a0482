import ServiceModel

extension TableReader where Column == OrderColumn {
  /// Reads all rows.
  ///
  /// - Returns: The orders, and where the row of each begins.
  mutating func orders() -> (orders: [ServiceOrder], rows: [CSVTable.Row]) {
    guard require([[.id], [.serviceDuration, .serviceMinutes], [.location, .lat, .index]]) else {
      return ([], [])
    }
    var orders: [ServiceOrder] = []
    var rows: [CSVTable.Row] = []
    while table.nextRow() {
      orders.append(order())
      rows.append(table.row)
    }
    return (orders, rows)
  }

  /// Reads the order of the current row.
  private mutating func order() -> ServiceOrder {
    if text(.id) == nil { addMissing(.id) }
    let id = string(.id) ?? ""
    return ServiceOrder(
      id: Identifier(id), customer: string(.customer), agreement: name(.agreement),
      serviceLevelAgreement: name(.serviceLevelAgreement), createdAt: instant(.createdAt),
      origin: choice(.origin) ?? .user, fixedDue: fixedDue(), stage: name(.stage),
      priority: name(.priority),
      visits: [visit(Identifier(id))], responsible: name(.responsible), details: details())
  }

  private mutating func details() -> OrderDetails {
    OrderDetails(
      description: string(.description), project: name(.project),
      serviceDateTime: instant(.serviceDateTime), contactPerson: string(.contactPerson),
      calendarConflict: flag(.calendarConflict) ?? false)
  }

  private mutating func fixedDue() -> [Milestone: Instant] {
    var due: [Milestone: Instant] = [:]
    due[.response] = instant(.dueResponse)
    due[.onSite] = instant(.dueOnSite)
    due[.workStart] = instant(.dueWorkStart)
    due[.restored] = instant(.dueRestored)
    due[.completed] = instant(.dueCompleted)
    return due
  }

  private mutating func visit(_ id: Identifier<Visit>) -> Visit {
    let site = place(name: .location, latitude: .lat, longitude: .lon, index: .index)
    if site == nil, text(.location) == nil { addMissing(.location) }
    let duration = serviceDuration()
    let skills: [(Identifier<Skill>, Int)] = numbered(.requiredSkills)
    return Visit(
      id: id, location: site ?? Location(), serviceDuration: duration,
      requiredSkills: skills.map { RequiredSkill(skill: $0, minLevel: $1) },
      timeWindows: timeWindows(duration), dateWindow: dateWindow(),
      requiredTechnicians: names(.requiredTechnicians),
      preferredTechnicians: names(.preferredTechnicians),
      excludedTechnicians: names(.excludedTechnicians),
      pin: pin(.pinTechnician, .pinStart), booking: pin(.bookingTechnician, .bookingStart),
      started: started(), parts: quantities(.parts), mandatory: flag(.mandatory) ?? false,
      promised: flag(.promised) ?? true,
      dropCost: money(.dropCost))
  }

  private mutating func serviceDuration() -> Seconds {
    if text(.serviceDuration) == nil, text(.serviceMinutes) == nil {
      addMissing(
        cellIndices[OrderColumn.serviceMinutes.rawValue] < 0 ? .serviceDuration : .serviceMinutes)
    }
    return duration(.serviceDuration) ?? minutes(.serviceMinutes) ?? .zero
  }

  private mutating func timeWindows(_ duration: Seconds) -> [TimeWindow] {
    let start = instant(.windowStart)
    let latest = instant(.windowMaxStart)
    let end = instant(.windowEnd)
    guard text(.windowStart) != nil || latest != nil || end != nil else { return [] }
    if text(.windowStart) == nil { addMissing(.windowStart) }
    if text(.windowMaxStart) == nil, text(.windowEnd) == nil { addMissing(.windowEnd) }
    return [TimeWindow(from: start, latest: latest, until: end, duration: duration)]
  }

  private mutating func dateWindow() -> DateWindow? {
    let start = date(.dateWindowStart)
    let end = date(.dateWindowEnd)
    let hours = value(.dateWindowHours) { (_, text) throws(ValueFault) in
      var hours: [DailyInterval] = []
      for part in text.split(separator: UInt8(ascii: "|")) {
        hours.append(try TimeText.interval(part.trimmed))
      }
      return hours
    }
    let columns: [OrderColumn] = [.dateWindowStart, .dateWindowEnd]
    guard (columns + [.dateWindowHours]).contains(where: { text($0) != nil }) else { return nil }
    for column in columns where text(column) == nil { addMissing(column) }
    guard let first = start ?? end, let last = end ?? start else { return nil }
    return DateWindow(start: first, end: last, hours: hours ?? [])
  }

  private mutating func started() -> StartedWork? {
    let start = instant(.startedStart)
    let technician: Identifier<Technician>? = name(.startedTechnician)
    guard text(.startedStart) != nil || technician != nil else { return nil }
    if technician == nil { addMissing(.startedTechnician) }
    if text(.startedStart) == nil { addMissing(.startedStart) }
    guard let technician, let start else { return nil }
    return StartedWork(technician: technician, start: start)
  }

  private mutating func pin(_ who: OrderColumn, _ when: OrderColumn) -> Pin? {
    let start = instant(when)
    let technician: Identifier<Technician>? = name(who)
    guard technician != nil || start != nil else { return nil }
    return Pin(technician: technician, start: start.map { $0...$0 })
  }
}
