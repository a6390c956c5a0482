package import ServiceModel

/// Who is sent where, decided for all technicians and calls at once from what is known.
///
/// A policy takes the place of the model's ``DispatchRule``. The engine asks it at steady intervals
/// and at the events that it names, after everything else that happens at that instant, and only
/// when a call waits and a decision can make a difference. A policy is a value: each replication
/// has a copy of its own, which may remember its decisions.
///
/// It sees a ``DispatchSituation``, which has no room for what was drawn and has not happened.
package protocol DispatchPolicy: Sendable {
  /// After how many seconds the policy is asked at the latest; positive.
  var interval: Int { get }

  /// The events at which it is asked besides.
  var triggers: Set<PlanningTrigger> { get }

  /// Returns who goes where next: at most one call for each technician, one technician for each call.
  ///
  /// Only the next visit of a technician is asked for: what is not assigned is decided later.
  mutating func assignments(in situation: DispatchSituation) -> [DispatchAssignment]
}

/// What a dispatcher knows at an instant.
///
/// It holds facts, promises and means. Nothing in it depends on how long work or a way will really
/// take, nor on calls and absences to come.
///
/// - Source: `simulation.md`, E1.4, the information set.
package struct DispatchSituation: Hashable, Sendable {
  /// The instant; unit: seconds since the epoch.
  package var now: Int
  /// The calls that wait for a technician, in the order in which they came in.
  package var calls: [OpenCall]
  /// The technicians, in the order of ``SimulationModel/technicians``.
  package var technicians: [KnownTechnician]

  /// Creates a situation.
  package init(now: Int, calls: [OpenCall], technicians: [KnownTechnician]) {
    self.now = now
    self.calls = calls
    self.technicians = technicians
  }
}

/// A call that waits for a technician, as a dispatcher knows it.
package struct OpenCall: Hashable, Sendable {
  /// The number of the call, in the order in which calls came in.
  package var call: Int
  /// The position of its type in ``SimulationModel/callTypes``.
  package var type: Int
  /// Where it is, as a row of the travel matrix.
  package var place: Int
  /// When it came in; unit: seconds since the epoch.
  package var created: Int
  /// How long the work of the visit takes on average; unit: seconds.
  package var expectedWork: Int
  /// The promises that are still open.
  package var promises: [OpenPromise]

  /// Creates a call.
  package init(
    call: Int, type: Int, place: Int, created: Int, expectedWork: Int, promises: [OpenPromise]
  ) {
    self.call = call
    self.type = type
    self.place = place
    self.created = created
    self.expectedWork = expectedWork
    self.promises = promises
  }
}

/// A promise to a call whose milestone has not been reached.
package struct OpenPromise: Hashable, Sendable {
  /// The position of its terms in ``CallType/promises``.
  package var terms: Int
  /// Until when, by the clocks of the service model.
  package var due: Instant

  /// Creates a promise.
  package init(terms: Int, due: Instant) {
    self.terms = terms
    self.due = due
  }
}

/// A technician as a dispatcher knows one.
package struct KnownTechnician: Hashable, Sendable {
  /// The shift that goes on, by its position in ``SimulatedTechnician/shifts``; `nil` off duty.
  package var shift: Int?
  /// Where the technician is, or will be after the visit that goes on, as a row of the travel matrix.
  package var place: Int
  /// When the visit that goes on is expected to be over, by measured ways and the mean of what is
  /// left of the work; `nil` for who is on no visit.
  package var busyUntil: Int?

  /// Creates a technician.
  package init(shift: Int?, place: Int, busyUntil: Int?) {
    self.shift = shift
    self.place = place
    self.busyUntil = busyUntil
  }
}

/// A decision about the next visit of a technician.
package struct DispatchAssignment: Hashable, Sendable {
  /// The position in ``SimulationModel/technicians``.
  package var technician: Int
  /// The number of a call that waits.
  package var call: Int
  /// When to set out; later than the present when service could not start on arrival.
  ///
  /// Unit: seconds since the epoch.
  package var departure: Int

  /// Creates a decision.
  package init(technician: Int, call: Int, departure: Int) {
    self.technician = technician
    self.call = call
    self.departure = departure
  }
}
