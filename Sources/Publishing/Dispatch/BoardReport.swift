package import ServiceModel

/// What the dispatch board shows, with the conflicts of what is booked, for programs and people.
///
/// Times are in the scenario's zone.
package struct BoardReport: Sendable, Encodable {
  /// The name of the scenario.
  package var scenario: String
  /// The first day shown.
  package var from: String
  /// The last day shown.
  package var to: String
  /// The teams with the rows of their technicians.
  package var teams: [TeamEntry]
  /// What waits for the dispatcher.
  package var undispatched: [ActivityEntry]
  /// What cannot be in all that is booked, whatever its day.
  package var conflicts: [ConflictEntry]

  /// A team.
  package struct TeamEntry: Sendable, Encodable {
    var team: String
    var name: String
    var owner: String
    var technicians: [RowEntry]
  }

  /// A technician of a team.
  package struct RowEntry: Sendable, Encodable {
    var technician: String
    var name: String
    var activities: [ActivityEntry]
  }

  /// An activity.
  package struct ActivityEntry: Sendable, Encodable {
    var activity: String
    var serviceOrder: String
    var lines: [Int]
    @Nullable var type: String?
    @Nullable var task: String?
    @Nullable var phase: String?
    @Nullable var technician: String?
    @Nullable var start: String?
    @Nullable var end: String?
    @Nullable var priority: String?
    var dispatched: Bool
    var closed: Bool
  }

  /// A conflict.
  package struct ConflictEntry: Sendable, Encodable {
    var code: String
    var technician: String
    var serviceOrder: String
    var work: String
    @Nullable var other: String?
    @Nullable var amountSeconds: Int?
    @Nullable var milestone: String?
    @Nullable var due: String?
    var message: String
  }

  /// Creates the report of what `query` asks of the board of `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - query: Which part of the board is shown.
  ///   - travel: How long ways take; without it they are not judged.
  package init(of scenario: Scenario, for query: DispatchQuery, travel: TravelTable?) {
    let clock = LocalClock(scenario.timeZone)
    let view = scenario.dispatchView(query)
    let tree = StageTree(scenario.stages)
    let orders = Dictionary(
      scenario.serviceOrders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(
      scenario.technicians.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let teamsByName = Dictionary(
      scenario.dispatchTeams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func entry(_ activity: Activity) -> ActivityEntry {
      let order = orders[activity.order]
      let stage = order.flatMap { tree?.stage(of: $0) }
      return ActivityEntry(
        activity, phase: stage?.activityPhase, priority: order?.priority, on: clock)
    }
    self.scenario = scenario.name
    from = query.days.lowerBound.description
    to = query.days.upperBound.description
    teams = view.teams.map { rows in
      TeamEntry(
        team: rows.team.text, name: teamsByName[rows.team]?.name ?? "",
        owner: teamsByName[rows.team]?.owner.text ?? "",
        technicians: rows.rows.map { row in
          RowEntry(
            technician: row.technician.text, name: names[row.technician] ?? "",
            activities: row.activities.map(entry))
        })
    }
    undispatched = view.undispatched.map(entry)
    conflicts = ConflictDetection(scenario, travel: travel).conflicts(in: scenario.bookedWork)
      .map { ConflictEntry($0, on: clock) }
  }
}

extension BoardReport.ActivityEntry {
  fileprivate init(
    _ activity: Activity, phase: String?, priority: Identifier<Priority>?, on clock: LocalClock
  ) {
    self.init(
      activity: activity.id.text, serviceOrder: activity.order.text, lines: activity.lines,
      type: activity.type?.text, task: activity.task?.text, phase: phase,
      technician: activity.technician?.text, start: activity.start.map(clock.timestamp),
      end: activity.end.map(clock.timestamp), priority: (activity.priority ?? priority)?.text,
      dispatched: activity.isDispatched, closed: activity.isClosed)
  }
}

extension BoardReport.ConflictEntry {
  fileprivate init(_ conflict: BookingConflict, on clock: LocalClock) {
    self.init(
      code: conflict.kind.rawValue, technician: conflict.work.technician.text,
      serviceOrder: conflict.work.order.text, work: conflict.work.subject.description,
      other: conflict.other?.subject.description, amountSeconds: conflict.amount?.count,
      milestone: conflict.promise?.milestone.rawValue,
      due: (conflict.promise?.due).map(clock.timestamp), message: conflict.message)
  }
}
