import ServiceModel

/// How a table writes points in time.
///
/// Besides ISO 8601 with or without offset there are patterns: letters stand for the parts of a
/// time, everything else for itself, and letters in single quotes for themselves too.
///
/// - Source: Unicode Technical Standard 35, "Date Format Patterns", a small part of it.
struct TimestampFormat: Sendable {
  /// ISO 8601, such as `2015-03-10T08:30:00` or `2015-03-10 08:30-05:00`.
  static let iso8601 = TimestampFormat(parts: [])

  /// A part of a pattern.
  fileprivate enum Part: Hashable, Sendable {
    case year, month, day, hour, halfDayHour, minute, second, halfDay
    case literal(UInt8)
  }

  /// The parts of the pattern; none for ISO 8601.
  private let parts: [Part]

  private init(parts: [Part]) { self.parts = parts }

  /// Creates the format of a pattern, such as `MM/dd/yyyy hh:mm:ss a`.
  ///
  /// - Throws: ``ValueFault`` when the pattern has other letters, or does not fix a minute.
  init(pattern: String) throws(ValueFault) {
    var parts: [Part] = []
    var rest = ArraySlice(pattern.utf8)
    while let first = rest.first {
      if first == UInt8(ascii: "'") {
        let quoted = rest.dropFirst().prefix { $0 != UInt8(ascii: "'") }
        parts += quoted.map(Part.literal)
        rest = rest[quoted.endIndex...].dropFirst()
        continue
      }
      let run = rest.prefix { $0 == first }
      rest = rest[run.endIndex...]
      let letters = String(decoding: run, as: UTF8.self)
      if let part = Self.part(letters) {
        parts.append(part)
      } else if Character(Unicode.Scalar(first)).isLetter {
        throw ValueFault(
          .malformedValue, "has the letters \(letters), which stand for nothing",
          remedy: "Use yyyy MM dd HH hh mm ss and a; put other letters in single quotes.")
      } else {
        parts += run.map(Part.literal)
      }
    }
    let hasHour = parts.contains(.hour) || parts.contains(.halfDayHour) && parts.contains(.halfDay)
    guard hasHour, [.year, .month, .day, .minute].allSatisfy(parts.contains) else {
      throw ValueFault(
        .malformedValue, "does not say where year, month, day, hour and minute stand",
        remedy: "Write a pattern such as MM/dd/yyyy hh:mm:ss a.")
    }
    self.parts = parts
  }

  private static func part(_ letters: String) -> Part? {
    switch letters {
    case "yyyy": .year
    case "MM", "M": .month
    case "dd", "d": .day
    case "HH", "H": .hour
    case "hh", "h": .halfDayHour
    case "mm": .minute
    case "ss": .second
    case "a": .halfDay
    default: nil
    }
  }

  /// Returns the instant that `text` stands for in `zone`; `nil` when it is written otherwise.
  ///
  /// A local time that exists twice is the first of the two; one that the clocks skip is the
  /// instant of the change. A table of past calls cannot be corrected, and an hour hardly matters.
  func instant(_ text: ValueText, in zone: TimeZoneRules) -> Instant? {
    guard let stamp = parts.isEmpty ? Self.isoStamp(text) : stamp(text) else { return nil }
    guard let date = CivilDate(year: stamp.year, month: stamp.month, day: stamp.day),
      TimeText.years.contains(stamp.year), (0..<86_400).contains(stamp.seconds)
    else { return nil }
    if let offset = stamp.offset {
      return Instant(secondsSinceEpoch: date.daysSinceEpoch * 86_400 + stamp.seconds - offset)
    }
    let time = CivilTime(secondsAfterMidnight: stamp.seconds)
    switch zone.occurrence(of: time, on: date) {
    case .once(let instant), .twice(let instant, _), .skipped(let instant): return instant
    }
  }

  /// The numbers of a time as written.
  fileprivate struct Stamp {
    var year = 0
    var month = 0
    var day = 0
    var seconds = 0
    var offset: Int?
  }

  private static func isoStamp(_ text: ValueText) -> Stamp? {
    let start = text.startIndex
    guard text.count >= 16, let date = try? TimeText.date(text.prefix(10)),
      text[start + 10] == UInt8(ascii: "T") || text[start + 10] == .space
    else { return nil }
    let rest = text[(start + 11)...]
    let clock = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ":") }
    guard let seconds = TimeText.secondsAfterMidnight(clock) else { return nil }
    var zone = rest[clock.endIndex...]
    if zone.first == UInt8(ascii: ".") { zone = zone.dropFirst().drop { $0.isDigit } }
    let (year, month, day) = date.yearMonthDay
    var stamp = Stamp(year: year, month: month, day: day, seconds: seconds)
    guard !zone.isEmpty else { return stamp }
    guard let offset = InstantText.offset(zone) else { return nil }
    stamp.offset = offset
    return stamp
  }

  private func stamp(_ text: ValueText) -> Stamp? {
    var stamp = Stamp()
    var rest = text
    var isAfternoon: Bool?
    for part in parts {
      switch part {
      case .literal(let byte):
        guard rest.popFirst() == byte else { return nil }
      case .halfDay:
        let letters = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
        guard letters == "AM" || letters == "PM" else { return nil }
        isAfternoon = letters == "PM"
        rest = rest.dropFirst(2)
      default:
        let digits = rest.prefix(part == .year ? 4 : 2).prefix { $0.isDigit }
        guard let number = NumberText.number(of: digits) else { return nil }
        rest = rest[digits.endIndex...]
        guard stamp.take(number, as: part) else { return nil }
      }
    }
    if isAfternoon == true { stamp.seconds += 12 * 3600 }
    return rest.isEmpty ? stamp : nil
  }
}

extension TimestampFormat.Stamp {
  /// Takes `number` for one part of the time; returns whether it can be that.
  fileprivate mutating func take(_ number: Int, as part: TimestampFormat.Part) -> Bool {
    switch part {
    case .year: year = number
    case .month: month = number
    case .day: day = number
    case .hour: seconds += number * 3600
    case .halfDayHour: seconds += number % 12 * 3600
    case .minute: seconds += number * 60
    case .second: seconds += number
    case .halfDay, .literal: return false
    }
    switch part {
    case .hour: return number < 24
    case .halfDayHour: return (1...12).contains(number)
    case .minute, .second: return number < 60
    default: return true
    }
  }
}
