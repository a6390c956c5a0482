/// Which visits a route remembers at each node, as short lists that fit into one word.
///
/// Bit *p* of a memory at a node stands for the *p*-th visit of the node's list; the node itself is
/// first.
///
/// - Source: Baldacci, Mingozzi & Roberti (2011), doi:10.1287/opre.1110.0975.
struct NeighbourSets: Sendable {
  /// The number of nodes.
  let count: Int
  /// The remembered nodes of each node, itself first.
  private(set) var lists: [[Int16]]
  /// Where a node stands in the list of another, or -1; shape: count × count.
  private(set) var position: [Int8]

  /// The most visits that a node can remember.
  static let most = 60

  /// Creates lists of the `size` nearest nodes, the node itself included.
  init(_ pricing: PricingClass, size: Int) {
    let count = pricing.count
    self.count = count
    position = [Int8](repeating: -1, count: count * count)
    lists = []
    lists.reserveCapacity(count)
    for node in 0..<count {
      let row = node * (count + 1)
      let near = (0..<count).filter { $0 != node && pricing.seconds[row + $0] >= 0 }
        .sorted { (pricing.seconds[row + $0], $0) < (pricing.seconds[row + $1], $1) }
      lists.append(
        [Int16(node)] + near.prefix(max(0, min(size, Self.most) - 1)).map { Int16($0) })
      for (place, other) in lists[node].enumerated() {
        position[node * count + Int(other)] = Int8(place)
      }
    }
  }

  /// Lets `node` remember `visit` from now on.
  ///
  /// - Returns: Whether it did not before, and there was room.
  mutating func remember(_ visit: Int, at node: Int) -> Bool {
    guard position[node * count + visit] < 0, lists[node].count < Self.most else { return false }
    position[node * count + visit] = Int8(lists[node].count)
    lists[node].append(Int16(visit))
    return true
  }

  /// Whether a route through `nodes` never comes back to a node that it remembers.
  func allows(_ nodes: [Int]) -> Bool {
    for (place, node) in nodes.enumerated() {
      var later = place + 1
      // A repeat is allowed only if some node in between forgets the visit.
      while later < nodes.count {
        if nodes[later] == node { return false }
        if position[nodes[later] * count + node] < 0 { break }
        later += 1
      }
    }
    return true
  }

  /// Returns the part of a memory at one node that another node remembers, in the bits of the other.
  @inline(__always)
  func moved(_ memory: UInt64, from: Int, to: Int) -> UInt64 {
    var (rest, result) = (memory, UInt64(0))
    let row = to &* count
    while rest != 0 {
      let visit = Int(lists[from][rest.trailingZeroBitCount])
      let bit = position[row &+ visit]
      if bit >= 0 { result |= 1 << UInt64(bit) }
      rest &= rest &- 1
    }
    return result
  }
}
