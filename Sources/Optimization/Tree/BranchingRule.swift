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
    func addAssignment(_ visit: Int, _ classes: [Int], _ share: Double) {
      add(
        share, .assign(visit: visit, pricingClasses: classes, isAssigned: true),
        .assign(visit: visit, pricingClasses: classes, isAssigned: false))
    }
    for (visit, share) in leftOut.enumerated() {
      add(
        1 - share, .leaveOut(visit: visit, isLeftOut: false),
        .leaveOut(visit: visit, isLeftOut: true))
    }
    if classes > 1 {
      let shares = sums(support) { column in
        Set(column.stops).sorted().map { [$0, column.pricingClass] }
      }
      for (pair, share) in shares { addAssignment(pair[0], [pair[1]], share) }
      for (visit, classes, share) in halves(shares) { addAssignment(visit, classes, share) }
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

  /// Returns, for each visit that three classes or more make in part, some of them that together make
  /// about half of it: forbidding one of many classes changes little.
  private static func halves(
    _ shares: [(pair: [Int], share: Double)]
  ) -> [(visit: Int, classes: [Int], share: Double)] {
    var result: [(visit: Int, classes: [Int], share: Double)] = []
    var first = 0
    while first < shares.count {
      let visit = shares[first].pair[0]
      let end = shares[first...].firstIndex { $0.pair[0] != visit } ?? shares.count
      let own = shares[first..<end].filter { $0.share > 0.001 }
      first = end
      guard own.count > 2 else { continue }
      var (classes, sum): ([Int], Double) = ([], 0)
      // Stable: classes of equal share stay in order.
      for entry in own.enumerated().sorted(by: {
        abs($0.element.share - $1.element.share) > 1e-6
          ? $0.element.share > $1.element.share : $0.offset < $1.offset
      }) where sum + entry.element.share < 0.55 {
        classes.append(entry.element.pair[1])
        sum += entry.element.share
      }
      if classes.count > 1 { result.append((visit, classes.sorted(), sum)) }
    }
    return result
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
