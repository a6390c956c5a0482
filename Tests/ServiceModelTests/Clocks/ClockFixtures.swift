import ServiceModel

extension ClockTerms {
  /// A clock for completion within `goal` on `calendar`.
  static func completion(
    within goal: Goal, on calendar: WorkingCalendar? = .newYork,
    goalsByPriority: [Identifier<Priority>: Goal] = [:],
    options: ServiceLevelOptions = ServiceLevelOptions(), fixedDue: Instant? = nil,
    milestone: Milestone = .completed, stages: [Stage] = []
  ) -> ClockTerms {
    ClockTerms(
      milestone: milestone,
      target: ServiceLevelTarget(
        milestone: milestone, goal: goal, goalsByPriority: goalsByPriority,
        calendar: calendar?.id, breach: BreachCost()),
      options: options,
      scale: ClockScale(calendar: calendar, countMode: options.countMode, timeZone: .newYork),
      fixedDue: fixedDue, stages: StageClocks(stages))
  }
}

extension OrderEvent {
  /// The event at a reading of the clocks in New York, such as `2026-01-12 09:00`.
  static func at(_ reading: String, _ kind: Kind) -> OrderEvent {
    OrderEvent(at: .at(reading, .newYork), kind)
  }
}

extension Instant {
  /// The instant at a reading of the clocks in New York.
  static func newYork(_ reading: String) -> Instant { .at(reading, .newYork) }
}

extension ClockReading {
  /// The lengths of the open segments before `instant`.
  func openTime(before instant: Instant) -> Seconds {
    trace.segments.filter { $0.kind == .open && $0.range.end <= instant }
      .map(\.range.duration).reduce(.zero, +)
  }
}

extension Stage {
  /// A tree of stages with and without a clock.
  static let clockStages = [
    Stage(id: "new", name: "New"),
    Stage(id: "parts", name: "Waiting for parts", parent: "new", clock: .paused),
    Stage(id: "work", name: "At work", parent: "new"),
    Stage(id: "done", name: "Done", parent: "work", clock: .stopped),
  ]
}
