/// What a clock shows at some instant.
///
/// - Source: rules R9 and R11 of the SLA clock; rules SL-6 to SL-9 and SL-14.
package struct ClockReading: Sendable {
  /// What has to happen.
  package var milestone: Milestone
  /// What the clock is doing.
  package var state: ClockState
  /// Whether time is recorded (rule SL-14).
  package var recording: RecordingStatus
  /// When the clock begins to count: when it was set, or at the next opening (rules SL-3, SL-9).
  package var start: Instant?
  /// Until when the milestone is promised.
  package var due: DueTime
  /// How far the goal is used up (rules SL-6 and SL-8).
  package var compliance: Compliance
  /// When the promise was broken; recorded, not inferred later (rule R9).
  package var breachedAt: Instant?
  /// Whether it was broken the moment it was made (edge case 7); nobody's fault who plans.
  package var breachedOnAttach: Bool
  /// When promises were broken that have been replaced since.
  package var earlierBreaches: [Instant]
  /// When the milestone was reached or measuring ended.
  package var endedAt: Instant?
  /// When so many per cent of the goal are used up, by the options (edge case 18).
  package var warnings: [ClockWarning]
  /// When time was recorded, in order (rule SL-5); the last interval may be open.
  package var log: [ClockPause]
  /// Whether pauses and calendars do not count, because the due instant is negotiated.
  package var isFixed: Bool
  /// How often the clock was set.
  package var cycles: Int
  /// What the time went into; see ``ClockTrace``.
  package var trace: ClockTrace

  /// Whether the limit is exceeded, or the due instant passed before the milestone was reached.
  package var isExceeded: Bool { compliance.isExceeded || breachedAt != nil }
}

/// What a clock is doing (rule R9).
package enum ClockState: String, CaseIterable, Hashable, Sendable {
  /// It is set for later, or there is no order yet.
  case notStarted
  /// It counts, or would in opening hours.
  case running
  /// It stands still until somebody lets it go on.
  case paused
  /// The milestone was reached in time.
  case met
  /// The due instant has passed, and the milestone is not reached.
  case breached
  /// The milestone was reached too late.
  case breachedMet
  /// Measuring was ended for good.
  case cancelled
}

/// Whether time is recorded for an order (rule SL-14).
package enum RecordingStatus: String, CaseIterable, Hashable, Sendable {
  /// The last interval of the log is open.
  case started
  /// There is no open interval.
  case stopped
  /// There will be none any more.
  case cancelled
}

/// An instant at which a share of a goal is used up.
package struct ClockWarning: Hashable, Sendable {
  /// The share, in per cent.
  package var percent: Int
  /// When; `nil` while nobody knows.
  package var at: Instant?

  /// Creates a warning.
  package init(percent: Int, at instant: Instant?) {
    self.percent = percent
    at = instant
  }
}

/// How much of an allowance is used (rules SL-6 and SL-8).
package struct Compliance: Hashable, Sendable {
  /// The time that counted so far.
  package var used: Seconds
  /// The time that may pass; `nil` when there is no goal, or it never runs out.
  package var allowed: Seconds?

  /// Creates a compliance.
  package init(used: Seconds, allowed: Seconds?) {
    self.used = used
    self.allowed = allowed
  }

  /// What is left; negative when the limit is exceeded.
  package var remaining: Seconds? { allowed.map { $0 - used } }

  /// Whether more than all is used; exactly all is still within the limit.
  package var isExceeded: Bool { allowed.map { used > $0 } ?? false }

  /// The share that is used, in tenths of a per cent; `nil` when nothing is allowed.
  ///
  /// It is rounded away from 100 per cent, so that 1000 means exactly that (edge case 2).
  package var tenths: Int? {
    guard let allowed, allowed > .zero else { return nil }
    let (whole, rest) = (used.count * 1000).quotientAndRemainder(dividingBy: allowed.count)
    return isExceeded && rest > 0 ? whole + 1 : whole
  }

  /// The share in per cent with one decimal, such as `112.5`; `nil` when nothing is allowed.
  package var percentText: String? { tenths.map { "\($0 / 10).\($0 % 10)" } }
}
