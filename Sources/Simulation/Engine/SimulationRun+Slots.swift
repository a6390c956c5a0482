// Where calls are kept while they are open, and when they are closed.
//
// A run of a year has many calls, of which few are open at a time. Where somebody takes calls as they
// are closed, their places are used again, so that a run takes no more memory than its backlog. Events
// and queues order calls by their numbers, not by their places, so that this changes nothing.
extension SimulationRun {
  /// How many closed calls are handed on at once.
  static let drainedAtOnce = 512

  /// Gives a call its number and a place in the record, and returns the place.
  @inline(__always)
  mutating func admit(_ call: inout SimulatedCall) -> Int {
    precondition(callCount < Event.subjectLimit, "a replication has too many calls")
    call.serial = Int32(callCount)
    callCount += 1
    guard let slot = freeSlots.popLast() else {
      record.calls.append(call)
      return record.calls.count - 1
    }
    record.calls[slot] = call
    return slot
  }

  /// Returns the number by which an event knows a call.
  mutating func ticket(for index: Int) -> Int {
    let serial = Int(record.calls[index].serial)
    if !keepsCalls { slots[serial] = index }
    return serial
  }

  /// Returns where the call with a number is; `nil` when it is closed and its place given away.
  func slot(of serial: Int) -> Int? { keepsCalls ? serial : slots[serial] }

  /// Counts one open call less, and gives its place away if nobody wants to see it later.
  @inline(__always)
  mutating func close(_ index: Int) {
    openCount -= 1
    guard !keepsCalls else { return }
    closed.append(record.calls[index])
    slots[Int(record.calls[index].serial)] = nil
    freeSlots.append(index)
  }

  /// Takes a call that waits no more out of its queue, where its place is given away.
  mutating func withdraw(_ index: Int) {
    let type = record.calls[index].type
    guard !keepsCalls,
      let position = queues[type].elements.firstIndex(where: { $0.call == index })
    else { return }
    _ = queues[type].remove(at: position)
  }

  /// Hands on the calls that were closed.
  mutating func drainClosed(_ drain: ([SimulatedCall], ReplicationRecord) -> Void) {
    record.end = now
    drain(closed, record)
    closed.removeAll(keepingCapacity: true)
  }
}
