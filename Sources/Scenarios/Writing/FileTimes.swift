import ServiceModel

/// The form of times, durations and amounts in scenario files.
struct FileTimes {
  private let zone: TimeZoneRules

  /// Creates the form for a scenario whose local times count in `timeZone`.
  init(timeZone: TimeZoneName) { zone = timeZone.rules }

  /// Returns `instant` as ``text(_:)`` writes it.
  func value(_ instant: Instant) -> FileValue { .scalar(text(instant)) }

  /// Returns `instant` as a local time, or with its offset where a local time would be ambiguous.
  func text(_ instant: Instant) -> String {
    let shown = zone.civil(at: instant)
    let local = shown.date.description + "T" + Self.clock(shown.time)
    guard case .once = zone.occurrence(of: shown.time, on: shown.date) else {
      return local + Self.offsetText(zone.offset(at: instant))
    }
    return local
  }

  private static func offsetText(_ offset: Seconds) -> String {
    let magnitude = abs(offset.count)
    return (offset.count < 0 ? "-" : "+") + padded(magnitude / 3600) + ":"
      + padded(magnitude / 60 % 60)
  }

  /// Returns a time of day, which may lie past 24:00.
  static func clock(_ time: CivilTime) -> String {
    let seconds = time.secondsAfterMidnight
    let text = padded(seconds / 3600) + ":" + padded(seconds / 60 % 60)
    return seconds % 60 == 0 ? text : text + ":" + padded(seconds % 60)
  }

  /// Returns hours of a day, such as `08:00-17:00`.
  static func interval(_ hours: DailyInterval) -> String {
    clock(hours.from) + "-" + clock(hours.to)
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  /// Returns an ISO 8601 duration of hours, minutes and seconds.
  static func duration(_ duration: Seconds) -> String {
    let seconds = abs(duration.count)
    guard seconds > 0 else { return "PT0S" }
    var text = duration.count < 0 ? "-PT" : "PT"
    if seconds >= 3600 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 { text += "\(seconds % 60)S" }
    return text
  }
}

extension FileText {
  /// Returns a decimal number made of a whole number of parts, such as 12.50 of 1250 hundredths.
  ///
  /// - Parameters:
  ///   - count: The number of parts.
  ///   - digits: How many digits stand behind the point at least when the number is not whole.
  ///   - parts: How many parts make one; a power of ten.
  /// - Returns: The number, exactly.
  static func decimal(_ count: Int, digits: Int, parts: Int) -> String {
    let magnitude = count.magnitude
    let parts = UInt(max(1, parts))
    let text = (count < 0 ? "-" : "") + String(magnitude / parts)
    guard magnitude % parts > 0 else { return text }
    var fraction = String(magnitude % parts + parts).dropFirst()
    while fraction.count > digits, fraction.last == "0" { fraction.removeLast() }
    return text + "." + fraction
  }
}

extension FileValue {
  /// Creates an ISO 8601 duration.
  static func duration(_ duration: Seconds) -> FileValue { .scalar(FileTimes.duration(duration)) }

  /// Creates a decimal number as ``FileText`` writes it.
  static func decimal(_ count: Int, digits: Int, parts: Int) -> FileValue {
    .scalar(FileText.decimal(count, digits: digits, parts: parts))
  }
}
