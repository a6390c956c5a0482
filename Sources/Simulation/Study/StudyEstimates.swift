import ServiceModel

/// What the replications of a study say, with intervals.
///
/// - Source: `simulation.md`, E1.6, E1.11 and E2.
package struct StudyEstimates: Sendable {
  /// The replications, in order.
  package let summaries: [ReplicationSummary]
  /// The confidence of each interval.
  package let confidence: Double

  /// Creates the estimates from replications.
  package init(_ summaries: [ReplicationSummary], confidence: Double) {
    self.summaries = summaries
    self.confidence = confidence
  }

  /// The mean over the replications of a number that is never negative.
  package func mean(_ number: (ReplicationSummary) -> Double) -> Interval? {
    Interval.mean(of: summaries.map(number), confidence: confidence)?.cutToAmounts
  }

  /// What broken promises cost in a replication; unit: minor units.
  ///
  /// - Parameter kinds: The positions of kinds of promises; `nil` for all.
  /// - Returns: The mean over the replications.
  package func credits(of kinds: [Int]? = nil) -> Interval? {
    mean { summary in
      Double(tallies(of: kinds, in: summary).reduce(0) { $0 + $1.credits.minorUnits })
    }
  }

  /// How often promises are broken for a reason in a replication.
  package func breaches(for reason: BreachReason, of kinds: [Int]? = nil) -> Interval? {
    mean { summary in
      Double(tallies(of: kinds, in: summary).reduce(0) { $0 + ($1.reasons[reason] ?? 0) })
    }
  }

  /// The reasons for which promises were broken, with how often in all, in the order of the cases.
  package func reasons(of kinds: [Int]? = nil) -> [(reason: BreachReason, count: Int)] {
    BreachReason.allCases.map { reason in
      let counts = summaries.flatMap { tallies(of: kinds, in: $0) }.map { $0.reasons[reason] ?? 0 }
      return (reason, counts.reduce(0, +))
    }.filter { $0.count > 0 }
  }

  /// Returns the tallies of some kinds of promises in a replication.
  func tallies(of kinds: [Int]?, in summary: ReplicationSummary) -> [PromiseTally] {
    kinds.map { $0.map { summary.promises[$0] } } ?? summary.promises
  }
}

// MARK: Time

extension StudyEstimates {
  /// The share of the time on duty that goes into something.
  ///
  /// - Parameters:
  ///   - technician: The position of a technician; `nil` for all together.
  ///   - part: What it goes into.
  /// - Returns: The ratio estimate; `nil` where nobody was on duty.
  package func share(
    of technician: Int? = nil, _ part: (TechnicianTime) -> Int
  ) -> Interval? {
    Interval.ratio(
      of: times(of: technician).map { (Double(part($0)), Double($0.duty)) },
      confidence: confidence)?.cutToAmounts
  }

  /// The time that goes into something in a replication; unit: seconds.
  package func time(
    of technician: Int? = nil, _ part: (TechnicianTime) -> Int
  ) -> Interval? {
    Interval.mean(of: times(of: technician).map { Double(part($0)) }, confidence: confidence)?
      .cutToAmounts
  }

  private func times(of technician: Int?) -> [TechnicianTime] {
    summaries.map { summary in
      technician.map { summary.technicians[$0] }
        ?? summary.technicians.reduce(TechnicianTime(), +)
    }
  }
}

// MARK: Backlog

extension StudyEstimates {
  /// The backlog at one step of the counted time.
  package struct BacklogEstimate: Hashable, Sendable {
    /// How many calls wait for a technician, on average.
    package var waiting: Interval
    /// How many calls are open, on average.
    package var open: Interval
    /// As many as wait in nine tenths of the replications at least.
    package var low: Int
    /// As many as wait in nine tenths of the replications at most.
    package var high: Int
  }

  /// The backlog at each step of the counted time.
  package var backlog: [BacklogEstimate] {
    let steps = summaries.map { min($0.waiting.count, $0.open.count) }.min() ?? 0
    return (0..<steps).compactMap { step in
      guard let waiting = mean({ Double($0.waiting[step]) }),
        let open = mean({ Double($0.open[step]) })
      else { return nil }
      let sorted = summaries.map { $0.waiting[step] }.sorted()
      let last = sorted.count - 1
      let cut = sorted.count / 10
      return BacklogEstimate(
        waiting: waiting, open: open, low: sorted[min(cut, last)],
        high: sorted[max(0, last - cut)])
    }
  }
}
