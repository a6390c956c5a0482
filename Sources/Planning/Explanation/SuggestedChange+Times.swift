import ServiceModel

extension [SuggestedChange] {
  /// Returns the changes with those of one limit made one.
  func joined() -> [SuggestedChange] {
    var result: [SuggestedChange] = []
    for change in self {
      guard let index = result.firstIndex(where: { $0.sum(with: change) != nil }),
        let sum = result[index].sum(with: change)
      else {
        result.append(change)
        continue
      }
      result[index] = sum
    }
    return result
  }
}

extension SuggestedChange {
  /// Returns the one change that does what two do, if they are about the same limit.
  fileprivate func sum(with other: SuggestedChange) -> SuggestedChange? {
    switch (self, other) {
    case (.shiftStart(let who, let shift, let first), .shiftStart(let by, let own, let second))
    where who == by && shift == own:
      .shiftStart(who, shift, earlier: first + second)
    case (.shiftEnd(let who, let shift, let first), .shiftEnd(let by, let own, let second))
    where who == by && shift == own:
      .shiftEnd(who, shift, later: first + second)
    case (.workTime(let who, let shift, let first), .workTime(let by, let own, let second))
    where who == by && shift == own:
      .workTime(who, shift, more: first + second)
    case (.weeklyDuty(let who, let first), .weeklyDuty(let by, let second)) where who == by:
      .weeklyDuty(who, more: first + second)
    case (.windowStart(let id, let window, let first), .windowStart(let own, let same, let second))
    where id == own && window == same:
      .windowStart(id, window: window, earlier: first + second)
    case (.windowEnd(let id, let window, let first), .windowEnd(let own, let same, let second))
    where id == own && window == same:
      .windowEnd(id, window: window, later: first + second)
    default: nil
    }
  }
}

extension SuggestedChange {
  /// By how much the change moves or lengthens a time, if that is what it does.
  var time: Seconds? {
    switch self {
    case .shiftStart(_, _, let time), .shiftEnd(_, _, let time), .workTime(_, _, let time),
      .weeklyDuty(_, let time), .travelTime(_, _, let time), .windowStart(_, _, let time),
      .windowEnd(_, _, let time):
      time
    default: nil
    }
  }

  /// Returns the change with another time.
  func with(time: Seconds) -> SuggestedChange {
    switch self {
    case .shiftStart(let who, let shift, _): .shiftStart(who, shift, earlier: time)
    case .shiftEnd(let who, let shift, _): .shiftEnd(who, shift, later: time)
    case .workTime(let who, let shift, _): .workTime(who, shift, more: time)
    case .weeklyDuty(let who, _): .weeklyDuty(who, more: time)
    case .travelTime(let who, let shift, _): .travelTime(who, shift, more: time)
    case .windowStart(let id, let window, _): .windowStart(id, window: window, earlier: time)
    case .windowEnd(let id, let window, _): .windowEnd(id, window: window, later: time)
    default: self
    }
  }
}
