import Foundation
import ServiceModel

/// The form of times, durations and amounts in scenario files.
struct FileTimes {
  private let timeZone: TimeZone?

  /// Creates the form for a scenario whose local times count in `timeZone`.
  init(timeZone: TimeZoneName) {
    self.timeZone = TimeZone(identifier: timeZone.identifier)
  }

  /// Returns `instant` as a local time, or with its offset where a local time would be ambiguous.
  func value(_ instant: Instant) -> FileValue {
    let seconds = instant.secondsSinceEpoch
    guard let timeZone else { return .scalar(Self.local(seconds) + "Z") }
    let offset = Self.offset(of: timeZone, at: seconds)
    let local = Self.local(seconds + offset)
    guard [-86_400, 86_400].contains(where: { isAmbiguous(seconds, offset, at: $0, in: timeZone) })
    else { return .scalar(local) }
    return .scalar(local + Self.offsetText(offset))
  }

  /// Returns whether the offset in force some time away also maps an instant to this local time.
  private func isAmbiguous(
    _ seconds: Int, _ offset: Int, at distance: Int, in timeZone: TimeZone
  ) -> Bool {
    let other = Self.offset(of: timeZone, at: seconds + distance)
    guard other != offset else { return false }
    return Self.offset(of: timeZone, at: seconds + offset - other) == other
  }

  private static func offset(of timeZone: TimeZone, at seconds: Int) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// Returns date and time of day, without seconds when they are zero.
  private static func local(_ seconds: Int) -> String {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let time = CivilTime(secondsAfterMidnight: seconds - day * 86_400)
    return CivilDate(daysSinceEpoch: day).description + "T" + clock(time)
  }

  private static func offsetText(_ offset: Int) -> String {
    let magnitude = abs(offset)
    return (offset < 0 ? "-" : "+") + padded(magnitude / 3600) + ":" + padded(magnitude / 60 % 60)
  }

  /// Returns a time of day, which may lie past 24:00.
  static func clock(_ time: CivilTime) -> String {
    let seconds = time.secondsAfterMidnight
    let text = padded(seconds / 3600) + ":" + padded(seconds / 60 % 60)
    return seconds % 60 == 0 ? text : text + ":" + padded(seconds % 60)
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

extension FileValue {
  /// Creates an ISO 8601 duration of hours, minutes and seconds.
  static func duration(_ duration: Seconds) -> FileValue {
    let seconds = abs(duration.count)
    guard seconds > 0 else { return .scalar("PT0S") }
    var text = duration.count < 0 ? "-PT" : "PT"
    if seconds >= 3600 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 > 0 { text += "\(seconds % 60)S" }
    return .scalar(text)
  }

  /// Creates a decimal number from a whole number of parts, such as 12.50 from 1250 hundredths.
  ///
  /// - Parameters:
  ///   - count: The number of parts.
  ///   - digits: How many digits stand behind the point at least when the number is not whole.
  ///   - parts: How many parts make one; a power of ten.
  /// - Returns: The number, exactly.
  static func decimal(_ count: Int, digits: Int, parts: Int) -> FileValue {
    let magnitude = count.magnitude
    let parts = UInt(max(1, parts))
    var text = (count < 0 ? "-" : "") + String(magnitude / parts)
    guard magnitude % parts > 0 else { return .scalar(text) }
    var fraction = String(magnitude % parts + parts).dropFirst()
    while fraction.count > digits, fraction.last == "0" { fraction.removeLast() }
    text += "." + fraction
    return .scalar(text)
  }
}
