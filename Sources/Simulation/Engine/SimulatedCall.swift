/// A call with all that will be true about it, drawn when it comes in, and what happened to it.
///
/// Times are seconds since the epoch; ``never`` where something did not happen.
package struct SimulatedCall: Hashable, Sendable {
  /// The position of its type in ``SimulationModel/callTypes``.
  package let type: Int
  /// The number of the call among those of its type, from zero.
  package let number: Int
  /// When it came in.
  package let created: Int
  /// The position among the known calls of its type; negative for a random one.
  package var known: Int32 = -1
  /// The number of the call among all of the replication, from zero.
  var serial: Int32 = 0
  /// Where it is, as a row of the travel matrix.
  package var place = 0
  /// How long the work of the first visit takes; unit: seconds.
  package var work = 0
  /// What the measured way is multiplied with.
  package var travelFactor = 1.0
  /// How long parts take after the first visit; ``never`` when none are needed.
  package var partsDelay = Self.never
  /// How long the second visit takes.
  package var secondWork = 0
  /// How long the technician waits at a closed door; ``never`` when it is open.
  package var closedDoor = Self.never
  /// After how long a call with a closed door waits again.
  package var retryDelay = 0

  /// When its first promise is due, if the rule asks for it.
  package var due = Int.max
  /// When a technician first set out.
  package var dispatched = Self.never
  /// When a technician first arrived.
  package var arrived = Self.never
  /// When work first started.
  package var started = Self.never
  /// When the first visit ended without success, and until when parts were awaited.
  package var partsFrom = Self.never
  /// When the parts had come.
  package var partsUntil = Self.never
  /// When all work was done.
  package var completed = Self.never
  /// When the customer cancelled.
  package var cancelled = Self.never
  /// When the technician who is under way or at work set out last.
  package var lastDispatched = Self.never
  /// When that technician arrived.
  package var lastArrived = Self.never
  /// Where the call stands.
  package var state = State.waiting

  /// What stands for a time that did not come.
  package static let never = Int.min

  /// Where a call can stand.
  package enum State: UInt8, Hashable, Sendable {
    /// It waits for a technician.
    case waiting
    /// A technician is on the way or at work.
    case served
    /// It waits for parts, or for somebody to be at home.
    case delayed
    /// It is done.
    case completed
    /// The customer has cancelled.
    case cancelled
    /// A contractor has it.
    case passedOn
  }

  /// Whether it is neither done nor cancelled nor passed on.
  var isOpen: Bool { state == .waiting || state == .served || state == .delayed }

  init(type: Int, number: Int, created: Int) {
    self.type = type
    self.number = number
    self.created = created
  }

  /// How long it waited until a technician set out; unit: seconds; `nil` when nobody did.
  package var wait: Int? { dispatched == Self.never ? nil : dispatched - created }
}
