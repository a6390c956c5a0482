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
    let halfWidthTarget: Double?
    let companies: [CompanyDocument]
  }

  struct CompanyDocument: Encodable, Sendable {
    var name: String
    var promises: [PromiseDocument]
    var observed: [ObservedDocument]?
    var compliance: IntervalDocument?
    var calls: [String: IntervalDocument]
    var timeShares: [String: IntervalDocument]
    var creditsMinorUnits: IntervalDocument?
    var breachReasons: [String: Int]
    var waiting: [IntervalDocument]
    var differences: [DifferenceDocument]?
  }

  struct PromiseDocument: Encodable, Sendable {
    var tier: String
    var priority: String
    var milestone: String
    var compliance: IntervalDocument?
    var kept: Int
    var broken: Int
    var censored: Int
    var slackSeconds: [String: IntervalDocument]
  }

  struct DifferenceDocument: Encodable, Sendable {
    var measure: String
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

  /// The report for programs.
  package var document: Document {
    Document(
      seed: String(run.seed), replications: run.replications, confidence: run.confidence,
      halfWidthTarget: run.halfWidth,
      companies: companies.indices.map { company(at: $0) })
  }

  private func company(at index: Int) -> CompanyDocument {
    let company = companies[index]
    let estimates = company.estimates
    func interval(_ interval: Interval?) -> IntervalDocument? { IntervalDocument(interval) }
    return CompanyDocument(
      name: company.name,
      promises: company.study.promises.indices.map { promise($0, of: company) },
      observed: company.study.observed.isEmpty ? nil : observedDocuments(of: company),
      compliance: interval(estimates.compliance()?.cutToShares),
      calls: [
        "created": interval(estimates.mean { Double($0.calls.created) }),
        "completed": interval(estimates.mean { Double($0.calls.completed) }),
        "cancelled": interval(estimates.mean { Double($0.calls.cancelled) }),
        "open": interval(estimates.mean { Double($0.calls.open) }),
      ].compactMapValues(\.self),
      timeShares: [
        "work": interval(estimates.share { $0.work }),
        "travel": interval(estimates.share { $0.travel }),
        "closedDoors": interval(estimates.share { $0.closedDoors }),
        "idle": interval(estimates.share { $0.idle }),
        "overtime": interval(estimates.share { $0.overtime }),
      ].compactMapValues(\.self),
      creditsMinorUnits: interval(estimates.mean { Double($0.credits.minorUnits) }),
      breachReasons: Dictionary(
        uniqueKeysWithValues: estimates.reasons.map { ($0.reason.rawValue, $0.count) }),
      waiting: estimates.backlog.map { IntervalDocument($0) },
      differences: index == 0
        ? nil
        : differences(of: index).map { measure, difference in
          DifferenceDocument(
            measure: measure.rawValue, difference: IntervalDocument(difference.interval),
            isReal: difference.isReal, varianceRatio: difference.varianceRatio)
        })
  }

  private func promise(_ kind: Int, of company: Company) -> PromiseDocument {
    let promise = company.study.promises[kind]
    let tallies = company.estimates.summaries.map { $0.promises[kind] }
    let shares = ["5 %": 0.05, "10 %": 0.1, "50 %": 0.5, "90 %": 0.9]
    return PromiseDocument(
      tier: promise.tier, priority: promise.priority, milestone: promise.milestone.rawValue,
      compliance: IntervalDocument(company.estimates.compliance(of: kind)?.cutToShares),
      kept: tallies.reduce(0) { $0 + $1.kept }, broken: tallies.reduce(0) { $0 + $1.broken },
      censored: tallies.reduce(0) { $0 + $1.censored },
      slackSeconds: shares.compactMapValues {
        IntervalDocument(company.estimates.slackQuantile($0, of: kind))
      })
  }

  /// The promises of each replication, one a row.
  package var csv: String {
    let header = [
      "company", "replication", "tier", "priority", "milestone", "kept", "broken", "censored",
    ]
    let rows = companies.flatMap { company in
      company.estimates.summaries.enumerated().flatMap { number, summary in
        zip(company.study.promises, summary.promises).map { promise, tally in
          [
            company.name, String(number), promise.tier, promise.priority,
            promise.milestone.rawValue, String(tally.kept), String(tally.broken),
            String(tally.censored),
          ]
        }
      }
    }
    return csvText([header] + rows)
  }
}
