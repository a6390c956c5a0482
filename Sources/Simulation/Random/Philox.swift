/// A counter-based generator: a keyed function from counters to blocks of random words.
///
/// There is nothing to advance and nothing to share: equal key and counter give equal words, in any
/// order and on any thread, and different counters give different blocks, since the function is a
/// permutation for each key.
///
/// - Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
///   doi:10.1145/2063384.2063405; Philox4x32 with ten rounds.
struct Philox: Sendable {
  /// Four random words.
  typealias Block = SIMD4<UInt32>

  /// Returns the block at `counter` under a key of two words.
  @inline(__always)
  static func block(at counter: Block, key: SIMD2<UInt32>) -> Block {
    var (a, b, c, d) = (counter.x, counter.y, counter.z, counter.w)
    var (low, high) = (key.x, key.y)
    for _ in 0..<10 {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      a = UInt32(truncatingIfNeeded: second &>> 32) ^ b ^ low
      b = UInt32(truncatingIfNeeded: second)
      c = UInt32(truncatingIfNeeded: first &>> 32) ^ d ^ high
      d = UInt32(truncatingIfNeeded: first)
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    return Block(a, b, c, d)
  }
}
