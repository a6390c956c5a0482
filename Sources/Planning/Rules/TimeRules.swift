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

/// A visit with a date window starts on one of its days and, where the window gives hours, is made
/// within the hours of one day.
///
/// The days count in the zone of the agreement, which is that of the scenario unless given.
///
/// - Source: rule GN-5, window of an occurrence.
package struct DateWindowRule: VisitRule {
  package static let id = "date-window"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    guard let window = visit.visit.dateWindow else { return .any }
    return StartDomain(
      window.starts(in: visit.agreementZone, duration: visit.visit.serviceDuration))
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let window = visit.visit.dateWindow else { return nil }
    let zone = visit.agreementZone
    guard window.hours.isEmpty else {
      let end = start + visit.visit.serviceDuration
      // Hours may run past midnight, so they can be those of the day before.
      let fits = [-2, -1, 0, 1].map { zone.civilDate(of: start).advanced(by: $0) }
        .filter { window.start <= $0 && $0 <= window.end }
        .contains { date in
          window.hours.contains { hours in
            zone.rules.occurrence(of: hours.from, on: date).opening <= start
              && end <= zone.rules.occurrence(of: hours.to, on: date).closing
          }
        }
      return fits
        ? nil : Reason(.timeWindow, "Service would lie outside the hours of \(days(of: window)).")
    }
    let date = zone.civilDate(of: start)
    guard date < window.start || window.end < date else { return nil }
    return Reason(.timeWindow, "Service would not start on \(days(of: window)).")
  }

  private func days(of window: DateWindow) -> String {
    window.start == window.end
      ? "\(window.start)" : "one of the days from \(window.start) to \(window.end)"
  }
}

/// A visit that is pinned to a time starts then, or within the pinned range.
///
/// Started work is pinned to the time at which it started.
package struct PinnedTimeRule: VisitRule {
  package static let id = "pinned-time"

  /// Creates the rule.
  package init() {}

  package func startDomain(of visit: VisitFacts) -> StartDomain {
    visit.pin?.start.map { StartDomain([$0]) } ?? .any
  }

  package func refusal(of visit: VisitFacts, startingAt start: Instant) -> Reason? {
    guard let range = visit.pin?.start, !range.contains(start) else { return nil }
    guard visit.visit.started == nil else {
      return Reason(.pin, "Work on it has started already, so its start is not moved.")
    }
    return Reason(.pin, "Service would not start at the pinned time.")
  }
}
