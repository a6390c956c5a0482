package import ServiceModel

/// A company, and how many replications show what becomes of its promises.
package struct SimulationStudy: Sendable {
  /// The company.
  package var model: SimulationModel
  /// The kinds of promises that are told apart: those to one kind of customers, of one priority.
  package let promises: [PromiseKind]
  /// What a log that is replayed says about its promises.
  package let observed: [ObservedCompliance]
  /// For each call type and each of its promises, the position in ``promises``.
  private let positions: [[Int]]

  /// One kind of promise.
  package struct PromiseKind: Hashable, Sendable {
    /// The name of the promises; empty where calls have none.
    package var tier: String
    /// The priority of the calls; empty for none.
    package var priority: String
    /// What is promised.
    package var milestone: Milestone
  }

  /// Creates the study of a scenario with calls to simulate.
  ///
  /// - Parameters:
  ///   - scenario: A scenario without faults.
  ///   - settings: What is simulated; that of the scenario.
  ///   - known: The visits that are known before the run.
  ///   - travel: All of ``ServiceModel/Scenario/simulatedPlaces(with:)``, with the ways between them
  ///     where they are no straight lines.
  package init(
    _ scenario: Scenario, settings: SimulationSettings, known: KnownVisits = .none,
    travel: TravelTable
  ) {
    model = SimulationModel(scenario, settings: settings, known: known, travel: travel)
    observed = ObservedCompliance.list(of: settings.log, in: scenario)
    var kinds: [PromiseKind] = []
    positions = model.callTypes.map { type in
      type.promises.map { terms in
        let kind = PromiseKind(
          tier: type.tier, priority: type.priority?.text ?? "", milestone: terms.milestone)
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
      }
    }
    promises = kinds
  }

  /// After how long the backlog is written down again.
  ///
  /// An hour for up to two weeks, a day for up to three years, a week beyond; less than an hour for
  /// less than half a day.
  package var observationStep: Seconds {
    switch model.window.length {
    case ..<Seconds.hours(12): Seconds(max(60, model.window.length.count / 24 / 60 * 60))
    case ...Seconds.hours(14 * 24): .hours(1)
    case ...Seconds.hours(3 * 366 * 24): .hours(24)
    default: .hours(7 * 24)
    }
  }

  /// Returns what becomes of calls and promises in each of several replications.
  ///
  /// - Parameters:
  ///   - numbers: Which replications.
  ///   - seed: Where all random numbers come from.
  ///   - threads: How many may run at once; it changes nothing.
  ///   - finished: Told after each replication, on any thread, one at a time.
  /// - Returns: The summaries, in order of the numbers.
  package func summaries(
    _ numbers: Range<Int>, seed: UInt64, threads: Int, finished: @Sendable () -> Void = {}
  ) -> [ReplicationSummary] {
    model.digests(
      numbers, seed: seed, threads: threads, observedEvery: observationStep, finished: finished,
      empty: emptySummary, add: add, finish: finish)
  }

  /// Returns the study of the same stretch of time in which calls count only after `warmUp`.
  ///
  /// - Precondition: The warm-up is not negative and ends before the stretch does.
  package func counting(after warmUp: Seconds) -> SimulationStudy {
    let window = model.window
    let whole = window.warmUp + window.length
    precondition(.zero <= warmUp && warmUp < whole, "a warm-up leaves something to count")
    var study = self
    study.model.window = SimulationWindow(
      start: window.start, warmUp: warmUp, length: whole - warmUp, coolDown: window.coolDown)
    return study
  }

  /// Returns what is kept of a replication.
  @Sendable package func summary(of record: ReplicationRecord) -> ReplicationSummary {
    var summary = emptySummary
    for call in record.calls { add(call, record, &summary) }
    finish(record, &summary)
    return summary
  }

  private var emptySummary: ReplicationSummary {
    ReplicationSummary(
      promises: promises.map { _ in PromiseTally() }, calls: CallTally(),
      time: ReplicationRecord.Totals(), technicians: [], waiting: [], open: [])
  }

  /// Adds what the record says when the run has stopped.
  @Sendable private func finish(_ record: ReplicationRecord, _ summary: inout ReplicationSummary) {
    summary.time = record.counted
    summary.technicians = record.technicians
    summary.waiting = record.backlog.map(\.waiting)
    summary.open = record.backlog.map(\.open)
    summary.keepFewSlacks()
  }

  /// Adds a call, if it counts.
  @Sendable private func add(
    _ call: SimulatedCall, _ record: ReplicationRecord, _ summary: inout ReplicationSummary
  ) {
    guard record.countedRange.contains(call.created) else { return }
    summary.calls.add(call)
    let type = model.callTypes[call.type]
    let outcomes = call.promiseOutcomes(of: type, end: record.end)
    for (outcome, position) in zip(outcomes, positions[call.type]) {
      switch outcome.verdict {
      case .kept: summary.promises[position].kept += 1
      case .broken:
        summary.promises[position].broken += 1
        summary.promises[position].addCredit(outcome.credit)
        if let due = outcome.due {
          let reason = BreachReason(
            call, of: type, at: due.secondsSinceEpoch, in: model, missed: record.missedShifts)
          summary.promises[position].reasons[reason, default: 0] += 1
        }
      case .censored:
        summary.promises[position].censored += 1
        continue
      case .notMeasured: continue
      }
      summary.promises[position].slacks.append(
        Int32(clamping: max(-Int(Int32.max), outcome.slack.count)))
    }
  }
}

extension CallTally {
  /// Counts a call.
  fileprivate mutating func add(_ call: SimulatedCall) {
    created += 1
    switch call.state {
    case .completed: completed += 1
    case .cancelled: cancelled += 1
    case .waiting, .served, .delayed: open += 1
    case .passedOn: break
    }
  }
}
