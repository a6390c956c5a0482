package import ServiceModel

/// A rule that is judged from a technician's shift and a visit alone.
///
/// It compiles to a bit of eligibility: the optimizer asks it once for each pair, the audit once
/// for each visit that a plan makes.
package protocol PairRule: Sendable {
  /// The stable name of the rule, such as `skill`.
  static var id: String { get }

  /// Returns why `visit` may not be made in `shift`, or `nil` when it may.
  func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason?

  /// Returns whether `visit` may be made in `shift`, without finding words for why not.
  func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool
}

extension PairRule {
  package func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool {
    refusal(of: visit, in: shift) == nil
  }
}

/// A rule that is judged from one visit alone.
///
/// It compiles to the instants at which service may start; the audit asks about one start.
package protocol VisitRule: Sendable {
  /// The stable name of the rule, such as `time-window`.
  static var id: String { get }

  /// Returns the instants at which the rule lets service start.
  func startDomain(of visit: VisitFacts) -> StartDomain

  /// Returns why service may not start at `start`, or `nil` when it may.
  func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason?

  /// Returns why no plan may make the visit at all, whatever the time; `nil` when one may.
  func exclusion(of visit: VisitFacts) -> Reason?
}

extension VisitRule {
  package func exclusion(of visit: VisitFacts) -> Reason? { nil }
}

/// A rule that is judged from one route.
///
/// It compiles to a resource of the label, or to a condition on the state after a stop.
package protocol RouteRule: Sendable {
  /// The stable name of the rule, such as `shift`.
  static var id: String { get }

  /// Returns every breach in `route`.
  func violations(in route: Route, of day: RouteFacts) -> [Violation]
}

/// A rule that is judged from the plan as a whole.
///
/// It compiles to rows of the master program.
package protocol PlanRule: Sendable {
  /// The stable name of the rule, such as `visit-once`.
  static var id: String { get }

  /// Returns every breach in `plan`.
  func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation]
}

/// What a route rule may look at besides the route: its shift and its visits, resolved.
package struct RouteFacts: Sendable {
  /// The shift and its technician.
  package let shift: ShiftFacts
  /// The visits in the order of the route.
  package let visits: [VisitFacts]

  /// Creates the facts of one route.
  package init(shift: ShiftFacts, visits: [VisitFacts]) {
    self.shift = shift
    self.visits = visits
  }
}
