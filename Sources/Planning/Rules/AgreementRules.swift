package import ServiceModel

/// Visits under an agreement start on a day within its validity, first and last day included.
///
/// The days count in the zone of the agreement.
///
/// - Source: rule OR-3; closed date ranges, `service-management.md` section 0.
package struct AgreementDatesRule: VisitRule {
  package static let id = "agreement-dates"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard let agreement = visit.agreement else { return .any }
    guard let everything = StartDomain.any.intervals.first else { return .any }
    var (first, last) = (everything.lowerBound, everything.upperBound)
    if let date = agreement.startDate { first = visit.agreementZone.startOfDay(date) }
    if let date = agreement.endDate {
      last = visit.agreementZone.startOfDay(date.advanced(by: 1)) - Seconds(1)
    }
    return first <= last ? StartDomain([first...last]) : .none
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let agreement = visit.agreement else { return nil }
    let date = visit.agreementZone.civilDate(of: start)
    if let first = agreement.startDate, date < first {
      return Reason(.agreementExpired, "Agreement \(agreement.id) begins on \(first).")
    }
    if let last = agreement.endDate, last < date {
      return Reason(.agreementExpired, "Agreement \(agreement.id) ended on \(last).")
    }
    return nil
  }
}

/// No visit is planned under a suspended agreement.
///
/// - Source: rule AG-4.
package struct AgreementSuspendedRule: VisitRule {
  package static let id = "agreement-suspended"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    exclusion(of: visit) == nil ? .any : .none
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    exclusion(of: visit)
  }

  package func exclusion(of visit: VisitFacts) -> Reason? {
    guard let agreement = visit.agreement, agreement.suspended else { return nil }
    return Reason(.agreementExpired, "Agreement \(agreement.id) is suspended.")
  }
}
