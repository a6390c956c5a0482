/// The open time of a calendar as stretches of real time, ready for fast clock arithmetic.
///
/// Inside ``coverage`` the answers are exact; questions that reach beyond it get `nil`.
///
/// - Source: rules R2 to R5 of the SLA clock.
package struct CalendarExpansion: Sendable {
  /// The stretch of time that was expanded.
  package let coverage: TimeRange
  /// The open stretches, in order and without contact.
  package let openRanges: [TimeRange]
  /// The open time before each open stretch, and after the last one; unit: seconds.
  private let openSecondsBefore: [Int]

  /// Creates the expansion of `calendar` over `coverage`.
  ///
  /// - Complexity: O(*d*) in the days covered.
  package init(_ calendar: WorkingCalendar, over coverage: TimeRange) {
    self.init(coverage: coverage, openRanges: calendar.openRanges(in: coverage))
  }

  /// Time that is open around the clock, for as long as anybody may ask.
  package static let aroundTheClock: CalendarExpansion = {
    let always = TimeRange(
      start: Instant(secondsSinceEpoch: -(1 << 60)), end: Instant(secondsSinceEpoch: 1 << 60))
    return CalendarExpansion(coverage: always, openRanges: [always])
  }()

  private init(coverage: TimeRange, openRanges: [TimeRange]) {
    self.coverage = coverage
    self.openRanges = openRanges
    var before = [0]
    before.reserveCapacity(openRanges.count + 1)
    for (index, range) in openRanges.enumerated() {
      before.append(before[index] + range.duration.count)
    }
    openSecondsBefore = before
  }

  /// Returns the open time between two instants, minus pauses (rule R3).
  ///
  /// - Parameters:
  ///   - start: The first instant that counts.
  ///   - end: The first instant that does not count; no time passes when it is before `start`.
  ///   - pauses: When the clock stands still.
  /// - Returns: The time, or `nil` when the expansion does not cover the instants.
  /// - Complexity: O(log *n*) in the open stretches for each pause.
  package func businessTime(
    from start: Instant, to end: Instant, pauses: [ClockPause] = []
  ) -> Seconds? {
    guard start < end else { return .zero }
    guard coverage.start <= start, end <= coverage.end else { return nil }
    var total = openSeconds(before: end) - openSeconds(before: start)
    for pause in ClockPause.merged(pauses, from: start) where pause.start < end {
      let pauseEnd = min(pause.end ?? end, end)
      total -= openSeconds(before: pauseEnd) - openSeconds(before: pause.start)
    }
    return Seconds(total)
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
  /// - Returns: The due time, never ``DueTime/never``, or `nil` when the expansion ends too soon.
  /// - Complexity: O(log *n*) in the open stretches for each pause.
  package func due(start: Instant, goal: Seconds, pauses: [ClockPause] = []) -> DueTime? {
    guard goal > .zero else { return .at(start) }
    guard coverage.start <= start, goal <= WorkingCalendar.lookAhead else { return nil }
    var target = openSeconds(before: start) + goal.count
    for pause in pauses.isEmpty ? [] : ClockPause.merged(pauses, from: start) {
      // An unknown instant is behind the coverage, and so behind every pause that counts.
      if let due = instant(after: target), due <= pause.start { break }
      guard pause.start < coverage.end else { return nil }
      guard let end = pause.end else { return instant(after: target) == nil ? nil : .paused }
      guard end <= coverage.end else { return nil }
      target += openSeconds(before: end) - openSeconds(before: pause.start)
    }
    return instant(after: target).map(DueTime.at)
  }

  /// Returns the open seconds from the start of the coverage to `instant`.
  private func openSeconds(before instant: Instant) -> Int {
    // The number of stretches that begin before the instant.
    var (low, high) = (0, openRanges.count)
    while low < high {
      let middle = (low + high) / 2
      if openRanges[middle].start < instant { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let last = openRanges[low - 1]
    return openSecondsBefore[low - 1] + (min(instant, last.end) - last.start).count
  }

  /// Returns the least instant before which `seconds` of open time lie, if it is covered.
  ///
  /// - Precondition: `seconds` is positive.
  private func instant(after seconds: Int) -> Instant? {
    guard seconds <= openSecondsBefore[openRanges.count] else { return nil }
    // The last stretch with less open time before it than asked for.
    var (low, high) = (0, openRanges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if openSecondsBefore[middle] < seconds { low = middle } else { high = middle }
    }
    return openRanges[low].start + Seconds(seconds - openSecondsBefore[low])
  }
}
