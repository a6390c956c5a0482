package import ServiceModel

/// An agreement with a visit allowance has no more visits in the plan than it still pays for in the
/// week, month or year in which they are due.
///
/// Posted and started work uses the allowance first, see ``AllowanceLedger``. Which of the other
/// visits are made is for the plan to choose. Where nothing is left for any of them, none is a
/// decision: they are kept out before any search, at the price of leaving them out.
///
/// - Source: `terms-and-codes.md`, reason `ALLOWANCE_USED`.
package struct VisitAllowanceRule: VisitRule, PlanRule {
  package static let id = "visit-allowance"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    exclusion(of: visit) == nil ? .any : .none
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    exclusion(of: visit)
  }

  package func exclusion(of visit: VisitFacts) -> Reason? {
    guard let account = visit.allowance, account.left == 0 else { return nil }
    return account.reason(usedBy: [])
  }

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    let made = Set(plan.routes.lazy.flatMap(\.visits).map(\.visit))
    return facts.allowanceGroups().compactMap { account, members in
      let count = members.count { made.contains(facts.visits[$0].visit.id) }
      guard count > account.left else { return nil }
      return Violation(
        rule: Self.id,
        text: "\(count) visits are made of which agreement \(account.agreement) pays for "
          + "\(account.left) in the \(account.allowance.period.rawValue) of \(account.period).")
    }
  }
}

extension ScenarioFacts {
  /// Returns the visits that share what an agreement still pays for, by account, in the order in
  /// which the scenario first names them; visits by their position in ``visits``.
  func allowanceGroups() -> [(account: AllowanceLedger.Account, visits: [Int])] {
    var places: [AllowanceLedger.Account: Int] = [:]
    var groups: [(account: AllowanceLedger.Account, visits: [Int])] = []
    for (index, visit) in visits.enumerated() {
      guard let account = visit.allowance else { continue }
      if let place = places[account] {
        groups[place].visits.append(index)
      } else {
        places[account] = groups.count
        groups.append((account, [index]))
      }
    }
    return groups
  }
}

extension AllowanceLedger.Account {
  /// Returns why nothing is left, naming a few of the visits of the plan that use the allowance.
  func reason(usedBy visits: [Identifier<Visit>]) -> Reason {
    let count = allowance.visits
    let stated =
      "Agreement \(agreement) pays for \(count) \(count == 1 ? "visit" : "visits") in the "
      + "\(allowance.period.rawValue) of \(period)"
    guard count > 0 else { return Reason(.allowanceUsed, stated + ".") }
    guard !visits.isEmpty else {
      return Reason(.allowanceUsed, stated + "; work that is done or under way has used it up.")
    }
    let named = visits.prefix(4).map { "\($0)" }.joined(separator: ", ")
    let more = visits.count > 4 ? " and \(visits.count - 4) more" : ""
    return Reason(.allowanceUsed, stated + ", which the plan uses for \(named)\(more).")
  }
}
