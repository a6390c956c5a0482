import ServiceModel

/// The rules in force, by scope.
///
/// A rule is stated once: the audit runs it as written, the optimizer runs its compiled form, and
/// tests assert that the two agree.
package struct RuleBook: Sendable {
  /// Rules that compile to eligibility.
  package var pairRules: [any PairRule]
  /// Rules that compile to the starts of service.
  package var visitRules: [any VisitRule]
  /// Rules that compile to resources of a label.
  package var routeRules: [any RouteRule]
  /// Rules that compile to rows of the master.
  package var planRules: [any PlanRule]

  /// Every rule that Callout knows.
  package static let standard = RuleBook(
    pairRules: [
      UntilStarted(SkillRule()), UntilStarted(RequiredTechnicianRule()),
      UntilStarted(ExcludedTechnicianRule()), PinnedTechnicianRule(),
    ],
    visitRules: [
      UntilStarted(StageSchedulableRule()), UntilStarted(AgreementSuspendedRule()),
      UntilStarted(AgreementDatesRule()), UntilStarted(VisitAllowanceRule()),
      UntilStarted(CoveredHoursRule()),
      UntilStarted(PartsAvailabilityRule()), UntilStarted(TimeWindowRule()),
      UntilStarted(DateWindowRule()), UntilStarted(TimeOfDayRule()), PinnedTimeRule(),
    ],
    routeRules: [
      ShiftRule(), BreakRule(), StockRule(), VisitLimitRule(), WorkTimeLimitRule(),
      TravelLimitRule(),
    ],
    planRules: [
      VisitOnceRule(), OneRoutePerShiftRule(), MandatoryVisitRule(), VisitAllowanceRule(),
      WeeklyDutyRule(), RestRule(),
    ])

  /// Returns the instants at which every visit rule lets service start.
  package func startDomain(of visit: VisitFacts) -> StartDomain {
    visitRules.reduce(.any) { $0.intersection($1.startDomain(of: visit)) }
  }

  /// Returns whether a rule keeps the visit out of every plan, so that it is no duty even when mandatory.
  package func isExcluded(_ visit: VisitFacts) -> Bool {
    visitRules.contains { $0.exclusion(of: visit) != nil }
  }
}
