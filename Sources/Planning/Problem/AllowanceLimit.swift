package import ServiceModel

/// A limit on how many visits of some set are made: what an agreement still pays for in a period.
///
/// The visits that could be made are more than ``capacity``, which is at least one.
package struct AllowanceLimit: Hashable, Sendable {
  /// The most visits that a plan makes.
  package var capacity: Int
  /// The plannable visits that share it, ascending; no visit is in two such sets.
  package var visits: [Int]
  /// What the limit was compiled from.
  package var account: AllowanceLedger.Account
}

extension AllowanceLimit {
  /// Returns the limits that can bind beside visits that no shift can make anyway.
  static func limits(of facts: ScenarioFacts, isPlannable: (Int) -> Bool) -> [AllowanceLimit] {
    facts.allowanceGroups().compactMap { account, visits in
      let members = visits.filter(isPlannable)
      guard members.count > account.left else { return nil }
      return AllowanceLimit(capacity: account.left, visits: members, account: account)
    }
  }
}

extension PlanningProblem {
  /// Returns, for each visit left out because the plan's other visits use its allowance up, why.
  func allowanceReasons(_ isMade: [Bool]) -> [Int: Reason] {
    var reasons: [Int: Reason] = [:]
    for limit in allowances {
      let made = limit.visits.filter { isMade[$0] }
      guard made.count >= limit.capacity else { continue }
      let reason = limit.account.reason(usedBy: made.map { facts.visits[$0].visit.id })
      for visit in limit.visits where !isMade[visit] { reasons[visit] = reason }
    }
    return reasons
  }
}
