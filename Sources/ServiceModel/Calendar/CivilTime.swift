/// A day of the Gregorian calendar, without a zone.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before.
  package var daysSinceEpoch: Int

  /// Creates the day that many days after 1970-01-01.
  package init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// The day in ISO 8601 form, such as `2026-01-09`.
  package var description: String {
    let (year, month, day) = yearMonthDay
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Returns the day `days` later.
  package func advanced(by days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch + days)
  }
}

extension CivilDate {
  /// Creates the day of a year, month (1 to 12) and day of the month; `nil` when there is none.
  ///
  /// - Source: Neri & Schneider (2023), doi:10.1002/spe.3172, for the shift of the year to March.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day), abs(year) < 100_000 else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: era * 146_097 + dayOfEra - 719_468)
    guard yearMonthDay == (year, month, day) else { return nil }
  }

  /// The year, the month from 1 to 12, and the day of the month.
  package var yearMonthDay: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day of the week.
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = ((daysSinceEpoch + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }
}

/// A time of day in whole seconds after midnight on the wall clock.
///
/// It may reach past 24:00 to mean the next day, as in a window from 22:00 to 30:00 (rule R2).
package struct CivilTime: Hashable, Comparable, Sendable {
  /// Seconds after midnight on the clock's face.
  package var secondsAfterMidnight: Int

  /// Creates a time of day.
  package init(secondsAfterMidnight: Int) { self.secondsAfterMidnight = secondsAfterMidnight }

  /// Creates a time of day from hours and minutes.
  package init(hour: Int, minute: Int) { secondsAfterMidnight = hour * 3600 + minute * 60 }

  package static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.secondsAfterMidnight < right.secondsAfterMidnight
  }
}

/// A day of the week, Monday first.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
