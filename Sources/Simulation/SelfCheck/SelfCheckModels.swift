import ServiceModel

/// A queue without travel, in units of its own, from which the models of the self-check are made.
struct QueueModel {
  /// Calls in a unit of time, for each type, most urgent first.
  var arrivals: [Double]
  /// How long work takes, for each type; unit: units of time.
  var service: [Distribution]
  /// How many technicians there are.
  var servers: Int
  /// The urgency of each type; all alike unless given.
  var ranks: [Int]?
  /// Whether calls that find nobody free are passed on.
  var passesOn = false
  /// How long customers wait; unit: units of time.
  var patience: Distribution?
  /// What is promised.
  var promises: [ClockTerms] = []

  /// How long a unit of time is; long enough for whole seconds to be fine enough.
  var unit: Double { 36_000 / (service[0].mean) }

  /// The work that comes in a unit of time.
  var load: Double { zip(arrivals, service).reduce(0) { $0 + $1.0 * $1.1.mean } }

  /// How long the counted time is for `calls` calls in a replication; unit: seconds.
  func length(for calls: Int) -> Int {
    Int(Double(calls) / arrivals.reduce(0, +) * unit)
  }

  /// Returns the model of a run that counts about `calls` calls.
  func model(calls: Int) -> SimulationModel {
    let types = arrivals.indices.map { index in
      CallType(
        id: "class-\(index + 1)", arrivals: .poisson(perHour: arrivals[index] * 3600 / unit),
        rank: ranks?[index] ?? 0, work: service[index].scaled(by: unit),
        technicians: Array(0..<servers), patience: patience?.scaled(by: unit),
        passesOn: passesOn, promises: promises)
    }
    let digits = String(servers).count
    let technicians = (1...servers).map { number in
      let text = String(number)
      return SimulatedTechnician(
        id: "technician-" + String(repeating: "0", count: digits - text.count) + text)
    }
    return SimulationModel(
      technicians: technicians, callTypes: types,
      window: SimulationWindow(
        start: Instant(secondsSinceEpoch: 0), warmUp: Seconds(warmUp),
        length: Seconds(length(for: calls)), coolDown: Seconds(1 << 40)))
  }

  /// Ten times the relaxation time of the queue; unit: seconds.
  ///
  /// - Source: Cohen (1982), The Single Server Queue, III.7, for M/M/1; the factor for the variation
  ///   of service is that of heavy traffic.
  private var warmUp: Int {
    let mean = load / arrivals.reduce(0, +)
    let variation = service.map { $0.variance / ($0.mean * $0.mean) }.max() ?? 1
    let slack = Double(servers).squareRoot() - min(load, 0.98 * Double(servers)).squareRoot()
    return Int(10 * mean / (slack * slack) * max(1, (1 + variation) / 2) * unit)
  }
}

extension Distribution {
  /// Returns the distribution of a multiple; numbers of calls have no unit and stay.
  func scaled(by factor: Double) -> Distribution {
    switch self {
    case .constant(let value): .constant(value * factor)
    case .exponential(let mean): .exponential(mean: mean * factor)
    case .logNormal(let mean, let variation): .logNormal(mean: mean * factor, variation: variation)
    case .gamma(let mean, let variation): .gamma(mean: mean * factor, variation: variation)
    case .triangular(let low, let mode, let high):
      .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .empirical(let values): .empirical(values.map { $0 * factor })
    case .geometric: self
    }
  }
}
