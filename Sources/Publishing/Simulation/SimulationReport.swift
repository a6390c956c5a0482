package import ServiceModel
package import Simulation

/// What a simulation says about a company and its variants: as text, JSON, tables and a page.
package struct SimulationReport: Sendable {
  /// One company with its replications.
  package struct Company: Sendable {
    /// What it is called, such as the name of its scenario.
    package var name: String
    /// What was simulated.
    package var study: SimulationStudy
    /// The names of the technicians, in the order of the model.
    package var technicians: [String]
    /// What came out.
    package var estimates: StudyEstimates

    /// Creates a company.
    ///
    /// - Parameters:
    ///   - scenario: The scenario that was simulated.
    ///   - name: What the company is called.
    ///   - study: The study of it.
    ///   - summaries: The replications.
    ///   - confidence: The confidence of intervals.
    package init(
      _ scenario: Scenario, name: String, study: SimulationStudy, summaries: [ReplicationSummary],
      confidence: Double
    ) {
      self.name = name
      self.study = study
      let names = Dictionary(scenario.technicians.map { ($0.id.text, $0.name) }) { first, _ in
        first
      }
      technicians = study.model.technicians.map { technician in
        let name = names[technician.id] ?? ""
        return name.isEmpty ? technician.id : name
      }
      estimates = StudyEstimates(summaries, confidence: confidence)
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
    /// How the warm-up was chosen.
    package var warmUp: WarmUpChoice

    /// Creates the facts of a run.
    package init(
      seed: UInt64, replications: Int, halfWidth: Double?, confidence: Double,
      warmUp: WarmUpChoice
    ) {
      self.seed = seed
      self.replications = replications
      self.halfWidth = halfWidth
      self.confidence = confidence
      self.warmUp = warmUp
    }
  }

  /// How the time that is not counted was chosen.
  package enum WarmUpChoice: String, Hashable, Sendable {
    /// There is none: the study is about a stretch of time that begins as it does.
    case none
    /// The user knew it.
    case given
    /// MSER-5 found it.
    case mser5 = "MSER-5"
  }

  /// The base, then its variants.
  let companies: [Company]
  /// How the run went.
  let run: Run
  /// How money is written.
  let money: MoneyFormat
  /// How instants are written.
  let clock: LocalClock

  /// Creates a report.
  ///
  /// - Precondition: there is a base.
  package init(_ companies: [Company], run: Run, money: MoneyFormat, clock: LocalClock) {
    precondition(!companies.isEmpty, "a report needs a base")
    self.companies = companies
    self.run = run
    self.money = money
    self.clock = clock
  }

  /// When the first observation of the backlog is made, and after how long the next one.
  func observations(of company: Company) -> (start: Instant, step: Seconds) {
    (company.study.model.window.counted.start, company.study.observationStep)
  }
}

extension SimulationStudy.PromiseKind {
  /// The promise in words, such as `gold, urgent, onSite`.
  var text: String {
    [tier, priority, milestone.rawValue].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension PromiseGroup {
  /// The group in words, such as `all gold`.
  var text: String { name.isEmpty ? "all without \(common.rawValue)" : "all \(name)" }
}

extension BreachReason {
  /// The reason in words.
  var words: String {
    switch self {
    case .beforeStart: "overdue from the start"
    case .noTechnician: "no technician for it"
    case .nobodyOnDuty: "nobody on duty"
    case .everybodyAbsent: "all on duty absent"
    case .everybodyBusy: "everybody busy"
    case .travel: "on the way"
    case .work: "at work"
    case .parts: "waiting for parts"
    case .closedDoor: "closed door"
    }
  }
}
