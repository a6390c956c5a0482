/// What the calendar and the clock on the wall show at some place and moment, without a zone.
package struct CivilDateTime: Hashable, Comparable, Sendable {
  /// The day.
  package var date: CivilDate
  /// The time of day.
  package var time: CivilTime

  /// Creates a reading.
  package init(date: CivilDate, time: CivilTime) {
    self.date = date
    self.time = time
  }

  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    left.secondsSinceCivilEpoch < right.secondsSinceCivilEpoch
  }

  /// Seconds on the clock's face since 1970-01-01T00:00; a time past 24:00 counts on.
  var secondsSinceCivilEpoch: Int {
    date.daysSinceEpoch * 86_400 + time.secondsAfterMidnight
  }

  /// Creates the reading that many seconds on the clock's face after 1970-01-01T00:00.
  init(secondsSinceCivilEpoch seconds: Int) {
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    self.init(
      date: CivilDate(daysSinceEpoch: days),
      time: CivilTime(secondsAfterMidnight: seconds - days * 86_400))
  }
}

/// The instants at which the clocks of a zone show some date and time.
package enum CivilOccurrence: Hashable, Sendable {
  /// They show it once, as nearly always.
  case once(Instant)
  /// They show it twice, because they are put back.
  case twice(first: Instant, second: Instant)
  /// They never show it, because they are put forward; the first instant after the gap.
  case skipped(gapEnd: Instant)

  /// The instant meant by an opening time: the first one, or the first after a gap (rule R2).
  package var opening: Instant {
    switch self {
    case .once(let instant), .twice(first: let instant, second: _), .skipped(let instant): instant
    }
  }

  /// The instant meant by a closing time: the second one, or the first after a gap (rule R2).
  package var closing: Instant {
    switch self {
    case .once(let instant), .twice(first: _, second: let instant), .skipped(let instant): instant
    }
  }
}
