/// What time counts for one target: a calendar and the way in which it counts.
///
/// - Source: rules R3 and R4 of the SLA clock; rules SL-3 and SL-4.
package struct ClockScale: Sendable {
  /// The calendar, standing on its own; `nil` means around the clock.
  package let calendar: WorkingCalendar?
  /// The open time of the calendar over the time in question, for quick answers.
  private let expansion: CalendarExpansion?
  /// What counts against a goal.
  package let countMode: CountMode
  /// The zone whose days count when there is no calendar.
  package let timeZone: TimeZoneName

  /// Creates a scale.
  package init(
    calendar: WorkingCalendar?, expansion: CalendarExpansion? = nil,
    countMode: CountMode = .workingTime, timeZone: TimeZoneName
  ) {
    self.calendar = calendar
    self.expansion = expansion
    self.countMode = countMode
    self.timeZone = calendar?.timeZone ?? timeZone
  }

  /// The length of a working day (rule SL-4).
  package var day: Seconds {
    guard countMode == .workingTime, let calendar else { return .hours(24) }
    return calendar.standardDay
  }

  /// Returns when a clock that is set at `start` begins to count (rule SL-3).
  ///
  /// - Returns: `start` itself, or the next opening of the calendar; `nil` when it never opens.
  package func beginning(from start: Instant) -> Instant? {
    guard calendar != nil else { return start }
    return openDue(start: start, goal: Seconds(1), pauses: []).instant.map { $0 - Seconds(1) }
  }

  /// Returns the time that counts between two instants, minus pauses (rule R3).
  ///
  /// - Parameters:
  ///   - start: When the clock was set.
  ///   - end: The first instant that does not count; no time passes when it is before `start`.
  ///   - pauses: When the clock stands still.
  /// - Returns: The time.
  package func time(from start: Instant, to end: Instant, pauses: [ClockPause]) -> Seconds {
    guard let (first, counted) = count(from: start) else { return .zero }
    return counted.time(openFrom: first, to: end, pauses: pauses)
  }

  /// Returns the least instant at which `goal` has passed since `start` (rule R4).
  ///
  /// - Parameters:
  ///   - start: When the clock was set.
  ///   - goal: The time to pass; a goal of nothing is due at `start`.
  ///   - pauses: When the clock stands still.
  /// - Returns: The due time.
  package func due(start: Instant, goal: Seconds, pauses: [ClockPause]) -> DueTime {
    guard goal > .zero else { return .at(start) }
    guard let (first, counted) = count(from: start) else { return .never }
    return counted.openDue(start: first, goal: goal, pauses: pauses)
  }

  /// Returns when `goal` runs out for a clock that was set at `start`.
  ///
  /// For a time on the next business day, the start is moved on by the time that counts in the
  /// pauses before the due instant, and the rule is applied again (edge case 15). A start that was
  /// moved into the hours of a night belongs to the day on which they began. Where the calendar
  /// only moves the start, the rule is applied to the moved start.
  ///
  /// - Parameters:
  ///   - start: When the clock was set.
  ///   - goal: How soon.
  ///   - pauses: When the clock stands still.
  /// - Returns: The due time; ``DueTime/never`` when the calendar holds too little open time.
  package func due(start: Instant, goal: Goal, pauses: [ClockPause]) -> DueTime {
    switch goal {
    case .clock(let time): return due(start: start, goal: time, pauses: pauses)
    case .businessDays(let days):
      let (time, overflow) = days.multipliedReportingOverflow(by: day.count)
      return overflow ? .never : due(start: start, goal: Seconds(time), pauses: pauses)
    case .nextBusinessDay(let time):
      return nextBusinessDay(after: start, by: time, pauses: pauses)
    }
  }

  private func nextBusinessDay(
    after start: Instant, by time: CivilTime, pauses: [ClockPause]
  ) -> DueTime {
    let days = calendar ?? .always(in: timeZone)
    guard let (setAt, _) = count(from: start) else { return .never }
    let first = timeZone.rules.civil(at: setAt).date
    var due = days.nextBusinessDay(afterDay: first, from: start, by: time)
    var paused = Seconds.zero
    for pause in ClockPause.merged(pauses, from: start) {
      guard let instant = due.instant, pause.start < instant else { break }
      guard let end = pause.end else { return .paused }
      paused +=
        self.time(from: start, to: end, pauses: [])
        - self.time(from: start, to: pause.start, pauses: [])
      guard paused > .zero else { continue }
      guard let anchor = self.due(start: start, goal: paused, pauses: []).instant else {
        return .never
      }
      let day =
        countMode == .workingTime
        ? days.businessDay(before: anchor) : timeZone.rules.civil(at: anchor).date
      due = days.nextBusinessDay(afterDay: max(first, day), from: start, by: time)
    }
    return due
  }

  /// Returns from when and on what scale time really counts.
  private func count(from start: Instant) -> (Instant, ClockScale)? {
    guard countMode == .startOnly, calendar != nil else { return (start, self) }
    return beginning(from: start).map { ($0, ClockScale(calendar: nil, timeZone: timeZone)) }
  }

  private func time(
    openFrom start: Instant, to end: Instant, pauses: [ClockPause]
  ) -> Seconds {
    guard start < end else { return .zero }
    guard let calendar else {
      return CalendarExpansion.aroundTheClock.businessTime(from: start, to: end, pauses: pauses)
        ?? .zero
    }
    return expansion?.businessTime(from: start, to: end, pauses: pauses)
      ?? calendar.businessTime(from: start, to: end, pauses: pauses)
  }

  private func openDue(start: Instant, goal: Seconds, pauses: [ClockPause]) -> DueTime {
    guard let calendar else {
      return CalendarExpansion.aroundTheClock.due(start: start, goal: goal, pauses: pauses)
        ?? .never
    }
    return expansion?.due(start: start, goal: goal, pauses: pauses)
      ?? calendar.due(start: start, goal: goal, pauses: pauses)
  }
}

extension WorkingCalendar {
  /// Returns the calendar that is open day and night in `zone`.
  static func always(in zone: TimeZoneName) -> WorkingCalendar {
    WorkingCalendar(
      id: "", timeZone: zone,
      weeklyHours: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [.wholeDay]) }))
  }
}
