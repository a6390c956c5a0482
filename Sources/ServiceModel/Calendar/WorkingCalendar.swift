/// The hours at which something is open: a week, holidays, and dated exceptions, in one zone.
///
/// A day is open, closed, or as another calendar, the base, has it. Questions about open time are for
/// calendars that stand on their own; `standingAlone()` makes such of others.
///
/// - Source: rule R2 of the SLA clock; `service-management.md` 1.3.
package struct WorkingCalendar: Hashable, Sendable {
  /// The name used by targets.
  package var id: Identifier<WorkingCalendar>
  /// The zone in which the hours are wall-clock hours.
  package var timeZone: TimeZoneName
  /// Opening hours by the day on which they begin; a missing day is closed.
  package var weeklyHours: [Weekday: [DailyInterval]]
  /// Days on which nothing opens.
  package var holidays: Set<CivilDate>
  /// Days with hours of their own, which override the week and the holidays (edge case 12).
  package var exceptions: [CivilDate: [DailyInterval]]
  /// The length of one working day when a goal is stated in days (rule SL-4).
  package var standardDay: Seconds
  /// The calendar that days may defer to; `nil` when none does.
  package var base: Identifier<WorkingCalendar>?
  /// Days of the week that are as the base calendar has them, holidays and exceptions included.
  package var baseDays: Set<Weekday>
  /// Dates that are as the base calendar has them, whatever the week and the holidays say.
  package var baseDates: Set<CivilDate>

  /// Creates a calendar.
  package init(
    id: Identifier<WorkingCalendar>, timeZone: TimeZoneName,
    weeklyHours: [Weekday: [DailyInterval]], holidays: Set<CivilDate> = [],
    exceptions: [CivilDate: [DailyInterval]] = [:], standardDay: Seconds = .hours(8),
    base: Identifier<WorkingCalendar>? = nil, baseDays: Set<Weekday> = [],
    baseDates: Set<CivilDate> = []
  ) {
    self.id = id
    self.timeZone = timeZone
    self.weeklyHours = weeklyHours
    self.holidays = holidays
    self.exceptions = exceptions
    self.standardDay = standardDay
    self.base = base
    self.baseDays = baseDays
    self.baseDates = baseDates
  }
}

/// Opening hours within one day, possibly running into the next.
package struct DailyInterval: Hashable, Sendable {
  /// When it opens, on the wall clock.
  package var from: CivilTime
  /// When it closes; past 24:00 means on the next day.
  package var to: CivilTime

  /// Creates an interval.
  package init(from: CivilTime, to: CivilTime) {
    self.from = from
    self.to = to
  }
}
