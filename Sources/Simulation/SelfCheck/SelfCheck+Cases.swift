import Foundation
import ServiceModel

extension SelfCheck {
  /// Returns the models and what theory says about them.
  func cases() -> [SelfCheckCase] {
    waitingCases() + generalServiceCases() + lossCases() + priorityCases() + conservationCases()
      + [promiseCase(), cancellationCase(), wayCase()]
  }

  private func makeCase(
    _ name: String, _ queue: QueueModel, _ quantities: [SelfCheckQuantity]
  ) -> SelfCheckCase {
    SelfCheckCase(name: name, model: queue.model(calls: calls), quantities: quantities)
  }

  // MARK: Waiting

  private func waitingCases() -> [SelfCheckCase] {
    let settings: [(arrivals: Double, service: Double, servers: Int)] = [
      (0.2, 0.1, 3), (0.2, 0.1, 4), (5, 8, 1), (5, 1, 6), (5, 1, 7), (5, 1, 8), (9, 1, 10),
    ]
    return settings.map { setting in
      let (arrivals, service, servers) = setting
      let queue = QueueModel(
        arrivals: [arrivals], service: [.exponential(mean: 1 / service)], servers: servers)
      let wait = QueueFormulas.meanWait(arrivals: arrivals, service: service, servers: servers)
      var quantities: [SelfCheckQuantity] = [
        .longWaits(
          "share that waits", over: 0,
          exact: QueueFormulas.erlangC(load: arrivals / service, servers: servers),
          unit: queue.unit),
        .meanWait(exact: wait, unit: queue.unit),
        .longWaits(
          "share that waits over half a service", over: 0.5 / service,
          exact: QueueFormulas.longWaits(
            over: 0.5 / service, arrivals: arrivals, service: service, servers: servers),
          unit: queue.unit),
      ]
      if servers == 1 {
        quantities.append(.meanTime(exact: wait + 1 / service, unit: queue.unit))
      }
      if servers == 6 {
        quantities.append(
          .meanNumber(
            "mean number waiting", { $0.waiting }, exact: arrivals * wait,
            over: queue.length(for: calls)))
      }
      return makeCase(
        "M/M/\(servers), \(text(arrivals)) in, \(text(service)) out", queue,
        quantities + [.littlesLaw, .workConservation])
    }
  }

  private func generalServiceCases() -> [SelfCheckCase] {
    let settings: [(name: String, arrivals: Double, service: Distribution)] = [
      ("M/D/1, load 0.8", 0.8, .constant(1)),
      ("M/gamma/1, load 0.8, cv2 4", 0.8, .gamma(mean: 1, variation: 2)),
      ("M/log-normal/1, load 0.5, cv2 0.25", 0.5, .logNormal(mean: 1, variation: 0.5)),
      (
        "M/triangular/1, load 0.7", 0.7,
        .triangular(low: 0.2, mode: 0.6, high: 2.2)
      ),
    ]
    return settings.map { setting in
      let queue = QueueModel(
        arrivals: [setting.arrivals], service: [setting.service], servers: 1)
      let variation = setting.service.variance.squareRoot() / setting.service.mean
      let exact = QueueFormulas.meanWait(
        arrivals: setting.arrivals, meanService: setting.service.mean, variation: variation)
      return makeCase(setting.name, queue, [.meanWait(exact: exact, unit: queue.unit)])
    }
  }

  private func lossCases() -> [SelfCheckCase] {
    let shapes: [(name: String, service: Distribution)] = [
      ("M", .exponential(mean: 1)), ("log-normal", .logNormal(mean: 1, variation: 1.5)),
    ]
    let losses = [6, 7, 8].flatMap { servers in
      shapes.map { shape in
        let queue = QueueModel(
          arrivals: [5], service: [shape.service], servers: servers, passesOn: true)
        let exact = QueueFormulas.erlangB(load: 5, servers: servers)
        return makeCase(
          "M/\(shape.name)/\(servers)/\(servers), load 5", queue,
          [.share("share passed on", of: .passedOn, exact: exact)])
      }
    }
    let many = QueueModel(
      arrivals: [5], service: [.logNormal(mean: 1, variation: 0.8)], servers: 60)
    let infinite = makeCase(
      "M/log-normal/infinity, load 5", many,
      [
        .meanNumber(
          "mean number in service", { $0.open }, exact: 5, over: many.length(for: calls))
      ])
    return losses + [infinite]
  }

  // MARK: Priorities

  private func priorityCases() -> [SelfCheckCase] {
    let single = QueueModel(
      arrivals: [0.3, 0.5], service: [.exponential(mean: 1), .exponential(mean: 1)], servers: 1,
      ranks: [1, 2])
    let singleWaits = QueueFormulas.meanWaits(residual: 0.8, loads: [0.3, 0.5])
    let triple = QueueModel(
      arrivals: [0.08, 0.12], service: [.exponential(mean: 10), .exponential(mean: 10)],
      servers: 3, ranks: [1, 2])
    let delay = QueueFormulas.erlangC(load: 2, servers: 3) / 0.3
    let tripleWaits = QueueFormulas.meanWaits(residual: delay, loads: [0.8 / 3, 1.2 / 3])
    return [(single, singleWaits), (triple, tripleWaits)].map { queue, waits in
      var quantities: [SelfCheckQuantity] = [
        .meanWait("mean wait, urgent", exact: waits[0], type: 0, unit: queue.unit),
        .meanWait("mean wait, not urgent", exact: waits[1], type: 1, unit: queue.unit),
      ]
      if queue.servers > 1 {
        let exact = QueueFormulas.meanWait(arrivals: 0.2, service: 0.1, servers: 3)
        quantities.append(.meanWait("mean wait, all", exact: exact, unit: queue.unit))
      }
      return makeCase("M/M/\(queue.servers), two priorities", queue, quantities)
    }
  }

  /// Kleinrock's law: whoever goes first, the waits weighted with the load do not move.
  private func conservationCases() -> [SelfCheckCase] {
    let orders: [(name: String, ranks: [Int])] = [
      ("first come first", [1, 1]), ("short first", [1, 2]), ("long first", [2, 1]),
    ]
    let ruled = orders.map { order in
      let mixture = MixedQueue(ranks: order.ranks)
      return makeCase(
        "M/G/1, two kinds, \(order.name)", mixture.queue, [mixture.weightedWaits(calls: calls)])
    }
    let mixture = MixedQueue(ranks: [1, 1])
    return ruled + [
      SelfCheckCase(
        name: "M/G/1, two kinds, first due first", model: mixture.modelWithDeadlines(calls: calls),
        quantities: [mixture.weightedWaits(calls: calls)])
    ]
  }

  // MARK: Promises, patience, ways

  /// A response time promise: 1 − C exp(−(cμ − λ) t), measured by the clocks of the service model.
  private func promiseCase() -> SelfCheckCase {
    var queue = QueueModel(arrivals: [0.2], service: [.exponential(mean: 10)], servers: 3)
    queue.promises = [.onSite(within: Seconds(Int(5 * queue.unit)))]
    let exact =
      1 - QueueFormulas.longWaits(over: 5, arrivals: 0.2, service: 0.1, servers: 3)
    let model = queue.model(calls: calls)
    return SelfCheckCase(
      name: "M/M/3, on site within 5", model: model,
      quantities: [
        .compliance("share of promises kept", exact: exact, type: model.callTypes[0])
      ])
  }

  private func cancellationCase() -> SelfCheckCase {
    let queue = QueueModel(
      arrivals: [3.2], service: [.exponential(mean: 1)], servers: 3,
      patience: .exponential(mean: 2))
    let exact = QueueFormulas.cancellations(
      arrivals: 3.2, service: 1, servers: 3, patience: 2)
    return makeCase(
      "M/M/3 with patience 2, load 3.2", queue,
      [
        .share("share cancelled", of: .cancelled, exact: exact.share),
        .meanNumber(
          "mean number waiting", { $0.waiting }, exact: exact.waiting,
          over: queue.length(for: calls)),
        .littlesLaw,
      ])
  }

  /// Ways between random places: 0.5214 sides in a square; exactly the mean of the matrix here.
  private func wayCase() -> SelfCheckCase {
    let (side, metres) = (16, 36_000.0)
    let cells = (0..<side * side).map { (Double($0 % side), Double($0 / side)) }
    let durations = cells.flatMap { start in
      cells.map { end in
        Int32((hypot(start.0 - end.0, start.1 - end.1) / Double(side) * metres).rounded())
      }
    }
    let mean =
      durations.reduce(0) { $0 + Double($1) } / Double(durations.count) / metres
    let places = cells.indices
    var model = QueueModel(arrivals: [0.4], service: [.exponential(mean: 1)], servers: 1)
      .model(calls: calls)
    model.callTypes[0].sites = places.map { WeightedSite(place: $0) }
    model.travel = SimulatedTravel(
      size: cells.count, durations: durations, noise: .logNormal(mean: 1, variation: 0.3))
    let ways = SelfCheckQuantity("mean way in sides of the square", exact: mean) { record in
      (Double(record.whole.travel) / metres, Double(record.calls.count))
    }
    return SelfCheckCase(
      name: "one technician, sites in a square", model: model,
      quantities: [ways, .littlesLaw, .workConservation])
  }

  private func text(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
