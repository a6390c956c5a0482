import Foundation
import ServiceModel

/// The wall clock of one zone, for reading local times of files as instants.
///
/// It remembers the days on which the clocks do not change, so that most times cost an addition.
struct LocalClock {
  private let zone: TimeZone
  /// The offset from UTC in seconds on days without a change, by days since the epoch.
  private var offsets: [Int: Int] = [:]

  /// Creates the clock of `zone`; `nil` when this machine does not know the zone.
  init?(_ zone: TimeZoneName) {
    guard let zone = TimeZone(identifier: zone.identifier) else { return nil }
    self.zone = zone
  }

  /// The clock of UTC.
  static let utc = LocalClock(TimeZone.gmt)

  private init(_ zone: TimeZone) { self.zone = zone }

  /// Reads an instant with offset, or a local time, such as `2026-03-10T08:00`.
  ///
  /// - Throws: ``ValueFault`` when the text is something else, or a local time that does not exist
  ///   or exists twice.
  mutating func instant(_ text: ValueText) throws(ValueFault) -> Instant {
    guard let (date, rest) = try Self.splitDate(text) else {
      throw .malformed("an instant such as 2026-03-10T08:00 or 2026-03-10T08:00:00+01:00")
    }
    let end = rest.firstIndex { !$0.isDigit && $0 != UInt8(ascii: ":") } ?? rest.endIndex
    guard let time = TimeText.secondsAfterMidnight(rest[..<end]), time <= 24 * 3600 else {
      throw .malformed("an instant such as 2026-03-10T08:00")
    }
    let local = date.daysSinceEpoch * 86_400 + time
    if end == rest.endIndex { return try instant(local: local, on: date) }
    guard let offset = Self.offset(rest[end...]) else {
      throw .malformed("an instant with an offset such as +01:00 or Z")
    }
    return Instant(secondsSinceEpoch: local - offset)
  }

  /// Splits off the date and the letter T, or the blank, behind it.
  private static func splitDate(
    _ text: ValueText
  ) throws(ValueFault) -> (date: CivilDate, rest: ValueText)? {
    guard text.count >= 16 else { return nil }
    let separator = text[text.startIndex + 10]
    guard separator == UInt8(ascii: "T") || separator == .space else { return nil }
    return (try TimeText.date(text.prefix(10)), text.dropFirst(11))
  }

  /// Returns the offset written `Z` or `+01:00`, in seconds.
  private static func offset(_ text: ValueText) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    guard text.count == 6, let sign = text.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let seconds = TimeText.secondsAfterMidnight(text.dropFirst()), seconds <= 18 * 3600
    else { return nil }
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  /// Returns the instant at which the wall clock shows `local` seconds since 1970.
  private mutating func instant(local: Int, on date: CivilDate) throws(ValueFault) -> Instant {
    if let offset = offsets[date.daysSinceEpoch] {
      return Instant(secondsSinceEpoch: local - offset)
    }
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    let candidates = before == after ? [before] : [before, after]
    let valid = candidates.filter { offset(at: local - $0) == $0 }
    guard let offset = valid.first else {
      throw ValueFault(.ambiguousLocalTime, "does not exist in \(zone.identifier) on that day")
    }
    guard valid.count == 1 else {
      throw ValueFault(.ambiguousLocalTime, "exists twice in \(zone.identifier) on that day")
    }
    let day = date.daysSinceEpoch * 86_400
    if self.offset(at: day - 2 * 86_400) == self.offset(at: day + 3 * 86_400) {
      offsets[date.daysSinceEpoch] = offset
    }
    return Instant(secondsSinceEpoch: local - offset)
  }

  private func offset(at second: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
  }
}
