/// Days from a first to a last one, both inside; either may be missing.
///
/// - Source: `service-management.md` section 0: date ranges are closed, an empty end is open.
package struct DateRange: Hashable, Sendable {
  /// The first day; `nil` means that there is none.
  package var from: CivilDate?
  /// The last day; `nil` means that there is none.
  package var to: CivilDate?

  /// Creates a range.
  package init(from: CivilDate?, to: CivilDate?) {
    self.from = from
    self.to = to
  }

  /// Whether no day is inside.
  package var isEmpty: Bool {
    guard let from, let to else { return false }
    return to < from
  }

  /// Returns whether `date` is inside.
  package func contains(_ date: CivilDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
  }

  /// Returns the days that are inside both ranges.
  package func intersection(_ other: DateRange) -> DateRange {
    DateRange(
      from: [from, other.from].compactMap(\.self).max(),
      to: [to, other.to].compactMap(\.self).min())
  }
}

extension CivilDate {
  /// Returns the first day of the week that holds this day, for weeks that begin on `weekday`.
  package func startOfWeek(beginningOn weekday: Weekday) -> CivilDate {
    advanced(by: -((self.weekday.rawValue - weekday.rawValue + 7) % 7))
  }

  /// The days of the month that holds this day, the first and the last one.
  package var month: ClosedRange<CivilDate> {
    let (_, _, day) = yearMonthDay
    let first = advanced(by: 1 - day)
    return first...first.advanced(by: first.lengthOfMonth - 1)
  }

  /// The number of days of the month that holds this day.
  package var lengthOfMonth: Int {
    let (year, month, _) = yearMonthDay
    return (28...31).last { CivilDate(year: year, month: month, day: $0) != nil } ?? 28
  }
}
