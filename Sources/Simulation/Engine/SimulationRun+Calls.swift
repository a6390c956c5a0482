import ServiceModel

extension SimulationRun {
  mutating func scheduleArrival(_ type: Int) {
    guard let next = arrivals[type].next(before: arrivalsEnd) else { return }
    for _ in 0..<next.count { schedule(.callComesIn, subject: type, at: next.time) }
    pendingInBurst[type] = next.count
    pendingKnown[type] = Int32(next.known)
  }

  mutating func callComesIn(of type: Int) {
    var call = SimulatedCall(type: type, number: callNumbers[type], created: now)
    call.known = pendingKnown[type]
    callNumbers[type] += 1
    draw(&call)
    let index = admit(&call)
    openCount += 1
    pendingInBurst[type] -= 1
    if pendingInBurst[type] == 0 { scheduleArrival(type) }
    if record.calls[index].known >= 0, goesOn(index) { return }
    offer(index)
    guard record.calls[index].state == .waiting else { return }
    if model.callTypes[type].passesOn, !isPlanned {
      record.calls[index].state = .passedOn
      return close(index)
    }
    enqueue(index)
    if isPlanned {
      // Who else would take a call that goes to a contractor unless somebody does at once?
      if model.callTypes[type].passesOn { schedulePlanning(at: now) }
      requestPlanning(on: .callComesIn)
    }
    guard let patience = model.callTypes[type].patience else { return }
    var stream = stream(.patience, of: record.calls[index])
    schedule(
      .customerCancels, subject: ticket(for: index), at: now + seconds(patience.sample(&stream)))
  }

  /// Draws all that will be true about a call, so that no decision changes it.
  @inline(__always)
  private func draw(_ call: inout SimulatedCall) {
    let type = call.type
    // No copy of the type is made: it has many parts, each of which would be retained.
    var work = stream(.work, of: call)
    if call.known < 0 {
      call.work = seconds(model.callTypes[type].work.sample(&work))
    } else {
      call.work = seconds(knownWork(of: call, &work))
    }
    if let travel = model.travel { drawWay(of: &call, travel) }
    if let fix = model.callTypes[type].firstFix { drawFirstFix(of: &call, fix) }
    if let access = model.callTypes[type].noAccess { drawAccess(of: &call, access) }
    if model.rule == .earliestDeadline { call.due = firstDue(of: call) }
  }

  private func drawWay(of call: inout SimulatedCall, _ travel: SimulatedTravel) {
    var site = stream(.site, of: call)
    let sums = siteSums[call.type]
    if let place = call.known < 0 ? nil : model.callTypes[call.type].known(call)?.place {
      call.place = place
    } else if let total = sums.last {
      let mark = site.uniform() * total
      let index = sums.firstIndex { mark < $0 } ?? sums.count - 1
      call.place = model.callTypes[call.type].sites[index].place
    }
    var noise = stream(.travel, of: call)
    call.travelFactor = travel.noise.sample(&noise)
  }

  private func drawFirstFix(of call: inout SimulatedCall, _ fix: FirstFix) {
    var stream = stream(.firstFix, of: call)
    guard !stream.happens(fix.probability) else { return }
    call.partsDelay = seconds(fix.partsDelay.sample(&stream))
    call.secondWork = seconds(fix.work.sample(&stream))
  }

  private func drawAccess(of call: inout SimulatedCall, _ access: NoAccess) {
    var stream = stream(.access, of: call)
    guard stream.happens(access.probability) else { return }
    call.closedDoor = seconds(access.spent.sample(&stream))
    call.retryDelay = seconds(access.retryAfter.sample(&stream))
  }

  @inline(__always)
  private func stream(_ purpose: RandomPurpose, of call: SimulatedCall) -> RandomStream {
    RandomStream(
      seed: seed, replication: number, purpose: purpose,
      entity: call.known < 0
        ? entities[call.type] &+ UInt64(call.number) : knownEntities[call.type][Int(call.known)])
  }

  /// Returns an amount of time in whole seconds, at most a hundred years.
  @inline(__always)
  func seconds(_ amount: Double) -> Int { Int(min(amount, 3.2e9).rounded()) }

  private func firstDue(of call: SimulatedCall) -> Int {
    let kind = model.callTypes[call.type]
    let events = call.events(of: kind)
    return kind.promises(to: call).compactMap { $0.openDue(of: events)?.secondsSinceEpoch }.min()
      ?? .max
  }

  // MARK: Waiting

  /// Lets a call wait in the queue of its type.
  mutating func enqueue(_ index: Int) {
    guard !isPlanned else { return open(index) }
    let call = record.calls[index]
    let urgency = model.rule == .earliestDeadline ? call.due : model.callTypes[call.type].rank
    queues[call.type].insert(
      WaitingCall(
        urgency: urgency, created: since(call), call: index, serial: call.serial))
    waitingCount += 1
  }

  mutating func callReturns(_ index: Int) {
    record.calls[index].state = .waiting
    if record.calls[index].partsFrom != SimulatedCall.never {
      record.calls[index].partsUntil = now
    }
    // Promises were kept meanwhile, or their clocks stood still.
    if model.rule == .earliestDeadline {
      record.calls[index].due = firstDue(of: record.calls[index])
    }
    offer(index)
    if record.calls[index].state == .waiting { enqueue(index) }
    if isPlanned { requestPlanning(on: .callReturns) }
  }

  /// Ends a call that still waits; whoever has set out goes on.
  mutating func cancel(_ index: Int) {
    guard record.calls[index].state == .waiting,
      record.calls[index].dispatched == SimulatedCall.never
    else { return }
    record.calls[index].state = .cancelled
    record.calls[index].cancelled = now
    waitingCount -= 1
    withdraw(index)
    close(index)
  }
}
