package import ServiceModel

/// A visit under an agreement with covered hours is made within one stretch of them, from start to
/// end.
///
/// Covered hours are the opening hours of a calendar; stretches that touch count as one.
///
/// - Source: `service-management.md` 1.5 and 6.1; reason `NOT_COVERED`.
package struct CoveredHoursRule: VisitRule {
  package static let id = "covered-hours"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard let covered = visit.coveredHours else { return .any }
    return StartDomain(
      covered.ranges.compactMap { range in
        let latest = range.end - visit.visit.serviceDuration
        return range.start <= latest ? range.start...latest : nil
      })
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let covered = visit.coveredHours else { return nil }
    let end = start + visit.visit.serviceDuration
    let around = TimeRange(start: start - .hours(24), end: end + .hours(24))
    let isCovered = covered.calendar.openRanges(in: around).contains {
      $0.start <= start && end <= $0.end
    }
    guard !isCovered else { return nil }
    let name = visit.agreement.map { "\($0.id)" } ?? ""
    return Reason(
      .notCovered,
      "Service would lie outside the hours that agreement \(name) covers, those of calendar "
        + "\(covered.calendar.id).")
  }
}

/// A visit is not made before the day on which its parts can be had.
///
/// Parts are those that the visit takes from the van and have a day from which they are available,
/// and the open item requirements of its order. The day counts in the zone of the agreement.
///
/// - Source: `service-management.md` 6.1, rule IR-1; reason `PARTS`.
package struct PartsAvailabilityRule: VisitRule {
  package static let id = "parts-availability"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard let delivery = visit.delivery, let everything = StartDomain.any.intervals.first else {
      return .any
    }
    return StartDomain([visit.agreementZone.startOfDay(delivery.date)...everything.upperBound])
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let delivery = visit.delivery,
      visit.agreementZone.civilDate(of: start) < delivery.date
    else { return nil }
    return Reason(.parts, "\(delivery.item) cannot be had before \(delivery.date).")
  }
}

/// A visit is made within the hours of the day that all open lines of its order allow.
///
/// Hours are wall-clock hours in the zone of the agreement. Lines whose hours have no time in
/// common do not limit the day.
///
/// - Source: `service-management.md` 1.6 and 6.1, `startAfterTime` and `endBeforeTime`.
package struct TimeOfDayRule: VisitRule {
  package static let id = "time-of-day"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard let hours = visit.hoursOfDay else { return .any }
    return StartDomain(
      hours.starts(in: visit.agreementZone, duration: visit.visit.serviceDuration))
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let hours = visit.hoursOfDay?.hours.first else { return nil }
    let rules = visit.agreementZone.rules
    let date = visit.agreementZone.civilDate(of: start)
    let end = start + visit.visit.serviceDuration
    // A day may begin within a gap of the clocks, so the day before counts, too.
    let fits = [-1, 0, 1].map { date.advanced(by: $0) }.contains { date in
      rules.occurrence(of: hours.from, on: date).opening <= start
        && end <= rules.occurrence(of: hours.to, on: date).closing
    }
    guard !fits else { return nil }
    return Reason(
      .timeWindow,
      "Service would lie outside \(hours.from.clockText) to \(hours.to.clockText), the hours that "
        + "the lines of order \(visit.order.id) allow.")
  }
}

extension CivilTime {
  /// The time in hours and minutes, such as `09:30`.
  fileprivate var clockText: String {
    let (hour, minute) = (secondsAfterMidnight / 3600, secondsAfterMidnight / 60 % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
