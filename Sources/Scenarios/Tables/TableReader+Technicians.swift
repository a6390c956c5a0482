import ServiceModel

extension TableReader where Column == TechnicianColumn {
  /// Reads all rows; rows with the same id are shifts of the same technician.
  ///
  /// - Returns: The technicians in the order in which they appear, their shifts in order of start,
  ///   and where the row of each shift begins.
  mutating func technicians() -> (technicians: [Technician], rows: [[CSVTable.Row]]) {
    guard require([[.id], [.start], [.end]]) else { return ([], []) }
    var groups: [TechnicianRows] = []
    var positions: [String: Int] = [:]
    while table.nextRow() {
      if text(.id) == nil { addMissing(.id) }
      let id = string(.id) ?? ""
      if let position = positions[id] {
        checkRepeatedCells(groups[position])
      } else {
        positions[id] = groups.count
        groups.append(TechnicianRows(technician: technician(id), cells: ownCells()))
      }
      groups[positions[id] ?? 0].shifts.append((shift(), table.row))
    }
    for position in groups.indices {
      groups[position].shifts.sort {
        ($0.shift.minStart, $0.row.line) < ($1.shift.minStart, $1.row.line)
      }
      groups[position].technician.shifts = groups[position].numberedShifts
    }
    return (groups.map(\.technician), groups.map { $0.shifts.map(\.row) })
  }

  /// The columns that say something about the technician, not about the shift.
  private static var ownColumns: [TechnicianColumn] {
    [
      .name, .skills, .travelProfile, .fixed, .perHour, .perWorkHour, .perTravelHour,
      .perKilometre, .overtime, .maxWeeklyDutyTime, .minRest,
    ]
  }

  private func ownCells() -> [ValueText?] { Self.ownColumns.map { text($0) } }

  /// Adds a fault for each cell that says something else about the technician than the first row.
  private mutating func checkRepeatedCells(_ group: TechnicianRows) {
    for (column, first) in zip(Self.ownColumns, group.cells) {
      guard let text = text(column), text != first else { continue }
      add(
        .conflictingKeys, column, value: String(decoding: text, as: UTF8.self),
        "\(column.name) differs from that in the first row of the technician",
        remedy: "Write the same, or nothing, in further rows of a technician.")
    }
  }

  private mutating func technician(_ id: String) -> Technician {
    let skills: [(Identifier<Skill>, Int)] = numbered(.skills)
    return Technician(
      id: Identifier(id), name: string(.name) ?? id,
      skills: skills.map { HeldSkill(skill: $0, level: $1) }, shifts: [],
      costs: CostRates(
        fixed: money(.fixed) ?? .zero, perHour: hourlyRate(.perHour),
        perWorkHour: hourlyRate(.perWorkHour), perTravelHour: hourlyRate(.perTravelHour),
        perKilometre: DistanceRate(minorUnitsPerKilometre: money(.perKilometre)?.minorUnits ?? 0),
        overtimeTiers: overtimeTiers()),
      travelProfile: string(.travelProfile) ?? "car",
      maxWeeklyDutyTime: duration(.maxWeeklyDutyTime), minRest: duration(.minRest))
  }

  private mutating func overtimeTiers() -> [OvertimeTier] {
    value(.overtime) { (context, text) throws(ValueFault) in
      var tiers: [OvertimeTier] = []
      for part in text.split(separator: UInt8(ascii: "|")) {
        let halves = part.trimmed.split(separator: UInt8(ascii: ":"))
        guard halves.count == 2 else { throw .malformed("a list such as PT0S:20.00|PT1H:40.00") }
        let rate = try context.currency.money(halves[1].trimmed)
        tiers.append(
          OvertimeTier(
            after: try TimeText.duration(halves[0].trimmed),
            perHour: HourlyRate(minorUnitsPerHour: rate.minorUnits)))
      }
      return tiers
    } ?? []
  }

  private mutating func shift() -> Shift {
    let start = instant(.start)
    let end = instant(.end)
    if text(.start) == nil { addMissing(.start) }
    if text(.end) == nil { addMissing(.end) }
    return Shift(
      id: name(.shift) ?? "", minStart: start ?? end ?? .epoch,
      maxSoftEnd: instant(.softEnd), maxEnd: end ?? start ?? .epoch,
      startLocation: place(
        name: .startLocation, latitude: .startLat, longitude: .startLon, index: .startIndex),
      endLocation: place(
        name: .endLocation, latitude: .endLat, longitude: .endLon, index: .endIndex),
      breaks: breaks(), stock: quantities(.stock), maxVisits: whole(.maxVisits),
      maxWorkTime: duration(.maxWorkTime), maxTravelTime: duration(.maxTravelTime),
      maxDistance: value(.maxDistanceKilometres) { (_, text) throws(ValueFault) in
        Metres(try NumberText.decimal(text, places: 3, limit: ValueLimits.whole))
      })
  }

  private mutating func breaks() -> [Break] {
    let columns: [TechnicianColumn] = [.breakStart, .breakEnd, .breakMinutes]
    guard columns.contains(where: { text($0) != nil }) else { return [] }
    for column in columns where text(column) == nil { addMissing(column) }
    let start = instant(.breakStart)
    let end = instant(.breakEnd)
    return [
      Break(
        id: "1", duration: minutes(.breakMinutes) ?? .zero, minStart: start ?? end ?? .epoch,
        maxEnd: end ?? start ?? .epoch)
    ]
  }
}

/// What the rows of one technician say.
private struct TechnicianRows {
  var technician: Technician
  /// The cells of the first row that say something about the technician.
  var cells: [ValueText?]
  /// The shifts with their rows; those without an id of their own have an empty one.
  var shifts: [(shift: Shift, row: CSVTable.Row)] = []

  /// The shifts, in which numbers stand in for missing ids.
  var numberedShifts: [Shift] {
    shifts.enumerated().map { index, entry in
      var shift = entry.shift
      if shift.id.text.isEmpty { shift.id = Identifier(String(index + 1)) }
      return shift
    }
  }
}
