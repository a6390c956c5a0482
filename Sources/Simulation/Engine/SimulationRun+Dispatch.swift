import ServiceModel

extension SimulationRun {
  /// Sends a technician who is free to a call, if there is one who may go.
  @inline(__always)
  mutating func offer(_ index: Int) {
    guard freeCount > 0, !isPlanned else { return }
    let call = record.calls[index]
    var best: (technician: Int, measure: Int)?
    for technician in model.callTypes[call.type].technicians
    where technicians[technician].activity == .free {
      let state = technicians[technician]
      let way = measuredWay(of: technician, to: call.place)
      guard now + way <= state.dutyUntil else { continue }
      let measure = model.rule == .firstFree ? state.freeSince : way
      if measure < best?.measure ?? .max { best = (technician, measure) }
    }
    if let best { send(best.technician, to: index) }
  }

  /// Sends a technician who has become free to the next call that waits, if there is one.
  @inline(__always)
  mutating func occupy(_ technician: Int) {
    guard waitingCount > 0 else { return }
    guard !isPlanned else { return takeUpPlan(technician) }
    if model.travel == nil {
      occupyFromQueues(technician)
    } else {
      occupyByWay(technician)
    }
  }

  @inline(__always)
  private mutating func occupyFromQueues(_ technician: Int) {
    var best: (type: Int, head: WaitingCall)?
    for type in typesOfTechnician[technician] {
      dropClosedCalls(of: type)
      guard let head = queues[type].first else { continue }
      if let current = best?.head, current < head { continue }
      best = (type, head)
    }
    guard let best else { return }
    _ = queues[best.type].removeFirst()
    waitingCount -= 1
    send(technician, to: best.head.call)
  }

  @inline(__always)
  private mutating func dropClosedCalls(of type: Int) {
    while let head = queues[type].first, record.calls[head.call].state != .waiting {
      _ = queues[type].removeFirst()
    }
  }

  private mutating func occupyByWay(_ technician: Int) {
    let state = technicians[technician]
    var best: (type: Int, position: Int, way: Int, entry: WaitingCall)?
    for type in typesOfTechnician[technician] {
      for (position, entry) in queues[type].elements.enumerated()
      where record.calls[entry.call].state == .waiting {
        let way = measuredWay(of: technician, to: record.calls[entry.call].place)
        guard now + way <= state.dutyUntil else { continue }
        if let best, !comesBefore((way, entry), (best.way, best.entry)) { continue }
        best = (type, position, way, entry)
      }
    }
    guard let best else { return }
    _ = queues[best.type].remove(at: best.position)
    waitingCount -= 1
    send(technician, to: best.entry.call)
  }

  private func comesBefore(
    _ left: (way: Int, entry: WaitingCall), _ right: (way: Int, entry: WaitingCall)
  ) -> Bool {
    guard model.rule == .nearest, left.entry.urgency == right.entry.urgency,
      left.way != right.way
    else { return left.entry < right.entry }
    return left.way < right.way
  }

  /// Returns the way of a technician to a place as a dispatcher knows it; unit: seconds.
  @inline(__always)
  func measuredWay(of technician: Int, to end: Int) -> Int {
    model.travel?.seconds(
      from: technicians[technician].place, to: end,
      profile: model.technicians[technician].profile) ?? 0
  }

  /// Lets a technician set out.
  @inline(__always)
  mutating func send(_ technician: Int, to index: Int) {
    record.calls[index].state = .served
    record.calls[index].lastDispatched = now
    if record.calls[index].dispatched == SimulatedCall.never {
      record.calls[index].dispatched = now
    }
    if technicians[technician].activity == .free { freeCount -= 1 }
    technicians[technician].call = index
    guard model.travel != nil else { return arrive(technician) }
    let place = record.calls[index].place
    let measured = measuredWay(of: technician, to: place)
    let way = Int((Double(measured) * record.calls[index].travelFactor).rounded())
    technicians[technician].activity = .travelling
    technicians[technician].place = place
    technicians[technician].expectedArrival = now + measured
    schedule(.technicianArrives, subject: technician, at: now + way)
  }
}
