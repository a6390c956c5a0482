import ServiceModel
import Testing

/// What holds for every clock, whatever happened to its order (rules R9, R11 and R12).
struct ClockPropertyTests {
  private static let seeds = Array(1...UInt64(300))

  @Test(arguments: seeds)
  func `R11, open segments add up to the goal and to the used time, without gaps`(seed: UInt64) {
    let clock = RandomClock(seed: seed)

    let reading = clock.terms.reading(of: clock.events, at: clock.now)

    let segments = reading.trace.segments
    for (segment, next) in zip(segments, segments.dropFirst()) {
      #expect(segment.range.end == next.range.start)
      #expect(segment.range.start < segment.range.end)
    }
    let stop = min(clock.now, reading.endedAt ?? clock.now)
    #expect(reading.openTime(before: stop) == reading.compliance.used)
    if let due = reading.due.instant {
      #expect(reading.openTime(before: due) == reading.compliance.allowed)
    }
  }

  @Test(arguments: seeds)
  func `SL-6, the intervals of the log add up to the used time`(seed: UInt64) {
    let clock = RandomClock(seed: seed)

    let reading = clock.terms.reading(of: clock.events, at: clock.now)

    let stop = min(clock.now, reading.endedAt ?? clock.now)
    let used = reading.log.map { interval in
      clock.terms.scale.time(
        from: interval.start, to: min(stop, interval.end ?? stop), pauses: [])
    }
    // In the mode that only moves the start, an interval counts from its own start on.
    #expect(used.reduce(.zero, +) >= .zero)
    if clock.terms.options.countMode == .workingTime {
      #expect(used.reduce(.zero, +) == reading.compliance.used)
    }
    for (interval, next) in zip(reading.log, reading.log.dropFirst()) {
      #expect(interval.end.map { $0 <= next.start } ?? false)
    }
  }

  @Test(arguments: seeds)
  func `R9, state and breach agree with the due instant`(seed: UInt64) {
    let clock = RandomClock(seed: seed)

    let reading = clock.terms.reading(of: clock.events, at: clock.now)

    let stop = min(clock.now, reading.endedAt ?? clock.now)
    let isLate = reading.due.instant.map { $0 < stop } ?? false
    #expect((reading.breachedAt != nil) == isLate)
    switch reading.state {
    case .met: #expect(!isLate && reading.endedAt != nil)
    case .breachedMet: #expect(isLate && reading.endedAt != nil)
    case .breached: #expect(isLate && reading.endedAt == nil)
    case .cancelled: #expect(reading.recording == .cancelled)
    case .notStarted, .running, .paused: #expect(!isLate && reading.endedAt == nil)
    }
  }

  @Test(arguments: seeds)
  func `R6, events to come change nothing about the reading of now`(seed: UInt64) {
    let clock = RandomClock(seed: seed)

    let all = clock.terms.reading(of: clock.events, at: clock.now)
    let known = clock.terms.reading(of: clock.events.filter { $0.at <= clock.now }, at: clock.now)

    #expect(all.due == known.due)
    #expect(all.state == known.state)
    #expect(all.compliance == known.compliance)
    #expect(all.trace.segments == known.trace.segments)
  }

  @Test(arguments: seeds)
  func `R12, a breach never goes away as time goes on`(seed: UInt64) {
    let clock = RandomClock(seed: seed)
    let events = clock.events.filter { $0.at <= clock.now }

    let now = clock.terms.reading(of: events, at: clock.now)
    let later = clock.terms.reading(of: events, at: clock.now + .hours(100))

    if let breach = now.breachedAt { #expect(later.breachedAt == breach) }
    #expect(later.compliance.used >= now.compliance.used)
    #expect(later.due == now.due)
  }

  @Test(arguments: seeds)
  func `R12, due never comes sooner for a later start, a larger goal, a pause or a holiday`(
    seed: UInt64
  ) throws {
    var clock = RandomClock(seed: seed)
    let start = clock.events[0].at
    let pauses = (0..<2).map { number in
      let begin = start + .minutes(900 * number + Int.random(in: 0..<500, using: &clock.generator))
      return ClockPause(
        start: begin, end: begin + .minutes(Int.random(in: 0..<900, using: &clock.generator)))
    }
    func due(
      _ scale: ClockScale, _ start: Instant, _ goal: Goal, _ pauses: [ClockPause]
    ) throws -> Instant {
      try #require(scale.due(start: start, goal: goal, pauses: pauses).instant)
    }
    let scale = clock.terms.scale
    let goal = try #require(clock.terms.target?.goal)
    let plain = try due(scale, start, goal, pauses)

    let delay = Seconds.minutes(Int.random(in: 1..<3000, using: &clock.generator))
    #expect(try due(scale, start + delay, goal, pauses) >= plain)
    let long = ClockPause(start: start + delay, end: start + delay + .hours(30))
    #expect(try due(scale, start, goal, pauses + [long]) >= plain)
    if case .clock(let time) = goal {
      #expect(try due(scale, start, .clock(time + Seconds(1)), pauses) > plain)
    }
    guard var calendar = scale.calendar else { return }
    calendar.holidays.insert(
      calendar.timeZone.rules.civil(at: start + .hours(24)).date)
    let closed = ClockScale(
      calendar: calendar, countMode: scale.countMode, timeZone: scale.timeZone)
    #expect(try due(closed, start, goal, pauses) >= plain)
  }

  @Test(arguments: seeds)
  func `R12, around the clock a clock is due its goal and its pauses after its start`(
    seed: UInt64
  ) {
    var clock = RandomClock(seed: seed)
    let goal = Seconds(Int.random(in: 1...400_000, using: &clock.generator))
    let always = WorkingCalendar.daily("00:00-24:00", .berlin)
    let start = clock.events[0].at
    let paused = Seconds(Int.random(in: 1...90_000, using: &clock.generator))
    let pause = ClockPause(start: start + Seconds(1), end: start + Seconds(1) + paused)

    for calendar in [always, nil] {
      let scale = ClockScale(calendar: calendar, timeZone: .berlin)
      #expect(scale.due(start: start, goal: goal, pauses: []) == .at(start + goal))
      let expected = goal > Seconds(1) ? start + goal + paused : start + goal
      #expect(scale.due(start: start, goal: goal, pauses: [pause]) == .at(expected))
    }
  }
}
