import ServiceModel

// What is different about calls that are known before the run.
extension SimulationRun {
  /// What stands for each known call of a type in its streams; empty for random ones.
  static func entities(of type: CallType) -> [UInt64] {
    guard case .known(let calls) = type.arrivals else { return [] }
    let entity = randomEntity(type.id)
    return calls.enumerated().map { number, call in
      call.name.map { randomEntity($0) } ?? entity &+ UInt64(number)
    }
  }

  /// How often a length that work has exceeded already is drawn again.
  private static let redraws = 64

  /// Returns how long the work on a known call takes in all; unit: seconds.
  ///
  /// Work that goes on when the run begins takes longer than it has taken already.
  func knownWork(of call: SimulatedCall, _ stream: inout RandomStream) -> Double {
    let kind = model.callTypes[call.type]
    guard let known = kind.known(call) else { return kind.work.sample(&stream) }
    let work = known.work ?? kind.work
    var length = work.sample(&stream)
    guard let begun = known.begun else { return length }
    let done = Double(now - begun.start.secondsSinceEpoch)
    for _ in 0..<Self.redraws where length < done { length = work.sample(&stream) }
    return max(length, done)
  }

  /// Since when a call waits, in the order in which calls are answered; unit: seconds since the
  /// epoch.
  @inline(__always)
  func since(_ call: SimulatedCall) -> Int {
    guard call.known >= 0, let known = model.callTypes[call.type].known(call) else {
      return call.created
    }
    return known.since.secondsSinceEpoch
  }

  /// Lets work go on that has begun before the run; returns whether it has.
  mutating func goesOn(_ index: Int) -> Bool {
    let call = record.calls[index]
    guard let begun = model.callTypes[call.type].known(call)?.begun,
      begun.start.secondsSinceEpoch <= now, technicians[begun.technician].activity == .offDuty
    else { return false }
    let start = begun.start.secondsSinceEpoch
    record.calls[index].state = .served
    record.calls[index].dispatched = start
    record.calls[index].arrived = start
    record.calls[index].started = start
    record.calls[index].closedDoor = SimulatedCall.never
    // Time at work is counted from the beginning of the run.
    record.calls[index].lastDispatched = now
    record.calls[index].lastArrived = now
    technicians[begun.technician].call = index
    technicians[begun.technician].activity = .working
    technicians[begun.technician].place = call.place
    schedule(.visitEnds, subject: begun.technician, at: max(now, start + call.work))
    return true
  }
}
