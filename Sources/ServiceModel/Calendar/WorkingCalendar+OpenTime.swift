extension WorkingCalendar {
  /// How far ahead a due time is looked for: a hundred years.
  ///
  /// What does not fall due by then never does, as far as anybody planning is concerned.
  package static let lookAhead = Seconds.hours(24 * 36_525)

  /// Returns the opening hours of `date`, on the wall clock.
  ///
  /// Exceptions override holidays, and holidays override the week (edge case 12).
  package func hours(on date: CivilDate) -> [DailyInterval] {
    if let exception = exceptions[date] { return exception }
    return holidays.contains(date) ? [] : weeklyHours[date.weekday] ?? []
  }

  /// Returns the stretches of time that open on `date`, which may run into later days.
  ///
  /// They belong to the day on which they open (edge case 11), are in order of their intervals,
  /// and have real length: what lies wholly in a gap of the clocks vanishes (rule R2).
  package func openRanges(on date: CivilDate) -> [TimeRange] {
    openRanges(on: date, timeZone.rules)
  }

  private func openRanges(on date: CivilDate, _ rules: TimeZoneRules) -> [TimeRange] {
    hours(on: date).compactMap { interval in
      guard interval.from < interval.to else { return nil }
      let opening = rules.occurrence(of: interval.from, on: date).opening
      let closing = rules.occurrence(of: interval.to, on: date).closing
      return opening < closing ? TimeRange(start: opening, end: closing) : nil
    }
  }

  /// Returns the open time within `range` as stretches in order, adjacent ones merged (rule R2).
  ///
  /// - Complexity: O(*d* log *d*) in the days of the range.
  package func openRanges(in range: TimeRange) -> [TimeRange] {
    let rules = timeZone.rules
    // A day more on each side, for offsets that change within the range's last hours.
    let first = rules.civil(at: range.start).date.advanced(by: -1 - longestOverrun)
    let last = rules.civil(at: range.end).date.advanced(by: 1)
    var open: [TimeRange] = []
    for day in first.daysSinceEpoch...last.daysSinceEpoch {
      for stretch in openRanges(on: CivilDate(daysSinceEpoch: day), rules)
      where stretch.end > range.start && stretch.start < range.end {
        open.append(
          TimeRange(start: max(stretch.start, range.start), end: min(stretch.end, range.end)))
      }
    }
    return Self.merged(open)
  }

  /// The most days by which an opening of this calendar runs past its own day.
  private var longestOverrun: Int {
    let closings = (weeklyHours.values.joined().map(\.to)) + exceptions.values.joined().map(\.to)
    return (closings.max()?.secondsAfterMidnight ?? 0) / 86_400
  }

  private static func merged(_ ranges: [TimeRange]) -> [TimeRange] {
    var merged: [TimeRange] = []
    merged.reserveCapacity(ranges.count)
    for range in ranges.sorted(by: { $0.start < $1.start }) {
      if let last = merged.last, range.start <= last.end {
        merged[merged.count - 1].end = max(last.end, range.end)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension WorkingCalendar {
  /// Returns the open time between two instants, minus pauses (rule R3).
  ///
  /// - Parameters:
  ///   - start: The first instant that counts.
  ///   - end: The first instant that does not count; no time passes when it is before `start`.
  ///   - pauses: When the clock stands still.
  /// - Returns: The open time.
  package func businessTime(
    from start: Instant, to end: Instant, pauses: [ClockPause] = []
  ) -> Seconds {
    guard start < end else { return .zero }
    let expansion = CalendarExpansion(self, over: TimeRange(start: start, end: end))
    return expansion.businessTime(from: start, to: end, pauses: pauses) ?? .zero
  }

  /// Returns the least instant at which `goal` of open time has passed since `start` (rule R4).
  ///
  /// A clock that runs out at closing time is due at closing time, not at the next opening. A goal
  /// of no time is due at `start`, even when that is closed.
  ///
  /// - Parameters:
  ///   - start: When the clock starts; open or not.
  ///   - goal: The open time to pass; a negative goal counts as none.
  ///   - pauses: When the clock stands still; parts before `start` do not count.
  /// - Returns: The due time; ``DueTime/never`` when ``lookAhead`` holds too little open time.
  /// - Complexity: O(*d* log *d*) in the days until then.
  package func due(start: Instant, goal: Seconds, pauses: [ClockPause] = []) -> DueTime {
    guard goal > .zero else { return .at(start) }
    guard goal <= Self.lookAhead else { return .never }
    let furthest = furthestOpening(from: start)
    var reach = Seconds.hours(24 * 28)
    while true {
      let end = min(start + reach, furthest)
      guard start < end else { return .never }
      let expansion = CalendarExpansion(self, over: TimeRange(start: start, end: end))
      if let due = expansion.due(start: start, goal: goal, pauses: pauses) { return due }
      guard end < furthest else { return .never }
      reach = Seconds(reach.count * 4)
    }
  }

  /// Returns the first business day after the local day of `start`, at `time` (edge case 15).
  ///
  /// A business day is one on which the calendar opens; a night shift that runs into a Saturday
  /// does not make it one. A time that the clocks show twice is the second one, as at closing.
  ///
  /// - Parameters:
  ///   - start: When the clock starts.
  ///   - time: The time of day until when the promise holds, on the calendar's own clock.
  /// - Returns: The due time; ``DueTime/never`` when no day opens within ``lookAhead``.
  package func nextBusinessDay(after start: Instant, by time: CivilTime) -> DueTime {
    nextBusinessDay(afterDay: timeZone.rules.civil(at: start).date, from: start, by: time)
  }

  /// Returns the first business day after `day`, at `time`.
  ///
  /// - Parameters:
  ///   - day: The day that comes before.
  ///   - start: From when on ``lookAhead`` counts.
  ///   - time: The time of day.
  /// - Returns: The due time; ``DueTime/never`` when no day opens within ``lookAhead``.
  func nextBusinessDay(
    afterDay day: CivilDate, from start: Instant, by time: CivilTime
  ) -> DueTime {
    let rules = timeZone.rules
    let furthest = rules.civil(at: furthestOpening(from: start)).date
    var date = day.advanced(by: 1)
    while date <= furthest {
      guard openRanges(on: date, rules).isEmpty else {
        return .at(rules.occurrence(of: time, on: date).closing)
      }
      date = date.advanced(by: 1)
    }
    return .never
  }

  /// Returns the day whose opening hours hold the last second before `instant` (edge case 11).
  ///
  /// Without any such hours it is the day that the clocks show.
  func businessDay(before instant: Instant) -> CivilDate {
    let rules = timeZone.rules
    let shown = rules.civil(at: instant).date
    let days = (0...longestOverrun + 1).lazy.map { shown.advanced(by: -$0) }
    return days.first { day in
      self.openRanges(on: day, rules).contains { $0.start < instant && instant <= $0.end }
    } ?? shown
  }

  /// Returns an instant after which nothing opens, or after which nobody looks (edge case 14).
  ///
  /// A calendar without weekly hours ends two days after what its last exception opens.
  private func furthestOpening(from start: Instant) -> Instant {
    let opens = { (intervals: [DailyInterval]) in intervals.contains { $0.from < $0.to } }
    guard !weeklyHours.values.contains(where: opens) else { return start + Self.lookAhead }
    let last = exceptions.filter { opens($0.value) }.keys.max()
    guard let last else { return start }
    let days = last.daysSinceEpoch + longestOverrun + 2
    return min(Instant(secondsSinceEpoch: days * 86_400), start + Self.lookAhead)
  }
}
