package import ServiceModel

/// A call that is known before the run: a row of a log, an order of the backlog, or one that an
/// agreement asks for.
///
/// What is known is when it comes in and what makes it this call; what its work turns out to be is
/// drawn, by its name and not by its position, so that a call more or less changes no other.
package struct KnownCall: Sendable {
  /// When it comes in.
  package var time: Instant
  /// Since when it waits in the order in which calls are answered; ``time`` for new calls.
  package var since: Instant
  /// The name by which its random numbers are drawn; `nil` where its number among the calls of its
  /// type serves.
  package var name: String?
  /// Where it is, as a row of the travel matrix; drawn among the sites of its type unless given.
  package var place: Int?
  /// How long its work takes; unit: seconds; that of its type unless given.
  package var work: Distribution?
  /// What is promised; that of its type unless given.
  package var promises: [ClockTerms]?
  /// What happened to it until it comes in, in order of time, from its creation on; empty when it is
  /// created as it comes in.
  package var history: [OrderEvent]
  /// Who was at work on it when the run begins, by position in ``SimulationModel/technicians``.
  package var begun: (technician: Int, start: Instant)?

  /// Creates a call.
  package init(
    time: Instant, since: Instant? = nil, name: String? = nil, place: Int? = nil,
    work: Distribution? = nil, promises: [ClockTerms]? = nil, history: [OrderEvent] = [],
    begun: (technician: Int, start: Instant)? = nil
  ) {
    self.time = time
    self.since = since ?? time
    self.name = name
    self.place = place
    self.work = work
    self.promises = promises
    self.history = history
    self.begun = begun
  }
}

extension ArrivalProcess {
  /// Calls at the given times, in any order, about which nothing else is known.
  package static func listed(_ instants: [Instant]) -> ArrivalProcess {
    .known(instants.sorted().map { KnownCall(time: $0) })
  }
}

extension CallType {
  /// Returns what is known beforehand about a call of this type; `nil` for random ones.
  func known(_ call: SimulatedCall) -> KnownCall? {
    guard call.known >= 0, case .known(let calls) = arrivals else { return nil }
    return calls[Int(call.known)]
  }

  /// Returns what is promised to a call of this type.
  func promises(to call: SimulatedCall) -> [ClockTerms] { known(call)?.promises ?? promises }

  /// Puts `position` of each technician who has begun work in its place.
  mutating func moveTechnicians(_ position: (Int) -> Int) {
    guard case .known(var calls) = arrivals, calls.contains(where: { $0.begun != nil }) else {
      return
    }
    for index in calls.indices {
      if let begun = calls[index].begun {
        calls[index].begun = (position(begun.technician), begun.start)
      }
    }
    arrivals = .known(calls)
  }
}
