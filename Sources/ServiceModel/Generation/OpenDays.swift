/// The open days of a calendar within some stretch of days, numbered from zero.
///
/// A day is open when the calendar opens on it at all; without a calendar every day is open.
///
/// - Source: rules GN-5 and GN-8.
package struct OpenDays: Sendable {
  /// The open days, ascending.
  package let dates: [CivilDate]

  /// Creates the open days of `calendar` from `first` to `last`.
  ///
  /// - Complexity: O(*d*) in the days of the stretch.
  package init(_ calendar: WorkingCalendar?, from first: CivilDate, to last: CivilDate) {
    guard first <= last else {
      dates = []
      return
    }
    let days = (first.daysSinceEpoch...last.daysSinceEpoch).map { CivilDate(daysSinceEpoch: $0) }
    dates = calendar.map { calendar in days.filter(calendar.opens) } ?? days
  }

  /// Returns the numbers of the open days within `days`; `nil` when none is.
  package func numbers(within days: ClosedRange<CivilDate>) -> ClosedRange<Int>? {
    let first = position(of: days.lowerBound)
    let end = position(of: days.upperBound.advanced(by: 1))
    return first < end ? first...(end - 1) : nil
  }

  /// Returns the number of open days before `date`.
  private func position(of date: CivilDate) -> Int {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle] < date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension WorkingCalendar {
  /// Returns whether the calendar opens on `date` at all.
  package func opens(on date: CivilDate) -> Bool { hours(on: date).contains { $0.from < $0.to } }
}
