import ServiceModel

/// Dates, times of day and durations as ISO 8601 writes them.
enum TimeText {
  /// Reads a day, such as `2026-03-10`.
  ///
  /// - Throws: ``ValueFault`` when there is no such day, or not within a century of 1970.
  static func date(_ text: ValueText) throws(ValueFault) -> CivilDate {
    let start = text.startIndex
    guard text.count == 10, text[start + 4] == hyphen, text[start + 7] == hyphen,
      let year = NumberText.number(of: text[start..<start + 4]),
      let month = NumberText.number(of: text[start + 5..<start + 7]),
      let day = NumberText.number(of: text[start + 8..<start + 10])
    else { throw .malformed("a date such as 2026-03-10") }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw ValueFault(.malformedValue, "is not a day of the calendar")
    }
    guard years.contains(year) else {
      throw ValueFault(
        .outOfRange, "is not in the years \(years.lowerBound) to \(years.upperBound)")
    }
    return date
  }

  /// Reads a time of day, such as `16:00` or `06:30:15`, up to `48:00` for the next day.
  ///
  /// - Throws: ``ValueFault`` when the text is something else.
  static func timeOfDay(_ text: ValueText) throws(ValueFault) -> CivilTime {
    guard let seconds = secondsAfterMidnight(text), seconds <= 48 * 3600 else {
      throw .malformed("a time of day such as 16:00")
    }
    return CivilTime(secondsAfterMidnight: seconds)
  }

  /// Reads opening hours, such as `08:00-17:00`.
  ///
  /// - Throws: ``ValueFault`` when the text is something else.
  static func interval(_ text: ValueText) throws(ValueFault) -> DailyInterval {
    let parts = text.split(separator: hyphen, omittingEmptySubsequences: false)
    guard parts.count == 2, let from = secondsAfterMidnight(parts[0].trimmed),
      let to = secondsAfterMidnight(parts[1].trimmed)
    else { throw .malformed("opening hours such as 08:00-17:00") }
    return DailyInterval(
      from: CivilTime(secondsAfterMidnight: from), to: CivilTime(secondsAfterMidnight: to))
  }

  /// Reads a duration of hours, minutes and seconds, such as `PT1H30M`.
  ///
  /// Days are refused: a day has 23 to 25 hours on the clock and about eight at work.
  ///
  /// - Throws: ``ValueFault`` when the text is something else, or longer than a century.
  /// - Source: edge case 1 of the SLA clock.
  static func duration(_ text: ValueText) throws(ValueFault) -> Seconds {
    let isNegative = text.first == hyphen
    var rest = isNegative ? text.dropFirst() : text
    guard rest.popFirst() == UInt8(ascii: "P") else {
      throw .malformed("a duration such as PT1H30M")
    }
    guard rest.popFirst() == UInt8(ascii: "T") else {
      throw ValueFault(
        .malformedValue, "is a duration in days or longer, which has no fixed length",
        remedy: "Write hours, such as PT16H; in goals, working days are written businessDays: 2.")
    }
    var total = 0
    var units: [(letter: UInt8, seconds: Int)] = [
      (UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1),
    ]
    guard !rest.isEmpty else { throw .malformed("a duration such as PT1H30M") }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isDigit }
      rest = rest[digits.endIndex...]
      guard let count = NumberText.number(of: digits), let letter = rest.popFirst(),
        let unit = units.firstIndex(where: { $0.letter == letter })
      else { throw .malformed("a duration such as PT1H30M, in whole numbers") }
      guard count <= longest / units[unit].seconds else {
        throw ValueFault(.outOfRange, "is longer than a hundred years")
      }
      total += count * units[unit].seconds
      units.removeFirst(unit + 1)
    }
    guard total <= longest else { throw ValueFault(.outOfRange, "is longer than a hundred years") }
    return Seconds(isNegative ? -total : total)
  }

  /// The years in which dates and instants may lie.
  static let years = 1871...2069
  /// A hundred years in seconds.
  private static let longest = 100 * 366 * 86_400
  private static let hyphen = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")

  /// Returns the seconds of `hh:mm` or `hh:mm:ss`; `nil` for other texts.
  static func secondsAfterMidnight(_ text: ValueText) -> Int? {
    let start = text.startIndex
    guard text.count == 5 || text.count == 8, text[start + 2] == colon,
      let hours = NumberText.number(of: text[start..<start + 2]),
      let minutes = NumberText.number(of: text[start + 3..<start + 5]), minutes < 60
    else { return nil }
    guard text.count == 8 else { return hours * 3600 + minutes * 60 }
    guard text[start + 5] == colon, let seconds = NumberText.number(of: text[(start + 6)...]),
      seconds < 60
    else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }
}

extension ValueText {
  /// The text without blanks at its ends.
  var trimmed: ValueText {
    var text = self
    while let first = text.first, first == .space || first == .tab { text.removeFirst() }
    while let last = text.last, last == .space || last == .tab { text.removeLast() }
    return text
  }
}
