/// The engine against numbers that do not come from it.
///
/// Closed forms of queueing theory and identities that hold on every run are compared with the
/// intervals of many replications. The intervals are so wide that, with an engine without fault, one
/// run in a hundred has a number outside any of them (Bonferroni).
///
/// - Source: `simulation.md`, E1.12, E3 to E5.
package struct SelfCheck: Sendable {
  /// Where all random numbers come from.
  package var seed: UInt64
  /// How many replications each model gets.
  package var replications: Int
  /// How many calls count in each replication, about.
  package var calls: Int
  /// How many threads may work at once; it changes no number.
  package var threads: Int
  /// A policy that has to be the queue that theory knows where there is nothing to decide but who
  /// goes first; `nil` for the rules of the engine alone.
  package var policy: (@Sendable (SimulationModel) -> any DispatchPolicy)?

  /// The probability that any number lies outside its interval although nothing is wrong.
  package static let falseAlarm = 0.01

  /// Creates a check.
  package init(
    seed: UInt64 = 1, replications: Int = 30, calls: Int = 4000, threads: Int = 1,
    policy: (@Sendable (SimulationModel) -> any DispatchPolicy)? = nil
  ) {
    self.seed = seed
    self.replications = max(2, replications)
    self.calls = max(10, calls)
    self.threads = max(1, threads)
    self.policy = policy
  }

  /// Returns all comparisons.
  ///
  /// - Parameter progress: Called before each model with its name, its number and how many there are.
  /// - Returns: A row for each number, in the order of the models.
  package func rows(
    progress: (_ name: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
  ) -> [SelfCheckRow] {
    let cases = cases() + plannedCases()
    let count = cases.reduce(1) { $0 + $1.quantities.count }
    let confidence = 1 - Self.falseAlarm / Double(count)
    var rows: [SelfCheckRow] = []
    for (index, item) in cases.enumerated() {
      progress(item.name, index, cases.count + 1)
      rows += self.rows(of: item, confidence: confidence)
    }
    progress(Self.differenceName, cases.count, cases.count + 1)
    return rows + [differenceRow(confidence: confidence)].compactMap(\.self)
  }

  private func rows(of item: SelfCheckCase, confidence: Double) -> [SelfCheckRow] {
    let quantities = item.quantities
    let parts = item.model.replications(0..<replications, seed: seed, threads: threads) { record in
      quantities.map { $0.parts(record) }
    }
    return quantities.indices.compactMap { position in
      let interval = Interval.ratio(of: parts.map { $0[position] }, confidence: confidence)
      return interval.map {
        SelfCheckRow(
          model: item.name, quantity: quantities[position].name,
          exact: quantities[position].exact, interval: $0)
      }
    }
  }

  // MARK: Common random numbers

  private static let differenceName = "M/M/3 against M/M/4, same calls"

  /// Compares the waits of two companies that meet the same calls.
  private func differenceRow(confidence: Double) -> SelfCheckRow? {
    func waits(servers: Int) -> [Double] {
      let queue = QueueModel(
        arrivals: [0.2], service: [.exponential(mean: 10)], servers: servers)
      var model = queue.model(calls: calls)
      // Both count the same calls.
      model.window.warmUp =
        QueueModel(
          arrivals: [0.2], service: [.exponential(mean: 10)], servers: 3
        ).model(calls: calls).window.warmUp
      return model.replications(0..<replications, seed: seed, threads: threads) { record in
        let waits = record.countedCalls().compactMap(\.wait)
        return Double(waits.reduce(0, +)) / queue.unit / Double(max(1, waits.count))
      }
    }
    let exact =
      QueueFormulas.meanWait(arrivals: 0.2, service: 0.1, servers: 3)
      - QueueFormulas.meanWait(arrivals: 0.2, service: 0.1, servers: 4)
    let pair = PairedDifference(
      of: waits(servers: 3), from: waits(servers: 4), confidence: confidence)
    return pair.map {
      SelfCheckRow(
        model: Self.differenceName, quantity: "difference of mean waits", exact: exact,
        interval: $0.interval, varianceRatio: $0.varianceRatio)
    }
  }
}

/// A number of the self-check beside what it must be.
package struct SelfCheckRow: Hashable, Sendable {
  /// What the model is.
  package var model: String
  /// What the number is.
  package var quantity: String
  /// What theory says.
  package var exact: Double
  /// What the engine says.
  package var interval: Interval
  /// By how much common random numbers have narrowed the interval, for a difference.
  package var varianceRatio: Double?

  /// Creates a row.
  package init(
    model: String, quantity: String, exact: Double, interval: Interval,
    varianceRatio: Double? = nil
  ) {
    self.model = model
    self.quantity = quantity
    self.exact = exact
    self.interval = interval
    self.varianceRatio = varianceRatio
  }

  /// Whether the interval covers what theory says.
  package var isSound: Bool { interval.contains(exact) }
}
