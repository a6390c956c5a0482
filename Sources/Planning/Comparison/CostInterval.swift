package import ServiceModel

/// What is known about the cost of the best plan of a scenario: it lies between two amounts.
package struct CostInterval: Hashable, Sendable {
  /// The proved bound; `nil` when nothing was proved.
  package var lowest: Money?
  /// The price of the best plan found; `nil` when there is none.
  package var highest: Money?

  /// Creates an interval.
  package init(lowest: Money?, highest: Money?) {
    self.lowest = lowest
    self.highest = highest
  }

  /// Creates the interval that `result` established.
  package init(_ result: PlanningResult) {
    let hasPlan = result.status != .stoppedEmpty && result.status != .infeasible
    highest = hasPlan ? result.objective : nil
    lowest = result.status == .infeasible ? nil : result.bound
    if result.status == .provedOptimal { lowest = highest }
  }
}

extension CostInterval {
  /// Returns the interval with `amount` added to both ends.
  package func adding(_ amount: Money) -> CostInterval {
    CostInterval(lowest: lowest.map { $0 + amount }, highest: highest.map { $0 + amount })
  }
}

/// How much dearer a variant is than its base: between two amounts, below zero when cheaper.
///
/// The best plan of each costs something in its interval, so the difference of the two is between the
/// variant's bound less the base's price, and the variant's price less the base's bound. It is no
/// difference of two plans that a search happened to find.
///
/// - Source: `certificates.md`, F14.
package struct CostDifference: Hashable, Sendable {
  /// The least that the variant is dearer; `nil` when nothing is known.
  package var lowest: Money?
  /// The most that the variant is dearer; `nil` when nothing is known.
  package var highest: Money?

  /// Creates the difference of `variant` and `base`.
  package init(of variant: CostInterval, from base: CostInterval) {
    lowest = Self.difference(variant.lowest, base.highest)
    highest = Self.difference(variant.highest, base.lowest)
  }

  private static func difference(_ left: Money?, _ right: Money?) -> Money? {
    guard let left, let right else { return nil }
    return left - right
  }

  /// What is decided about a difference.
  package enum Verdict: Hashable, Sendable {
    /// The variant costs the same.
    case same
    /// The variant is cheaper, by at least and at most so much; `most` is `nil` when not known.
    case cheaper(least: Money, most: Money?)
    /// The variant is dearer, by at least and at most so much; `most` is `nil` when not known.
    case dearer(least: Money, most: Money?)
    /// Either may be cheaper, as far as is proved.
    case undecided
  }

  /// Whether the variant is cheaper or dearer, as far as it is proved.
  package var verdict: Verdict {
    if let lowest, lowest > .zero { return .dearer(least: lowest, most: highest) }
    if let highest, highest < .zero {
      return .cheaper(least: .zero - highest, most: lowest.map { .zero - $0 })
    }
    return lowest == .zero && highest == .zero ? .same : .undecided
  }

  /// Whether the sign of the difference is proved.
  package var isDecided: Bool { verdict != .undecided }
}
