extension WorkingCalendar {
  /// Returns the first instant at or after `start` at which the calendar is open (rule SL-3).
  ///
  /// A closing time is not open, an opening time is.
  ///
  /// - Parameter start: When somebody asks.
  /// - Returns: The instant; `nil` when nothing opens within ``lookAhead`` (edge case 14).
  package func nextOpening(from start: Instant) -> Instant? {
    // The first second that counts lies at the end of the first second of open time.
    due(start: start, goal: Seconds(1)).instant.map { $0 - Seconds(1) }
  }

  /// Returns the first day on or after `date` on which the calendar opens (rules GN-5 and GN-8).
  ///
  /// A night that began on the day before does not make a day open (edge case 11).
  ///
  /// - Parameter date: The first day that will do.
  /// - Returns: The day; `nil` when none opens within ``lookAhead``.
  package func nextOpenDay(from date: CivilDate) -> CivilDate? {
    let isOpen = { (intervals: [DailyInterval]) in intervals.contains { $0.from < $0.to } }
    let days: Int
    if weeklyHours.values.contains(where: isOpen) {
      days = Self.lookAhead.count / 86_400
    } else {
      let last = exceptions.filter { isOpen($0.value) }.keys.max()
      days = (last?.daysSinceEpoch ?? date.daysSinceEpoch - 1) - date.daysSinceEpoch
    }
    guard days >= 0 else { return nil }
    return (0...days).lazy.map { date.advanced(by: $0) }
      .first { !self.openRanges(on: $0).isEmpty }
  }
}
