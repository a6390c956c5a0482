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

  /// The share of promises kept, of those decided; `nil` when none was.
  ///
  /// - Parameter kind: The position of a kind of promise; `nil` for all.
  /// - Returns: The ratio estimate with its interval, whose ends may lie outside of shares.
  package func compliance(of kind: Int? = nil) -> Interval? {
    let parts = summaries.map { summary in
      let tallies = tallies(of: kind, in: summary)
      return (
        part: Double(tallies.reduce(0) { $0 + $1.kept }),
        whole: Double(tallies.reduce(0) { $0 + $1.decided })
      )
    }
    return Interval.ratio(of: parts, confidence: confidence)
  }

  /// The share of promises kept in each replication; 1 where none was due.
  package func complianceByReplication(of kind: Int? = nil) -> [Double] {
    summaries.map { summary in
      let tallies = tallies(of: kind, in: summary)
      let decided = tallies.reduce(0) { $0 + $1.decided }
      return decided == 0 ? 1 : Double(tallies.reduce(0) { $0 + $1.kept }) / Double(decided)
    }
  }

  /// What Wilson's interval says when all decided promises were kept, or all broken; `nil` otherwise.
  ///
  /// Replications that all agree have no variance, which is not the same as certainty. The interval
  /// takes the calls for independent.
  package func wilson(of kind: Int) -> Interval? {
    let kept = summaries.reduce(0) { $0 + $1.promises[kind].kept }
    let decided = summaries.reduce(0) { $0 + $1.promises[kind].decided }
    guard decided > 0, kept == 0 || kept == decided else { return nil }
    return Interval.wilson(successes: kept, trials: decided, confidence: confidence)
  }

  /// The time to spare that a share of the promises of a kind falls short of, in the median
  /// replication, with the interval between order statistics; unit: seconds.
  package func slackQuantile(_ share: Double, of kind: Int) -> Interval? {
    let quantiles = summaries.compactMap { summary -> Double? in
      let slacks = summary.promises[kind].slacks
      guard !slacks.isEmpty else { return nil }
      let rank = Int((share * Double(slacks.count)).rounded(.up)) - 1
      return slacks[min(slacks.count - 1, max(0, rank))]
    }
    return Interval.quantile(0.5, of: quantiles.sorted(), confidence: confidence)
  }

  /// The mean of a number over the replications.
  package func mean(_ number: (ReplicationSummary) -> Double) -> Interval? {
    Interval.mean(of: summaries.map(number), confidence: confidence)
  }

  /// The share of the time on duty that goes into something.
  package func share(of sum: (ReplicationRecord.Totals) -> Int) -> Interval? {
    Interval.ratio(
      of: summaries.map { (Double(sum($0.time)), Double($0.time.duty)) },
      confidence: confidence)
  }

  /// The mean backlog at each step of the counted time.
  package var backlog: [Interval] {
    let steps = summaries.map(\.waiting.count).min() ?? 0
    return (0..<steps).compactMap { step in mean { Double($0.waiting[step]) } }
  }

  /// How many replications are needed, by what is known, for intervals of a half-width; unit: share.
  ///
  ///     R* = R (h / target)²
  package func replicationsNeeded(forHalfWidth target: Double) -> Int? {
    guard let width = compliance()?.halfWidth, width.isFinite, target > 0 else { return nil }
    let ratio = width / target
    return Int(min(1e9, (Double(summaries.count) * ratio * ratio).rounded(.up)))
  }

  private func tallies(of kind: Int?, in summary: ReplicationSummary) -> [PromiseTally] {
    kind.map { [summary.promises[$0]] } ?? summary.promises
  }
}
