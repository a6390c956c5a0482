import Foundation
import ServiceModel
import Simulation

// What a replication comes out as, each figure once for all kinds of output.
extension SimulationReport {
  /// What a number counts.
  enum Unit: String, Sendable {
    case calls, minorUnits, hours, share
  }

  /// A mean over replications.
  struct Figure: Sendable {
    /// The name for programs.
    var key: String
    /// The name for people.
    var words: String
    /// What the number counts.
    var unit: Unit
    /// The mean with its interval.
    var interval: Interval
  }

  /// The figures of a company.
  func figures(of company: Company) -> [Figure] {
    let estimates = company.estimates
    func hours(_ part: (TechnicianTime) -> Int) -> Interval? {
      estimates.time(part).map { $0.scaled(by: 1.0 / 3600) }
    }
    let all: [(String, String, Unit, Interval?)] = [
      ("created", "calls", .calls, estimates.mean { Double($0.calls.created) }),
      ("completed", "done", .calls, estimates.mean { Double($0.calls.completed) }),
      (
        "cancelled", "cancelled by customers", .calls, estimates.mean { Double($0.calls.cancelled) }
      ),
      ("open", "open at the end", .calls, estimates.mean { Double($0.calls.open) }),
      ("waiting", "calls that wait", .calls, meanWaiting(of: company)),
      ("credits", "cost of broken promises", .minorUnits, estimates.credits()),
      ("duty", "time on duty", .hours, hours(\.duty)),
      ("work", "work, of time on duty", .share, estimates.share(\.work)),
      ("travel", "travel", .share, estimates.share(\.travel)),
      ("wait", "waiting at sites", .share, estimates.share(\.waiting)),
      ("idle", "idle", .share, estimates.share(\.idle)),
      ("overtime", "overtime, on top", .share, estimates.share(\.overtime)),
    ]
    return all.compactMap { key, words, unit, interval in
      interval.map { Figure(key: key, words: words, unit: unit, interval: $0) }
    }
  }

  private func meanWaiting(of company: Company) -> Interval? {
    Interval.mean(of: waitingByReplication(of: company), confidence: run.confidence)?.cutToAmounts
  }

  /// How many calls wait in each replication, averaged over the counted time.
  private func waitingByReplication(of company: Company) -> [Double] {
    let length = Double(max(1, company.study.model.window.length.count))
    return company.estimates.summaries.map { Double($0.time.waiting) / length }
  }

  // MARK: Differences

  /// How a variant differs from the base in one measure.
  struct Difference: Sendable {
    /// The name for programs.
    var measure: String
    /// The kind of promise that is meant; `nil` for none or all.
    var promise: SimulationStudy.PromiseKind?
    /// What the number counts.
    var unit: Unit
    /// The difference, replication by replication.
    var difference: PairedDifference
  }

  /// Returns the differences of a variant from the base: what matters in all, then promise by
  /// promise.
  ///
  /// - Parameter index: The position of the variant in ``companies``; not zero.
  /// - Returns: The differences that can be taken.
  func differences(of index: Int) -> [Difference] {
    let (variant, base) = (companies[index], companies[0])
    let overall: [(String, Unit, (Company) -> [Double]?)] = [
      ("compliance", .share, { $0.estimates.complianceByReplication() }),
      ("credits", .minorUnits, { $0.estimates.summaries.map { Double($0.credits.minorUnits) } }),
      ("waiting", .calls, { waitingByReplication(of: $0) }),
      ("overtime", .hours, { $0.estimates.summaries.map { Double($0.time.overtime) / 3600 } }),
    ]
    let measures = overall.compactMap { measure, unit, values in
      paired(values(variant), values(base)).map {
        Difference(measure: measure, promise: nil, unit: unit, difference: $0)
      }
    }
    guard base.study.promises.count > 1 else { return measures }
    return measures
      + base.study.promises.enumerated().compactMap { kind, promise in
        guard let other = variant.study.promises.firstIndex(of: promise) else { return nil }
        return paired(
          variant.estimates.complianceByReplication(of: [other]),
          base.estimates.complianceByReplication(of: [kind])
        ).map {
          Difference(measure: "compliance", promise: promise, unit: .share, difference: $0)
        }
      }
  }

  private func paired(_ variant: [Double]?, _ base: [Double]?) -> PairedDifference? {
    guard let variant, let base else { return nil }
    return PairedDifference(
      of: variant, from: base, confidence: run.confidence, comparisons: companies.count - 1)
  }

  // MARK: Numbers in words

  /// Returns a number with its unit, as people read it; `-` for one that is not known.
  func text(_ value: Double, _ unit: Unit) -> String {
    guard value.isFinite else { return "-" }
    switch unit {
    case .calls: return decimal(value)
    case .hours: return decimal(value) + " h"
    case .share: return percent(value)
    case .minorUnits: return money.text(Money(minorUnits: Int(clamping: value.rounded())))
    }
  }

  /// Returns a difference with its sign; those of shares in percentage points.
  func signed(_ value: Double, _ unit: Unit) -> String {
    let text = unit == .share ? decimal(value * 100, digits: 2) + " points" : text(value, unit)
    return (value > 0 ? "+" : "") + text
  }

  /// Returns a share in per cent.
  func percent(_ share: Double) -> String {
    share.isFinite ? String(format: "%.2f %%", share * 100) : "-"
  }

  /// Returns a number with one decimal, or as many as are asked for.
  func decimal(_ value: Double, digits: Int = 1) -> String {
    value.isFinite ? String(format: "%.\(digits)f", value) : "-"
  }
}

extension SimulationReport.Difference {
  /// The measure in words.
  var words: String {
    switch measure {
    case "compliance": promise?.text ?? "promises kept"
    case "credits": "cost of broken promises"
    case "waiting": "calls that wait"
    default: measure
    }
  }
}

extension Interval {
  /// The interval of a number in another unit.
  func scaled(by factor: Double) -> Interval {
    Interval(estimate: estimate * factor, low: low * factor, high: high * factor)
  }
}

extension Int {
  /// Creates the nearest integer to a finite number.
  fileprivate init(clamping value: Double) {
    self = value >= 9e18 ? .max : value <= -9e18 ? .min : Int(value)
  }
}
