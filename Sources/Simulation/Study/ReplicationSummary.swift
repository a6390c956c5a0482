package import ServiceModel

/// What is kept of a replication when its calls are forgotten.
package struct ReplicationSummary: Hashable, Sendable {
  /// What became of the promises, in the order of ``SimulationStudy/promises``.
  package var promises: [PromiseTally]
  /// The calls that count, by what became of them.
  package var calls: CallTally
  /// Sums over the time that counts.
  package var time: ReplicationRecord.Totals
  /// How each technician spent it, in the order of ``SimulationModel/technicians``.
  package var technicians: [TechnicianTime]
  /// How many calls waited at equal steps of the time that counts.
  package var waiting: [Int]
  /// How many calls were open at the same steps.
  package var open: [Int]

  /// What broken promises cost, for calls that count.
  package var credits: Money { promises.reduce(.zero) { $0 + $1.credits } }
  /// How often a promise was broken, by what the call was doing when it was due.
  package var reasons: [BreachReason: Int] {
    promises.reduce(into: [:]) { sums, tally in
      sums.merge(tally.reasons, uniquingKeysWith: +)
    }
  }
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
  package var slacks: [Int32] = []
  /// What broken promises cost; at most ``BreachCost/most``.
  package var credits = Money.zero
  /// How often a promise was broken, by what the call was doing when it was due.
  package var reasons: [BreachReason: Int] = [:]

  /// How many were decided.
  package var decided: Int { kept + broken }
  /// How late broken promises were, in ascending order; unit: seconds.
  package var lateness: [Int32] { slacks.prefix { $0 < 0 }.reversed().map { -$0 } }

  /// Adds what a broken promise costs.
  mutating func addCredit(_ credit: Money) { credits = min(BreachCost.most, credits + credit) }

  /// Puts the times to spare in order, and keeps one of so many of them, at equal steps of rank.
  fileprivate mutating func keepSlacks(oneOf step: Double) {
    slacks.sort()
    guard step > 1 else { return }
    let kept = Int((Double(slacks.count) / step).rounded(.up))
    let width = Double(slacks.count) / Double(max(1, kept))
    slacks = (0..<kept).map { slacks[Int((Double($0) + 0.5) * width)] }
  }
}

extension ReplicationSummary {
  /// The most times to spare that are kept of a replication, of all promises together.
  static let keptSlacks = 65_536

  /// Puts the times to spare in order, and of more than ``keptSlacks`` keeps the same share of each
  /// kind of promises, so that kinds can still be put together.
  mutating func keepFewSlacks() {
    let count = promises.reduce(0) { $0 + $1.slacks.count }
    let step = Double(count) / Double(Self.keptSlacks)
    for index in promises.indices { promises[index].keepSlacks(oneOf: step) }
  }
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
