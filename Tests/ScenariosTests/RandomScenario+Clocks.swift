import ServiceModel

// What clocks are computed from.
extension RandomScenario {
  /// Lets some calendars defer to the one before them.
  mutating func deferToBases(_ scenario: inout Scenario) {
    for index in scenario.calendars.indices.dropFirst() where random.below(2) == 0 {
      var calendar = scenario.calendars[index]
      calendar.base = scenario.calendars[index - 1].id
      for day in Weekday.allCases where calendar.weeklyHours[day] == nil {
        if random.below(2) == 0 {
          calendar.baseDays.insert(day)
        } else {
          calendar.weeklyHours[day] = []
        }
      }
      calendar.baseDates = Set((0..<random.below(3)).map { _ in date() })
        .subtracting(calendar.exceptions.keys)
      scenario.calendars[index] = calendar
    }
  }

  /// Returns how the clocks of a service level agreement run.
  mutating func options() -> ServiceLevelOptions {
    ServiceLevelOptions(
      countMode: CountMode.allCases[random.below(2)],
      priorityChange: PriorityChangePolicy.allCases[random.below(4)],
      reopening: ReopeningPolicy.allCases[random.below(3)],
      latenessIn: LatenessClock.allCases[random.below(2)],
      warnings: (0..<random.below(3)).map { _ in 1 + random.below(150) })
  }

  /// Returns a sound history that ends in `stage`.
  mutating func events(from start: Instant, to stage: Identifier<Stage>?) -> [OrderEvent] {
    guard random.below(2) == 0 else { return [] }
    var kinds: [OrderEvent.Kind] = random.below(2) == 0 ? [.created] : []
    if let stage { kinds.append(.stageChanged(stage)) }
    kinds += [.paused(reason: maybe { $0.word() }), .resumed, .responded, .arrived, .started]
    kinds += [.restored, .completed, .reopened, .signedOff, .clockCancelled, .cancelled]
    var time = start
    return kinds.map { kind in
      if kind != .created { time = time + Seconds(random.below(9000)) }
      return OrderEvent(at: time, kind)
    }
  }
}
