import ServiceModel
package import Simulation

/// What a simulation says about a company and its variants, as text, JSON and CSV.
package struct SimulationReport: Sendable {
  /// One company with its replications.
  package struct Company: Sendable {
    /// The name of its scenario.
    package var name: String
    /// What was simulated.
    package var study: SimulationStudy
    /// What came out.
    package var estimates: StudyEstimates

    /// Creates a company.
    package init(name: String, study: SimulationStudy, estimates: StudyEstimates) {
      self.name = name
      self.study = study
      self.estimates = estimates
    }
  }

  /// How the run went.
  package struct Run: Sendable {
    /// Where the random numbers came from.
    package var seed: UInt64
    /// How many replications were made.
    package var replications: Int
    /// The half-width that was asked for, as a share; `nil` for none.
    package var halfWidth: Double?
    /// The confidence of each interval.
    package var confidence: Double

    /// Creates the facts of a run.
    package init(seed: UInt64, replications: Int, halfWidth: Double?, confidence: Double) {
      self.seed = seed
      self.replications = replications
      self.halfWidth = halfWidth
      self.confidence = confidence
    }
  }

  /// The base, then its variants.
  let companies: [Company]
  /// How the run went.
  let run: Run
  /// How money is written.
  let money: MoneyFormat

  /// Creates a report.
  ///
  /// - Precondition: there is a base.
  package init(_ companies: [Company], run: Run, money: MoneyFormat) {
    precondition(!companies.isEmpty, "a report needs a base")
    self.companies = companies
    self.run = run
    self.money = money
  }

  /// The differences of a variant from the base, most telling first.
  ///
  /// - Parameter index: The position of the variant in ``companies``; not zero.
  /// - Returns: Each measure with its paired difference.
  func differences(of index: Int) -> [(measure: Measure, difference: PairedDifference)] {
    let (variant, base) = (companies[index], companies[0])
    return Measure.allCases.compactMap { measure in
      PairedDifference(
        of: measure.values(of: variant.estimates), from: measure.values(of: base.estimates),
        confidence: run.confidence, comparisons: companies.count - 1
      ).map { (measure, $0) }
    }
  }
}

extension SimulationReport {
  /// What companies are compared by, replication by replication.
  enum Measure: String, CaseIterable, Sendable {
    case compliance, credits, meanWaiting, overtime

    /// The value of each replication.
    func values(of estimates: StudyEstimates) -> [Double] {
      switch self {
      case .compliance: estimates.complianceByReplication()
      case .credits: estimates.summaries.map { Double($0.credits.minorUnits) }
      case .meanWaiting:
        estimates.summaries.map { summary in
          Double(summary.waiting.reduce(0, +)) / Double(max(1, summary.waiting.count))
        }
      case .overtime: estimates.summaries.map { Double($0.time.overtime) }
      }
    }
  }
}

extension SimulationStudy.PromiseKind {
  /// The promise in words, such as `gold, urgent, onSite`.
  var text: String {
    [tier, priority, milestone.rawValue].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
