import ServiceModel

/// Instants as RFC 3339 writes them, or as a wall clock shows them.
enum InstantText {
  /// Reads an instant with offset, or a local time, such as `2026-03-10T08:00`.
  ///
  /// - Parameters:
  ///   - text: The instant.
  ///   - zone: The zone of local times.
  /// - Returns: The instant.
  /// - Throws: ``ValueFault`` when the text is something else, or a local time that does not exist
  ///   or exists twice in `zone`.
  static func instant(_ text: ValueText, in zone: ReadingZone) throws(ValueFault) -> Instant {
    guard text.count >= 16, isSeparator(text[text.startIndex + 10]) else {
      throw .malformed("an instant such as 2026-03-10T08:00 or 2026-03-10T08:00:00+01:00")
    }
    let date = try TimeText.date(text.prefix(10))
    let rest = text.dropFirst(11)
    let end = rest.firstIndex { !$0.isDigit && $0 != UInt8(ascii: ":") } ?? rest.endIndex
    guard let seconds = TimeText.secondsAfterMidnight(rest[..<end]), seconds <= 24 * 3600 else {
      throw .malformed("an instant such as 2026-03-10T08:00")
    }
    if end == rest.endIndex {
      return try instant(at: CivilTime(secondsAfterMidnight: seconds), on: date, in: zone)
    }
    guard let offset = offset(rest[end...]) else {
      throw .malformed("an instant with an offset such as +01:00 or Z")
    }
    return Instant(secondsSinceEpoch: date.daysSinceEpoch * 86_400 + seconds - offset)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "T") || byte == .space
  }

  private static func instant(
    at time: CivilTime, on date: CivilDate, in zone: ReadingZone
  ) throws(ValueFault) -> Instant {
    switch zone.rules.occurrence(of: time, on: date) {
    case .once(let instant): return instant
    case .twice:
      throw ValueFault(.ambiguousLocalTime, "exists twice in \(zone.name) on that day")
    case .skipped:
      throw ValueFault(.ambiguousLocalTime, "does not exist in \(zone.name) on that day")
    }
  }

  /// Returns the offset written `Z` or `+01:00`, in seconds.
  static func offset(_ text: ValueText) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    guard text.count == 6, let sign = text.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let seconds = TimeText.secondsAfterMidnight(text.dropFirst()), seconds <= 18 * 3600
    else { return nil }
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }
}

/// A zone in which local times are read.
struct ReadingZone: Sendable {
  /// The name of the zone.
  let name: TimeZoneName
  /// How its clocks stand to UTC.
  let rules: TimeZoneRules

  /// Creates the zone called `name`.
  init(_ name: TimeZoneName) {
    self.name = name
    rules = name.rules
  }
}
