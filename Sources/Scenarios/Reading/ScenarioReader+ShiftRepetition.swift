import ServiceModel

// Shifts that take place on many days.
extension ScenarioReader {
  /// The most days over which a shift may be repeated.
  private static let mostDays = 3660

  /// Returns the repetitions of a shift on later days, in order, as `node` describes them.
  mutating func repetitions(of shift: Shift, _ node: SourceNode) -> [Shift]? {
    guard let fields = fields(of: node, as: ScenarioFormat.shiftRepetition),
      let until = value("until", in: fields, Self.date)
    else { return nil }
    let days = value("days", in: fields, Self.days) ?? Array(Weekday.allCases.prefix(5))
    let exceptions = Set(list("except", in: fields, Self.date))
    let first = context.zone.rules.civil(at: shift.minStart).date
    let count = until.daysSinceEpoch - first.daysSinceEpoch
    guard (0...Self.mostDays).contains(count) else {
      add(
        .outOfRange, at: fields["until"]?.position ?? node.position,
        value: until.description,
        "\(until) is before the first shift or more than \(Self.mostDays) days after it")
      return nil
    }
    return (0..<count).map { first.advanced(by: $0 + 1) }
      .filter { days.contains($0.weekday) && !exceptions.contains($0) }
      .map { shift.moved(from: first, to: $0, in: context.zone.rules) }
  }

  /// Reads days of the week: one text or several, each a day or a range.
  private static func days(_ reader: inout ScenarioReader, _ node: SourceNode) -> [Weekday]? {
    if let text = node.scalar { return weekdays(&reader, text, at: node.position) }
    return reader.elements(of: node) { reader, node in
      text(&reader, node).flatMap { weekdays(&reader, $0, at: node.position) }
    }?.flatMap(\.self)
  }
}

extension Shift {
  /// Returns the shift on another day, at the same times on the clock.
  fileprivate func moved(
    from first: CivilDate, to date: CivilDate, in rules: TimeZoneRules
  ) -> Shift {
    func moved(_ instant: Instant) -> CivilOccurrence {
      let shown = rules.civil(at: instant)
      let day = date.advanced(by: shown.date.daysSinceEpoch - first.daysSinceEpoch)
      return rules.occurrence(of: shown.time, on: day)
    }
    var copy = self
    copy.id = Identifier("\(id)@\(date)")
    copy.minStart = moved(minStart).opening
    copy.maxSoftEnd = moved(maxSoftEnd).closing
    copy.maxEnd = moved(maxEnd).closing
    for index in breaks.indices {
      copy.breaks[index].minStart = moved(breaks[index].minStart).opening
      copy.breaks[index].maxEnd = moved(breaks[index].maxEnd).closing
    }
    return copy
  }
}
