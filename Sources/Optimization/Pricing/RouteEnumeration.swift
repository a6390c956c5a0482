/// Finds every route that a plan better than the incumbent could use.
///
/// A plan below the incumbent uses only routes whose price less dual prices is above the least one of
/// their class by less than the gap between incumbent and bound. Partial routes are extended in full,
/// each visit at most once, and dropped when even the best completion of a relaxation leaves them
/// above that, or when another order of the same visits is no later and no dearer.
///
/// - Source: Baldacci, Christofides & Mingozzi (2008), doi:10.1007/s10107-007-0178-5.
struct RouteEnumeration {
  private let arrays: RoutingArrays
  private let pricing: PricingClass
  private let classIndex: Int
  private let memory: NeighbourhoodMemory
  private let nodeDuals: [Int]
  private let returnPrices: ReturnPrices
  /// Whether a route that is back earlier can be of use though it is dearer.
  private let isLimited: Bool
  /// Routes at or above this value are of no use.
  private let limit: Int
  private let words: Int

  private var labels: [Label] = []
  private var sets: [UInt64] = []
  private var used: [Int32] = []
  private var buckets: [[Int32]]
  private let bucketWidth: Int
  private var settled: [Key: [Int32]] = [:]
  /// The routes of each set of visits that are of use.
  private var best: [[UInt64]: [Ending]] = [:]

  /// The most partial routes of one class.
  private static let labelLimit = 1_500_000

  private struct Label {
    var state: FlatState
    var node: Int32
    var parent: Int32
  }

  private struct Ending {
    /// The price less the dual prices of visits.
    var value: Int
    /// When the technician is back.
    var time: Int
    var label: Int32
  }

  private struct Key: Hashable {
    var node: Int32
    var set: [UInt64]
  }

  init(
    _ arrays: RoutingArrays, _ pricing: PricingClass, at classIndex: Int,
    _ memory: NeighbourhoodMemory, duals: DualPrices, limit: Int
  ) {
    self.arrays = arrays
    self.pricing = pricing
    self.classIndex = classIndex
    self.memory = memory
    nodeDuals = pricing.visits.map { duals.visits[$0] }
    returnPrices = ReturnPrices(arrays.limits, of: pricing.members[0], at: duals)
    isLimited = arrays.limits.isLimited(pricing.members[0])
    self.limit = limit
    words = memory.words
    let horizon = max(1, pricing.shift.end - pricing.shift.start)
    bucketWidth = max(1, horizon / 2000)
    buckets = [[Int32]](repeating: [], count: horizon / bucketWidth + 1)
  }

  /// Returns all routes below the limit, cheapest order of each set of visits, or `nil` when there
  /// are too many or the search is stopped; with the number of partial routes.
  mutating func run(
    routeLimit: Int, isStopped: () -> Bool
  ) -> (columns: [RouteColumn]?, labels: Int) {
    // Routes that remember nothing have no sets to tell visits apart by.
    guard words > 0 || pricing.count == 0,
      let bounds = CompletionBounds(
        arrays, pricing, memory, nodeDuals: nodeDuals, returnPrices: returnPrices,
        isStopped: isStopped)
    else { return (nil, 0) }
    let shift = pricing.shift
    let opening = FlatState(
      time: shift.start, cost: shift.fixedCost * DualPrices.scale, worked: 0,
      latestDeparture: shift.end, breaks: 0)
    let none = [UInt64](repeating: 0, count: words)
    let nothing = [Int32](repeating: 0, count: pricing.resources)
    for next in pricing.successors[pricing.count] {
      extend(
        opening, from: pricing.count, to: Int(next), parent: -1, set: none, use: nothing, bounds)
    }
    for bucket in buckets.indices {
      while !buckets[bucket].isEmpty {
        let batch = buckets[bucket]
        buckets[bucket] = []
        for label in batch { settle(label, bounds) }
        guard labels.count <= Self.labelLimit, best.count <= routeLimit, !isStopped() else {
          return (nil, labels.count)
        }
      }
    }
    return (columns(), labels.count)
  }

  private mutating func settle(_ index: Int32, _ bounds: CompletionBounds) {
    let label = labels[Int(index)]
    let set = Array(sets[(Int(index) * words)..<((Int(index) + 1) * words)])
    guard isUseful(label, index, set) else { return }
    close(label, index, set)
    let resources = pricing.resources
    let use = Array(used[(Int(index) * resources)..<((Int(index) + 1) * resources)])
    for next in pricing.successors[Int(label.node)] {
      let to = Int(next)
      if set[to >> 6] & (1 << UInt64(to & 63)) != 0 { continue }
      extend(
        label.state, from: Int(label.node), to: to, parent: index, set: set, use: use, bounds)
    }
  }

  /// Whether no other order of the same visits with the same end is at least as good.
  private mutating func isUseful(_ label: Label, _ index: Int32, _ set: [UInt64]) -> Bool {
    let key = Key(node: label.node, set: set)
    let hasLimit = pricing.shift.maxWorkTime != nil
    for other in settled[key] ?? [] {
      let (rival, mine) = (labels[Int(other)].state, label.state)
      guard rival.cost <= mine.cost else { continue }
      if hasLimit {
        guard
          rival.isNoLonger(
            than: mine, breakCount: pricing.shift.breaks.count,
            isPlain: pricing.hasPlainVisitsOnly)
        else { continue }
      } else if rival.time > mine.time || rival.breaks < mine.breaks {
        continue
      }
      let resources = pricing.resources
      let usesNoMore = (0..<resources).allSatisfy {
        used[Int(other) * resources + $0] <= used[Int(index) * resources + $0]
      }
      if usesNoMore { return false }
    }
    settled[key, default: []].append(index)
    return true
  }

  private mutating func extend(
    _ state: FlatState, from: Int, to: Int, parent: Int32, set: [UInt64], use: [Int32],
    _ bounds: CompletionBounds
  ) {
    let shift = pricing.shift
    let visit = pricing.visits[to]
    let cell = from * (pricing.count + 1) + to
    let seconds = Int(pricing.seconds[cell])
    if state.time + seconds > arrays.lastStart[visit] { return }
    for resource in 0..<pricing.resources
    where use[resource] + pricing.consumption(of: resource, at: to, cell: cell)
      > pricing.capacity[resource]
    {
      return
    }
    var visited = set
    visited[to >> 6] |= 1 << UInt64(to & 63)
    let price = Int(pricing.price[cell]) * DualPrices.scale - nodeDuals[to]
    for taken in 0...(shift.breaks.count - state.breaks) {
      let arrival = arrays.serve(visit, from: state, after: seconds, taking: taken, shift)
      guard case .reached(var next, let late) = arrival else {
        if case .tooLate = arrival { return }
        continue
      }
      next.cost += price + late * DualPrices.scale
      let rest = bounds.bound(
        node: to, time: next.time, breaks: next.breaks, visited: visited[...])
      if rest == .max || next.cost + rest >= limit { continue }
      append(next, at: to, parent: parent, cell: cell, set: visited, use: use)
    }
  }

  private mutating func append(
    _ state: FlatState, at node: Int, parent: Int32, cell: Int, set: [UInt64], use: [Int32]
  ) {
    let index = Int32(labels.count)
    labels.append(Label(state: state, node: Int32(node), parent: parent))
    sets.append(contentsOf: set)
    for resource in 0..<pricing.resources {
      used.append(use[resource] + pricing.consumption(of: resource, at: node, cell: cell))
    }
    let bucket = (state.time - pricing.shift.start) / bucketWidth
    buckets[min(bucket, buckets.count - 1)].append(index)
  }

  private mutating func close(_ label: Label, _ index: Int32, _ set: [UInt64]) {
    let shift = pricing.shift
    let cell = Int(label.node) * (pricing.count + 1) + pricing.count
    let seconds = Int(pricing.seconds[cell])
    let resources = pricing.resources
    guard seconds >= 0,
      (0..<resources).allSatisfy({
        used[Int(index) * resources + $0] + pricing.homeward($0, cell: cell)
          <= pricing.capacity[$0]
      }), let end = arrays.end(label.state, seconds, shift)
    else { return }
    let back =
      Int(pricing.price[cell]) + arrays.returnCost(at: end.time, in: pricing.members[0], shift)
    let value = label.state.cost + back * DualPrices.scale
    guard value + returnPrices.charge(at: end.time) < limit else { return }
    keep(Ending(value: value, time: end.time, label: index), of: set)
  }

  /// Keeps the cheapest route of a set of visits and, where limits are shared, those that are back
  /// earlier than all cheaper ones.
  private mutating func keep(_ ending: Ending, of set: [UInt64]) {
    func isNoWorse(_ one: Ending, _ other: Ending) -> Bool {
      one.value <= other.value && (!isLimited || one.time <= other.time)
    }
    let rivals = best[set] ?? []
    guard !rivals.contains(where: { isNoWorse($0, ending) }) else { return }
    best[set] = rivals.filter { !isNoWorse(ending, $0) } + [ending]
  }

  /// The routes of use of each set of visits, cheapest first.
  private func columns() -> [RouteColumn] {
    best.values.joined().sorted { ($0.value, $0.label) < ($1.value, $1.label) }.map { end in
      var nodes: [Int] = []
      var label = end.label
      while label >= 0 {
        nodes.append(Int(labels[Int(label)].node))
        label = labels[Int(label)].parent
      }
      let duals = nodes.reduce(0) { $0 + nodeDuals[$1] }
      return RouteColumn(
        pricingClass: classIndex, stops: nodes.reversed().map { pricing.visits[$0] },
        cost: (end.value + duals) / DualPrices.scale,
        uses: arrays.limits.uses(of: pricing.members[0], returningAt: end.time))
    }
  }
}
