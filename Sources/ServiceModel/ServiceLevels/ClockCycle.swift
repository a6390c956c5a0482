/// One run of a clock, from when it was set until it ended.
///
/// - Source: rules R5 to R7 of the SLA clock, edge case 16.
package struct ClockCycle: Hashable, Sendable {
  /// When the clock was set.
  package var start: Instant
  /// How soon the milestone is promised; of several goals the one that is due first counts.
  package var goals: [Goal]
  /// When the goals became what they are; later than `start` for goals that hold in retrospect.
  package var attachedAt: Instant
  /// When the clock stands still, as it happened; they may overlap, and the last may be open-ended.
  package var pauses: [ClockPause]
  /// How the run ended; `nil` while it has not.
  package var end: End?
  /// When goals were missed that have been replaced since.
  package var earlierBreaches: [Instant]

  /// How the run of a clock can end.
  package enum End: Hashable, Sendable {
    /// The milestone was reached.
    case reached(Instant)
    /// Nobody measures any more (rules SL-12 and CX-1).
    case cancelled(Instant)
    /// The clock was set anew.
    case replaced(Instant)

    /// When it ended.
    package var instant: Instant {
      switch self {
      case .reached(let instant), .cancelled(let instant), .replaced(let instant): instant
      }
    }
  }

  /// Creates a run that has just begun.
  init(start: Instant, goals: [Goal]) {
    self.start = start
    self.goals = goals
    attachedAt = start
    pauses = []
    earlierBreaches = []
  }

  /// The instant at which the milestone was reached, if it was.
  package var reachedAt: Instant? {
    guard case .reached(let instant)? = end else { return nil }
    return instant
  }
}
