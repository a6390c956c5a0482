package import ServiceModel

/// What happened in one replication.
package struct ReplicationRecord: Sendable {
  /// The number of the replication.
  package var number: Int
  /// All calls, in the order in which they came in.
  package var calls: [SimulatedCall] = []
  /// When calls come in that count; unit: seconds since the epoch.
  package var countedRange = 0..<0
  /// When the run stopped; unit: seconds since the epoch.
  package var end = 0
  /// How many events there were.
  package var events = 0
  /// Over the whole run.
  package var whole = Totals()
  /// Over the time that counts.
  package var counted = Totals()
  /// How many calls waited and how many were open, at equal steps of the time that counts.
  package var backlog: [BacklogPoint] = []
  /// How each technician spent the time that counts, in the order of the model.
  package var technicians: [TechnicianTime] = []
  /// The shifts that did not take place.
  package var missedShifts: [MissedShift] = []

  /// Sums over a stretch of time; unit: seconds.
  package struct Totals: Hashable, Sendable {
    /// Time on the road, of all technicians.
    package var travel = 0
    /// Time at work.
    package var work = 0
    /// Time at closed doors.
    package var closedDoors = 0
    /// Time on duty by the shifts that took place.
    package var duty = 0
    /// Time on the road and at sites outside shifts.
    package var overtime = 0
    /// Calls that wait for a technician, times how long.
    package var waiting = 0
    /// Calls that are neither done nor cancelled nor passed on, times how long.
    package var open = 0

    /// Time on duty without anything to do.
    package var idle: Int { duty + overtime - travel - work - closedDoors }
  }

  /// A shift that did not take place.
  package struct MissedShift: Hashable, Sendable {
    /// The position of the technician in ``SimulationModel/technicians``.
    package var technician: Int
    /// When the shift would have been.
    package var shift: TimeRange
  }

  /// The backlog at an instant.
  package struct BacklogPoint: Hashable, Sendable {
    /// When; unit: seconds since the epoch.
    package var time: Int
    /// How many calls waited for a technician.
    package var waiting: Int
    /// How many calls were open.
    package var open: Int
  }
}
