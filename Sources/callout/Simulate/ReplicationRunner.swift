import Publishing
import ServiceModel
import Simulation

/// Makes replications in batches, and says how far it is.
struct ReplicationRunner {
  /// Where all random numbers come from.
  let seed: UInt64
  /// How many threads may work at once.
  let threads: Int
  /// The confidence of the intervals that are said on the way.
  let confidence: Double
  /// Where it is said.
  let progress: ReplicationProgress

  /// How many replications are made between two looks; it does not depend on the machine.
  private static let batch = 10

  /// Returns the first `count` replications of a company.
  func summaries(of company: SimulatedCompany, upTo count: Int) -> [ReplicationSummary] {
    progress.begin(company.scenario.name)
    var summaries: [ReplicationSummary] = []
    while summaries.count < count { add(to: &summaries, of: company, upTo: count) }
    return summaries
  }

  /// Adds replications until compliance is known well enough.
  ///
  /// - Parameters:
  ///   - summaries: Those that there are.
  ///   - company: The company.
  ///   - others: How many more companies get as many replications.
  ///   - target: The half-width at which to stop, as a share.
  ///   - limit: The most replications.
  /// - Returns: All replications.
  func extend(
    _ summaries: [ReplicationSummary], of company: SimulatedCompany, before others: Int,
    to target: Double, limit: Int
  ) -> [ReplicationSummary] {
    var summaries = summaries
    while summaries.count < limit {
      let estimates = StudyEstimates(summaries, confidence: confidence)
      guard let width = estimates.compliance()?.halfWidth, width > target else { break }
      let needed = estimates.replicationsNeeded(forHalfWidth: target) ?? limit
      progress.expect(min(limit, max(needed, summaries.count + 1)) * (1 + others))
      add(to: &summaries, of: company, upTo: limit)
    }
    progress.expect(summaries.count * (1 + others))
    return summaries
  }

  private func add(
    to summaries: inout [ReplicationSummary], of company: SimulatedCompany, upTo limit: Int
  ) {
    let next = summaries.count..<min(limit, summaries.count + Self.batch)
    summaries += company.study.summaries(
      next, seed: seed, threads: threads, finished: { progress.finishedReplication() })
    let estimates = StudyEstimates(summaries, confidence: confidence)
    progress.know(halfWidth: estimates.compliance()?.halfWidth)
  }
}
