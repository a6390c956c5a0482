import ServiceModel

/// A clock as reports for programs write it.
///
/// Instants are RFC 3339 in the zone of the order, lengths ISO 8601 durations.
struct ClockEntry: Encodable {
  var order: String
  var customer: String?
  var milestone: String
  var state: String
  var recording: String
  var start: Timestamp?
  var due: Timestamp?
  var isOnHold: Bool
  var isNegotiated: Bool
  var used: ElapsedTime
  var allowed: ElapsedTime?
  var remaining: ElapsedTime?
  var compliancePercent: Double?
  var isExceeded: Bool
  var isDueSoon: Bool?
  var breachedAt: Timestamp?
  var breachedOnAttach: Bool
  var earlierBreaches: [Timestamp]
  var endedAt: Timestamp?
  var cycles: Int
  var warnings: [Warning]
  var log: [Interval]
  var segments: [Segment]?

  struct Warning: Encodable {
    var percent: Int
    var at: Timestamp?
  }

  struct Interval: Encodable {
    var start: Timestamp
    var end: Timestamp?
  }

  struct Segment: Encodable {
    var kind: String
    var start: Timestamp
    var end: Timestamp
    var length: ElapsedTime
    var clockChange: ElapsedTime?
  }

  /// Writes what a clock of `order` shows.
  init(_ reading: ClockReading, of order: ServiceOrder, on clock: LocalClock) {
    func time(_ instant: Instant?) -> Timestamp? { instant.map { Timestamp($0, on: clock) } }
    self.order = order.id.text
    customer = order.customer
    milestone = reading.milestone.rawValue
    state = reading.state.rawValue
    recording = reading.recording.rawValue
    start = time(reading.start)
    due = time(reading.due.instant)
    isOnHold = reading.due == .paused
    isNegotiated = reading.isFixed
    used = ElapsedTime(reading.compliance.used)
    allowed = reading.compliance.allowed.map { ElapsedTime($0) }
    remaining = reading.compliance.remaining.map { ElapsedTime($0) }
    compliancePercent = reading.compliance.tenths.map { Double($0) / 10 }
    isExceeded = reading.isExceeded
    breachedAt = time(reading.breachedAt)
    breachedOnAttach = reading.breachedOnAttach
    earlierBreaches = reading.earlierBreaches.map { Timestamp($0, on: clock) }
    endedAt = time(reading.endedAt)
    cycles = reading.cycles
    warnings = reading.warnings.map { Warning(percent: $0.percent, at: time($0.at)) }
    log = reading.log.map {
      Interval(start: Timestamp($0.start, on: clock), end: time($0.end))
    }
  }

  /// Adds what the time of the clock went into.
  mutating func addSegments(of reading: ClockReading, on clock: LocalClock) {
    segments = reading.trace.segments.map { segment in
      Segment(
        kind: segment.kind.rawValue, start: Timestamp(segment.range.start, on: clock),
        end: Timestamp(segment.range.end, on: clock), length: ElapsedTime(segment.range.duration),
        clockChange: segment.clockChange == .zero ? nil : ElapsedTime(segment.clockChange))
    }
  }
}
