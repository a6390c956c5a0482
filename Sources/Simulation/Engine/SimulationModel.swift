package import ServiceModel

/// A company whose calls are not known yet.
///
/// Technicians and call types are kept in the order of their names, so that the order in which they
/// are given changes nothing.
package struct SimulationModel: Sendable {
  /// Who answers calls.
  package var technicians: [SimulatedTechnician]
  /// What calls there are.
  package var callTypes: [CallType]
  /// How long the ways are; `nil` when there are none.
  package var travel: SimulatedTravel?
  /// Who is sent where, unless there is a ``policy``.
  package var rule: DispatchRule
  /// What decides instead of the rule; ``DispatchRule/optimizer`` needs one.
  package var policy: (any DispatchPolicy)?
  /// When the run starts, counts and ends.
  package var window: SimulationWindow

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - technicians: In any order; call types refer to their positions here.
  ///   - callTypes: In any order.
  ///   - travel: How long the ways are.
  ///   - rule: Who is sent where.
  ///   - window: When the run starts, counts and ends.
  package init(
    technicians: [SimulatedTechnician], callTypes: [CallType], travel: SimulatedTravel? = nil,
    rule: DispatchRule = .firstFree, window: SimulationWindow
  ) {
    let order = technicians.indices.sorted { technicians[$0].id < technicians[$1].id }
    var positions = [Int](repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { positions[index] = position }
    self.technicians = order.map { technicians[$0] }
    self.callTypes = callTypes.sorted { $0.id < $1.id }
    for index in self.callTypes.indices {
      self.callTypes[index].technicians = self.callTypes[index].technicians
        .map { positions[$0] }.sorted()
    }
    self.travel = travel
    self.rule = rule
    self.window = window
  }
}

/// Someone who answers calls.
package struct SimulatedTechnician: Hashable, Sendable {
  /// The name, by which random numbers are drawn.
  package var id: String
  /// When the technician is on duty, in order and without overlap; `nil` for always.
  package var shifts: [TimeRange]?
  /// Where shifts begin, as a row of the travel matrix, for shifts without a place of their own.
  package var home: Int
  /// Where each shift begins; a shift without a place begins where the last one ended.
  package var homes: [Int?]
  /// Which of the travel matrices counts.
  package var profile: Int
  /// The probability that a shift does not take place, drawn for each shift.
  package var absence: Double

  /// Creates a technician.
  package init(
    id: String, shifts: [TimeRange]? = nil, home: Int = 0, homes: [Int?] = [], profile: Int = 0,
    absence: Double = 0
  ) {
    self.id = id
    self.shifts = shifts
    self.home = homes.lazy.compactMap(\.self).first ?? home
    self.homes = homes
    self.profile = profile
    self.absence = absence
  }
}

/// The ways between places, and how much they vary.
package struct SimulatedTravel: Hashable, Sendable {
  /// How many places there are.
  package var size: Int
  /// Whole seconds; row-major, shape: profiles × size × size; all reachable.
  package var durations: [Int32]
  /// What a measured way is multiplied with, drawn once for each call; its mean is one.
  package var noise: Distribution

  /// Creates travel.
  ///
  /// - Precondition: `durations` holds `size` × `size` entries for each profile.
  package init(size: Int, durations: [Int32], noise: Distribution = .constant(1)) {
    precondition(
      size == 0 || durations.count % (size * size) == 0, "a travel matrix must be square")
    self.size = size
    self.durations = durations
    self.noise = noise
  }

  /// Returns the measured way between two places; unit: seconds.
  @inline(__always)
  func seconds(from start: Int, to end: Int, profile: Int) -> Int {
    Int(durations[(profile * size + start) * size + end])
  }
}

/// When a run starts, counts and ends.
///
/// Calls come in from the start until the end; those that come in before the warm-up is over are
/// answered, but not counted. After the end no more calls come in, and the run goes on until those
/// that did are completed, at most for the cool-down. What is open then is counted as censored.
///
/// - Source: `simulation.md`, E1.7.
package struct SimulationWindow: Hashable, Sendable {
  /// The start of the run.
  package var start: Instant
  /// How long calls are not counted; none for a study of a stretch of time that begins as it does.
  package var warmUp: Seconds
  /// How long calls are counted.
  package var length: Seconds
  /// How long the run may go on after the end.
  package var coolDown: Seconds

  /// Creates a window.
  package init(
    start: Instant, warmUp: Seconds = .zero, length: Seconds, coolDown: Seconds
  ) {
    self.start = start
    self.warmUp = warmUp
    self.length = length
    self.coolDown = coolDown
  }

  /// The stretch of time in which calls are counted.
  package var counted: TimeRange {
    TimeRange(start: start + warmUp, end: start + warmUp + length)
  }

  /// The end of the cool-down.
  package var end: Instant { counted.end + coolDown }
}
