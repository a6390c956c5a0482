package import ServiceModel

/// Service starts inside one of the visit's windows and ends before the window's latest end.
///
/// Both ends of a window are allowed starts. A visit without windows may start at any time.
package struct TimeWindowRule: VisitRule {
  package static let id = "time-window"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard !visit.visit.timeWindows.isEmpty else { return .any }
    return StartDomain(
      visit.visit.timeWindows.compactMap { window in
        let end = window.maxEnd.map { $0 - visit.visit.serviceDuration } ?? window.maxStart
        let latest = min(window.maxStart, end)
        return window.minStart <= latest ? window.minStart...latest : nil
      })
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    let windows = visit.visit.timeWindows
    let end = start + visit.visit.serviceDuration
    let fits =
      windows.isEmpty
      || windows.contains { window in
        window.minStart <= start && start <= window.maxStart
          && (window.maxEnd.map { end <= $0 } ?? true)
      }
    return fits ? nil : Reason(.timeWindow, "Service would start outside every time window.")
  }
}

/// A visit that is pinned to a time starts then, or within the pinned range.
package struct PinnedTimeRule: VisitRule {
  package static let id = "pinned-time"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    visit.pin?.start.map { StartDomain([$0]) } ?? .any
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let range = visit.pin?.start, !range.contains(start) else { return nil }
    return Reason(.pin, "Service would not start at the pinned time.")
  }
}
