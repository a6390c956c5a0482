package import ServiceModel

/// What is kept of a replication when its calls are forgotten.
package struct ReplicationSummary: Hashable, Sendable {
  /// What became of the promises, in the order of ``SimulationStudy/promises``.
  package var promises: [PromiseTally]
  /// The calls that count, by what became of them.
  package var calls: CallTally
  /// How technicians spent the time that counts.
  package var time: ReplicationRecord.Totals
  /// What broken promises cost, for calls that count.
  package var credits: Money
  /// How many calls waited at equal steps of the time that counts.
  package var waiting: [Int]
  /// How often a promise was broken, by what the call was doing when it was due.
  package var reasons: [BreachReason: Int]
}

/// How many promises of one kind were kept.
package struct PromiseTally: Hashable, Sendable {
  /// How many were kept.
  package var kept = 0
  /// How many were broken.
  package var broken = 0
  /// How many were still open when the run stopped, and not due yet.
  package var censored = 0
  /// Time to spare in ascending order; negative for promises that were broken.
  ///
  /// Unit: seconds.
  package var slacks: [Double] = []

  /// How many were decided.
  package var decided: Int { kept + broken }
}

/// How many calls there were, and what became of them.
package struct CallTally: Hashable, Sendable {
  /// How many came in.
  package var created = 0
  /// How many were done when the run stopped.
  package var completed = 0
  /// How many the customers cancelled.
  package var cancelled = 0
  /// How many were open when the run stopped.
  package var open = 0
}

/// What a call was doing when a promise to it was broken.
package enum BreachReason: String, CaseIterable, Hashable, Sendable {
  /// It had not come in: the order was overdue when the run began.
  case beforeStart
  /// It waited, and nobody who could answer was on duty.
  case nobodyOnDuty
  /// It waited, and whoever could answer was busy, absent or too far away.
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
  /// Finds out what `call` was doing at `due`.
  init(_ call: SimulatedCall, of type: CallType, at due: Int, in model: SimulationModel) {
    func isBefore(_ time: Int) -> Bool { time == SimulatedCall.never || due < time }
    if due < call.created {
      self = .beforeStart
    } else if isBefore(call.dispatched) {
      let isStaffed = type.technicians.contains { technician in
        model.technicians[technician].shifts.map { shifts in
          shifts.contains { $0.contains(Instant(secondsSinceEpoch: due)) }
        } ?? true
      }
      self = isStaffed ? .everybodyBusy : .nobodyOnDuty
    } else if isBefore(call.arrived) {
      self = .travel
    } else if isBefore(call.started) {
      self = .closedDoor
    } else if call.partsFrom == SimulatedCall.never || due < call.partsFrom {
      self = .work
    } else if isBefore(call.partsUntil) {
      self = .parts
    } else if isBefore(call.lastDispatched) {
      self = .everybodyBusy
    } else {
      self = isBefore(call.lastArrived) ? .travel : .work
    }
  }
}
