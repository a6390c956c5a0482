/// The accounts of visits that agreements pay for, one for each agreement and period.
///
/// Work that was posted or has started is a fact and uses its account before a plan does; visits of
/// cancelled orders use nothing. All other visits of an account share what is left: which of them a
/// plan makes is for the plan to choose. A visit is due on the service date of its order, or else on
/// the first day that its windows allow, on the day of its creation, or on the first day that is
/// planned.
///
/// The day on which a visit is due, not that on which it is made, decides its period: no plan can
/// spare an allowance by making a visit on another day.
package struct AllowanceLedger: Sendable {
  /// What one agreement pays for in one period.
  package struct Account: Hashable, Sendable {
    /// Who pays.
    package var agreement: Identifier<Agreement>
    /// The allowance as the agreement states it.
    package var allowance: VisitAllowance
    /// The first day of the period.
    package var period: CivilDate
    /// The visits that are left to plan; never negative.
    package var left: Int
  }

  private let accounts: [Identifier<Visit>: Account]

  /// Creates the ledger of `scenario`.
  ///
  /// - Complexity: O(orders + visits under agreements with an allowance).
  package init(_ scenario: Scenario) {
    let agreements = Dictionary(
      scenario.agreements.filter { $0.terms.visitAllowance != nil }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var keys: [Identifier<Visit>: Key] = [:]
    var left: [Key: Int] = [:]
    for order in scenario.serviceOrders where !agreements.isEmpty {
      guard let agreement = order.agreement.flatMap({ agreements[$0] }),
        let allowance = agreement.terms.visitAllowance, order.progress != .cancelled
      else { continue }
      for visit in order.visits {
        let due = scenario.dueDay(of: visit, in: order, agreement.timeZone ?? scenario.timeZone)
        let key = Key(agreement: agreement.id, period: allowance.period.start(of: due))
        let isFact = order.progress == .posted || visit.started != nil
        left[key, default: max(0, allowance.visits)] -= isFact ? 1 : 0
        if !isFact { keys[visit.id] = key }
      }
    }
    accounts = keys.compactMapValues { key in
      agreements[key.agreement]?.terms.visitAllowance.map { allowance in
        Account(
          agreement: key.agreement, allowance: allowance, period: key.period,
          left: max(0, left[key] ?? 0))
      }
    }
  }

  /// Returns the account that `visit` needs a part of; `nil` where no allowance is stated or the
  /// visit is a fact that has used it.
  package func account(of visit: Identifier<Visit>) -> Account? { accounts[visit] }

  private struct Key: Hashable {
    var agreement: Identifier<Agreement>
    var period: CivilDate
  }
}

extension Scenario {
  /// Returns the day on which a visit is due, in the zone given.
  fileprivate func dueDay(
    of visit: Visit, in order: ServiceOrder, _ zone: TimeZoneName
  ) -> CivilDate {
    if order.details.serviceDateTime == nil, visit.timeWindows.isEmpty,
      let dates = visit.dateWindow
    {
      return dates.start
    }
    let instant =
      order.details.serviceDateTime ?? visit.timeWindows.first?.minStart ?? order.createdAt
      ?? planningWindow.start
    return zone.rules.civil(at: instant).date
  }
}
