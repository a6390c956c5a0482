import ServiceModel
import Simulation

// What other programs read.
extension SimulationReport {
  /// The report as a value that becomes JSON.
  package struct Document: Encodable, Sendable {
    let calloutSimulation = 1
    let seed: String
    let replications: Int
    let confidence: Double
    let warmUp: WarmUpDocument
    let halfWidth: HalfWidthDocument?
    let companies: [CompanyDocument]
  }

  struct WarmUpDocument: Encodable, Sendable {
    var rule: String
    var seconds: Int
  }

  struct HalfWidthDocument: Encodable, Sendable {
    var target: Double
    var reached: Double?
  }

  struct CompanyDocument: Encodable, Sendable {
    var name: String
    var compliance: ComplianceDocument
    var promises: [PromiseDocument]
    var observed: [ObservedDocument]?
    var groups: [GroupDocument]
    var figures: [String: FigureDocument]
    var technicians: [TechnicianDocument]
    var breachReasons: [ReasonDocument]
    var backlog: BacklogDocument
    var differences: [DifferenceDocument]?
  }

  struct ComplianceDocument: Encodable, Sendable {
    var share: IntervalDocument?
    var method: String?
    var kept: Int
    var broken: Int
    var censored: Int
    var credits: IntervalDocument?
  }

  struct PromiseDocument: Encodable, Sendable {
    var tier: String
    var priority: String
    var milestone: String
    var compliance: ComplianceDocument
    var slackSeconds: [String: IntervalDocument]
    var latenessSeconds: [String: IntervalDocument]
    var breachReasons: [ReasonDocument]
  }

  struct GroupDocument: Encodable, Sendable {
    var common: String
    var name: String
    var compliance: ComplianceDocument
  }

  struct FigureDocument: Encodable, Sendable {
    var unit: String
    var estimate: Double
    var low: Double?
    var high: Double?

    init(_ figure: Figure) {
      let interval = IntervalDocument(figure.interval)
      unit = figure.unit.rawValue
      (estimate, low, high) = (interval.estimate, interval.low, interval.high)
    }
  }

  struct TechnicianDocument: Encodable, Sendable {
    var id: String
    var name: String
    var hours: [String: IntervalDocument]
    var shares: [String: IntervalDocument]
  }

  struct ReasonDocument: Encodable, Sendable {
    var reason: String
    var count: Int
    var mean: IntervalDocument?
  }

  struct BacklogDocument: Encodable, Sendable {
    var from: String
    var stepSeconds: Int
    var points: [PointDocument]
  }

  struct PointDocument: Encodable, Sendable {
    var waiting: IntervalDocument
    var open: IntervalDocument
    var waitingLowTenth: Int
    var waitingHighTenth: Int
  }

  struct DifferenceDocument: Encodable, Sendable {
    var measure: String
    var tier: String?
    var priority: String?
    var milestone: String?
    var unit: String
    var difference: IntervalDocument
    var isReal: Bool
    var varianceRatio: Double?
  }

  /// An interval; ends that are not known are left out.
  struct IntervalDocument: Encodable, Sendable {
    var estimate: Double
    var low: Double?
    var high: Double?

    init?(_ interval: Interval?) {
      guard let interval else { return nil }
      self.init(interval)
    }

    init(_ interval: Interval) {
      estimate = interval.estimate
      low = interval.low.isFinite ? interval.low : nil
      high = interval.high.isFinite ? interval.high : nil
    }
  }
}

extension SimulationReport {
  /// The report for programs.
  package var document: Document {
    Document(
      seed: String(run.seed), replications: run.replications, confidence: run.confidence,
      warmUp: WarmUpDocument(
        rule: run.warmUp.rawValue, seconds: companies[0].study.model.window.warmUp.count),
      halfWidth: run.halfWidth.map { target in
        let reached = companies[0].estimates.compliance()?.halfWidth
        return HalfWidthDocument(
          target: target, reached: reached.flatMap { $0.isFinite ? $0 : nil })
      },
      companies: companies.indices.map { company(at: $0) })
  }

  private func company(at index: Int) -> CompanyDocument {
    let company = companies[index]
    let (start, step) = observations(of: company)
    return CompanyDocument(
      name: company.name, compliance: compliance(of: nil, in: company),
      promises: company.study.promises.indices.map { promise($0, of: company) },
      observed: company.study.observed.isEmpty ? nil : observedDocuments(of: company),
      groups: company.study.promiseGroups.map {
        GroupDocument(
          common: $0.common.rawValue, name: $0.name,
          compliance: compliance(of: $0.kinds, in: company))
      },
      figures: Dictionary(
        uniqueKeysWithValues: figures(of: company).map { ($0.key, FigureDocument($0)) }),
      technicians: company.technicians.indices.map { technician($0, of: company) },
      breachReasons: reasons(of: nil, in: company),
      backlog: BacklogDocument(
        from: clock.timestamp(start), stepSeconds: step.count,
        points: company.estimates.backlog.map { point in
          PointDocument(
            waiting: IntervalDocument(point.waiting), open: IntervalDocument(point.open),
            waitingLowTenth: point.low, waitingHighTenth: point.high)
        }),
      differences: index == 0 ? nil : differences(of: index).map(difference))
  }

  private func compliance(of kinds: [Int]?, in company: Company) -> ComplianceDocument {
    let estimate = company.estimates.compliance(of: kinds)
    let counts = company.estimates.counts(of: kinds)
    return ComplianceDocument(
      share: IntervalDocument(estimate?.interval), method: estimate?.method.rawValue,
      kept: counts.kept, broken: counts.broken, censored: counts.censored,
      credits: IntervalDocument(company.estimates.credits(of: kinds)))
  }

  private func promise(_ kind: Int, of company: Company) -> PromiseDocument {
    let promise = company.study.promises[kind]
    let slacks = company.estimates.slacks(of: [kind])
    let lateness = company.estimates.lateness(of: [kind])
    func quantiles(_ quantile: (Double) -> Interval?) -> [String: IntervalDocument] {
      Dictionary(
        uniqueKeysWithValues: Self.quantiles.compactMap { share in
          IntervalDocument(quantile(share)).map { ("p\(Int((share * 100).rounded()))", $0) }
        })
    }
    return PromiseDocument(
      tier: promise.tier, priority: promise.priority, milestone: promise.milestone.rawValue,
      compliance: compliance(of: [kind], in: company),
      slackSeconds: quantiles { slacks.quantile(1 - $0) },
      latenessSeconds: quantiles { lateness.quantile($0) },
      breachReasons: reasons(of: [kind], in: company))
  }

  private func reasons(of kinds: [Int]?, in company: Company) -> [ReasonDocument] {
    company.estimates.reasons(of: kinds).map { reason, count in
      ReasonDocument(
        reason: reason.rawValue, count: count,
        mean: IntervalDocument(company.estimates.breaches(for: reason, of: kinds)))
    }
  }

  private func technician(_ index: Int, of company: Company) -> TechnicianDocument {
    let estimates = company.estimates
    func parts(_ estimate: ((TechnicianTime) -> Int) -> Interval?) -> [String: IntervalDocument] {
      Dictionary(
        uniqueKeysWithValues: TechnicianTime.parts.compactMap { name, part in
          IntervalDocument(estimate(part)).map { (name, $0) }
        })
    }
    return TechnicianDocument(
      id: company.study.model.technicians[index].id, name: company.technicians[index],
      hours: parts { estimates.time(of: index, $0)?.scaled(by: 1.0 / 3600) },
      shares: parts { estimates.share(of: index, $0) })
  }

  private func difference(_ entry: Difference) -> DifferenceDocument {
    DifferenceDocument(
      measure: entry.measure, tier: entry.promise?.tier, priority: entry.promise?.priority,
      milestone: entry.promise?.milestone.rawValue, unit: entry.unit.rawValue,
      difference: IntervalDocument(entry.difference.interval), isReal: entry.difference.isReal,
      varianceRatio: entry.difference.varianceRatio)
  }
}

extension TechnicianTime {
  /// The parts of a technician's time by their names for programs.
  static let parts: [(name: String, part: @Sendable (TechnicianTime) -> Int)] = [
    ("duty", \.duty), ("work", \.work), ("travel", \.travel), ("wait", \.waiting),
    ("idle", \.idle), ("overtime", \.overtime),
  ]
}
