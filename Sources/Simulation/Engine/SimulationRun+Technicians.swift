import ServiceModel

extension SimulationRun {
  // MARK: Visits

  /// Lets a technician begin at the site.
  @inline(__always)
  mutating func arrive(_ technician: Int) {
    let index = technicians[technician].call
    let call = record.calls[index]
    addBusy(.travel, technician, from: call.lastDispatched)
    if call.arrived == SimulatedCall.never { record.calls[index].arrived = now }
    record.calls[index].lastArrived = now
    technicians[technician].activity = .working
    if call.closedDoor != SimulatedCall.never, call.arrived == SimulatedCall.never {
      technicians[technician].atClosedDoor = true
      return schedule(.visitEnds, subject: technician, at: now + call.closedDoor)
    }
    if call.started == SimulatedCall.never { record.calls[index].started = now }
    let isSecond = call.partsFrom != SimulatedCall.never
    schedule(
      .visitEnds, subject: technician, at: now + (isSecond ? call.secondWork : call.work))
  }

  /// Ends a visit: the call is done, or comes up again.
  @inline(__always)
  mutating func endVisit(of technician: Int) {
    let index = technicians[technician].call
    let call = record.calls[index]
    if technicians[technician].atClosedDoor {
      technicians[technician].atClosedDoor = false
      addBusy(.closedDoor, technician, from: call.lastArrived)
      delay(index, by: call.retryDelay)
    } else {
      addBusy(.work, technician, from: call.lastArrived)
      if call.partsDelay != SimulatedCall.never, call.partsFrom == SimulatedCall.never {
        record.calls[index].partsFrom = now
        delay(index, by: call.partsDelay)
      } else {
        record.calls[index].state = .completed
        record.calls[index].completed = now
        close(index)
      }
    }
    becomeFree(technician)
    if isPlanned { requestPlanning(on: .visitEnds) }
  }

  private mutating func delay(_ index: Int, by time: Int) {
    record.calls[index].state = .delayed
    // Nobody is on the way or at work any more.
    record.calls[index].lastDispatched = SimulatedCall.never
    record.calls[index].lastArrived = SimulatedCall.never
    schedule(.callReturns, subject: ticket(for: index), at: now + time)
  }

  @inline(__always)
  private mutating func becomeFree(_ technician: Int) {
    technicians[technician].call = -1
    guard technicians[technician].dutyUntil > now else {
      technicians[technician].activity = .offDuty
      return
    }
    technicians[technician].activity = .free
    technicians[technician].freeSince = now
    freeCount += 1
    occupy(technician)
  }

  /// Adds time in which a technician was busy until now, and the part of it outside the shift.
  @inline(__always)
  private mutating func addBusy(
    _ occupation: TechnicianTime.Occupation, _ technician: Int, from start: Int
  ) {
    switch occupation {
    case .travel: add(\.travel, start, now)
    case .work: add(\.work, start, now)
    case .closedDoor: add(\.closedDoors, start, now)
    }
    record.technicians[technician].add(countedOverlap(start, now), to: occupation)
    guard technicians[technician].dutyUntil == Int.min else { return }
    addOvertime(technician, from: start, insteadOf: occupation)
  }

  /// Adds time since `start` outside the shift as overtime, which is no time on duty.
  private mutating func addOvertime(
    _ technician: Int, from start: Int, insteadOf occupation: TechnicianTime.Occupation
  ) {
    let start = max(start, technicians[technician].lastDutyEnd)
    add(\.overtime, start, now)
    let counted = countedOverlap(start, now)
    record.technicians[technician].overtime += counted
    record.technicians[technician].add(-counted, to: occupation)
  }

  /// Since when a technician has been on the road or at the site; `nil` when neither.
  private func busySince(_ technician: Int) -> Int? {
    let state = technicians[technician]
    switch state.activity {
    case .travelling: return record.calls[state.call].lastDispatched
    case .working: return record.calls[state.call].lastArrived
    case .free, .offDuty: return nil
    }
  }

  /// Adds what a technician is in the middle of when the run stops.
  mutating func leave(_ technician: Int) {
    let state = technicians[technician]
    if let start = busySince(technician) { addBusy(state.occupation, technician, from: start) }
    closeDuty(technician)
  }

  // MARK: Shifts

  /// Schedules the start of the next shift that takes place.
  mutating func scheduleShift(_ technician: Int) {
    guard let shifts = model.technicians[technician].shifts else {
      return schedule(.shiftOpens, subject: technician, at: now)
    }
    while technicians[technician].shift < shifts.count {
      let position = technicians[technician].shift
      let shift = shifts[position]
      if shift.end.secondsSinceEpoch > now {
        let opening = max(now, shift.start.secondsSinceEpoch)
        guard isAbsent(technician, from: shift) else {
          return schedule(.shiftOpens, subject: technician, at: opening)
        }
        if triggers.contains(.absence) { schedulePlanning(at: opening) }
      }
      if shift.end.secondsSinceEpoch > now {
        record.missedShifts.append(.init(technician: technician, shift: shift))
      }
      technicians[technician].shift += 1
    }
  }

  private func isAbsent(_ technician: Int, from shift: TimeRange) -> Bool {
    let person = model.technicians[technician]
    guard person.absence > 0 else { return false }
    var stream = RandomStream(
      seed: seed, replication: number, purpose: .absence,
      entity: randomEntity(person.id, shift.start.secondsSinceEpoch))
    return stream.happens(person.absence)
  }

  /// Begins a shift; whoever is still at work from the last one goes on with that.
  mutating func openShift(_ technician: Int) {
    let shifts = model.technicians[technician].shifts
    if let start = busySince(technician) {
      addOvertime(technician, from: start, insteadOf: technicians[technician].occupation)
    }
    let end = shifts.map { $0[technicians[technician].shift].end.secondsSinceEpoch }
    technicians[technician].dutyFrom = now
    technicians[technician].dutyUntil = end ?? .max
    if let end { schedule(.shiftCloses, subject: technician, at: end) }
    guard technicians[technician].activity == .offDuty else { return }
    technicians[technician].place = start(of: technician)
    becomeFree(technician)
    if isPlanned { requestPlanning(on: .shiftOpens) }
  }

  private func start(of technician: Int) -> Int {
    let person = model.technicians[technician]
    guard !person.homes.isEmpty else { return person.home }
    return person.homes[technicians[technician].shift] ?? technicians[technician].place
  }

  mutating func closeShift(_ technician: Int) {
    closeDuty(technician)
    technicians[technician].shift += 1
    if technicians[technician].activity == .free {
      technicians[technician].activity = .offDuty
      freeCount -= 1
    }
    scheduleShift(technician)
  }

  /// Adds the duty of a shift that is over, or goes on when the run stops.
  mutating func closeDuty(_ technician: Int) {
    let state = technicians[technician]
    guard state.dutyUntil != Int.min else { return }
    let end = min(now, state.dutyUntil)
    add(\.duty, state.dutyFrom, end)
    record.technicians[technician].duty += countedOverlap(state.dutyFrom, end)
    technicians[technician].lastDutyEnd = now
    technicians[technician].dutyUntil = Int.min
  }
}
