package import ServiceModel

/// A company, and how many replications show what becomes of its promises.
package struct SimulationStudy: Sendable {
  /// The company.
  package var model: SimulationModel
  /// The kinds of promises that are told apart: those to one kind of customers, of one priority.
  package let promises: [PromiseKind]
  /// For each call type and each of its promises, the position in ``promises``.
  private let positions: [[Int]]

  /// How many times in the counted time the backlog is written down.
  package static let observations = 24

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
  ///   - travel: The ways between all of ``ServiceModel/Scenario/simulatedPlaces``.
  package init(_ scenario: Scenario, settings: SimulationSettings, travel: TravelTable) {
    model = SimulationModel(scenario, settings: settings, travel: travel)
    let patterns = Dictionary(settings.calls.map { ($0.id.text, $0) }) { first, _ in first }
    var kinds: [PromiseKind] = []
    positions = model.callTypes.map { type in
      let pattern = patterns[type.id]
      let agreement = pattern?.agreement.flatMap { id in
        scenario.agreements.first { $0.id == id }
      }
      let tier = pattern?.serviceLevelAgreement ?? agreement?.serviceLevelAgreement
      return type.promises.map { terms in
        let kind = PromiseKind(
          tier: tier?.text ?? "", priority: type.priority?.text ?? "",
          milestone: terms.milestone)
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
      }
    }
    promises = kinds
  }

  /// Returns what becomes of calls and promises in each of several replications.
  package func summaries(
    _ numbers: Range<Int>, seed: UInt64, threads: Int
  ) -> [ReplicationSummary] {
    model.replications(
      numbers, seed: seed, threads: threads, observations: Self.observations, summary: summary)
  }

  /// Returns what is kept of a replication.
  @Sendable package func summary(of record: ReplicationRecord) -> ReplicationSummary {
    var summary = ReplicationSummary(
      promises: promises.map { _ in PromiseTally() }, calls: CallTally(), time: record.counted,
      credits: .zero, waiting: record.backlog.map(\.waiting), reasons: [:])
    for call in record.calls where record.countedRange.contains(call.created) {
      summary.calls.add(call)
      add(call, of: record, to: &summary)
    }
    for index in summary.promises.indices { summary.promises[index].slacks.sort() }
    return summary
  }

  private func add(
    _ call: SimulatedCall, of record: ReplicationRecord, to summary: inout ReplicationSummary
  ) {
    let type = model.callTypes[call.type]
    let outcomes = call.promiseOutcomes(of: type, end: record.end)
    for (outcome, position) in zip(outcomes, positions[call.type]) {
      switch outcome.verdict {
      case .kept: summary.promises[position].kept += 1
      case .broken:
        summary.promises[position].broken += 1
        summary.credits = summary.credits + outcome.credit
        if let due = outcome.due {
          let reason = BreachReason(call, of: type, at: due.secondsSinceEpoch, in: model)
          summary.reasons[reason, default: 0] += 1
        }
      case .censored:
        summary.promises[position].censored += 1
        continue
      case .notMeasured: continue
      }
      summary.promises[position].slacks.append(Double(outcome.slack.count))
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
