/// What random numbers are drawn for; each purpose has streams of its own.
package enum RandomPurpose: UInt8, CaseIterable, Hashable, Sendable {
  /// When calls of a type come in.
  case arrivals = 1
  /// Which of the times offered by a profile are taken.
  case thinning
  /// How many calls come in at once.
  case burst
  /// Where a call is.
  case site
  /// How long the work of a call takes.
  case work
  /// By how much the ways to a call are longer or shorter than measured.
  case travel
  /// Whether the first visit solves the problem, and what happens if it does not.
  case firstFix
  /// Whether anybody opens the door.
  case access
  /// How long a customer waits before cancelling.
  case patience
  /// Whether a technician turns up for a shift.
  case absence
}

/// A stream of random numbers that belongs to one entity and one purpose.
///
/// What a stream gives depends on (seed, replication, purpose, entity) and on nothing else: neither
/// on what other streams were asked, nor on the order of the input. Two variants of a company that
/// run with one seed therefore meet the same calls with the same work in them (common random
/// numbers). Seed and the other three parts are the key and the counter of ``Philox``, so that no
/// two streams overlap.
///
/// - Source: `simulation.md`, E1.8.
package struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt32>
  private var counter: SIMD4<UInt32>
  private var spare: UInt64 = 0
  private var hasSpare = false

  /// The most replications that streams can tell apart.
  package static let replicationLimit = 1 << 24

  /// Creates the stream for a purpose of an entity.
  ///
  /// - Precondition: `replication` is less than ``replicationLimit``.
  package init(seed: UInt64, replication: Int, purpose: RandomPurpose, entity: UInt64) {
    precondition(
      (0..<Self.replicationLimit).contains(replication), "the replication must be in range")
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    counter = SIMD4(
      0, UInt32(replication) << 8 | UInt32(purpose.rawValue),
      UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: entity &>> 32))
  }

  @inline(__always)
  package mutating func next() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    let block = Philox.block(at: counter, key: key)
    counter.x &+= 1
    spare = UInt64(block.w) << 32 | UInt64(block.z)
    hasSpare = true
    return UInt64(block.y) << 32 | UInt64(block.x)
  }

  /// Returns a number strictly between zero and one.
  @inline(__always)
  package mutating func uniform() -> Double {
    (Double(next() &>> 11) + 0.5) * 0x1p-53
  }

  /// Returns whether something of the given probability happens.
  package mutating func happens(_ probability: Double) -> Bool { uniform() < probability }
}

/// The number by which streams know the bearer of a name (FNV-1a).
///
/// - Parameters:
///   - name: The name; two entities of one kind never share it.
///   - ordinal: Which one of the entities behind that name, such as the number of a call.
/// - Returns: The number.
package func randomEntity(_ name: String, _ ordinal: Int = 0) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash &+ UInt64(bitPattern: Int64(ordinal))
}
