/// What the events of an order did to one of its clocks.
///
/// - Source: rules R6 to R8 of the SLA clock; rules ST-6, SL-5, SL-12 and SL-13.
package struct ClockHistory: Sendable {
  /// The runs that are over.
  package private(set) var formerCycles: [ClockCycle] = []
  /// The last run; `nil` before the order was created.
  package private(set) var cycle: ClockCycle?

  private let terms: ClockTerms
  private var priority: Identifier<Priority>?
  private var stageClock: StageClock
  private var pausedByHandSince: Instant?
  private var pausedByStageSince: Instant?
  /// Whether measuring was ended for good, whatever had been reached by then.
  private var isOver = false

  /// Creates the history of a clock under `terms`.
  ///
  /// - Parameters:
  ///   - events: What happened, in order of time.
  ///   - terms: What the clock measures.
  init(_ events: some Sequence<OrderEvent>, under terms: ClockTerms) {
    self.terms = terms
    stageClock = terms.stages.initial
    for event in events { apply(event) }
    keepOpenPauses()
  }

  private mutating func apply(_ event: OrderEvent) {
    if case .created = event.kind, cycle == nil { return start(at: event.at) }
    guard cycle != nil else { return }
    switch event.kind {
    case .created: break
    case .priorityChanged(let priority): change(priority, at: event.at)
    case .paused: pausedByHandSince = pausedByHandSince ?? event.at
    case .resumed: endPause(\.pausedByHandSince, at: event.at)
    case .stageChanged(let stage): change(terms.stages[stage], at: event.at)
    case .reopened: reopen(at: event.at)
    case .clockCancelled, .cancelled:
      end(.cancelled(event.at))
      isOver = true
    case .responded, .arrived, .started, .restored, .completed, .signedOff:
      if event.kind.reaches(terms.milestone) { reach(at: event.at) }
    }
  }

  private mutating func start(at instant: Instant) {
    cycle = ClockCycle(start: instant, goals: terms.goal(of: priority).map { [$0] } ?? [])
    enter(stageClock, at: instant)
  }

  // MARK: Pauses and stages

  private mutating func endPause(
    _ source: WritableKeyPath<Self, Instant?>, at instant: Instant
  ) {
    if let start = self[keyPath: source] {
      cycle?.pauses.append(ClockPause(start: start, end: max(start, instant)))
    }
    self[keyPath: source] = nil
  }

  private mutating func change(_ clock: StageClock, at instant: Instant) {
    let former = stageClock
    stageClock = clock
    // The stage at the instant of creation is the one in which the order began.
    if former == .stopped, clock != .stopped {
      if case .cancelled(instant)? = cycle?.end { cycle?.end = nil }
      reopen(at: instant)
    }
    enter(clock, at: instant)
  }

  /// Lets a stage do to the clock what it does.
  ///
  /// An order that begins in a stage where measuring is over is not measured; one that comes there
  /// has reached what it will.
  private mutating func enter(_ clock: StageClock, at instant: Instant) {
    switch clock {
    case .running: endPause(\.pausedByStageSince, at: instant)
    case .paused: pausedByStageSince = pausedByStageSince ?? instant
    case .stopped:
      endPause(\.pausedByStageSince, at: instant)
      if instant == cycle?.start {
        end(.cancelled(instant))
      } else {
        reach(at: instant)
      }
    }
  }

  /// Adds the pauses that go on, without an end unless the run has ended.
  private mutating func keepOpenPauses() {
    for start in [pausedByHandSince, pausedByStageSince].compactMap(\.self) {
      cycle?.pauses.append(ClockPause(start: start, end: nil))
    }
    guard let end = cycle?.end?.instant, let pauses = cycle?.pauses else { return }
    cycle?.pauses = pauses.compactMap { $0.ending(by: end) }
  }

  // MARK: Milestones

  private mutating func reach(at instant: Instant) { end(.reached(instant)) }

  private mutating func end(_ end: ClockCycle.End) {
    // What is done is not on hold; a stage that stands still goes on doing so.
    guard cycle?.end == nil else {
      pausedByHandSince = nil
      return
    }
    endPause(\.pausedByHandSince, at: end.instant)
    cycle?.end = end
  }

  private mutating func reopen(at instant: Instant) {
    guard !isOver, let reachedAt = cycle?.reachedAt else { return }
    switch terms.options.reopening {
    case .ignore: break
    case .resume:
      cycle?.end = nil
      cycle?.pauses.append(ClockPause(start: reachedAt, end: max(reachedAt, instant)))
    case .newCycle: startNewCycle(at: instant)
    }
  }

  private mutating func startNewCycle(at instant: Instant) {
    keepOpenPauses()
    guard let former = cycle else { return }
    formerCycles.append(former)
    pausedByHandSince = pausedByHandSince.map { _ in instant }
    pausedByStageSince = pausedByStageSince.map { _ in instant }
    cycle = ClockCycle(start: instant, goals: terms.goal(of: priority).map { [$0] } ?? [])
  }

  // MARK: Priorities

  /// Replaces the goal when the new priority has another one (rule R7).
  private mutating func change(_ priority: Identifier<Priority>, at instant: Instant) {
    let former = terms.goal(of: self.priority)
    self.priority = priority
    guard var cycle, cycle.end == nil, let goal = terms.goal(of: priority), goal != former else {
      return
    }
    // The priority at the instant of creation is the one with which the order began.
    guard cycle.start < instant else {
      self.cycle?.goals = [goal]
      return
    }
    let due = dueNow
    if terms.options.priorityChange == .tighterOf {
      if cycle.goals.contains(goal) { return }
      self.cycle?.goals.append(goal)
      // A goal that is not the tighter one replaces nothing.
      guard dueNow != due else { return }
      cycle.goals.append(goal)
    }
    if let due = due.instant, due < instant {
      cycle.earlierBreaches.append(max(due, cycle.attachedAt))
    }
    self.cycle = cycle
    replaceGoal(by: goal, at: instant)
  }

  /// When the clock is due by what has happened so far.
  private var dueNow: DueTime {
    var known = self
    known.keepOpenPauses()
    return known.cycle.map { terms.due(of: $0) } ?? .paused
  }

  private mutating func replaceGoal(by goal: Goal, at instant: Instant) {
    switch terms.options.priorityChange {
    case .restart:
      cycle?.end = .replaced(instant)
      return startNewCycle(at: instant)
    case .keepStart:
      // Pauses that go on are counted from the change.
      cycle?.goals = [goal]
      cycle?.pauses = []
      pausedByHandSince = pausedByHandSince.map { _ in instant }
      pausedByStageSince = pausedByStageSince.map { _ in instant }
    case .keepStartAndPauses: cycle?.goals = [goal]
    case .tighterOf: break
    }
    cycle?.attachedAt = instant
  }
}

extension OrderEvent.Kind {
  /// Returns whether the event reaches `milestone` (rule R8).
  ///
  /// Whoever has arrived has responded, whoever works has arrived, and whatever is completed or
  /// signed off leaves nothing open (rule SL-13).
  func reaches(_ milestone: Milestone) -> Bool {
    switch self {
    case .responded: milestone == .response
    case .arrived: milestone == .response || milestone == .onSite
    case .started: milestone == .response || milestone == .onSite || milestone == .workStart
    case .restored: milestone == .response || milestone == .restored
    case .completed, .signedOff: true
    default: false
    }
  }
}
