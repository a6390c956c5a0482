import ServiceModel

extension SelfCheck {
  /// Plans are dear, so their models get one call for so many of the others.
  private static let share = 8

  /// Returns models in which a policy decides: the queues that it must be, and Kleinrock's law.
  func plannedCases() -> [SelfCheckCase] {
    guard let policy else { return [] }
    let calls = max(10, calls / Self.share)
    func planned(_ model: SimulationModel) -> SimulationModel {
      var model = model
      model.policy = policy(model)
      return model
    }
    let queues = [(arrivals: 0.6, servers: 1), (arrivals: 1.4, servers: 2)].map { setting in
      let (arrivals, servers) = setting
      let queue = QueueModel(
        arrivals: [arrivals], service: [.exponential(mean: 1)], servers: servers)
      return SelfCheckCase(
        name: "M/M/\(servers), load \(arrivals), planned",
        model: planned(queue.model(calls: calls)),
        quantities: [
          .meanWait(
            exact: QueueFormulas.meanWait(arrivals: arrivals, service: 1, servers: servers),
            unit: queue.unit),
          .longWaits(
            "share that waits over a service", over: 1,
            exact: QueueFormulas.longWaits(
              over: 1, arrivals: arrivals, service: 1, servers: servers), unit: queue.unit),
          .littlesLaw, .workConservation,
        ])
    }
    let mixture = MixedQueue(ranks: [1, 1])
    return queues + [
      SelfCheckCase(
        name: "M/G/1, two kinds, planned",
        model: planned(mixture.modelWithDeadlines(calls: calls)),
        quantities: [mixture.weightedWaits(calls: calls)])
    ]
  }
}
