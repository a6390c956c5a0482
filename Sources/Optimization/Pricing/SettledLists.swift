/// What labels are compared by, laid out for quick comparison.
struct SettledLabel: BitwiseCopyable {
  /// Price less dual prices, in units of ``DualPrices``.
  var cost: Int
  /// The visits that the path remembers; see ``NeighbourSets``.
  var memory: UInt64
  /// The earliest start of service, in the direction of the search.
  var time: Int32
  /// What the path used of the one resource.
  var load: Int32
  /// The label itself.
  var label: Int32
}

/// The useful labels of every node, cheapest first.
struct SettledLists: ~Copyable {
  private var lists: Arena<UnsafeMutablePointer<SettledLabel>>
  private var counts: Arena<Int>
  private var capacities: Arena<Int>

  /// Creates one empty list a node.
  init(nodes: Int) {
    lists = Arena(capacity: nodes)
    for _ in 0..<nodes { lists.append(.allocate(capacity: 16)) }
    counts = Arena(repeating: 0, count: nodes)
    capacities = Arena(repeating: 16, count: nodes)
  }

  deinit {
    for node in 0..<lists.count { lists[node].deallocate() }
  }

  /// Where the labels of `node` stand; good until the next insertion there.
  @inline(__always)
  func base(_ node: Int) -> UnsafeMutablePointer<SettledLabel> { lists[node] }

  /// The number of labels of `node`.
  @inline(__always)
  func count(_ node: Int) -> Int { counts[node] }

  /// Inserts a label before `position` at `node`.
  @inline(__always)
  mutating func insert(_ entry: SettledLabel, at position: Int, of node: Int) {
    let count = counts[node]
    if count == capacities[node] { grow(node) }
    let base = lists[node]
    (base + position + 1).update(from: base + position, count: count - position)
    (base + position).initialize(to: entry)
    counts[node] = count + 1
  }

  @inline(never)
  private mutating func grow(_ node: Int) {
    let wider = 2 * capacities[node]
    let moved = UnsafeMutablePointer<SettledLabel>.allocate(capacity: wider)
    moved.update(from: lists[node], count: counts[node])
    lists[node].deallocate()
    lists[node] = moved
    capacities[node] = wider
  }
}
