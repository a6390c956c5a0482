package import ServiceModel

/// A rule about who makes a visit that no longer counts once work on the visit has started.
///
/// Started work is a fact, whatever the rule would have said before: only its technician and its
/// start hold, as a pin.
package struct UntilStarted<Rule: Sendable>: Sendable {
  private let rule: Rule

  /// Makes `rule` yield to started work.
  package init(_ rule: Rule) { self.rule = rule }
}

extension UntilStarted: PairRule where Rule: PairRule {
  package static var id: String { Rule.id }

  package func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason? {
    visit.visit.started == nil ? rule.refusal(of: visit, in: shift) : nil
  }
}

extension UntilStarted: VisitRule where Rule: VisitRule {
  package static var id: String { Rule.id }

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    visit.visit.started == nil ? rule.startDomain(of: visit) : .any
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    visit.visit.started == nil ? rule.refusal(of: visit, startingAt: start) : nil
  }

  package func exclusion(of visit: VisitFacts) -> Reason? {
    visit.visit.started == nil ? rule.exclusion(of: visit) : nil
  }
}

extension Shift {
  /// Returns what is left of the shift for somebody who is at work on `visit` since `start`.
  ///
  /// It begins there and then: limits and pay count from the start of the work, and breaks that can
  /// no longer be taken after it are past.
  func remaining(since start: Instant, on visit: Visit) -> Shift {
    var rest = self
    rest.minStart = start
    rest.startLocation = nil
    let end = start + visit.serviceDuration
    rest.breaks = breaks.filter { end <= $0.maxStart }
    return rest
  }
}
