/// Which visits the allowances of agreements pay for, and which come too late for that.
///
/// Visits of one agreement and period are served in this order: work that was posted or has
/// started, then by the day on which they are due, then as they stand in the scenario. Those of
/// cancelled orders use nothing. A visit is due on the service date of its order, or else on the
/// first day that its windows allow, on the day of its creation, or on the first day that is
/// planned.
///
/// The day on which a visit is due, not that on which it is made, decides its period: no plan can
/// spare an allowance by making a visit on another day.
package struct AllowanceLedger: Sendable {
  /// A visit that its allowance does not pay for any more.
  package struct Excess: Hashable, Sendable {
    /// The allowance that is used up.
    package var allowance: VisitAllowance
    /// The first day of the period.
    package var period: CivilDate
  }

  private let excesses: [Identifier<Visit>: Excess]

  /// Creates the ledger of `scenario`.
  ///
  /// - Complexity: O(*n* log *n*) in the visits under agreements with an allowance.
  package init(_ scenario: Scenario) {
    var entries: [Account: [Entry]] = [:]
    let agreements = Dictionary(
      scenario.agreements.filter { $0.terms.visitAllowance != nil }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var position = 0
    for order in scenario.serviceOrders where !agreements.isEmpty {
      guard let agreement = order.agreement.flatMap({ agreements[$0] }),
        let allowance = agreement.terms.visitAllowance, order.progress != .cancelled
      else { continue }
      for visit in order.visits {
        let due = scenario.dueDay(of: visit, in: order, agreement.timeZone ?? scenario.timeZone)
        let account = Account(agreement: agreement.id, period: allowance.period.start(of: due))
        let isFact = order.progress == .posted || visit.started != nil
        entries[account, default: []].append(
          Entry(visit: visit.id, isFact: isFact, due: due, position: position))
        position += 1
      }
    }
    var excesses: [Identifier<Visit>: Excess] = [:]
    for (account, visits) in entries {
      guard let allowance = agreements[account.agreement]?.terms.visitAllowance else { continue }
      let ranked =
        visits.filter(\.isFact)
        + visits.filter { !$0.isFact }.sorted { ($0.due, $0.position) < ($1.due, $1.position) }
      for entry in ranked.dropFirst(max(0, allowance.visits)) where !entry.isFact {
        excesses[entry.visit] = Excess(allowance: allowance, period: account.period)
      }
    }
    self.excesses = excesses
  }

  /// Returns the allowance that is used up before `visit`; `nil` when the visit is paid for.
  package func excess(of visit: Identifier<Visit>) -> Excess? { excesses[visit] }

  private struct Account: Hashable {
    var agreement: Identifier<Agreement>
    var period: CivilDate
  }

  private struct Entry {
    var visit: Identifier<Visit>
    var isFact: Bool
    var due: CivilDate
    /// Where the visit stands in the scenario.
    var position: Int
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
