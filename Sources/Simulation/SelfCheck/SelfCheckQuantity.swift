/// A number that a model yields, and what theory says that it is.
struct SelfCheckQuantity: Sendable {
  /// What it is, for people.
  let name: String
  /// What theory says.
  let exact: Double
  /// The numerator and the denominator of the number, from one replication.
  let parts: @Sendable (ReplicationRecord) -> (part: Double, whole: Double)

  init(
    _ name: String, exact: Double,
    parts: @escaping @Sendable (ReplicationRecord) -> (part: Double, whole: Double)
  ) {
    self.name = name
    self.exact = exact
    self.parts = parts
  }
}

/// A model, in units of its own, and what theory says about it.
struct SelfCheckCase: Sendable {
  /// What the model is, for people.
  let name: String
  /// The model.
  let model: SimulationModel
  /// What is looked at.
  let quantities: [SelfCheckQuantity]
}

extension SelfCheckQuantity {
  /// The mean wait of the calls of a type, or of all; unit: `unit` seconds.
  static func meanWait(
    _ name: String = "mean wait", exact: Double, type: Int? = nil, unit: Double
  ) -> SelfCheckQuantity {
    .init(name, exact: exact) { record in
      let waits = record.countedCalls(of: type).compactMap(\.wait)
      return (Double(waits.reduce(0, +)) / unit, Double(waits.count))
    }
  }

  /// The share of calls that wait longer than `time`.
  static func longWaits(
    _ name: String, over time: Double, exact: Double, unit: Double
  ) -> SelfCheckQuantity {
    .init(name, exact: exact) { record in
      let waits = record.countedCalls().compactMap(\.wait)
      return (Double(waits.count { Double($0) > time * unit }), Double(waits.count))
    }
  }

  /// The share of calls that end in a state.
  static func share(
    _ name: String, of state: SimulatedCall.State, exact: Double
  ) -> SelfCheckQuantity {
    .init(name, exact: exact) { record in
      let calls = record.countedCalls()
      return (Double(calls.count { $0.state == state }), Double(calls.count))
    }
  }

  /// The mean time from when calls come in until they are done.
  static func meanTime(exact: Double, unit: Double) -> SelfCheckQuantity {
    .init("mean time until done", exact: exact) { record in
      let times = record.countedCalls().filter { $0.completed != SimulatedCall.never }
        .map { $0.completed - $0.created }
      return (Double(times.reduce(0, +)) / unit, Double(times.count))
    }
  }

  /// The mean number of something over the counted time.
  static func meanNumber(
    _ name: String, _ sum: @escaping @Sendable (ReplicationRecord.Totals) -> Int, exact: Double,
    over length: Int
  ) -> SelfCheckQuantity {
    .init(name, exact: exact) { (Double(sum($0.counted)), Double(length)) }
  }

  /// The share of promises that are kept, by the clocks of the service model.
  static func compliance(_ name: String, exact: Double, type: CallType) -> SelfCheckQuantity {
    .init(name, exact: exact) { record in
      let verdicts = record.countedCalls().compactMap {
        $0.promiseOutcomes(of: type, end: record.end).first?.verdict
      }
      return (Double(verdicts.count { $0 == .kept }), Double(verdicts.count))
    }
  }

  /// What is missing from Little's law over the whole run; unit: seconds.
  static let littlesLaw = SelfCheckQuantity("area under open calls - time in system", exact: 0) {
    let times = $0.calls.reduce(0) { sum, call in
      let end = max(call.completed, call.cancelled)
      return sum + (call.state == .passedOn ? 0 : end - call.created)
    }
    return (Double($0.whole.open - times), 1)
  }

  /// What is missing when the work done is taken from the work drawn; unit: seconds.
  static let workConservation = SelfCheckQuantity("work drawn - work done", exact: 0) {
    let drawn = $0.calls.lazy.filter { $0.state == .completed }.map(\.work).reduce(0, +)
    return (Double(drawn - $0.whole.work), 1)
  }
}

extension ReplicationRecord {
  /// Returns the calls of a type, or all, that came in while calls counted.
  func countedCalls(of type: Int? = nil) -> [SimulatedCall] {
    calls.filter { countedRange.contains($0.created) && (type == nil || $0.type == type) }
  }
}
