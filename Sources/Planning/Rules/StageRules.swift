package import ServiceModel

/// A visit is planned only while the stage of its order is schedulable.
///
/// A visit that its stage keeps out is left out at its price, mandatory or not, so that plans of before
/// and after a move compare: letting an order go on never makes the best plan dearer. The reason names
/// the stage and the nearest ones that would allow it: of those that follow, or else of those that the
/// order has to go back for.
///
/// - Source: `sla-clock.md`, "Proposed model mapping"; rules ST-2 and ST-4.
package struct StageSchedulableRule: VisitRule {
  package static let id = "stage-schedulable"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    isExcluded(visit) ? .none : .any
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    exclusion(of: visit)
  }

  package func exclusion(of visit: VisitFacts) -> Reason? {
    guard isExcluded(visit), let stage = visit.stage else { return nil }
    let names = visit.allowingStages.map { "'\($0.name)'" }.joined(separator: " or ")
    let way = visit.allowingStages.isEmpty ? "no stage would allow it" : "\(names) would allow it"
    return Reason(
      .stageNotSchedulable, "Order \(visit.order.id) waits in '\(stage.name)'; \(way).",
      stage: StageWait(stage: stage.id, allowing: visit.allowingStages.map(\.id)))
  }

  private func isExcluded(_ visit: VisitFacts) -> Bool {
    visit.stage.map { !$0.permissions.contains(.schedulable) } ?? false
  }
}
