extension ClockTerms {
  /// Returns what the clock shows: the one function for recording, planning and simulation.
  ///
  /// It depends on its arguments and the terms only. What is to come can be asked about, too: an
  /// event may lie in the future of whoever asks.
  ///
  /// - Parameters:
  ///   - events: What happened to the order, in order of time, from its creation on.
  ///   - now: The instant of the reading; later events are not known yet.
  /// - Returns: The reading.
  package func reading(of events: [OrderEvent], at now: Instant) -> ClockReading {
    let history = ClockHistory(events.prefix { $0.at <= now }, under: self)
    guard let cycle = history.cycle else { return readingBeforeCreation(at: now) }
    let due = due(of: cycle)
    let stop = min(now, cycle.end?.instant ?? now)
    let pauses = fixedDue == nil ? cycle.pauses : []
    let used = scale.time(from: cycle.start, to: stop, pauses: pauses)
    let allowed = allowance(of: cycle)
    let start = fixedDue == nil ? scale.beginning(from: cycle.start) : cycle.start
    let breachedAt = due.instant.flatMap { $0 < stop ? max($0, cycle.attachedAt) : nil }
    let log = log(of: cycle)
    let last = due.instant.map { max($0, stop) } ?? stop
    return ClockReading(
      milestone: milestone,
      state: state(of: cycle, beganAt: start, isBreached: breachedAt != nil, at: now),
      recording: cycle.recording(log),
      start: start, due: due, compliance: Compliance(used: used, allowed: allowed),
      breachedAt: breachedAt,
      breachedOnAttach: cycle.attachedAt > cycle.start
        && due.instant.map { $0 < cycle.attachedAt } ?? false,
      earlierBreaches: earlierBreaches(in: history), endedAt: cycle.end?.instant,
      warnings: warnings(of: cycle, allowed: allowed, pauses: pauses), log: log,
      isFixed: fixedDue != nil, cycles: history.formerCycles.count + 1,
      trace: ClockTrace(
        scale: scale, start: cycle.start, end: max(last, cycle.start), pauses: pauses,
        cuts: [due.instant, stop].compactMap(\.self)))
  }

  /// Returns the promised instant that still matters to a plan.
  ///
  /// - Parameter events: All that is known to have happened to the order.
  /// - Returns: The due instant; `nil` when it is unknown, or the milestone needs no plan any more.
  package func openDue(of events: [OrderEvent]) -> Instant? {
    guard let cycle = ClockHistory(events, under: self).cycle else { return fixedDue }
    return cycle.end == nil ? due(of: cycle).instant : nil
  }

  private func readingBeforeCreation(at now: Instant) -> ClockReading {
    let breachedAt = fixedDue.flatMap { $0 < now ? $0 : nil }
    return ClockReading(
      milestone: milestone, state: breachedAt == nil ? .notStarted : .breached,
      recording: .stopped, start: nil, due: fixedDue.map { .at($0) } ?? .paused,
      compliance: Compliance(used: .zero, allowed: nil), breachedAt: breachedAt,
      breachedOnAttach: false, earlierBreaches: [], endedAt: nil, warnings: [], log: [],
      isFixed: fixedDue != nil, cycles: 0, trace: ClockTrace())
  }

  private func state(
    of cycle: ClockCycle, beganAt start: Instant?, isBreached: Bool, at now: Instant
  ) -> ClockState {
    switch cycle.end {
    case .cancelled: return .cancelled
    case .reached: return isBreached ? .breachedMet : .met
    case .replaced, nil: break
    }
    if isBreached { return .breached }
    if fixedDue == nil, cycle.pauses.contains(where: { $0.end == nil }) { return .paused }
    return start.map { now < $0 } ?? true ? .notStarted : .running
  }

  /// Returns the time that a cycle may take, as far as the pauses so far let it be known.
  private func allowance(of cycle: ClockCycle) -> Seconds? {
    if let fixedDue { return scale.time(from: cycle.start, to: fixedDue, pauses: []) }
    var known = cycle
    known.pauses.removeAll { $0.end == nil }
    guard let due = due(of: known).instant else { return nil }
    return scale.time(from: cycle.start, to: due, pauses: known.pauses)
  }

  private func warnings(
    of cycle: ClockCycle, allowed: Seconds?, pauses: [ClockPause]
  ) -> [ClockWarning] {
    options.warnings.map { percent in
      let share = allowed.flatMap { allowed -> Seconds? in
        let (product, overflow) = allowed.count.multipliedReportingOverflow(by: percent)
        return overflow ? nil : Seconds(product / 100 + (product % 100 > 0 ? 1 : 0))
      }
      let due = share.map { scale.due(start: cycle.start, goal: $0, pauses: pauses) }
      return ClockWarning(percent: percent, at: due?.instant)
    }
  }

  private func earlierBreaches(in history: ClockHistory) -> [Instant] {
    let former = history.formerCycles.flatMap { cycle in
      let due = due(of: cycle).instant
      let breach = due.flatMap { due in
        cycle.end.flatMap { due < $0.instant ? max(due, cycle.attachedAt) : nil }
      }
      return cycle.earlierBreaches + (breach.map { [$0] } ?? [])
    }
    return Set(former + (history.cycle?.earlierBreaches ?? [])).sorted()
  }

  /// Returns when time was recorded (rule SL-5): from the start, without the pauses.
  private func log(of cycle: ClockCycle) -> [ClockPause] {
    let begin = fixedDue == nil ? scale.beginning(from: cycle.start) : cycle.start
    guard let begin else { return [] }
    let end = cycle.end?.instant
    var log: [ClockPause] = []
    var open: Instant? = begin
    for pause in ClockPause.merged(cycle.pauses, from: begin) {
      if let end, pause.start >= end { break }
      if let start = open, start < pause.start {
        log.append(ClockPause(start: start, end: pause.start))
      }
      open = pause.end
    }
    guard let start = open else { return log }
    if let end {
      if start < end { log.append(ClockPause(start: start, end: end)) }
    } else {
      log.append(ClockPause(start: start, end: nil))
    }
    return log
  }
}

extension ClockCycle {
  /// Returns whether time is recorded, by the log of the cycle (rule SL-14).
  fileprivate func recording(_ log: [ClockPause]) -> RecordingStatus {
    if case .cancelled? = end { return .cancelled }
    return log.last.map { $0.end == nil } ?? false ? .started : .stopped
  }
}
