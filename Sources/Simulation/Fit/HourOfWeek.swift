import ServiceModel

/// A stretch of time in which the clock shows one hour of the week.
///
/// An hour that the clocks skip has none; one that they show twice in a row has one of two hours.
struct HourOfWeek: Hashable, Sendable {
  /// The hour, from 0 for Monday at midnight.
  var hour: Int
  /// The day on the calendar.
  var date: CivilDate
  /// The first second; unit: seconds since the epoch.
  var start: Int
  /// The first second after.
  var end: Int

  /// How long it lasts; unit: hours.
  var length: Double { Double(end - start) / 3600 }

  /// The step in which clocks are looked at, which divides all changes of clocks; unit: seconds.
  private static let step = 900

  /// Returns the hours from the beginning of one day to the end of another, in order.
  ///
  /// - Complexity: O(*days*).
  static func list(
    from first: CivilDate, through last: CivilDate, in zone: TimeZoneName
  ) -> [HourOfWeek] {
    let rules = zone.rules
    let midnight = CivilTime(secondsAfterMidnight: 0)
    let start = rules.occurrence(of: midnight, on: first).opening.secondsSinceEpoch
    let end = rules.occurrence(of: midnight, on: last.advanced(by: 1)).opening.secondsSinceEpoch
    var hours: [HourOfWeek] = []
    for time in stride(from: start, to: end, by: step) {
      let shown = rules.civil(at: Instant(secondsSinceEpoch: time))
      let hour = shown.date.weekday.rawValue * 24 + shown.time.secondsAfterMidnight / 3600
      if let last = hours.last, last.hour == hour, last.date == shown.date {
        hours[hours.count - 1].end = min(end, time + step)
      } else {
        hours.append(
          HourOfWeek(hour: hour, date: shown.date, start: time, end: min(end, time + step)))
      }
    }
    return hours
  }
}
