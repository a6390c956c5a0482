import ServiceModel

/// One replication while it runs: a loop that takes the next event and lets it happen.
///
/// Nothing is allocated for a call where there is neither travel nor a promise to compute but the
/// place in the list of calls.
struct SimulationRun {
  let model: SimulationModel
  let seed: UInt64
  let number: Int
  let countedFrom: Int
  let arrivalsEnd: Int

  var record: ReplicationRecord
  var events = MinimumHeap<Event>()
  var technicians: [TechnicianState]
  /// The calls of each type that wait.
  var queues: [MinimumHeap<WaitingCall>]
  var arrivals: [ArrivalSequence]
  /// What stands for each type in its streams.
  let entities: [UInt64]
  /// The same for each known call of a type.
  let knownEntities: [[UInt64]]
  let typesOfTechnician: [[Int]]
  let siteSums: [[Double]]
  var callNumbers: [Int]
  /// How many calls of each type are still to come in at the time of the next one.
  var pendingInBurst: [Int]
  /// The position of the next call of each type among those that are known; negative for random ones.
  var pendingKnown: [Int32]
  var now: Int
  var waitingCount = 0
  var openCount = 0
  var freeCount = 0
  /// Whether calls stay in the record when they are closed.
  var keepsCalls = true
  /// The places in the record of closed calls, where they do not stay.
  var freeSlots: [Int] = []
  /// Where calls with an event to come are, by their number, where places are used again.
  var slots: [Int: Int] = [:]
  /// Calls that were closed since somebody looked last.
  var closed: [SimulatedCall] = []
  /// How many calls have come in.
  var callCount = 0
  /// What decides instead of the rule.
  var policy: (any DispatchPolicy)?
  /// Whether a policy decides.
  let isPlanned: Bool
  /// The events at which it does.
  let triggers: Set<PlanningTrigger>
  /// What the policy knows about calls that wait, in the order in which they came in.
  var openCalls: [OpenCall] = []
  /// Whether a decision is to come at this instant.
  var isPlanningRequested = false
  /// When the last one was asked for, and at which event.
  var lastPlanning = Int.min
  var lastPlanningEvent = 0
  private var sequence: UInt32 = 0
  /// After how many seconds the backlog is written down again; zero for never.
  private let observationStep: Int

  init(_ model: SimulationModel, seed: UInt64, number: Int, observedEvery step: Seconds) {
    self.model = model
    self.seed = seed
    self.number = number
    precondition(
      model.rule != .optimizer || model.policy != nil, "the optimizer is a policy of its own")
    policy = model.policy
    isPlanned = model.policy != nil
    triggers = model.policy?.triggers ?? []
    let window = model.window
    let start = window.start.secondsSinceEpoch
    now = start
    countedFrom = window.counted.start.secondsSinceEpoch
    arrivalsEnd = window.counted.end.secondsSinceEpoch
    record = ReplicationRecord(number: number)
    record.countedRange = countedFrom..<arrivalsEnd
    record.technicians = model.technicians.map { _ in TechnicianTime() }
    technicians = model.technicians.map(TechnicianState.init)
    queues = model.callTypes.map { _ in MinimumHeap() }
    arrivals = model.callTypes.map {
      ArrivalSequence($0.arrivals, name: $0.id, start: start, seed: seed, replication: number)
    }
    entities = model.callTypes.map { randomEntity($0.id) }
    knownEntities = model.callTypes.map(Self.entities)
    typesOfTechnician = model.technicians.indices.map { technician in
      model.callTypes.indices.filter { model.callTypes[$0].technicians.contains(technician) }
    }
    siteSums = model.callTypes.map { type in
      type.sites.reduce(into: []) { sums, site in sums.append((sums.last ?? 0) + site.weight) }
    }
    callNumbers = model.callTypes.map { _ in 0 }
    pendingInBurst = callNumbers
    pendingKnown = callNumbers.map { _ in -1 }
    observationStep = max(0, step.count)
  }

  /// Runs until all calls are answered or the cool-down is over; the record keeps the calls.
  mutating func run() {
    record.calls.reserveCapacity(model.usualCallCount)
    takeEvents { _, _ in }
  }

  /// Runs in the same way, and hands calls on when they are closed, or open at the end, with the record
  /// of the run so far.
  mutating func run(handingOn drain: ([SimulatedCall], ReplicationRecord) -> Void) {
    // A policy knows calls by their places, which therefore stay theirs.
    keepsCalls = isPlanned
    takeEvents(drain)
    closed += isPlanned ? record.calls : record.calls.filter(\.isOpen)
    drainClosed(drain)
  }

  private mutating func takeEvents(_ drain: ([SimulatedCall], ReplicationRecord) -> Void) {
    let end = model.window.end.secondsSinceEpoch
    for technician in technicians.indices { scheduleShift(technician) }
    for type in model.callTypes.indices { scheduleArrival(type) }
    if observationStep > 0 { schedule(.observation, subject: 0, at: countedFrom) }
    if isPlanned { schedule(.planning, subject: PlanningCause.interval.rawValue, at: now) }
    while let event = events.first, event.time <= end {
      if event.time >= arrivalsEnd, openCount == 0 { break }
      _ = events.removeFirst()
      advance(to: event.time)
      record.events += 1
      apply(event)
      if closed.count >= Self.drainedAtOnce { drainClosed(drain) }
    }
    advance(to: max(now, min(end, openCount == 0 ? arrivalsEnd : end)))
    for technician in technicians.indices { leave(technician) }
    record.end = now
  }

  @inline(__always)
  private mutating func apply(_ event: Event) {
    switch event.kind {
    case .visitEnds: endVisit(of: event.subject)
    case .technicianArrives: arrive(event.subject)
    case .callReturns: if let index = slot(of: event.subject) { callReturns(index) }
    case .callComesIn: callComesIn(of: event.subject)
    case .shiftOpens: openShift(event.subject)
    case .shiftCloses: closeShift(event.subject)
    case .customerCancels: if let index = slot(of: event.subject) { cancel(index) }
    case .observation: observe()
    case .planning: planningIsDue(event.subject)
    }
  }

  // MARK: Time

  @inline(__always)
  mutating func schedule(_ kind: EventClass, subject: Int, at time: Int) {
    events.insert(Event(time: time, kind, subject: subject, sequence: sequence))
    sequence &+= 1
  }

  @inline(__always)
  private mutating func advance(to time: Int) {
    let passed = time - now
    guard passed > 0 else { return }
    record.whole.waiting += waitingCount * passed
    record.whole.open += openCount * passed
    let counted = countedOverlap(now, time)
    record.counted.waiting += waitingCount * counted
    record.counted.open += openCount * counted
    now = time
  }

  /// Returns how much of the time from `start` to `end` counts.
  @inline(__always)
  func countedOverlap(_ start: Int, _ end: Int) -> Int {
    max(0, min(end, arrivalsEnd) - max(start, countedFrom))
  }

  @inline(__always)
  mutating func add(_ sum: WritableKeyPath<ReplicationRecord.Totals, Int>, _ start: Int, _ end: Int)
  {
    guard start < end else { return }
    record.whole[keyPath: sum] += end - start
    record.counted[keyPath: sum] += countedOverlap(start, end)
  }

  private mutating func observe() {
    record.backlog.append(
      ReplicationRecord.BacklogPoint(time: now, waiting: waitingCount, open: openCount))
    if now + observationStep < arrivalsEnd {
      schedule(.observation, subject: 0, at: now + observationStep)
    }
  }
}

/// What a technician is doing.
struct TechnicianState: Sendable {
  var place: Int
  var activity = Activity.offDuty
  /// The call that is answered.
  var call = -1
  /// Since when the technician is free.
  var freeSince = 0
  /// The shift that goes on or comes next.
  var shift = 0
  /// When the shift that goes on began and ends.
  var dutyFrom = 0
  var dutyUntil = Int.min
  /// When the last shift ended.
  var lastDutyEnd = Int.min
  /// Whether the visit that goes on is at a closed door.
  var atClosedDoor = false
  /// When a technician who is under way arrives, as far as a dispatcher knows.
  var expectedArrival = 0
  /// The call that the last plan puts next; -1 for none.
  var next = -1
  /// When the last plan lets the technician leave for it; unit: seconds since the epoch.
  var nextDeparture = 0

  enum Activity: UInt8 { case offDuty, free, travelling, working }

  /// What a technician who is busy is busy with.
  var occupation: TechnicianTime.Occupation {
    activity == .travelling ? .travel : atClosedDoor ? .closedDoor : .work
  }

  init(_ technician: SimulatedTechnician) { place = technician.home }
}

/// A call that waits, in the order in which it is answered.
struct WaitingCall: Comparable, Sendable {
  /// What the dispatch rule looks at first.
  let urgency: Int
  /// When the call came in.
  let created: Int
  /// The position in the record.
  let call: Int
  /// The number of the call, in the order in which calls came in.
  let serial: Int32

  @inline(__always)
  static func < (left: WaitingCall, right: WaitingCall) -> Bool {
    if left.urgency != right.urgency { return left.urgency < right.urgency }
    return left.created != right.created ? left.created < right.created : left.serial < right.serial
  }
}
