/// Finds every route that a better plan could use, in a class that can be searched from both ends.
///
/// Partial routes are extended in full, each visit at most once, and only along steps after which
/// some backward label completes them below the limit. Of two orders of the same visits with the same
/// end, one that is no later and no dearer makes the other useless.
///
/// - Source: Baldacci, Christofides & Mingozzi (2008), doi:10.1007/s10107-007-0178-5.
struct GraphEnumeration: ~Copyable {
  private let pricing: PricingClass
  private let graph: PricingGraph
  private let sets: NeighbourSets
  private let cuts: CutTable
  private let duals: [Int]
  private let classIndex: Int
  private let limit: Int
  private let words: Int
  private let keys: [UInt64]

  private var labels = Arena<Partial>(capacity: 4096)
  private var visited = Arena<UInt64>(capacity: 4096)
  private var states = Arena<UInt64>(capacity: 4096)
  private var table: Arena<Int32>
  private var best: [UInt64: Int32] = [:]
  private var values: [UInt64: Int] = [:]
  /// Whether two sets of visits turned out to have the same key, so that routes may be lost.
  private var isAmbiguous = false

  /// A partial route.
  struct Partial: BitwiseCopyable {
    /// Price less dual prices, penalties of cuts included.
    var cost: Int
    /// The same without penalties.
    var plain: Int
    /// Says which visits were made; two sets with one key are found out.
    var key: UInt64
    var time: Int32
    var load: Int32
    var node: Int32
    var parent: Int32
    /// The next label with the same place in the table, or -1.
    var next: Int32
  }

  /// Creates the search for the routes of `pricer` below `limit`, or `nil` where the class cannot be
  /// searched from both ends by times alone.
  init?(
    _ pricer: ClassPricer, at classIndex: Int, cuts: CutTable, duals: DualPrices, limit: Int
  ) {
    guard let graph = pricer.graphOfTimes, let sets = pricer.sets else { return nil }
    pricing = pricer.pricing
    self.graph = graph
    self.sets = sets
    self.cuts = cuts
    self.duals = pricer.pricing.visits.map { duals.visits[$0] }
    self.classIndex = classIndex
    self.limit = limit
    words = (pricer.pricing.count + 63) / 64
    var random = SplitMix(seed: 0x5EED)
    keys = (0..<pricer.pricing.count).map { _ in random.next() }
    table = Arena(repeating: -1, count: 1 << 16)
  }

  /// Returns all routes below the limit, the cheapest order of each set of visits, or `nil` when
  /// there are too many or the search is stopped; with the number of partial routes.
  mutating func run(
    routeLimit: Int, labelLimit: Int, isStopped: () -> Bool
  ) -> (columns: [RouteColumn]?, labels: Int) {
    let middle = graph.middle
    var backward = DirectedLabels(
      graph.backward, of: graph, sets: sets, cuts: cuts, duals: duals,
      rules: LabelRules(horizon: -middle - 1, labelLimit: labelLimit))
    backward.run(isStopped: isStopped)
    var forward = DirectedLabels(
      graph.forward, of: graph, sets: sets, cuts: cuts, duals: duals,
      rules: LabelRules(horizon: middle, labelLimit: labelLimit))
    forward.run(isStopped: isStopped)
    guard backward.isComplete, forward.isComplete else {
      return (nil, backward.labels.count + forward.labels.count)
    }
    backward.run(to: -graph.forward.start, against: forward, below: limit, isStopped: isStopped)
    guard backward.isComplete else {
      return (nil, backward.labels.count + forward.labels.count)
    }
    // Partial routes are settled in the order in which they were made, short ones first.
    let start = Partial(
      cost: graph.forward.opening, plain: graph.forward.opening, key: 0,
      time: graph.forward.start, load: 0, node: Int32(pricing.count), parent: -1, next: -1)
    extend(start, -1, backward)
    var index = 0
    while index < labels.count {
      let label = labels[index]
      if isUseful(label, index) {
        close(label, Int32(truncatingIfNeeded: index))
        extend(label, Int32(truncatingIfNeeded: index), backward)
      }
      index += 1
      if index % 256 == 0 {
        guard labels.count <= labelLimit, best.count <= routeLimit, !isStopped() else {
          return (nil, labels.count)
        }
      }
    }
    guard best.count <= routeLimit, !isAmbiguous else { return (nil, labels.count) }
    return (columns(), labels.count + backward.labels.count)
  }

  private func slot(_ key: UInt64, _ node: Int32) -> Int {
    Int(truncatingIfNeeded: (key ^ (UInt64(node + 1) &* 0x9E37_79B9_7F4A_7C15)) >> 40)
      & (table.count - 1)
  }

  /// Whether no other order of the same visits with the same end is at least as good; remembers the
  /// label if so.
  private mutating func isUseful(_ label: Partial, _ index: Int) -> Bool {
    let slot = slot(label.key, label.node)
    var other = table[slot]
    while other >= 0 {
      let rival = labels[Int(other)]
      if rival.node == label.node, rival.key == label.key, rival.plain <= label.plain,
        rival.time <= label.time, isSame(Int(other), index)
      {
        return false
      }
      other = rival.next
    }
    labels[index].next = table[slot]
    table[slot] = Int32(truncatingIfNeeded: index)
    return true
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    for word in 0..<words where visited[left * words + word] != visited[right * words + word] {
      return false
    }
    return true
  }

  /// Remembers the route that goes home from here, if it is below the limit.
  private mutating func close(_ label: Partial, _ index: Int32) {
    let node = Int(label.node)
    let cell = node * (pricing.count + 1) + pricing.count
    let home = pricing.seconds[cell]
    guard home >= 0,
      Int(label.time) + pricing.service[node] + Int(home) <= pricing.shift.end
    else { return }
    let back = Int(pricing.price[cell]) * DualPrices.scale
    guard label.cost + back < limit else { return }
    if let known = best[label.key], !isSame(Int(known), Int(index)) { isAmbiguous = true }
    if let known = values[label.key], known <= label.plain + back { return }
    values[label.key] = label.plain + back
    best[label.key] = index
  }

  private mutating func extend(
    _ label: Partial, _ index: Int32, _ backward: borrowing DirectedLabels
  ) {
    let node = Int(label.node)
    for place in Int(graph.forward.first[node])..<Int(graph.forward.first[node + 1]) {
      let arc = graph.forward.arcs[place]
      let head = Int(arc.head)
      let bit: UInt64 = 1 << UInt64(head & 63)
      if index >= 0, visited[Int(index) * words + (head >> 6)] & bit != 0 { continue }
      let time = max(label.time + arc.seconds, graph.forward.lower[head])
      let load = label.load + graph.use[head]
      if time > graph.forward.upper[head] || load > graph.capacity { continue }
      guard completes(label, index, arc, backward) else { continue }
      append(
        Partial(
          cost: label.cost + arc.price - duals[head], plain: label.plain + arc.price - duals[head],
          key: label.key ^ keys[head], time: time, load: load, node: arc.head, parent: index,
          next: -1))
    }
  }

  /// Whether some backward label at the head of the step completes the route below the limit.
  private func completes(
    _ label: Partial, _ index: Int32, _ arc: PricingGraph.Direction.Arc,
    _ backward: borrowing DirectedLabels
  ) -> Bool {
    let head = Int(arc.head)
    let list = backward.settled.base(head)
    let base = label.cost + arc.price
    let arrival = label.time + arc.seconds
    let room = graph.capacity - label.load
    var made: UInt64?
    for place in 0..<backward.settled.count(head) {
      let rest = list[place]
      if base + rest.cost >= limit { return false }
      if arrival > -rest.time || rest.load > room { continue }
      let memory = made ?? remembered(index, at: head)
      made = memory
      if rest.memory & memory != 0 { continue }
      if cuts.words > 0, index >= 0,
        base + rest.cost + penalty(index, rest.label, backward) >= limit
      {
        continue
      }
      return true
    }
    return false
  }

  /// The price of the cuts that only the two parts together fill.
  private func penalty(
    _ index: Int32, _ rest: Int32, _ backward: borrowing DirectedLabels
  ) -> Int {
    var total = 0
    for word in 0..<cuts.words {
      var both =
        states[Int(index) * cuts.words + word]
        & backward.states[Int(rest) * cuts.words + word]
      while both != 0 {
        total += cuts.penalty[word * 64 + both.trailingZeroBitCount]
        both &= both - 1
      }
    }
    return total
  }

  /// The visits made so far that a node can remember, in its bits.
  private func remembered(_ index: Int32, at node: Int) -> UInt64 {
    guard index >= 0 else { return 0 }
    var result: UInt64 = 0
    for (place, other) in sets.lists[node].enumerated()
    where visited[Int(index) * words + (Int(other) >> 6)] & (1 << UInt64(other & 63)) != 0 {
      result |= 1 << UInt64(place)
    }
    return result
  }

  private mutating func append(_ label: Partial) {
    var label = label
    let node = Int(label.node)
    let place = visited.extend(by: words)
    for word in 0..<words {
      visited[place + word] = label.parent >= 0 ? visited[Int(label.parent) * words + word] : 0
    }
    visited[place + (node >> 6)] |= 1 << UInt64(node & 63)
    let state = states.extend(by: cuts.words)
    for word in 0..<cuts.words {
      let flips = cuts.flip[node * cuts.words + word]
      let before = label.parent >= 0 ? states[Int(label.parent) * cuts.words + word] : 0
      let kept = before & cuts.keep[node * cuts.words + word]
      var full = kept & flips
      while full != 0 {
        label.cost += cuts.penalty[word * 64 + full.trailingZeroBitCount]
        full &= full - 1
      }
      states[state + word] = kept ^ flips
    }
    labels.append(label)
  }

  /// The cheapest route of each set of visits, cheapest first.
  private func columns() -> [RouteColumn] {
    let ends = best.map { (value: values[$0.key] ?? 0, label: $0.value) }
      .sorted { ($0.value, $0.label) < ($1.value, $1.label) }
    return ends.map { end in
      var nodes: [Int] = []
      var index = end.label
      while index >= 0 {
        nodes.append(Int(labels[Int(index)].node))
        index = labels[Int(index)].parent
      }
      let prices = nodes.reduce(0) { $0 + duals[$1] }
      return RouteColumn(
        pricingClass: classIndex, stops: nodes.reversed().map { pricing.visits[$0] },
        cost: (end.value + prices) / DualPrices.scale, uses: [])
    }
  }
}
