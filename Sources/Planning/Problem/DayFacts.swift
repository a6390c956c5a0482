package import ServiceModel

/// The days that a plan is about, with a day more on each side: those of the planning window and of
/// all shifts.
///
/// What recurs from day to day, such as covered hours, is worked out for these days.
package struct PlanDays: Sendable {
  /// The instants on those days.
  package let range: TimeRange

  /// Creates the days of `scenario`.
  init(_ scenario: Scenario) {
    let shifts = scenario.technicians.flatMap(\.shifts)
    let window = scenario.planningWindow
    let first = (shifts.map(\.minStart) + [window.start]).min() ?? window.start
    let last = (shifts.map(\.maxEnd) + [window.end]).max() ?? window.end
    range = TimeRange(start: first - .hours(48), end: last + .hours(48))
  }
}

/// The hours within which the agreement of a visit covers it.
package struct CoveredHours: Sendable {
  /// The calendar that gives them.
  package let calendar: WorkingCalendar
  /// The stretches of covered time on the days of the plan, in order and without contact.
  package let ranges: [TimeRange]

  /// Creates the covered hours on the days of a plan.
  init(_ calendar: WorkingCalendar, on days: PlanDays) {
    self.calendar = calendar
    ranges = calendar.openRanges(in: days.range)
  }

  private init(_ calendar: WorkingCalendar, ranges: [TimeRange]) {
    self.calendar = calendar
    self.ranges = ranges
  }

  /// Returns the stretches that have a part in `range`.
  package func stretches(within range: TimeRange) -> CoveredHours {
    CoveredHours(calendar, ranges: ranges.filter { $0.end >= range.start && $0.start < range.end })
  }
}

/// The parts that a visit waits for.
package struct PartDelivery: Hashable, Sendable {
  /// The part that comes last.
  package let item: Identifier<StockItem>
  /// The first day on which all parts are there.
  package let date: CivilDate
}
