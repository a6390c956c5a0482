import ServiceModel
import Testing

/// The clock against one that counts minute by minute.
struct ClockBruteForceTests {
  /// A clock that looks at each minute by itself.
  private struct MinuteClock {
    var calendar: WorkingCalendar?
    var events: [OrderEvent]
    var goal: Int

    /// Returns whether the minute from `instant` on counts.
    func counts(at instant: Instant) -> Bool {
      var isPaused = false
      var stage = "new"
      for event in events where event.at <= instant {
        switch event.kind {
        case .paused: isPaused = true
        case .resumed: isPaused = false
        case .stageChanged(let name): stage = name.text
        default: break
        }
      }
      return !isPaused && stage != "parts" && isOpen(at: instant)
    }

    private func isOpen(at instant: Instant) -> Bool {
      guard let calendar else { return true }
      let shown = calendar.timeZone.rules.civil(at: instant)
      let minute = shown.time.secondsAfterMidnight
      return calendar.hours(on: shown.date).contains {
        $0.from.secondsAfterMidnight <= minute && minute < $0.to.secondsAfterMidnight
      }
        || calendar.hours(on: shown.date.advanced(by: -1)).contains {
          minute + 86_400 < $0.to.secondsAfterMidnight
        }
    }

    /// Returns the end of the minute in which the goal is used up.
    func due() -> Instant? {
      var (time, left) = (events[0].at, goal)
      for _ in 0..<30_000 {
        if counts(at: time) { left -= 1 }
        time = time + .minutes(1)
        if left == 0 { return time }
      }
      return nil
    }

    func used(until end: Instant) -> Int {
      var (time, used) = (events[0].at, 0)
      while time < end {
        if counts(at: time) { used += 1 }
        time = time + .minutes(1)
      }
      return used
    }
  }

  @Test(arguments: Array(1...UInt64(60)))
  func `pauses, stages and opening hours count like minute by minute`(seed: UInt64) {
    var clock = RandomClock(seed: seed)
    // In January no clocks change, so that minutes of the day are minutes.
    let shift = Instant(secondsSinceEpoch: 1_767_600_000) - clock.events[0].at
    let shifted = clock.events.map { OrderEvent(at: $0.at + shift, $0.kind) }
    let events = shifted.filter { event in
      switch event.kind {
      case .created, .paused, .resumed: true
      case .stageChanged(let stage): stage != "done"
      default: false
      }
    }
    let goal = Int.random(in: 1...900, using: &clock.generator)
    let terms = ClockTerms.completion(
      within: .clock(.minutes(goal)), on: clock.terms.scale.calendar, stages: Stage.clockStages)
    let minutes = MinuteClock(calendar: clock.terms.scale.calendar, events: events, goal: goal)
    let now = events[0].at + .minutes(2500)

    let reading = terms.reading(of: events, at: now)

    #expect(reading.compliance.used == .minutes(minutes.used(until: now)))
    let known = MinuteClock(
      calendar: minutes.calendar, events: events.filter { $0.at <= now }, goal: goal)
    #expect(reading.due.instant == known.due())
  }
}
