import Planning

/// How many visits agreements still pay for, over the plannable visits.
///
/// A plan that makes at most *n* of a set *M* leaves out at least |*M*| − *n* of it. In that form the
/// limit is a row over the columns that leave visits out alone:
///
///     Σ_{i ∈ M} u(i) ≥ |M| − n       dual τ(M) ≥ 0,  π(i) + τ(M) ≤ d(i)
///
/// so routes, their prices and the search for them know nothing of it, and the Lagrangian bound gets
/// Σ τ(M) · (|M| − n).
struct AllowanceTable: Sendable {
  /// The most visits that are made of each set.
  let capacities: [Int]
  /// The visits of each set, ascending.
  let members: [[Int]]
  /// The set of each visit, or -1; empty where there are no sets.
  let setOf: [Int]

  /// Whether there are none.
  var isEmpty: Bool { members.isEmpty }
  /// The number of sets.
  var count: Int { members.count }

  /// Numbers the visits of `limits` as `visitIDs` does, which lists all of them.
  init(_ limits: [AllowanceLimit], visitIDs: [Int]) {
    capacities = limits.map(\.capacity)
    var setOf = [Int](repeating: -1, count: limits.isEmpty ? 0 : visitIDs.count)
    var members = [[Int]](repeating: [], count: limits.count)
    if !limits.isEmpty {
      let number = Dictionary(uniqueKeysWithValues: visitIDs.enumerated().map { ($1, $0) })
      for (index, limit) in limits.enumerated() {
        members[index] = limit.visits.compactMap { number[$0] }
        for visit in members[index] { setOf[visit] = index }
      }
    }
    self.members = members
    self.setOf = setOf
  }

  /// Returns how many visits of a set are left out at least.
  func leastLeftOut(of set: Int) -> Int { members[set].count - capacities[set] }

  /// Returns how many more visits of each set may be made where `isMade` tells which are.
  func room(whereMade isMade: (Int) -> Bool) -> [Int] {
    members.indices.map { set in capacities[set] - members[set].count(where: isMade) }
  }

  /// Takes the room of `visits`, unless one of their sets has too little.
  ///
  /// - Returns: Whether there was room.
  func take(_ visits: [Int], from room: inout [Int]) -> Bool {
    guard !isEmpty else { return true }
    var after = room
    for visit in visits where setOf[visit] >= 0 { after[setOf[visit]] -= 1 }
    guard after.allSatisfy({ $0 >= 0 }) else { return false }
    room = after
    return true
  }

  /// Whether `state` makes no more visits than are paid for.
  func areKept(by state: SearchState) -> Bool {
    room { state.shiftOf[$0] >= 0 }.allSatisfy { $0 >= 0 }
  }

  // MARK: Prices

  /// Returns whole prices from the duals of the rows; any of them give a valid bound.
  func prices(fromRowDuals duals: some Collection<Double>) -> [Int] {
    duals.map { Int(min(Double(1 << 52), max(0, ($0 * Double(DualPrices.scale)).rounded()))) }
  }

  /// The most that the price of `visit` may be at the prices given, in units of ``DualPrices``: what
  /// leaving it out costs, less the price of its set.
  func ceiling(of visit: Int, dropCost: Int, at prices: [Int]) -> Int {
    let ceiling = dropCost * DualPrices.scale
    guard !prices.isEmpty, !isEmpty, setOf[visit] >= 0 else { return ceiling }
    return ceiling - prices[setOf[visit]]
  }

  /// What the Lagrangian bound gains: Σ τ(M) · (|M| − n).
  func constant(at duals: DualPrices) -> Int {
    zip(members.indices, duals.allowances).reduce(0) { $0 + $1.1 * leastLeftOut(of: $1.0) }
  }
}
