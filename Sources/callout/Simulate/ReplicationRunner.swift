import Publishing
import ServiceModel
import Simulation

/// Makes replications in batches, and says on a terminal how far it is.
struct ReplicationRunner {
  /// Where all random numbers come from.
  let seed: UInt64
  /// How many threads may work at once.
  let threads: Int
  /// Whether there is a terminal to say it on.
  let showsProgress: Bool
  private let stopwatch = Stopwatch()

  /// How many replications are made between two looks; it does not depend on the machine.
  private static let batch = 10

  /// Creates a runner.
  init(seed: UInt64, threads: Int, showsProgress: Bool) {
    self.seed = seed
    self.threads = threads
    self.showsProgress = showsProgress
  }

  /// Returns the first `count` replications of a company.
  mutating func summaries(of company: SimulatedCompany, upTo count: Int) -> [ReplicationSummary] {
    var summaries: [ReplicationSummary] = []
    while summaries.count < count {
      add(to: &summaries, of: company, upTo: count)
      show(company, done: summaries.count, all: count, halfWidth: nil)
    }
    return summaries
  }

  /// Adds replications until compliance is known well enough.
  ///
  /// - Parameters:
  ///   - summaries: Those that there are.
  ///   - company: The company.
  ///   - target: The half-width at which to stop, as a share.
  ///   - confidence: The confidence of the interval.
  ///   - limit: The most replications.
  /// - Returns: All replications.
  mutating func extend(
    _ summaries: [ReplicationSummary], of company: SimulatedCompany, to target: Double,
    confidence: Double, limit: Int
  ) -> [ReplicationSummary] {
    var summaries = summaries
    while summaries.count < limit {
      let estimates = StudyEstimates(summaries, confidence: confidence)
      guard let width = estimates.compliance()?.halfWidth, width > target else { break }
      let needed = estimates.replicationsNeeded(forHalfWidth: target) ?? limit
      show(company, done: summaries.count, all: min(limit, needed), halfWidth: width)
      add(to: &summaries, of: company, upTo: limit)
    }
    return summaries
  }

  private func add(
    to summaries: inout [ReplicationSummary], of company: SimulatedCompany, upTo limit: Int
  ) {
    let next = summaries.count..<min(limit, summaries.count + Self.batch)
    summaries += company.study.summaries(next, seed: seed, threads: threads)
  }

  private func show(_ company: SimulatedCompany, done: Int, all: Int, halfWidth: Double?) {
    guard showsProgress else { return }
    let left = stopwatch.seconds / Double(max(1, done)) * Double(max(0, all - done))
    var parts = ["\(company.name)", "\(done) of \(all) replications"]
    if let halfWidth { parts.append("half-width \(percentText(halfWidth))") }
    parts.append("\(Int(left.rounded(.up))) s left")
    let line = parts.joined(separator: "  ").truncated(to: Terminal.errorWidth - 1)
    StandardError.write("\r\(line)\u{1B}[K")
  }

  /// Erases the line.
  func finish() {
    if showsProgress { StandardError.write("\r\u{1B}[K") }
  }
}
