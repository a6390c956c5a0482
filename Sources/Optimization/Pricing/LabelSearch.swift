import Planning

/// A route found by pricing.
struct PricedRoute: Sendable {
  /// The visits in order, numbered as in the flat problem; a relaxed route may repeat one.
  var stops: [Int]
  /// The price of the route in minor units.
  var cost: Int
  /// What it uses of the limits that shifts share.
  var uses: [LimitUse]
  /// The price less the dual prices of visits, class and limits, in units of ``DualPrices``.
  var reducedCost: Int
}

/// What pricing one class found.
struct PricingResult: Sendable {
  /// Routes with negative reduced cost, best first.
  var routes: [PricedRoute] = []
  /// The least price less dual prices of visits and limits over all routes of the relaxation, in units of
  /// ``DualPrices``; `nil` unless the search was exact and complete.
  var leastValue: Int?
  /// The labels made, a measure of the work.
  var labels = 0
}

/// How thorough a label search is.
struct LabelSearchSettings: Sendable {
  /// Whether labels are compared without their memories, which is quick but loses routes.
  var ignoresMemory: Bool
  /// How many successors of a node are tried, nearest first.
  var successorLimit: Int
  /// The most routes returned.
  var routeLimit: Int
  /// The most labels made before giving up.
  var labelLimit: Int
  /// The routes of negative reduced cost that are enough to stop at; `nil` searches to the end.
  var enough: Int?
}

/// Finds routes of negative reduced cost by extending labels.
///
/// A label is a partial route: its end, when the technician can leave, what it cost less dual
/// prices, the breaks taken, the resources used, and the memory of visits that it may not repeat.
/// Memories are those of ng-routes: a visit is forgotten once the route is away from its
/// neighbourhood. No price falls with time, so a label with no more of anything makes another one
/// useless.
///
/// Labels are settled in order of time, and compared once, when settled, with those settled before.
///
/// - Source: Baldacci, Mingozzi & Roberti (2011), doi:10.1287/opre.1110.0975.
struct LabelSearch {
  private let arrays: RoutingArrays
  private let pricing: PricingClass
  private let memory: NeighbourhoodMemory
  private let cuts: CutTable
  private let settings: LabelSearchSettings
  private let nodeDuals: [Int]
  private let classDual: Int
  private let returnPrices: ReturnPrices
  private let words: Int
  private let resources: Int
  private let isSimple: Bool
  private let hasLimit: Bool
  private let shiftStart: Int
  private let shiftEnd: Int

  private var labels: [Label] = []
  private var sets: [UInt64] = []
  private var used: [Int32] = []
  private var states: [UInt64] = []
  private var settled: [SettledLabels]
  /// The least cost of labels made so far, by node, breaks and time; only where nothing else counts.
  private var leastCost: [Int]
  /// Whether labels are certain to be settled in order of time.
  private let isOrdered: Bool
  private var buckets: [[Int32]]
  private let bucketWidth: Int
  private var closings: [Closing] = []
  private var leastValue = 0

  private struct Closing {
    var value: Int
    var label: Int32
    var time: Int
  }

  private struct Label {
    var cost: Int
    var time: Int32
    var node: Int32
    var parent: Int32
    var worked: Int32
    var latestDeparture: Int32
    var breaks: Int32

    var state: FlatState {
      FlatState(
        time: Int(time), cost: cost, worked: Int(worked), latestDeparture: Int(latestDeparture),
        breaks: Int(breaks))
    }
  }

  init(
    _ arrays: RoutingArrays, _ pricing: PricingClass, _ memory: NeighbourhoodMemory,
    cuts: CutTable = .none, duals: DualPrices, classDual: Int, settings: LabelSearchSettings
  ) {
    self.arrays = arrays
    self.pricing = pricing
    self.memory = memory
    self.cuts = cuts
    self.settings = settings
    self.classDual = classDual
    returnPrices = ReturnPrices(arrays.limits, of: pricing.members[0], at: duals)
    nodeDuals = pricing.visits.map { duals.visits[$0] }
    words = memory.words
    resources = pricing.resources
    isSimple = pricing.shift.isSimple
    hasLimit = pricing.shift.maxWorkTime != nil
    shiftStart = pricing.shift.start
    shiftEnd = pricing.shift.end
    settled = [SettledLabels](repeating: SettledLabels(), count: pricing.count)
    let horizon = max(1, pricing.shift.end - pricing.shift.start)
    bucketWidth = max(1, horizon / 2000)
    buckets = [[Int32]](repeating: [], count: horizon / bucketWidth + 1)
    isOrdered = pricing.shortestStep >= bucketWidth
    leastCost =
      (settings.ignoresMemory || (words == 0 && cuts.words == 0)) && !hasLimit && resources == 0
      ? [Int](
        repeating: .max, count: pricing.count * (pricing.shift.breaks.count + 1) * buckets.count)
      : []
  }

  /// Runs the search.
  ///
  /// - Parameter isStopped: Asked now and then whether to give up.
  /// - Returns: What was found; without a least value when the search was cut short.
  mutating func run(isStopped: () -> Bool) -> PricingResult {
    start()
    var isComplete = true
    search: for bucket in buckets.indices {
      while !buckets[bucket].isEmpty {
        var batch = buckets[bucket]
        buckets[bucket] = []
        batch.sort { left, right in
          let (a, b) = (labels[Int(left)], labels[Int(right)])
          return (a.time, a.cost, left) < (b.time, b.cost, right)
        }
        for label in batch { settle(label) }
        if labels.count > settings.labelLimit || isStopped()
          || settings.enough.map({ closings.count > $0 }) ?? false
        {
          isComplete = false
          break search
        }
      }
    }
    return result(isComplete: isComplete)
  }

  private mutating func start() {
    let opening = FlatState(
      time: pricing.shift.start, cost: pricing.shift.fixedCost * DualPrices.scale, worked: 0,
      latestDeparture: pricing.shift.end, breaks: 0)
    extendAll(opening, from: pricing.count, parent: -1)
  }

  /// Keeps the label unless another one makes it useless; then ends and extends it.
  private mutating func settle(_ index: Int32) {
    let label = labels[Int(index)]
    let node = Int(label.node)
    guard let position = position(of: label, index) else { return }
    settled[node].insert(index, cost: label.cost, at: position)
    for word in 0..<words {
      settled[node].sets.insert(sets[Int(index) * words + word], at: position * words + word)
    }
    close(label, index)
    extendAll(label.state, from: node, parent: Int(index))
  }

  /// Extends a state to every node that can follow.
  private mutating func extendAll(_ state: FlatState, from: Int, parent: Int) {
    let next = pricing.successors[from]
    let row = from * (pricing.count + 1)
    for place in 0..<min(next.count, settings.successorLimit) {
      let to = Int(next[place])
      let cell = row + to
      let arrival = state.time + Int(pricing.seconds[cell])
      if arrival > pricing.lastStart[to] { continue }
      if parent >= 0, words > 0, sets[parent * words + (to >> 6)] & (1 << UInt64(to & 63)) != 0 {
        continue
      }
      if resources > 0, !hasRoom(for: to, cell: cell, parent: parent) { continue }
      if isSimple, pricing.isPlain[to] {
        let ready = max(arrival, pricing.firstStart[to]) + pricing.service[to]
        if ready > shiftEnd { continue }
        let cost = state.cost + Int(pricing.price[cell]) * DualPrices.scale - nodeDuals[to]
        if !leastCost.isEmpty, !isLeast(cost, at: to, ready, breaks: 0) { continue }
        append(
          FlatState(time: ready, cost: cost, worked: 0, latestDeparture: 0, breaks: 0), at: to,
          parent: parent, cell: cell)
      } else {
        extend(state, to: to, cell: cell, parent: parent)
      }
    }
  }

  /// Returns where the label belongs among those settled at its node, cheapest first, or `nil` when
  /// one of them makes it useless.
  private func position(of label: Label, _ index: Int32) -> Int? {
    let others = settled[Int(label.node)]
    let isBare = isSimple && isOrdered && resources == 0
    let first = Int(index) * words
    for position in others.costs.indices {
      if others.costs[position] > label.cost { return position }
      if !settings.ignoresMemory {
        var isSubset = true
        for word in 0..<words
        where others.sets[position * words + word] & ~sets[first + word] != 0 {
          isSubset = false
          break
        }
        if !isSubset { continue }
      }
      if !settings.ignoresMemory, cuts.words > 0,
        !isCheaper(others.labels[position], than: label, index)
      {
        continue
      }
      if isBare || isNoWorse(others.labels[position], label, index) { return nil }
    }
    return others.costs.count
  }

  /// Whether a settled label has no more of anything but cost and memory.
  private func isNoWorse(_ other: Int32, _ label: Label, _ index: Int32) -> Bool {
    let rival = labels[Int(other)]
    if hasLimit {
      guard
        rival.state.isNoLonger(
          than: label.state, breakCount: pricing.shift.breaks.count,
          isPlain: pricing.hasPlainVisitsOnly)
      else { return false }
    } else if rival.time > label.time || rival.breaks < label.breaks {
      return false
    }
    for resource in 0..<resources
    where used[Int(other) * resources + resource] > used[Int(index) * resources + resource] {
      return false
    }
    return true
  }

  /// Whether a cheaper label stays cheaper when the other one is spared penalties that it pays.
  private func isCheaper(_ other: Int32, than label: Label, _ index: Int32) -> Bool {
    var cost = labels[Int(other)].cost
    for word in 0..<cuts.words {
      var odd =
        states[Int(other) * cuts.words + word] & ~states[Int(index) * cuts.words + word]
      while odd != 0 {
        cost += cuts.penalty[word * 64 + odd.trailingZeroBitCount]
        if cost > label.cost { return false }
        odd &= odd - 1
      }
    }
    return true
  }

  /// Adds the bits of cuts of a new label at `node`.
  ///
  /// - Returns: The price of the cuts that the label fills.
  private mutating func addState(at node: Int, parent: Int) -> Int {
    var total = 0
    for word in 0..<cuts.words {
      let flips = cuts.flip[node * cuts.words + word]
      let before = parent >= 0 ? states[parent * cuts.words + word] : 0
      let kept = before & cuts.keep[node * cuts.words + word]
      var full = kept & flips
      while full != 0 {
        total += cuts.penalty[word * 64 + full.trailingZeroBitCount]
        full &= full - 1
      }
      states.append(kept ^ flips)
    }
    return total
  }

  /// Extends a state with breaks, several windows, lateness or a limit on work time.
  private mutating func extend(_ state: FlatState, to: Int, cell: Int, parent: Int) {
    let shift = pricing.shift
    let visit = pricing.visits[to]
    let seconds = Int(pricing.seconds[cell])
    let price = Int(pricing.price[cell]) * DualPrices.scale - nodeDuals[to]
    for taken in 0...(shift.breaks.count - state.breaks) {
      let arrival = arrays.serve(visit, from: state, after: seconds, taking: taken, shift)
      guard case .reached(var next, let late) = arrival else {
        if case .tooLate = arrival { return }
        continue
      }
      next.cost += price + late * DualPrices.scale
      if !leastCost.isEmpty, !isLeast(next.cost, at: to, next.time, breaks: next.breaks) {
        continue
      }
      append(next, at: to, parent: parent, cell: cell)
    }
  }

  /// Whether no label made so far is known to be earlier and cheaper at a node; remembers it if so.
  @inline(__always)
  private mutating func isLeast(_ cost: Int, at node: Int, _ time: Int, breaks: Int) -> Bool {
    let row = (node * (pricing.shift.breaks.count + 1) + breaks) * buckets.count
    var bucket = (time - shiftStart) / bucketWidth
    if bucket < buckets.count, leastCost[row + bucket] <= cost { return false }
    bucket += 1
    while bucket < buckets.count, leastCost[row + bucket] > cost {
      leastCost[row + bucket] = cost
      bucket += 1
    }
    return true
  }

  @inline(__always)
  private func hasRoom(for to: Int, cell: Int, parent: Int) -> Bool {
    for resource in 0..<resources {
      let before = parent >= 0 ? used[parent * resources + resource] : 0
      let more = pricing.consumption(of: resource, at: to, cell: cell)
      if before + more > pricing.capacity[resource] { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func append(_ state: FlatState, at node: Int, parent: Int, cell: Int) {
    let index = labels.count
    let penalty = cuts.words > 0 ? addState(at: node, parent: parent) : 0
    labels.append(
      Label(
        cost: state.cost + penalty, time: Int32(truncatingIfNeeded: state.time),
        node: Int32(truncatingIfNeeded: node), parent: Int32(truncatingIfNeeded: parent),
        worked: Int32(truncatingIfNeeded: state.worked),
        latestDeparture: Int32(clamping: state.latestDeparture),
        breaks: Int32(truncatingIfNeeded: state.breaks)))
    for word in 0..<words {
      var bits = parent >= 0 ? sets[parent * words + word] & memory.mask(of: node, word) : 0
      if word == node >> 6 { bits |= 1 << UInt64(node & 63) }
      sets.append(bits)
    }
    for resource in 0..<resources {
      let before = parent >= 0 ? used[parent * resources + resource] : 0
      used.append(before + pricing.consumption(of: resource, at: node, cell: cell))
    }
    let bucket = (state.time - shiftStart) / bucketWidth
    buckets[min(bucket, buckets.count - 1)].append(Int32(truncatingIfNeeded: index))
  }

  /// Ends the day after `label` and remembers the route if it is worth something.
  private mutating func close(_ label: Label, _ index: Int32) {
    let shift = pricing.shift
    let cell = Int(label.node) * (pricing.count + 1) + pricing.count
    let seconds = Int(pricing.seconds[cell])
    guard seconds >= 0 else { return }
    for resource in 0..<resources
    where used[Int(index) * resources + resource] + pricing.homeward(resource, cell: cell)
      > pricing.capacity[resource]
    {
      return
    }
    guard let end = arrays.end(label.state, seconds, shift) else { return }
    let back =
      Int(pricing.price[cell]) + arrays.returnCost(at: end.time, in: pricing.members[0], shift)
    let value = label.cost + back * DualPrices.scale + returnPrices.charge(at: end.time)
    leastValue = min(leastValue, value)
    if value < classDual { closings.append(Closing(value: value, label: index, time: end.time)) }
  }

  private mutating func result(isComplete: Bool) -> PricingResult {
    closings.sort { ($0.value, $0.label) < ($1.value, $1.label) }
    var result = PricingResult()
    result.labels = labels.count
    var ends = [Int](repeating: 0, count: pricing.count)
    let perEnd = max(2, settings.routeLimit / 4)
    for closing in closings where result.routes.count < settings.routeLimit {
      let node = Int(labels[Int(closing.label)].node)
      ends[node] += 1
      if ends[node] > perEnd { continue }
      result.routes.append(route(of: closing))
    }
    let isExact =
      (!settings.ignoresMemory || (words == 0 && cuts.words == 0))
      && settings.successorLimit >= pricing.count
    if isComplete, isExact { result.leastValue = leastValue }
    return result
  }

  private func route(of closing: Closing) -> PricedRoute {
    var nodes: [Int] = []
    var label = closing.label
    while label >= 0 {
      nodes.append(Int(labels[Int(label)].node))
      label = labels[Int(label)].parent
    }
    let duals =
      nodes.reduce(0) { $0 + nodeDuals[$1] } - cuts.penalty(of: nodes.reversed())
      - returnPrices.charge(at: closing.time)
    return PricedRoute(
      stops: nodes.reversed().map { pricing.visits[$0] },
      cost: (closing.value + duals) / DualPrices.scale,
      uses: arrays.limits.uses(of: pricing.members[0], returningAt: closing.time),
      reducedCost: closing.value - classDual)
  }
}

/// The labels settled at one node, cheapest first, laid out for quick comparison.
private struct SettledLabels {
  var costs: [Int] = []
  var labels: [Int32] = []
  /// The memories; shape: labels × words.
  var sets: [UInt64] = []

  mutating func insert(_ label: Int32, cost: Int, at position: Int) {
    costs.insert(cost, at: position)
    labels.insert(label, at: position)
  }
}
