import ServiceModel

/// What a call was doing when a promise to it was broken.
package enum BreachReason: String, CaseIterable, Hashable, Sendable {
  /// It had not come in: the order was overdue when the run began.
  case beforeStart
  /// It waited, and no technician can do such calls at all.
  case noTechnician
  /// It waited, and nobody who could answer had a shift.
  case nobodyOnDuty
  /// It waited, and all who could answer and had a shift were absent.
  case everybodyAbsent
  /// It waited, and whoever could answer was busy or too far away.
  case everybodyBusy
  /// A technician was on the way.
  case travel
  /// Work was going on.
  case work
  /// Parts had not come.
  case parts
  /// Nobody had opened.
  case closedDoor
}

extension BreachReason {
  /// Finds out what `call` was doing at `due`; unit: seconds since the epoch.
  init(
    _ call: SimulatedCall, of type: CallType, at due: Int, in model: SimulationModel,
    missed: [ReplicationRecord.MissedShift]
  ) {
    func isBefore(_ time: Int) -> Bool { time == SimulatedCall.never || due < time }
    if due < call.created {
      self = .beforeStart
    } else if isBefore(call.dispatched) {
      self.init(waitingFor: type.technicians, at: due, in: model, missed: missed)
    } else if isBefore(call.arrived) {
      self = .travel
    } else if isBefore(call.started) {
      self = .closedDoor
    } else if call.partsFrom == SimulatedCall.never || due < call.partsFrom {
      self = .work
    } else if isBefore(call.partsUntil) {
      self = .parts
    } else if isBefore(call.lastDispatched) {
      self.init(waitingFor: type.technicians, at: due, in: model, missed: missed)
    } else {
      self = isBefore(call.lastArrived) ? .travel : .work
    }
  }

  /// Finds out why nobody came to a call that waited for one of `technicians`.
  private init(
    waitingFor technicians: [Int], at due: Int, in model: SimulationModel,
    missed: [ReplicationRecord.MissedShift]
  ) {
    let instant = Instant(secondsSinceEpoch: due)
    let onShift = technicians.filter { model.technicians[$0].hasShift(at: instant) }
    let isPresent = onShift.contains { technician in
      !missed.contains { $0.technician == technician && $0.shift.contains(instant) }
    }
    self =
      if technicians.isEmpty {
        .noTechnician
      } else if onShift.isEmpty {
        .nobodyOnDuty
      } else {
        isPresent ? .everybodyBusy : .everybodyAbsent
      }
  }
}

extension SimulatedTechnician {
  /// Returns whether a shift, kept or missed, covers an instant.
  ///
  /// - Complexity: O(log *n*) for *n* shifts.
  fileprivate func hasShift(at instant: Instant) -> Bool {
    guard let shifts else { return true }
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].end <= instant { low = middle + 1 } else { high = middle }
    }
    return low < shifts.count && shifts[low].contains(instant)
  }
}
