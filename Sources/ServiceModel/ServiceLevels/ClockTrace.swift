/// What the time of a clock went into, segment by segment.
///
/// The segments join without gaps from when the clock was set until its due instant or until now,
/// whichever is later, and there is a border at both. The lengths of the open ones up to the due
/// instant add up to the goal, up to now to the used time, to the second.
///
/// - Source: rule R11 of the SLA clock.
package struct ClockTrace: Sendable {
  private let scale: ClockScale?
  private let span: TimeRange
  private let pauses: [ClockPause]
  private let cuts: [Instant]

  /// Creates a trace of no time at all.
  init() {
    scale = nil
    let epoch = Instant(secondsSinceEpoch: 0)
    span = TimeRange(start: epoch, end: epoch)
    pauses = []
    cuts = []
  }

  /// Creates the trace of a clock.
  ///
  /// - Parameters:
  ///   - scale: What time counts.
  ///   - start: When the clock was set.
  ///   - end: Where the trace ends; not before `start`.
  ///   - pauses: When the clock stood still.
  ///   - cuts: Instants at which segments are cut.
  init(scale: ClockScale, start: Instant, end: Instant, pauses: [ClockPause], cuts: [Instant]) {
    self.scale = scale
    span = TimeRange(start: start, end: end)
    self.pauses = ClockPause.merged(pauses, from: start)
    self.cuts = cuts
  }

  /// The segments in order.
  ///
  /// - Complexity: O(*d* log *d*) in the days of the trace, for each call.
  package var segments: [ClockSegment] {
    guard let scale, span.start < span.end else { return [] }
    let open = scale.openRanges(in: span)
    let stops = pauses.map { TimeRange(start: $0.start, end: max($0.start, $0.end ?? span.end)) }
    // What the calendar does during a pause is of no interest.
    var stop = 0
    let openings = open.flatMap { [$0.start, $0.end] }.filter { border in
      while stop < stops.count, stops[stop].end <= border { stop += 1 }
      return stop == stops.count || border <= stops[stop].start
    }
    let borders = [span.start, span.end] + cuts + openings + stops.flatMap { [$0.start, $0.end] }
    let inner = Set(borders.filter { span.start <= $0 && $0 <= span.end }).sorted()
    var segments: [ClockSegment] = []
    var (nextOpen, nextStop) = (0, 0)
    for (start, end) in zip(inner, inner.dropFirst()) {
      while nextOpen < open.count, open[nextOpen].end <= start { nextOpen += 1 }
      while nextStop < stops.count, stops[nextStop].end <= start { nextStop += 1 }
      let range = TimeRange(start: start, end: end)
      if nextStop < stops.count, stops[nextStop].start <= start {
        segments.append(scale.segment(.paused, range))
      } else if nextOpen < open.count, open[nextOpen].start <= start {
        segments.append(scale.segment(.open, range))
      } else {
        segments += scale.closedSegments(range)
      }
    }
    return segments
  }
}

/// A stretch of time in which a clock does one thing.
package struct ClockSegment: Hashable, Sendable {
  /// What the clock does.
  package var kind: Kind
  /// From when until when.
  package var range: TimeRange
  /// How far clocks on the wall are put forward in it; negative when they are put back.
  package var clockChange: Seconds

  /// What a clock can do.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Time counts.
    case open
    /// The calendar is closed.
    case closed
    /// The calendar is closed all day, on a holiday or by a dated exception.
    case holiday
    /// The clock stands still by an event or a stage.
    case paused
  }
}

extension ClockScale {
  /// Returns the time that counts within `span`, which begins when the clock was set.
  fileprivate func openRanges(in span: TimeRange) -> [TimeRange] {
    guard let calendar else { return [span] }
    guard countMode == .startOnly else { return calendar.openRanges(in: span) }
    guard let start = beginning(from: span.start), start < span.end else { return [] }
    return [TimeRange(start: start, end: span.end)]
  }

  fileprivate func segment(_ kind: ClockSegment.Kind, _ range: TimeRange) -> ClockSegment {
    let rules = timeZone.rules
    return ClockSegment(
      kind: kind, range: range,
      clockChange: rules.offset(at: range.end) - rules.offset(at: range.start))
  }

  /// Returns closed time, cut at the midnights at which holidays begin and end.
  fileprivate func closedSegments(_ range: TimeRange) -> [ClockSegment] {
    let rules = timeZone.rules
    var segments: [ClockSegment] = []
    var date = rules.civil(at: range.start).date
    var start = range.start
    while start < range.end {
      let kind: ClockSegment.Kind = calendar?.isHoliday(date) ?? false ? .holiday : .closed
      repeat {
        date = date.advanced(by: 1)
      } while rules.occurrence(of: CivilTime(secondsAfterMidnight: 0), on: date).opening < range.end
        && (calendar?.isHoliday(date) ?? false) == (kind == .holiday)
      let midnight = rules.occurrence(of: CivilTime(secondsAfterMidnight: 0), on: date).opening
      let end = min(range.end, max(midnight, start + Seconds(1)))
      segments.append(segment(kind, TimeRange(start: start, end: end)))
      start = end
    }
    return segments
  }
}

extension WorkingCalendar {
  /// Returns whether `date` is closed by a holiday or by an exception of its own.
  fileprivate func isHoliday(_ date: CivilDate) -> Bool {
    exceptions[date].map { !$0.contains { $0.from < $0.to } } ?? holidays.contains(date)
  }
}
