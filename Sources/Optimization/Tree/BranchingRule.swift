/// Finds what to branch on: whole numbers of a plan that a fractional solution splits.
struct BranchingRule {
  /// A possible branch and how much of it the solution takes.
  struct Candidate {
    /// The branch that demands it.
    var demanded: BranchDecision
    /// The branch that forbids it.
    var forbidden: BranchDecision
    /// The share of the solution that takes it.
    var share: Double
  }

  /// Lists candidates.
  ///
  /// - Parameters:
  ///   - support: The routes of the solution with their shares.
  ///   - leftOut: The share of each visit that is left out.
  ///   - classes: The number of classes.
  /// - Returns: The candidates, the most undecided first.
  static func candidates(
    _ support: [(column: RouteColumn, share: Double)], leftOut: [Double], classes: Int
  ) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ share: Double, _ demanded: BranchDecision, _ forbidden: BranchDecision) {
      if share > 0.001, share < 0.999 {
        found.append(Candidate(demanded: demanded, forbidden: forbidden, share: share))
      }
    }
    for (visit, share) in leftOut.enumerated() {
      add(
        1 - share, .leaveOut(visit: visit, isLeftOut: false),
        .leaveOut(visit: visit, isLeftOut: true))
    }
    if classes > 1 {
      for (pair, share) in sums(
        support,
        pairs: { column in
          Set(column.stops).sorted().map { [$0, column.pricingClass] }
        })
      {
        add(
          share, .assign(visit: pair[0], pricingClass: pair[1], isAssigned: true),
          .assign(visit: pair[0], pricingClass: pair[1], isAssigned: false))
      }
    }
    if found.isEmpty || classes == 1 {
      for (pair, share) in sums(
        support,
        pairs: { column in
          zip(column.stops, column.stops.dropFirst()).map { [$0, $1] }
        })
      {
        add(
          share, .follow(first: pair[0], second: pair[1], isDemanded: true),
          .follow(first: pair[0], second: pair[1], isDemanded: false))
      }
    }
    // Stable: candidates of equal share stay in order.
    return found.enumerated().sorted { left, right in
      let (a, b) = (abs(left.element.share - 0.5), abs(right.element.share - 0.5))
      return abs(a - b) > 1e-6 ? a < b : left.offset < right.offset
    }.map(\.element)
  }

  /// Adds up the shares of pairs of numbers, in ascending order of the pairs.
  private static func sums(
    _ support: [(column: RouteColumn, share: Double)], pairs: (RouteColumn) -> [[Int]]
  ) -> [(pair: [Int], share: Double)] {
    var sums: [[Int]: Double] = [:]
    for entry in support {
      for pair in pairs(entry.column) { sums[pair, default: 0] += entry.share }
    }
    return sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }
}
