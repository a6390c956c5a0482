/// Which visits a route remembers at each node, as bit sets over the nodes of one class.
struct NeighbourhoodMemory: Sendable {
  /// The 64-bit words of one set.
  let words: Int
  /// The visits that a route at a node remembers; shape: nodes × words.
  private let masks: [UInt64]

  /// Creates memories of the `size` nearest nodes, the node itself included.
  ///
  /// A size of at least the number of nodes makes every route visit each node at most once. Size one
  /// takes no words at all: a route remembers only where it is, which the successors of a node see
  /// to.
  init(_ pricing: PricingClass, size: Int) {
    let words = size > 1 ? (pricing.count + 63) / 64 : 0
    var masks = [UInt64](repeating: 0, count: pricing.count * words)
    for node in 0..<pricing.count where words > 0 {
      func remember(_ other: Int) { masks[node * words + (other >> 6)] |= 1 << UInt64(other & 63) }
      if size >= pricing.count {
        for other in 0..<pricing.count { remember(other) }
        continue
      }
      remember(node)
      let row = node * (pricing.count + 1)
      let near = (0..<pricing.count).filter { $0 != node && pricing.seconds[row + $0] >= 0 }
        .sorted { (pricing.seconds[row + $0], $0) < (pricing.seconds[row + $1], $1) }
      for other in near.prefix(size - 1) { remember(other) }
    }
    self.words = words
    self.masks = masks
  }

  /// Whether a route through `nodes` never comes back to a node that it remembers.
  func allows(_ nodes: [Int]) -> Bool {
    guard words > 0 else { return zip(nodes, nodes.dropFirst()).allSatisfy { $0 != $1 } }
    var memory = [UInt64](repeating: 0, count: words)
    for node in nodes {
      if memory[node >> 6] & (1 << UInt64(node & 63)) != 0 { return false }
      for word in 0..<words { memory[word] &= mask(of: node, word) }
      memory[node >> 6] |= 1 << UInt64(node & 63)
    }
    return true
  }

  /// Returns one word of the memory at `node`.
  @inline(__always)
  func mask(of node: Int, _ word: Int) -> UInt64 { masks[node * words + word] }
}
