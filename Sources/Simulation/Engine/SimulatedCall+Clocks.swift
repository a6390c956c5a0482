package import ServiceModel

extension SimulatedCall {
  /// Returns what happened to the call, as the clocks of promises understand it (rule R6).
  ///
  /// Whoever has arrived has responded: calls are not answered from afar.
  package func events(of type: CallType) -> [OrderEvent] {
    var events = history(of: type)
    func add(_ time: Int, _ kind: OrderEvent.Kind) {
      guard time != Self.never else { return }
      events.append(OrderEvent(at: Instant(secondsSinceEpoch: time), kind))
    }
    func move(_ time: Int, to stage: Identifier<Stage>?) {
      if let stage { add(time, .stageChanged(stage)) }
    }
    let stages = type.stages
    move(dispatched, to: stages.dispatched)
    add(arrived, .arrived)
    move(closedDoorFrom, to: stages.waiting)
    add(started, .started)
    move(started, to: stages.started)
    if stages.waitingForParts != nil {
      move(partsFrom, to: stages.waitingForParts)
      move(partsUntil, to: stages.waiting)
    } else if type.firstFix?.pausesClock ?? false {
      add(partsFrom, .paused(reason: nil))
      add(partsUntil, .resumed)
    }
    add(completed, .completed)
    move(completed, to: stages.completed)
    add(cancelled, .cancelled)
    move(cancelled, to: stages.cancelled)
    guard known >= 0 else { return events }
    // Work that goes on when the run begins has begun among what is history.
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  /// Returns what happened before the call came in, or that it was created then.
  private func history(of type: CallType) -> [OrderEvent] {
    if let history = type.known(self)?.history, !history.isEmpty { return history }
    let instant = Instant(secondsSinceEpoch: created)
    let creation = OrderEvent(at: instant, .created)
    guard let priority = type.priority else { return [creation] }
    return [creation, OrderEvent(at: instant, .priorityChanged(priority))]
  }

  /// When nobody opened; ``never`` where somebody did.
  private var closedDoorFrom: Int {
    guard closedDoor != Self.never, arrived != Self.never, started != arrived else {
      return Self.never
    }
    return arrived + closedDoor
  }

  /// Returns how each promise of the call came out.
  ///
  /// - Parameters:
  ///   - type: The type of the call.
  ///   - end: When the run stopped; unit: seconds since the epoch.
  /// - Returns: An outcome for each of the type's promises, in their order.
  package func promiseOutcomes(of type: CallType, end: Int) -> [PromiseOutcome] {
    let events = events(of: type)
    let end = Instant(secondsSinceEpoch: end)
    return type.promises(to: self).map { terms in
      let reading = terms.reading(of: events, at: end)
      guard state != .passedOn, let due = reading.due.instant else {
        return PromiseOutcome(verdict: state == .passedOn ? .notMeasured : .censored)
      }
      let reached = reading.state == .cancelled ? nil : reading.endedAt
      let lateness = MilestoneDue(
        milestone: terms.milestone, due: due, breach: terms.target?.breach ?? BreachCost(),
        latenessCalendar: terms.options.latenessIn == .business ? terms.scale.calendar : nil)
      let judged = reached ?? min(end, reading.endedAt ?? end)
      return PromiseOutcome(
        verdict: PromiseOutcome.Verdict(reading),
        slack: due - judged, credit: lateness.cost(at: judged), due: due)
    }
  }
}

/// How one promise to one call came out.
package struct PromiseOutcome: Hashable, Sendable {
  /// Whether it was kept.
  package var verdict: Verdict
  /// How long before the due instant the milestone was reached; negative when it was late.
  ///
  /// For a milestone that was not reached, how long before it the run stopped.
  package var slack = Seconds.zero
  /// What the lateness costs.
  package var credit = Money.zero
  /// The due instant; `nil` when it is unknown.
  package var due: Instant?

  /// Whether a promise was kept.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// The milestone was reached in time.
    case kept
    /// The due instant passed before it was.
    case broken
    /// The run stopped before either could happen; such calls are shown, never dropped.
    case censored
    /// Nobody measures: the customer cancelled in time, or a contractor has the call.
    case notMeasured

    /// Creates the verdict of a clock.
    init(_ reading: ClockReading) {
      self =
        if reading.breachedAt != nil {
          .broken
        } else {
          switch reading.state {
          case .met: .kept
          case .breached, .breachedMet: .broken
          case .cancelled: .notMeasured
          case .notStarted, .running, .paused: .censored
          }
        }
    }
  }
}
