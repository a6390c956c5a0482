import ServiceModel

/// The visits of a group of shifts as nodes, with what it takes to go from one to the next at given
/// prices.
///
/// Node ``count`` stands for both ends of the shift.
struct PricingNodes: Sendable {
  /// Going from one node to another.
  struct Leg: Sendable {
    /// The place in the travel table that it leaves; -1 for a shift that begins at its first visit.
    var from: Int
    var seconds: Int32
    var metres: Int32
    var cost: Int32
  }

  let group: AlikeShifts
  /// The number of visits.
  let count: Int
  /// What making each visit is worth.
  let price: [Int]
  /// What service and preference cost at each node.
  let stopCost: [Int]
  /// Stock taken; shape: nodes × items.
  let loads: [Int]
  /// The number of stock items.
  let items: Int
  /// The nodes that may come first.
  let first: [Int]
  /// The nodes that may follow each node.
  let successors: [[Int32]]
  /// Whether the day may end after each node.
  let mayClose: [Bool]
  /// Whether all visits have one window and no price of lateness.
  let hasPlainVisitsOnly: Bool
  /// Whether the shift limits sums along the route.
  let limitsSums: Bool
  /// The cuts that routes of the group can pay for.
  let cuts: CutCounts
  private let legs: [Leg?]
  private let returnPrices: [(use: SharedLimit.Use, price: Int)]

  init(
    _ problem: PlanningProblem, _ group: AlikeShifts, _ decisions: CaseDecisions,
    _ prices: BoundCertificate.Prices
  ) {
    let timing = RouteTiming(problem)
    let shift = problem.shifts[group.shifts[0]]
    let visits = group.visits
    let count = visits.count
    self.group = group
    self.count = count
    price = visits.map { prices.visits[$0] }
    stopCost = visits.map {
      shift.costs.perWorkHour.cost(of: Seconds(problem.visits[$0].serviceDuration)).minorUnits
        + problem.preferenceCost(of: $0, in: group.shifts[0])
    }
    items = problem.stockItems.count
    loads = visits.flatMap { problem.visits[$0].load }
    limitsSums =
      shift.maxVisits < count || shift.maxTravelTime < Int(Int32.max)
      || shift.maxDistance < Int(Int32.max)
    hasPlainVisitsOnly = visits.allSatisfy {
      problem.visits[$0].starts.count == 1 && problem.visits[$0].lateness.isFree
    }
    cuts = CutCounts(prices.cuts, visits)
    let members = zip(problem.sharedLimits, prices.limits)
    returnPrices = members.flatMap { limit, price in
      limit.members.compactMap { $0.shift == group.shifts[0] && price > 0 ? ($0.use, price) : nil }
    }

    func place(_ node: Int, _ end: Int) -> Int {
      node < count ? problem.visits[visits[node]].location : end
    }
    var legs: [Leg?] = []
    for from in 0...count {
      for to in 0...count {
        let start = place(from, shift.startLocation)
        let leg = timing.leg(start, place(to, shift.endLocation), in: shift)
        legs.append(
          leg.map {
            Leg(
              from: start, seconds: Int32(clamping: $0.seconds), metres: Int32(clamping: $0.metres),
              cost: Int32(clamping: shift.legCost(seconds: $0.seconds, metres: $0.metres)))
          })
      }
    }
    self.legs = legs

    let steps = StepRules(decisions, visits)
    first = (0..<count).filter { steps.allows(count, $0) }
    mayClose = (0..<count).map { steps.allows($0, count) }
    successors = (0..<count).map { from in
      let visit = problem.visits[visits[from]]
      let earliest = (visit.starts.first?.lowerBound ?? 0) + visit.serviceDuration
      return (0..<count).filter { to in
        guard to != from, steps.allows(from, to), let leg = legs[from * (count + 1) + to],
          let last = problem.visits[visits[to]].starts.last?.upperBound
        else { return false }
        return earliest + Int(leg.seconds) <= last
      }.map { Int32(truncatingIfNeeded: $0) }
    }
  }

  /// The way from one node to another, if there is one.
  func leg(_ from: Int, _ to: Int) -> Leg? { legs[from * (count + 1) + to] }

  /// Returns the nodes that are quickest to reach from a node, as many as `most`.
  func nearest(to node: Int, _ most: Int) -> [Int] {
    let near = (0..<count).filter { $0 != node }.compactMap { other in
      leg(node, other).map { (seconds: $0.seconds, node: other) }
    }
    return near.sorted { ($0.seconds, $0.node) < ($1.seconds, $1.node) }.prefix(most).map(\.node)
  }

  /// Returns what the limits that shifts share add to a return at `time`.
  func charge(returningAt time: Int) -> Int {
    returnPrices.reduce(0) { sum, entry in
      sum + entry.price * entry.use.amount(returningAt: time) / BoundCertificate.Prices.limitUnit
    }
  }
}

/// What a case says about which visit follows which, for the nodes of a group; node *n* of *n* nodes
/// stands for both ends of the shift.
private struct StepRules {
  private var next: [Int: Int] = [:]
  private var previous: [Int: Int] = [:]
  private var forbidden: Set<[Int]> = []

  init(_ decisions: CaseDecisions, _ visits: [Int]) {
    let nodeOf = Dictionary(uniqueKeysWithValues: visits.enumerated().map { ($1, $0) })
    for (first, second) in decisions.demanded {
      guard let from = nodeOf[first], let to = nodeOf[second] else { continue }
      // Two demands that contradict each other leave no step at all.
      next[from] = next[from] == nil || next[from] == to ? to : -1
      previous[to] = previous[to] == nil || previous[to] == from ? from : -1
    }
    for (first, second) in decisions.forbidden {
      guard let from = nodeOf[first], let to = nodeOf[second] else { continue }
      forbidden.insert([from, to])
    }
  }

  func allows(_ from: Int, _ to: Int) -> Bool {
    if let demanded = next[from], demanded != to { return false }
    if let demanded = previous[to], demanded != from { return false }
    return forbidden.isEmpty || !forbidden.contains([from, to])
  }
}
