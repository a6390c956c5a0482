/// The days on which a visit may be made, as an agreement gives for preventive work.
///
/// - Source: rule GN-5, window of an occurrence.
package struct DateWindow: Hashable, Sendable {
  /// The first day.
  package var start: CivilDate
  /// The last day; it counts.
  package var end: CivilDate
  /// The hours of each day within which service starts and ends; empty means all day.
  package var hours: [DailyInterval]

  /// Creates a window of days.
  package init(start: CivilDate, end: CivilDate, hours: [DailyInterval] = []) {
    self.start = start
    self.end = end
    self.hours = hours
  }

  /// Returns the starts of service that the window allows, as closed ranges in order of their days.
  ///
  /// Hours are wall-clock hours of each day, so they move with the clocks; the hours of two days
  /// may touch or overlap where they run past midnight.
  ///
  /// - Parameters:
  ///   - zone: The zone in which the days count.
  ///   - duration: How long service takes; with hours, it also ends within them.
  /// - Returns: The ranges; empty where nothing is allowed.
  /// - Complexity: O(*days* × *hours*) with hours, O(1) without.
  package func starts(in zone: TimeZoneName, duration: Seconds) -> [ClosedRange<Instant>] {
    guard start <= end else { return [] }
    let rules = zone.rules
    let midnight = CivilTime(secondsAfterMidnight: 0)
    guard !hours.isEmpty else {
      let first = rules.occurrence(of: midnight, on: start).opening
      let last = rules.occurrence(of: midnight, on: end.advanced(by: 1)).opening - Seconds(1)
      // A zone may skip a whole day.
      return first <= last ? [first...last] : []
    }
    return (start.daysSinceEpoch...end.daysSinceEpoch).flatMap { day in
      hours.compactMap { interval in
        let date = CivilDate(daysSinceEpoch: day)
        let opening = rules.occurrence(of: interval.from, on: date).opening
        let latest = rules.occurrence(of: interval.to, on: date).closing - duration
        return opening <= latest ? opening...latest : nil
      }
    }
  }
}
