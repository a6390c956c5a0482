/// A stretch in which an SLA clock stands still, from `start` up to, but not including, `end`.
///
/// - Source: rule R5 of the SLA clock.
package struct ClockPause: Hashable, Sendable {
  /// When the clock stops.
  package var start: Instant
  /// When it runs again; `nil` while nobody knows.
  package var end: Instant?

  /// Creates a pause.
  ///
  /// - Precondition: the pause does not end before it starts.
  package init(start: Instant, end: Instant?) {
    precondition(end.map { start <= $0 } ?? true, "a pause must not end before it starts")
    self.start = start
    self.end = end
  }

  /// Returns the part before `instant`; `nil` when there is none.
  func ending(by instant: Instant) -> ClockPause? {
    guard start < instant else { return nil }
    return ClockPause(start: start, end: end.map { min($0, instant) } ?? instant)
  }

  /// Returns the union of `pauses` from `start` on, in order and without contact (rule R5).
  ///
  /// Nothing follows an open-ended pause.
  static func merged(_ pauses: [ClockPause], from start: Instant) -> [ClockPause] {
    var merged: [ClockPause] = []
    for pause in pauses.sorted(by: { $0.start < $1.start }) {
      if let end = pause.end, end <= start || end == pause.start { continue }
      let clipped = ClockPause(start: max(pause.start, start), end: pause.end)
      guard let last = merged.last else {
        merged.append(clipped)
        continue
      }
      guard let lastEnd = last.end else { break }
      if clipped.start <= lastEnd {
        merged[merged.count - 1].end = clipped.end.map { max($0, lastEnd) }
      } else {
        merged.append(clipped)
      }
    }
    return merged
  }
}

/// When a goal of open time runs out.
package enum DueTime: Hashable, Sendable {
  /// At this instant.
  case at(Instant)
  /// Nobody can say, because the clock stands still with no end in sight.
  case paused
  /// The calendar never opens for long enough (edge case 14 of the SLA clock).
  case never

  /// The instant, if there is one.
  package var instant: Instant? {
    guard case .at(let instant) = self else { return nil }
    return instant
  }
}
