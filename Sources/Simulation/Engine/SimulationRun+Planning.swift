import ServiceModel

// What a policy is asked, and what becomes of its answers.
extension SimulationRun {
  /// Who asks for a decision: the clock, or an event.
  enum PlanningCause: Int {
    case interval, event
  }

  /// Schedules a decision after everything else at this instant, if `trigger` asks for one.
  mutating func requestPlanning(on trigger: PlanningTrigger) {
    guard !isPlanningRequested, triggers.contains(trigger) else { return }
    isPlanningRequested = true
    schedule(.planning, subject: PlanningCause.event.rawValue, at: now)
  }

  /// Asks for a decision at a later instant.
  mutating func schedulePlanning(at time: Int) {
    schedule(.planning, subject: PlanningCause.event.rawValue, at: time)
  }

  /// Lets calls that nobody takes at once go to a contractor, and asks the policy otherwise.
  mutating func planningIsDue(_ cause: Int) {
    if cause == PlanningCause.interval.rawValue, let interval = policy?.interval {
      schedule(.planning, subject: cause, at: now + max(1, interval))
    }
    isPlanningRequested = false
    // Nothing has happened since a decision that was the event before this one.
    let isRepeated = lastPlanning == now && lastPlanningEvent + 1 == record.events
    (lastPlanning, lastPlanningEvent) = (now, record.events)
    guard !isRepeated else { return }
    decide()
    passOnOpenCalls()
  }

  private mutating func decide() {
    openCalls.removeAll { record.calls[$0.call].state != .waiting }
    for technician in technicians.indices { technicians[technician].next = -1 }
    let looksAhead = !triggers.contains(.visitEnds)
    guard !openCalls.isEmpty, freeCount > 0 || looksAhead, var policy else { return }
    self.policy = nil
    let assignments = policy.assignments(in: situation())
    self.policy = policy
    for assignment in assignments { apply(assignment, looksAhead: looksAhead) }
  }

  private mutating func apply(_ assignment: DispatchAssignment, looksAhead: Bool) {
    let (technician, call) = (assignment.technician, assignment.call)
    precondition(
      record.calls[call].state == .waiting
        && model.callTypes[record.calls[call].type].technicians.contains(technician),
      "a policy sends technicians to calls that wait and that they can answer")
    switch technicians[technician].activity {
    case .free where assignment.departure > now: schedulePlanning(at: assignment.departure)
    case .free: sendAsPlanned(technician, to: call)
    case .travelling, .working:
      guard looksAhead else { break }
      technicians[technician].next = call
      technicians[technician].nextDeparture = assignment.departure
    case .offDuty: break
    }
  }

  /// Sends a technician who has become free to the call that the last plan put next, or plans again when
  /// it is time to leave.
  mutating func takeUpPlan(_ technician: Int) {
    let next = technicians[technician].next
    technicians[technician].next = -1
    guard next >= 0, record.calls[next].state == .waiting else { return }
    let departure = technicians[technician].nextDeparture
    guard departure <= now else { return schedulePlanning(at: departure) }
    sendAsPlanned(technician, to: next)
  }

  private mutating func sendAsPlanned(_ technician: Int, to call: Int) {
    let way = measuredWay(of: technician, to: record.calls[call].place)
    guard now + way <= technicians[technician].dutyUntil else { return }
    openCalls.removeAll { $0.call == call }
    waitingCount -= 1
    send(technician, to: call)
  }

  private mutating func passOnOpenCalls() {
    guard openCalls.contains(where: { model.callTypes[$0.type].passesOn }) else { return }
    for open in openCalls
    where model.callTypes[open.type].passesOn && record.calls[open.call].state == .waiting {
      record.calls[open.call].state = .passedOn
      waitingCount -= 1
      close(open.call)
    }
  }

  // MARK: What is known

  /// Remembers what is known about a call that waits.
  mutating func open(_ index: Int) {
    let call = record.calls[index]
    let type = model.callTypes[call.type]
    let events = call.events(of: type)
    let promises = type.promises(to: call).enumerated().compactMap { number, terms in
      terms.openDue(of: events).map { OpenPromise(terms: number, due: $0) }
    }
    let open = OpenCall(
      call: index, type: call.type, place: call.place, created: since(call),
      expectedWork: expectedWork(of: call), promises: promises)
    let position = openCalls.lastIndex { $0.call < index }.map { $0 + 1 } ?? 0
    openCalls.insert(open, at: position)
    waitingCount += 1
  }

  private func situation() -> DispatchSituation {
    DispatchSituation(
      now: now, calls: openCalls.filter { !model.callTypes[$0.type].technicians.isEmpty },
      technicians: technicians.indices.map { technician in
        let state = technicians[technician]
        return KnownTechnician(
          shift: state.dutyUntil > now ? state.shift : nil, place: state.place,
          busyUntil: expectedEnd(of: technician))
      })
  }

  /// When a technician is expected to be done, given how long it has lasted; `nil` for who is on no
  /// visit.
  private func expectedEnd(of technician: Int) -> Int? {
    let state = technicians[technician]
    guard state.activity == .travelling || state.activity == .working else { return nil }
    let call = record.calls[state.call]
    guard state.activity == .working else {
      return max(now, state.expectedArrival) + expectedWork(of: call)
    }
    let type = model.callTypes[call.type]
    let stay = state.atClosedDoor ? type.noAccess?.spent : stay(of: call)
    // Work that was under way when the run began has lasted longer than the run.
    let isFirst = !state.atClosedDoor && call.partsFrom == SimulatedCall.never
    let begin = isFirst ? call.started : call.lastArrived
    return now + seconds(stay?.meanRemaining(after: Double(now - begin)) ?? 0)
  }

  /// How long the next visit to a call takes on average, or the one that goes on.
  private func expectedWork(of call: SimulatedCall) -> Int { seconds(stay(of: call)?.mean ?? 0) }

  /// How long the work of the next visit to a call takes, or of the one that goes on.
  private func stay(of call: SimulatedCall) -> Distribution? {
    let type = model.callTypes[call.type]
    guard call.partsFrom == SimulatedCall.never else { return type.firstFix?.work }
    return type.known(call)?.work ?? type.work
  }
}
