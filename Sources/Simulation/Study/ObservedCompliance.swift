import ServiceModel

/// How many promises were kept at the time, as the log says that is replayed.
package struct ObservedCompliance: Hashable, Sendable {
  /// The name of the promises; empty for calls without any.
  package var tier: String
  /// How many were kept.
  package var kept = 0
  /// How many were decided.
  package var decided = 0

  /// Returns what a log says about the calls that are replayed, by tier in alphabetical order.
  ///
  /// Where the log does not say whether a target was met, the instant of closing decides. A call
  /// that was open when the log ends counts as broken if it was due by then.
  ///
  /// - Parameters:
  ///   - log: The log; `nil` for none.
  ///   - scenario: The scenario that replays it.
  /// - Returns: Each tier of which something is known.
  static func list(of log: CallLog?, in scenario: Scenario) -> [ObservedCompliance] {
    guard let log else { return [] }
    let clock = ServiceLevelClock(scenario, orders: [])
    let end = log.calls.flatMap { [$0.order.clockStart, $0.closedAt] }.compactMap(\.self).max()
    var tiers: [String: ObservedCompliance] = [:]
    for call in log.calls
    where call.isReplayed(in: scenario.planningWindow, open: log.includesOpenCalls) {
      guard let wasOnTime = call.wasOnTime ?? call.wasClosedOnTime(by: end) else { continue }
      let tier = clock.serviceLevelAgreement(of: call.order)?.id.text ?? ""
      tiers[tier, default: ObservedCompliance(tier: tier)].decided += 1
      if wasOnTime { tiers[tier]?.kept += 1 }
    }
    return tiers.values.sorted { $0.tier < $1.tier }
  }
}

extension LoggedCall {
  /// Returns whether the call was closed before it was due; `nil` when that is not known at `end`.
  fileprivate func wasClosedOnTime(by end: Instant?) -> Bool? {
    guard let due = order.fixedDue.values.min() else { return nil }
    if let closedAt { return closedAt <= due }
    return end.map { due < $0 } ?? false ? false : nil
  }
}
