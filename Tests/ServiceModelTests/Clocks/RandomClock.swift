import ServiceModel

/// A random clock with random events, in a week whose clocks may change.
struct RandomClock {
  var terms: ClockTerms
  var events: [OrderEvent]
  var now: Instant
  var generator: SeededGenerator

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Around the last weekend of March 2026, when Berlin puts its clocks forward, and in others.
    let origins = [1_774_483_200, 1_792_972_800, 1_767_225_600]
    let start = Instant(
      secondsSinceEpoch: origins[Int.random(in: 0..<3, using: &generator)]
        + Int.random(in: 0..<2000, using: &generator) * 60)
    terms = Self.terms(&generator)
    var time = start
    events = [OrderEvent(at: start, .created)]
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      time = time + .minutes(Int.random(in: 0..<600, using: &generator))
      events.append(OrderEvent(at: time, Self.kind(&generator)))
    }
    now = start + .minutes(Int.random(in: 0..<4000, using: &generator))
    self.generator = generator
  }

  private static func kind(_ generator: inout SeededGenerator) -> OrderEvent.Kind {
    let priorities: [Identifier<Priority>] = ["high", "low", "other"]
    let stages: [Identifier<Stage>] = ["new", "parts", "work", "parts", "done"]
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...2: return .paused(reason: nil)
    case 3...5: return .resumed
    case 6: return .priorityChanged(priorities[Int.random(in: 0..<3, using: &generator)])
    case 7...8: return .stageChanged(stages[Int.random(in: 0..<5, using: &generator)])
    case 9: return .reopened
    case 10: return .arrived
    default: return Int.random(in: 0..<3, using: &generator) == 0 ? .clockCancelled : .completed
    }
  }

  private static func terms(_ generator: inout SeededGenerator) -> ClockTerms {
    func pick<Choice: CaseIterable>(_ type: Choice.Type) -> Choice {
      let cases = Array(type.allCases)
      return cases[Int.random(in: 0..<cases.count, using: &generator)]
    }
    var week: [Weekday: [DailyInterval]] = [:]
    for day in Weekday.allCases where Int.random(in: 0..<4, using: &generator) > 0 {
      let from = Int.random(in: 0..<80, using: &generator) * 900
      let length = Int.random(in: 1...50, using: &generator) * 900
      week[day] = [
        DailyInterval(
          from: CivilTime(secondsAfterMidnight: from),
          to: CivilTime(secondsAfterMidnight: from + length))
      ]
    }
    week[.wednesday] = [.hours("07:00-15:00")]
    var calendar = WorkingCalendar(id: "random", timeZone: .berlin, weeklyHours: week)
    if Int.random(in: 0..<3, using: &generator) == 0 { calendar.holidays = [.day("2026-03-30")] }
    let options = ServiceLevelOptions(
      countMode: pick(CountMode.self), priorityChange: pick(PriorityChangePolicy.self),
      reopening: pick(ReopeningPolicy.self))
    let goals: [Goal] = [
      .clock(.minutes(Int.random(in: 1...1200, using: &generator))),
      .businessDays(Int.random(in: 1...2, using: &generator)),
      .nextBusinessDay(by: CivilTime(hour: Int.random(in: 0...23, using: &generator), minute: 30)),
    ]
    return .completion(
      within: goals[Int.random(in: 0..<3, using: &generator)],
      on: Int.random(in: 0..<5, using: &generator) == 0 ? nil : calendar,
      goalsByPriority: ["high": .clock(.hours(2)), "low": .clock(.hours(20))],
      options: options, stages: Stage.clockStages)
  }
}
