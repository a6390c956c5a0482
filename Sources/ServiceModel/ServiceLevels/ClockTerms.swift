/// What a clock measures and how: one target for one order, with all that it refers to.
///
/// Together with the events of the order it decides everything about the clock; see
/// ``reading(of:at:)``.
///
/// - Source: rules R6 and R7 of the SLA clock.
package struct ClockTerms: Sendable {
  /// What has to happen.
  package var milestone: Milestone
  /// How soon; `nil` when only a negotiated instant is promised.
  package var target: ServiceLevelTarget?
  /// Which policies apply.
  package var options: ServiceLevelOptions
  /// What time counts.
  package var scale: ClockScale
  /// A negotiated due instant, which ignores calendars and pauses (edge case 17).
  package var fixedDue: Instant?
  /// What the stages do to the clock (rule ST-6).
  package var stages: StageClocks

  /// Creates terms.
  package init(
    milestone: Milestone, target: ServiceLevelTarget?, options: ServiceLevelOptions,
    scale: ClockScale, fixedDue: Instant? = nil, stages: StageClocks = StageClocks()
  ) {
    self.milestone = milestone
    self.target = target
    self.options = options
    self.scale = scale
    self.fixedDue = fixedDue
    self.stages = stages
  }

  /// Returns when a cycle is due.
  func due(of cycle: ClockCycle) -> DueTime {
    if let fixedDue { return .at(fixedDue) }
    let pauses = cycle.pauses
    return cycle.goals.map { scale.due(start: cycle.start, goal: $0, pauses: pauses) }
      .reduce(.never) { $0.sooner(of: $1) }
  }

  /// Returns the goal that an order of `priority` has; `nil` without a target.
  func goal(of priority: Identifier<Priority>?) -> Goal? { target?.goal(of: priority) }
}

/// What each stage does to the clocks of the orders in it (rule ST-6).
package struct StageClocks: Hashable, Sendable {
  private var clocks: [Identifier<Stage>: StageClock] = [:]
  /// What the initial stage does; time counts when there are no stages (rule ST-3).
  package private(set) var initial = StageClock.running

  /// Creates the clocks of `stages`; of equal names the first one counts.
  package init(_ stages: [Stage] = []) {
    clocks = Dictionary(stages.map { ($0.id, $0.clock) }) { first, _ in first }
    initial = stages.first { $0.parent == nil }?.clock ?? .running
  }

  /// What `stage` does; `nil` stands for the initial stage, as does a stage that is not there.
  package subscript(stage: Identifier<Stage>?) -> StageClock {
    stage.flatMap { clocks[$0] } ?? initial
  }
}

extension DueTime {
  /// Returns whichever comes first; an unknown instant comes after all known ones.
  func sooner(of other: DueTime) -> DueTime {
    switch (self, other) {
    case (.at(let one), .at(let another)): .at(min(one, another))
    case (.at, _), (.paused, .never), (.paused, .paused): self
    default: other
    }
  }
}
