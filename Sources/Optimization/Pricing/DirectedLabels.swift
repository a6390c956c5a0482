/// A partial route from one end: where it is, since when, and at what price.
struct PathLabel: BitwiseCopyable {
  /// Price less dual prices, in units of ``DualPrices``; penalties of cuts included.
  var cost: Int
  /// The visits that the path remembers at its node; see ``NeighbourSets``.
  var memory: UInt64
  /// The earliest start of service in the direction of the search.
  var time: Int32
  /// What the path used of the one resource.
  var load: Int32
  /// The node.
  var node: Int32
  /// The label that this one extends, or -1.
  var parent: Int32
  /// The next label of the same bucket, or -1.
  var next: Int32
}

/// How labels are compared and where the search ends.
struct LabelRules: Sendable {
  /// Labels beyond this time are not made, in the direction of the search.
  var horizon: Int32
  /// Labels that were longer on duty are not made; where work time is limited.
  var mostWorked = Int32.max
  /// Whether memories, loads and cuts are left out of the comparison, which is quick but loses routes.
  var isRough: Bool
  /// How many successors of a node are tried, in the order of the graph.
  var successorLimit: Int
  /// The most labels made before giving up.
  var labelLimit: Int
}

extension LabelRules {
  /// Creates the rules of an exact search.
  init(horizon: Int32, labelLimit: Int) {
    self.init(
      horizon: horizon, isRough: false, successorLimit: .max, labelLimit: labelLimit)
  }
}

/// The labels of one direction: made in order of time, each compared once with those before it at
/// its node.
///
/// No price falls with time and waiting is free, so a label that is no later and no dearer, uses no
/// more and remembers no more makes another one useless; where work time is limited, one that is on duty
/// no longer and may depart no earlier. Bits of cuts that only the first one has count with their price.
///
/// Goals, in order: nothing is lost that an exact search may not lose; no allocation for a label;
/// few cache lines for a comparison.
struct DirectedLabels: ~Copyable {
  private let graph: PricingGraph.Direction
  private let sets: NeighbourSets
  private let cuts: CutTable
  private var rules: LabelRules
  private let duals: [Int]
  private let use: [Int32]
  private let capacity: Int32
  private let isLimited: Bool
  private let workLimit: Int32

  /// All labels.
  private(set) var labels = Arena<PathLabel>(capacity: 4096)
  /// The bits of cuts; shape: labels × words.
  private(set) var states = Arena<UInt64>(capacity: 1024)
  /// How long labels take; empty where work time is not limited.
  private(set) var spans: Arena<WorkSpan>
  /// The useful labels of each node, cheapest first.
  private(set) var settled: SettledLists
  /// Whether every useful label was made.
  private(set) var isComplete = false
  /// The pairs of labels of both directions looked at, a measure of the work.
  private(set) var pairs = 0
  /// The comparisons of labels of this direction.
  private var comparisons = 0

  /// The labels looked at, by which the clock is asked now and then: asking costs about as much as ten.
  private var looks = 0

  private var bucketHeads: Arena<Int32>
  private let bucketWidth: Int32
  private var batch = Arena<SettledLabel>(capacity: 256)
  /// The least cost of rough paths up to a time; shape: nodes × ``roughWidth``.
  private var least: Arena<Int>
  private let roughWidth: Int
  private let roughStep: Int32

  /// Creates the labels of one direction of `graph`.
  init(
    _ direction: PricingGraph.Direction, of graph: PricingGraph, sets: NeighbourSets,
    cuts: CutTable, duals: [Int], rules: LabelRules
  ) {
    self.graph = direction
    self.sets = sets
    self.cuts = cuts
    self.rules = rules
    self.duals = duals
    use = graph.use
    capacity = graph.capacity
    isLimited = graph.workLimit != nil
    workLimit = graph.workLimit ?? .max
    spans = Arena(capacity: graph.workLimit == nil ? 1 : 1024)
    settled = SettledLists(nodes: sets.count)
    let span = max(1, Int(rules.horizon) - Int(direction.start))
    bucketWidth = max(1, min(graph.shortestArc, Int32(clamping: span / 256 + 1)))
    bucketHeads = Arena(repeating: -1, count: span / Int(bucketWidth) + 2)
    roughStep = Int32(clamping: span / 400 + 1)
    roughWidth = span / Int(roughStep) + 2
    // `self` is not whole yet: the compiler of Swift 6.3.1 destroyed parts of it that `&&` read here.
    let isRough = rules.isRough && graph.workLimit == nil
    least = Arena(repeating: .max, count: isRough ? roughWidth * sets.count : 0)
  }

  /// Makes all labels up to the horizon.
  ///
  /// - Parameter isStopped: Asked now and then whether to give up.
  mutating func run(isStopped: () -> Bool) {
    extend(opening, index: -1)
    for bucket in 0..<bucketHeads.count {
      while bucketHeads[bucket] >= 0 {
        collect(bucket)
        for index in 0..<batch.count {
          settle(batch[index])
          looks &+= 1
          if looks % 1024 == 0, isOverloaded || isStopped() { return }
        }
        if isOverloaded { return }
      }
    }
    isComplete = true
  }

  /// Goes on past the horizon to `end`, with the labels that some label of the other direction
  /// completes to a route below `limit`.
  ///
  /// - Parameters:
  ///   - end: The new horizon.
  ///   - other: The labels of the other direction, complete down to the old horizon.
  ///   - limit: Routes from here on are of no interest.
  ///   - isStopped: Asked now and then whether to give up.
  mutating func run(
    to end: Int32, against other: borrowing DirectedLabels, below limit: Int,
    isStopped: () -> Bool
  ) {
    guard isComplete, end > rules.horizon else { return }
    isComplete = false
    let border = rules.horizon
    rules.horizon = end
    let span = max(1, Int(end) - Int(graph.start))
    bucketHeads = Arena(repeating: -1, count: span / Int(bucketWidth) + 2)
    for node in 0..<sets.count {
      for place in 0..<settled.count(node) {
        let index = settled.base(node)[place].label
        extend(labels[Int(index)], index: index, past: border, against: other, below: limit)
      }
      if isExhausted || isStopped() { return }
    }
    extend(opening, index: -1, past: border, against: other, below: limit)
    for bucket in 0..<bucketHeads.count {
      while bucketHeads[bucket] >= 0 {
        collect(bucket)
        for index in 0..<batch.count {
          let label = labels[Int(batch[index].label)]
          guard let position = place(of: batch[index], at: Int(label.node)) else { continue }
          settled.insert(batch[index], at: position, of: Int(label.node))
          extend(
            label, index: batch[index].label, past: border, against: other, below: limit)
          looks &+= 1
          if looks % 256 == 0, isStopped() { return }
        }
        if isExhausted { return }
      }
    }
    isComplete = true
  }

  /// Whether the search did as much as it may.
  var isExhausted: Bool {
    labels.count > rules.labelLimit || pairs > Self.pairsPerLabel * rules.labelLimit
  }

  /// Whether so many labels were made or compared that the search may not go on.
  private var isOverloaded: Bool {
    labels.count > rules.labelLimit || comparisons > Self.comparisonsPerLabel * rules.labelLimit
  }

  /// How often labels may be compared for each label that may be made.
  private static let comparisonsPerLabel = 400

  /// How many pairs of labels may be looked at for each label that may be made.
  private static let pairsPerLabel = 50

  /// Extends a label to the nodes past `border` from which the other direction completes it.
  private mutating func extend(
    _ label: PathLabel, index: Int32, past border: Int32, against other: borrowing DirectedLabels,
    below limit: Int
  ) {
    let node = Int(label.node)
    for place in Int(graph.first[node])..<Int(graph.first[node + 1]) {
      let arc = graph.arcs[place]
      let head = Int(arc.head)
      let time = max(label.time &+ arc.seconds, graph.lower[head])
      if time <= border || time > graph.upper[head] || time > rules.horizon { continue }
      let load = label.load &+ use[head]
      if load > capacity { continue }
      guard joins(label, arc, against: other, below: limit) else { continue }
      append(
        PathLabel(
          cost: label.cost &+ arc.price &- duals[head], memory: memory(of: label, at: head),
          time: time, load: load, node: arc.head, parent: index, next: -1))
    }
  }

  /// Whether some label of the other direction completes `label` along `arc` to a route below
  /// `limit`; the price of cuts that only both together fill is left out.
  mutating func joins(
    _ label: PathLabel, _ arc: PricingGraph.Direction.Arc, against other: borrowing DirectedLabels,
    below limit: Int
  ) -> Bool {
    let (node, head) = (Int(label.node), Int(arc.head))
    let rests = other.settled.base(head)
    let count = other.settled.count(head)
    let base = label.cost &+ arc.price
    guard count > 0, base &+ rests[0].cost < limit else { return false }
    var memory: UInt64 = 0
    if node < sets.count {
      let bit = sets.position[node &* sets.count &+ head]
      if bit >= 0, label.memory & (1 << UInt64(bit)) != 0 { return false }
      memory = sets.moved(label.memory, from: node, to: head)
    }
    let arrival = label.time &+ arc.seconds
    let room = capacity &- label.load
    for place in 0..<count {
      let rest = rests[place]
      pairs &+= 1
      if base &+ rest.cost >= limit { return false }
      if arrival <= -rest.time, rest.load <= room, rest.memory & memory == 0 { return true }
    }
    return false
  }

  /// The empty path.
  var opening: PathLabel {
    PathLabel(
      cost: graph.opening, memory: 0, time: graph.start, load: 0, node: Int32(sets.count),
      parent: -1, next: -1)
  }

  /// Takes the labels of one bucket, in order of time and cost.
  private mutating func collect(_ bucket: Int) {
    batch.removeAll()
    var index = bucketHeads[bucket]
    bucketHeads[bucket] = -1
    while index >= 0 {
      let label = labels[Int(index)]
      batch.append(
        SettledLabel(
          cost: label.cost, memory: label.memory, time: label.time, load: label.load, label: index))
      index = label.next
    }
    var buffer = UnsafeMutableBufferPointer(start: batch.base, count: batch.count)
    buffer.sort { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.cost != right.cost { return left.cost < right.cost }
      return left.label < right.label
    }
  }

  /// Keeps the label unless another one makes it useless, and extends it.
  @inline(__always)
  private mutating func settle(_ entry: SettledLabel) {
    let label = labels[Int(entry.label)]
    guard let position = place(of: entry, at: Int(label.node)) else { return }
    settled.insert(entry, at: position, of: Int(label.node))
    extend(label, index: entry.label)
  }

  /// Returns where the label belongs among those of its node, or `nil` when one of them makes it
  /// useless; just the cheapest `most` are looked at.
  @inline(__always)
  private mutating func place(
    of entry: SettledLabel, at node: Int, amongFirst most: Int = .max
  ) -> Int? {
    let base = settled.base(node)
    let count = min(most, settled.count(node))
    let words = cuts.words
    var position = 0
    while position < count {
      let rival = base[position]
      if rival.cost > entry.cost { break }
      position += 1
      comparisons &+= 1
      if rival.time > entry.time { continue }
      if !rules.isRough {
        if rival.load > entry.load { continue }
        if rival.memory & ~entry.memory != 0 { continue }
      }
      if isLimited, !spans[Int(rival.label)].isNoLonger(than: spans[Int(entry.label)]) { continue }
      if rules.isRough { return nil }
      if words == 0 || isCheaper(rival, than: entry, words) { return nil }
    }
    return position
  }

  /// Whether a cheaper label stays cheaper when the other one is spared penalties that it pays.
  @inline(__always)
  private func isCheaper(_ rival: SettledLabel, than entry: SettledLabel, _ words: Int) -> Bool {
    var cost = rival.cost
    let left = states.base + Int(rival.label) * words
    let right = states.base + Int(entry.label) * words
    return cuts.penalty.withUnsafeBufferPointer { penalty in
      for word in 0..<words {
        var odd = left[word] & ~right[word]
        while odd != 0 {
          cost += penalty[word &* 64 &+ odd.trailingZeroBitCount]
          if cost > entry.cost { return false }
          odd &= odd &- 1
        }
      }
      return true
    }
  }

  /// Extends a label to every node that can follow.
  @inline(__always)
  private mutating func extend(_ label: PathLabel, index: Int32) {
    let node = Int(label.node)
    let count = sets.count
    let isOpening = node == count
    let span = isLimited && !isOpening ? spans[Int(index)] : WorkSpan(graph)
    graph.arcs.withUnsafeBufferPointer { arcs in
      let first = Int(graph.first[node])
      let last = min(Int(graph.first[node + 1]) - first, rules.successorLimit) + first
      for place in first..<last {
        let arc = arcs[place]
        let head = Int(arc.head)
        let time = max(label.time &+ arc.seconds, graph.lower[head])
        if time > graph.upper[head] || time > rules.horizon { continue }
        let load = label.load &+ use[head]
        if load > capacity { continue }
        if !isOpening {
          let bit = sets.position[node &* count &+ head]
          if bit >= 0, label.memory & (1 << UInt64(bit)) != 0 { continue }
        }
        let cost = label.cost &+ arc.price &- duals[head]
        if isLimited {
          let next = WorkSpan(after: span, arc.seconds, startingBy: graph.upper[head])
          if next.worked > rules.mostWorked || next.length(at: time) > workLimit { continue }
          spans.append(next)
        } else if rules.isRough, isBeaten(cost, time, at: head) {
          continue
        }
        append(
          PathLabel(
            cost: cost, memory: memory(of: label, at: head), time: time, load: load,
            node: arc.head, parent: index, next: -1))
      }
    }
  }

  /// Whether a path made before is no later and cheaper at a node, times taken roughly; remembers
  /// the path if not.
  @inline(__always)
  private mutating func isBeaten(_ cost: Int, _ time: Int32, at node: Int) -> Bool {
    let row = node &* roughWidth
    var bucket = Int((time &- graph.start) / roughStep)
    if least[row &+ bucket] <= cost { return true }
    while bucket < roughWidth, least[row &+ bucket] > cost {
      least[row &+ bucket] = cost
      bucket &+= 1
    }
    return false
  }

  /// Returns what a path remembers after going on to `head`.
  @inline(__always)
  private func memory(of label: PathLabel, at head: Int) -> UInt64 {
    label.node < sets.count
      ? 1 | sets.moved(label.memory, from: Int(label.node), to: head) : 1
  }

  /// The cheapest labels of a node that a new one is compared with at once, so that most useless ones
  /// are never put in order.
  private static let rivals = 20

  @inline(__always)
  private mutating func append(_ label: PathLabel) {
    var label = label
    let index = Int32(truncatingIfNeeded: labels.count)
    if cuts.words > 0 { label.cost &+= addState(label) }
    if !rules.isRough || isLimited {
      let entry = SettledLabel(
        cost: label.cost, memory: label.memory, time: label.time, load: label.load, label: index)
      if place(of: entry, at: Int(label.node), amongFirst: Self.rivals) == nil {
        states.removeLast(cuts.words)
        if isLimited { spans.removeLast(1) }
        return
      }
    }
    let bucket = Int((label.time &- graph.start) / bucketWidth)
    label.next = bucketHeads[bucket]
    bucketHeads[bucket] = index
    labels.append(label)
  }

  /// Adds the bits of cuts of a new label.
  ///
  /// - Returns: The price of the cuts that the label fills.
  @inline(__always)
  private mutating func addState(_ label: PathLabel) -> Int {
    let words = cuts.words
    let node = Int(label.node)
    let place = states.extend(by: words)
    let parent = Int(label.parent) * words
    var total = 0
    for word in 0..<words {
      let flips = cuts.flip[node &* words &+ word]
      guard label.parent >= 0 else {
        states[place + word] = flips
        continue
      }
      let kept = states[parent &+ word] & cuts.keep[node &* words &+ word]
      var full = kept & flips
      while full != 0 {
        total += cuts.penalty[word &* 64 &+ full.trailingZeroBitCount]
        full &= full &- 1
      }
      states[place &+ word] = kept ^ flips
    }
    return total
  }

  /// Returns the nodes of the path to `label`, that of the label first.
  func nodes(to label: Int32) -> [Int] {
    var nodes: [Int] = []
    var index = label
    while index >= 0 {
      nodes.append(Int(labels[Int(index)].node))
      index = labels[Int(index)].parent
    }
    return nodes
  }
}
