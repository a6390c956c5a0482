/// Which part of the board somebody wants to see.
///
/// - Source: rules DI-1, DI-4 to DI-6.
package struct DispatchQuery: Hashable, Sendable {
  /// The days, both included, in the zone of the scenario.
  package var days: ClosedRange<CivilDate>
  /// Whether closed activities are shown.
  package var includesClosed: Bool
  /// Whose teams are shown: the one that this person belongs to, and those that the person owns; all
  /// teams when it is `nil`.
  package var viewer: Identifier<Technician>?

  /// Creates a query.
  package init(
    days: ClosedRange<CivilDate>, includesClosed: Bool = false,
    viewer: Identifier<Technician>? = nil
  ) {
    self.days = days
    self.includesClosed = includesClosed
    self.viewer = viewer
  }
}

/// What the board shows: a block of rows for each team, and what waits for the dispatcher.
package struct DispatchView: Hashable, Sendable {
  /// The teams in the order of the scenario.
  package var teams: [TeamRows]
  /// Open activities without a technician or not yet released: those in the days asked for, then those
  /// whose start is open.
  package var undispatched: [Activity]

  /// The rows of a team.
  package struct TeamRows: Hashable, Sendable {
    /// The team.
    package var team: Identifier<DispatchTeam>
    /// One row for each member, in the order of the team.
    package var rows: [Row]
  }

  /// The row of a technician.
  package struct Row: Hashable, Sendable {
    /// Who.
    package var technician: Identifier<Technician>
    /// What the technician does in the days asked for, in order of start.
    package var activities: [Activity]
  }
}

extension Scenario {
  /// Returns what the board shows to `query`.
  ///
  /// An activity counts when any part of it lies in the days. Technicians without a team have no row
  /// (rule DI-1).
  package func dispatchView(_ query: DispatchQuery) -> DispatchView {
    let rules = timeZone.rules
    let midnight = CivilTime(secondsAfterMidnight: 0)
    let from = rules.occurrence(of: midnight, on: query.days.lowerBound).opening
    let until = rules.occurrence(of: midnight, on: query.days.upperBound.advanced(by: 1)).opening
    let shown = activities.filter { activity in
      guard query.includesClosed || !activity.isClosed else { return false }
      guard let start = activity.start, let end = activity.end else { return false }
      return start < until && (end > from || start >= from)
    }.sorted { ($0.start ?? from, $0.id) < ($1.start ?? from, $1.id) }
    let byTechnician = Dictionary(grouping: shown) { $0.technician }
    let related = dispatchTeams.filter { team in
      query.viewer.map { team.owner == $0 || team.members.contains($0) } ?? true
    }
    return DispatchView(
      teams: related.map { team in
        DispatchView.TeamRows(
          team: team.id,
          rows: team.members.map {
            DispatchView.Row(technician: $0, activities: byTechnician[$0] ?? [])
          })
      },
      undispatched: shown.filter(\.isUndispatched)
        + activities.filter { $0.isUndispatched && $0.start == nil })
  }
}
