package import ServiceModel

/// Writes instants as the wall clocks of one time zone show them.
///
/// An unknown zone is read as UTC; scenarios with one do not get past validation.
package struct LocalClock: Sendable {
  private let rules: TimeZoneRules

  /// Creates the clock of `zone`.
  package init(_ zone: TimeZoneName) {
    rules = zone.rules
  }

  /// Returns `instant` in RFC 3339 form with this zone's offset, such as
  /// `2026-03-10T08:05:00+01:00`.
  package func timestamp(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let local = LocalTime(instant + offset)
    let sign = offset < .zero ? "-" : "+"
    let minutes = abs(offset.count) / 60
    return "\(local.date)T\(local.hoursMinutesSeconds)"
      + "\(sign)\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// Returns the time of day, such as `08:05`, with the days since `day` when there are any, such
  /// as `00:30+1`.
  package func timeOfDay(_ instant: Instant, since day: CivilDate) -> String {
    let local = LocalTime(instant + offset(at: instant))
    let days = local.date.daysSinceEpoch - day.daysSinceEpoch
    return local.hoursMinutes + (days == 0 ? "" : days > 0 ? "+\(days)" : "\(days)")
  }

  /// Returns the day on which `instant` falls.
  package func date(of instant: Instant) -> CivilDate {
    LocalTime(instant + offset(at: instant)).date
  }

  /// Returns the last full hour of local time that is not after `instant`.
  package func fullHour(atOrBefore instant: Instant) -> Instant {
    let local = instant + offset(at: instant)
    let past = local.secondsSinceEpoch % 3_600
    return instant - Seconds(past < 0 ? past + 3_600 : past)
  }

  /// Returns the difference between local time and UTC, in whole minutes as RFC 3339 wants it.
  private func offset(at instant: Instant) -> Seconds {
    Seconds(rules.offset(at: instant).count / 60 * 60)
  }
}

/// The face of a wall clock.
private struct LocalTime {
  var date: CivilDate
  var secondOfDay: Int

  /// Creates the face that shows `shifted`, an instant moved by the zone's offset.
  init(_ shifted: Instant) {
    let (days, seconds) = shifted.secondsSinceEpoch.quotientAndRemainder(dividingBy: 86_400)
    date = CivilDate(daysSinceEpoch: seconds < 0 ? days - 1 : days)
    secondOfDay = seconds < 0 ? seconds + 86_400 : seconds
  }

  var hoursMinutes: String {
    "\(twoDigits(secondOfDay / 3600)):\(twoDigits(secondOfDay / 60 % 60))"
  }

  var hoursMinutesSeconds: String { "\(hoursMinutes):\(twoDigits(secondOfDay % 60))" }
}

/// Returns a number below one hundred with a leading zero where it needs one.
private func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}
