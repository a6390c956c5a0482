/// Routes worth remembering, each shift and set of visits once, in order of first appearance.
///
/// When the pool is full, the half of the routes that was seen longest ago goes, but those of best
/// states stay as long as they fit.
struct RoutePool: Sendable {
  /// A remembered route.
  struct Entry: Sendable {
    var shift: Int
    var stops: [Int]
    var cost: Int
    var returnTime: Int
  }

  private(set) var entries: [Entry] = []
  private var hashes: [UInt64] = []
  /// When each route was seen last; those of best states count as seen later than all others.
  private var seen: [Int] = []
  private var positions: [UInt64: Int] = [:]
  private var now = 0
  private let capacity = 60_000
  private static let bestBonus = 1 << 60

  /// Returns the hash of one visit; those of a set are added up.
  @inline(__always)
  static func hash(of visit: Int) -> UInt64 {
    var mixed = UInt64(truncatingIfNeeded: visit &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns the hash of a shift and the sum of the hashes of its visits.
  @inline(__always)
  static func hash(of shift: Int, _ visits: UInt64) -> UInt64 {
    visits ^ hash(of: -2 - shift)
  }

  /// Returns whether a route with this hash and cost is news, and takes note that it was seen.
  mutating func wants(_ hash: UInt64, cost: Int, isBest: Bool) -> Bool {
    guard let position = positions[hash] else { return true }
    now += 1
    let bonus = isBest || seen[position] >= Self.bestBonus ? Self.bestBonus : 0
    seen[position] = now + bonus
    return cost < entries[position].cost
  }

  /// Adds an entry, or improves the order of one that has the same visits.
  mutating func add(_ entry: Entry, hash: UInt64, isBest: Bool) {
    if let position = positions[hash] {
      if entry.cost < entries[position].cost { entries[position] = entry }
      return
    }
    if entries.count >= capacity { forget() }
    now += 1
    positions[hash] = entries.count
    entries.append(entry)
    hashes.append(hash)
    seen.append(now + (isBest ? Self.bestBonus : 0))
  }

  /// Adds an entry, or improves the order of one that has the same visits.
  mutating func add(_ entry: Entry) {
    let hash = Self.hash(of: entry.shift, entry.stops.reduce(0) { $0 &+ Self.hash(of: $1) })
    if wants(hash, cost: entry.cost, isBest: true) { add(entry, hash: hash, isBest: true) }
  }

  /// Keeps the half of the routes that was seen last, in their order.
  private mutating func forget() {
    let limit = seen.sorted()[entries.count / 2]
    var kept = 0
    positions.removeAll(keepingCapacity: true)
    for index in entries.indices where seen[index] >= limit {
      entries[kept] = entries[index]
      hashes[kept] = hashes[index]
      seen[kept] = seen[index]
      positions[hashes[kept]] = kept
      kept += 1
    }
    entries.removeLast(entries.count - kept)
    hashes.removeLast(hashes.count - kept)
    seen.removeLast(seen.count - kept)
  }
}
