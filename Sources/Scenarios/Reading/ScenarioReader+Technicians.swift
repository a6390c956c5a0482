import ServiceModel

// Readers of technicians and shifts.
extension ScenarioReader {
  /// Reads a technician.
  static func technician(_ reader: inout ScenarioReader, _ node: SourceNode) -> Technician? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.technician) else { return nil }
    let id: Identifier<Technician> = reader.id(in: fields)
    var number = 0
    return Technician(
      id: id, name: reader.value("name", in: fields, text) ?? id.text,
      skills: reader.list("skills", in: fields, heldSkill),
      shifts: reader.list("shifts", in: fields) { reader, node -> [Shift]? in
        number += 1
        return shifts(&reader, node, number: number)
      }.flatMap(\.self),
      costs: reader.value("costs", in: fields, costs) ?? CostRates(),
      travelProfile: reader.value("travelProfile", in: fields, text) ?? "car",
      maxWeeklyDutyTime: reader.value("maxWeeklyDutyTime", in: fields, duration),
      minRest: reader.value("minRest", in: fields, duration),
      employment: reader.value("employment", in: fields, choice) ?? .employee)
  }

  private static func heldSkill(_ reader: inout ScenarioReader, _ node: SourceNode) -> HeldSkill? {
    if let name = node.scalar { return HeldSkill(skill: Identifier(name)) }
    guard let fields = reader.fields(of: node, as: ScenarioFormat.heldSkill) else { return nil }
    return HeldSkill(
      skill: reader.value("skill", in: fields, identifier) ?? "",
      level: reader.value("level", in: fields, whole) ?? 1,
      validFrom: reader.value("validFrom", in: fields, date),
      validTo: reader.value("validTo", in: fields, date))
  }

  private static func costs(_ reader: inout ScenarioReader, _ node: SourceNode) -> CostRates? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.costs) else { return nil }
    return CostRates(
      fixed: reader.value("fixed", in: fields, money) ?? .zero,
      perHour: reader.value("perHour", in: fields, hourlyRate) ?? .zero,
      perWorkHour: reader.value("perWorkHour", in: fields, hourlyRate) ?? .zero,
      perTravelHour: reader.value("perTravelHour", in: fields, hourlyRate) ?? .zero,
      perKilometre: reader.value("perKilometre", in: fields) { reader, node in
        money(&reader, node).map { DistanceRate(minorUnitsPerKilometre: $0.minorUnits) }
      } ?? .zero,
      overtimeTiers: reader.list("overtime", in: fields, overtimeTier))
  }

  private static func hourlyRate(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> HourlyRate? {
    money(&reader, node).map { HourlyRate(minorUnitsPerHour: $0.minorUnits) }
  }

  private static func overtimeTier(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> OvertimeTier? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.overtimeTier) else { return nil }
    return OvertimeTier(
      after: reader.value("after", in: fields, duration) ?? .zero,
      perHour: reader.value("perHour", in: fields, hourlyRate) ?? .zero)
  }

  private static func shifts(
    _ reader: inout ScenarioReader, _ node: SourceNode, number: Int
  ) -> [Shift]? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.shift) else { return nil }
    let start = reader.value("start", in: fields, instant)
    let end = reader.value("end", in: fields, instant)
    var breakNumber = 0
    let shift = Shift(
      id: reader.value("id", in: fields, identifier) ?? Identifier(String(number)),
      minStart: start ?? end ?? .epoch,
      maxSoftEnd: reader.value("softEnd", in: fields, instant),
      maxEnd: end ?? start ?? .epoch,
      startLocation: reader.value("startLocation", in: fields, location),
      endLocation: reader.value("endLocation", in: fields, location),
      breaks: reader.list("breaks", in: fields) { reader, node in
        breakNumber += 1
        return pause(&reader, node, number: breakNumber)
      },
      stock: reader.quantities("stock", in: fields),
      maxVisits: reader.value("maxVisits", in: fields, whole),
      maxWorkTime: reader.value("maxWorkTime", in: fields, duration),
      maxTravelTime: reader.value("maxTravelTime", in: fields, duration),
      maxDistance: reader.value("maxDistanceKilometres", in: fields, decimal(places: 3))
        .map { Metres($0) })
    let repetitions = reader.value("repeat", in: fields) { reader, node in
      reader.repetitions(of: shift, node)
    }
    return [shift] + (repetitions ?? [])
  }

  private static func pause(
    _ reader: inout ScenarioReader, _ node: SourceNode, number: Int
  ) -> Break? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.breakFormat) else { return nil }
    let start = reader.value("start", in: fields, instant)
    let end = reader.value("end", in: fields, instant)
    return Break(
      id: reader.value("id", in: fields, identifier) ?? Identifier(String(number)),
      duration: reader.value("duration", in: fields, duration) ?? .zero,
      minStart: start ?? end ?? .epoch, maxEnd: end ?? start ?? .epoch)
  }

  /// Reads numbers by stock item.
  mutating func quantities(_ key: String, in fields: Fields) -> [Identifier<StockItem>: Int] {
    let pairs = entries(
      key, in: fields, keys: { _, entry in Identifier<StockItem>(entry.key) }, Self.whole)
    return Dictionary(pairs) { _, last in last }
  }
}

extension Instant {
  /// 1970-01-01T00:00:00Z.
  static let epoch = Instant(secondsSinceEpoch: 0)
}
