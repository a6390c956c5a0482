package import ServiceModel

/// One day of the page of a plan, with a row for each shift that begins on it.
package struct PageDay: Sendable {
  /// The day in the scenario's zone.
  package var date: CivilDate
  /// The shifts, used or not, technicians in the order of the scenario.
  package var rows: [PageRow]
  /// The stretch that the timeline shows, from a full hour to a full hour of local time.
  package var span: TimeRange

  /// How many visits the day has.
  package var visitCount: Int { rows.reduce(0) { $0 + $1.stops.count } }
  /// How many of them break a promise.
  package var lateCount: Int { rows.reduce(0) { $0 + $1.stops.count(where: \.isLate) } }
}

/// One shift of one technician, as a row of a timeline and a sheet on paper.
package struct PageRow: Sendable {
  /// What links the row with its line on the map, such as `r3`.
  package var key: String
  /// The name of the technician used by files.
  package var technician: String
  /// The name for people.
  package var name: String
  /// What the technician can do, such as `gas 2, electric`.
  package var skills: String
  /// The position of the technician in the scenario, which picks the colour.
  package var colour: Int
  /// The name of the shift.
  package var shift: String
  /// When regular time begins.
  package var regularStart: Instant
  /// When regular time ends; what comes later is overtime.
  package var regularEnd: Instant
  /// When the shift ends at the latest.
  package var latestEnd: Instant
  /// Where the technician sets out; `nil` for the first stop.
  package var startPlace: Location?
  /// Where the technician returns to; `nil` for the last stop.
  package var endPlace: Location?
  /// What fills the shift, in order of time; empty when it is not used.
  package var bars: [PageBar]
  /// The visits in order.
  package var stops: [PageStop]
  /// When the route begins and ends; `nil` when the shift is not used.
  package var duty: TimeRange?
  /// What the time goes into.
  package var times: RouteTimes

  /// Whether the shift makes a visit.
  package var isUsed: Bool { duty != nil }

  /// Service and travel as a share of regular time, from 0.
  package var utilisation: Double {
    Double((times.service + times.travel).count) / Double(max(1, (regularEnd - regularStart).count))
  }

  /// The points of the route in order; stops without coordinates are left out.
  package var path: [Coordinate] {
    [startPlace?.coordinate].compactMap(\.self) + stops.compactMap(\.coordinate)
      + [endPlace?.coordinate].compactMap(\.self)
  }
}
