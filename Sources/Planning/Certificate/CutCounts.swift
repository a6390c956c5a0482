/// The priced cuts that routes over some visits can pay for, and the counts that partial routes keep.
///
/// A partial route keeps one bit a cut: whether it has made an odd number of the cut's visits since it
/// last forgot.
struct CutCounts: Sendable {
  /// The 64-bit words of one partial route's bits.
  let words: Int
  private let cuts: [Node]
  private let price: [Int]

  /// What going to a node does to the bits; one entry a word.
  private struct Node {
    var keep: [UInt64]
    var flip: [UInt64]
  }

  /// Whether there are none.
  var isEmpty: Bool { words == 0 }

  init(_ cuts: [BoundCertificate.PricedCut], _ visits: [Int]) {
    let known = Set(visits)
    let own = cuts.filter { cut in
      cut.price > 0 && cut.visits.count(where: known.contains) >= 2
    }
    let words = (own.count + 63) / 64
    self.words = words
    price = own.map(\.price)
    let remembered = own.map { cut in cut.remembered.map { Set($0).union(cut.visits) } }
    self.cuts = visits.map { visit in
      var node = Node(
        keep: [UInt64](repeating: 0, count: words), flip: [UInt64](repeating: 0, count: words))
      for (index, cut) in own.enumerated() {
        let bit: UInt64 = 1 << UInt64(index & 63)
        if remembered[index]?.contains(visit) ?? true { node.keep[index >> 6] |= bit }
        if cut.visits.contains(visit) { node.flip[index >> 6] |= bit }
      }
      return node
    }
  }

  /// Returns what going to `node` after a partial route pays.
  func penalty(of node: Int, after parent: Int, _ counts: [UInt64]) -> Int {
    guard parent >= 0 else { return 0 }
    var total = 0
    for word in 0..<words {
      let full = counts[parent * words + word] & cuts[node].keep[word] & cuts[node].flip[word]
      total += sum(full, in: word)
    }
    return total
  }

  /// Appends the bits after going to `node`.
  func appendCounts(of node: Int, after parent: Int, to counts: inout [UInt64]) {
    for word in 0..<words {
      let before = parent < 0 ? 0 : counts[parent * words + word] & cuts[node].keep[word]
      counts.append(before ^ cuts[node].flip[word])
    }
  }

  /// Returns what one partial route may have to pay that another one at the same node need not.
  func advantage(of left: Int, over right: Int, _ counts: [UInt64]) -> Int {
    var total = 0
    for word in 0..<words {
      total += sum(counts[left * words + word] & ~counts[right * words + word], in: word)
    }
    return total
  }

  private func sum(_ bits: UInt64, in word: Int) -> Int {
    var (rest, total) = (bits, 0)
    while rest != 0 {
      total += price[word * 64 + rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return total
  }
}

extension CutCounts {
  /// Returns what a route through `nodes` pays.
  func penalty(of nodes: [Int]) -> Int {
    var (counts, total): ([UInt64], Int) = ([], 0)
    for (place, node) in nodes.enumerated() {
      total += penalty(of: node, after: place - 1, counts)
      appendCounts(of: node, after: place - 1, to: &counts)
    }
    return total
  }
}
