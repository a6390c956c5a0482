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

/// A queue of short and long work, on which the order of service can be changed.
struct MixedQueue {
  /// The queue.
  let queue: QueueModel
  private static let arrivals = [0.2, 0.25]
  private static let service: [Distribution] = [
    .exponential(mean: 1), .logNormal(mean: 2, variation: 0.5),
  ]

  init(ranks: [Int]) {
    queue = QueueModel(arrivals: Self.arrivals, service: Self.service, servers: 1, ranks: ranks)
  }

  /// Returns the queue with promises for which long work is mostly due first, so that whoever looks
  /// at deadlines serves in another order than that of arrival.
  func modelWithDeadlines(calls: Int) -> SimulationModel {
    var model = queue.model(calls: calls)
    model.rule = .earliestDeadline
    for (index, goal) in [6.0, 2.0].enumerated() {
      model.callTypes[index].promises = [.onSite(within: Seconds(Int(goal * queue.unit)))]
    }
    return model
  }

  /// The waits weighted with the load, which no order moves (Kleinrock).
  ///
  /// - Source: Kleinrock (1965), "A conservation law for a wide class of queueing disciplines",
  ///   doi:10.1002/nav.3800120206.
  func weightedWaits(calls: Int) -> SelfCheckQuantity {
    let means = Self.service.map(\.mean)
    let load = zip(Self.arrivals, means).reduce(0) { $0 + $1.0 * $1.1 }
    let residual =
      zip(Self.arrivals, Self.service).reduce(0) { sum, kind in
        sum + kind.0 * (kind.1.variance + kind.1.mean * kind.1.mean)
      } / 2
    let (unit, length) = (queue.unit, Double(queue.length(for: calls)) / queue.unit)
    return SelfCheckQuantity(
      "sum of load times wait", exact: load * residual / (1 - load)
    ) { record in
      let sum = record.countedCalls().reduce(0.0) { sum, call in
        sum + Double(call.wait ?? 0) / unit * means[call.type]
      }
      return (sum, length)
    }
  }
}

extension ClockTerms {
  /// On site within so much time, on all days and at no price.
  static func onSite(within goal: Seconds) -> ClockTerms {
    ClockTerms(
      milestone: .onSite,
      target: ServiceLevelTarget(milestone: .onSite, goal: .clock(goal), breach: BreachCost()),
      options: ServiceLevelOptions(),
      scale: ClockScale(calendar: nil, timeZone: TimeZoneName("UTC")))
  }
}

extension Distribution {
  /// Returns the distribution of a multiple.
  func scaled(by factor: Double) -> Distribution {
    switch self {
    case .constant(let value): .constant(value * factor)
    case .exponential(let mean): .exponential(mean: mean * factor)
    case .logNormal(let mean, let variation): .logNormal(mean: mean * factor, variation: variation)
    case .gamma(let mean, let variation): .gamma(mean: mean * factor, variation: variation)
    case .triangular(let low, let mode, let high):
      .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .empirical(let values): .empirical(values.map { $0 * factor })
    }
  }
}
