/// The subset-row cuts that have a price, as the labels of one class see them.
///
/// A label carries one bit a cut: whether it made an odd number of the cut's visits since it last
/// forgot. A second visit costs the price of the cut and clears the bit.
struct CutTable: Sendable {
  /// The 64-bit words of one label's bits.
  let words: Int
  /// The bits that survive at each node; shape: nodes × words.
  let keep: [UInt64]
  /// The bits that each node flips; shape: nodes × words.
  let flip: [UInt64]
  /// What a cut costs each time it is filled, zero or more, in units of ``DualPrices``.
  let penalty: [Int]

  /// A table without cuts.
  static let none = CutTable(words: 0, keep: [], flip: [], penalty: [])

  private init(words: Int, keep: [UInt64], flip: [UInt64], penalty: [Int]) {
    self.words = words
    self.keep = keep
    self.flip = flip
    self.penalty = penalty
  }

  /// Creates the table of the cuts whose price is not zero and that routes of the class can fill.
  init(_ cuts: [SubsetRowCut], prices: [Int], _ pricing: PricingClass) {
    var active: [(cut: SubsetRowCut, price: Int)] = []
    for (cut, price) in zip(cuts, prices) where price < 0 && cut.concerns(pricing) {
      active.append((cut, -price))
    }
    // The dearest first: comparisons of labels end early.
    active.sort { $0.price > $1.price }
    guard !active.isEmpty else {
      self = .none
      return
    }
    let words = (active.count + 63) / 64
    var keep = [UInt64](repeating: 0, count: pricing.count * words)
    var flip = keep
    var penalty = [Int](repeating: 0, count: 64 * words)
    for (index, entry) in active.enumerated() {
      penalty[index] = entry.price
      let bit: UInt64 = 1 << UInt64(index & 63)
      for node in 0..<pricing.count where entry.cut.remembers(pricing.visits[node]) {
        keep[node * words + index >> 6] |= bit
      }
      for visit in entry.cut.visits {
        guard let node = pricing.nodeOf[visit] else { continue }
        flip[node * words + index >> 6] |= bit
      }
    }
    self.init(words: words, keep: keep, flip: flip, penalty: penalty)
  }

  /// Returns what a route through `nodes` pays for the cuts that it fills.
  func penalty(of nodes: some Sequence<Int>) -> Int {
    guard words > 0 else { return 0 }
    var total = 0
    var state = [UInt64](repeating: 0, count: words)
    for node in nodes {
      for word in 0..<words {
        let kept = state[word] & keep[node * words + word]
        let flips = flip[node * words + word]
        var full = kept & flips
        while full != 0 {
          total += penalty[word * 64 + full.trailingZeroBitCount]
          full &= full - 1
        }
        state[word] = kept ^ flips
      }
    }
    return total
  }
}

/// A cut: of three visits, a plan makes two in one route at most once; of five, at most twice.
///
/// A route counts once for each two visits of the cut that it makes.
/// A route counts only what it remembers: it forgets that it made a visit of the cut when it goes
/// through a visit outside ``memory``, which keeps pricing quick and the cut valid.
///
/// - Source: Jepsen, Petersen, Spoorendonk & Pisinger (2008), doi:10.1287/opre.1070.0449; Pecin,
///   Contardo, Desaulniers & Uchoa (2017), doi:10.1287/ijoc.2017.0744, for limited memory.
struct SubsetRowCut: Sendable, Hashable {
  /// The three or five visits, ascending.
  let visits: [Int]
  /// The visits at which the cut is remembered, those of the cut included; bit set over all visits.
  let memory: [UInt64]

  /// Creates a cut remembered at `remembered` and at its own visits; `count` is the number of
  /// visits in all.
  init(_ visits: [Int], remembered: some Sequence<Int>, count: Int) {
    self.visits = visits.sorted()
    var memory = [UInt64](repeating: 0, count: (count + 63) / 64)
    for visit in visits { memory[visit >> 6] |= 1 << UInt64(visit & 63) }
    for visit in remembered { memory[visit >> 6] |= 1 << UInt64(visit & 63) }
    self.memory = memory
  }

  /// The most that the routes of a plan count: half the visits, rounded down.
  var limit: Int { visits.count / 2 }

  /// Whether a route keeps the count of the cut at `visit`.
  @inline(__always)
  func remembers(_ visit: Int) -> Bool {
    memory[visit >> 6] & (1 << UInt64(visit & 63)) != 0
  }

  /// Whether routes of the class can fill the cut.
  func concerns(_ pricing: PricingClass) -> Bool {
    var known = 0
    for visit in visits where pricing.nodeOf[visit] != nil { known += 1 }
    return known >= 2
  }

  /// Returns how often a route through `stops` of a class that it concerns fills the cut.
  func coefficient(of stops: [Int]) -> Int {
    var (result, isOdd) = (0, false)
    for stop in stops {
      guard remembers(stop) else {
        isOdd = false
        continue
      }
      if visits.contains(stop) {
        if isOdd { result += 1 }
        isOdd.toggle()
      }
    }
    return result
  }
}
