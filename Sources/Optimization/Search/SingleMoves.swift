extension SearchState {
  /// Returns this state after single-visit moves, until none of them makes it cheaper.
  ///
  /// A move inserts a visit that is left out, takes a planned visit out, or puts it elsewhere.
  ///
  /// - Complexity: O(eligible pairs × stops of a route) for the first round; later ones look at
  ///   routes again that changed only.
  func polished(_ arrays: RoutingArrays) -> SearchState {
    guard arrays.count > 0, arrays.limits.limits.isEmpty else { return self }
    var space = SearchWorkspace(
      arrays, visits: Array(0..<arrays.count), shifts: Array(arrays.shifts.indices))
    space.load(self)
    var annealing = Annealing(space, random: SplitMix(seed: 0), pool: RoutePool())
    annealing.improveBySingleMoves()
    let result = SearchState(arrays, driving: annealing.space.stops)
    return result.objective < objective ? result : self
  }
}

extension Annealing {
  /// Moves single visits until none of these moves makes the state cheaper.
  mutating func improveBySingleMoves() {
    var isImproving = true
    while isImproving {
      isImproving = false
      for visit in 0..<space.count where tryMove(of: visit) { isImproving = true }
    }
  }

  /// Takes `visit` out, if it is planned, and puts it where it is cheapest, if that pays.
  ///
  /// - Returns: Whether the state is cheaper now; otherwise it is what it was.
  private mutating func tryMove(of visit: Int) -> Bool {
    let objective = space.objective
    step += 1
    removed.removeAll(keepingCapacity: true)
    if space.nodes[visit].shift >= 0 {
      let shift = Int(space.nodes[visit].shift)
      touch(shift)
      removed.append(visit)
      space.remove(&removed, from: 0, in: shift)
    }
    removedAt[visit] = step
    if removed.count <= 1, let place = exactPlace(for: visit) {
      touch(place.shift)
      _ = space.insert(visit, after: place.node, in: place.shift, delta: place.delta)
    }
    defer { forgetStep() }
    if space.objective < objective { return true }
    if !touched.isEmpty { rollBack(to: objective) }
    return false
  }

  /// Returns the cheapest place for `visit` with nothing overlooked.
  private mutating func exactPlace(for visit: Int) -> Insertion? {
    guard space.isPaidFor(visit) else { return nil }
    var best = Insertion(shift: -1, node: -1, delta: space.visits[visit].dropCost)
    let record = space.visits[visit]
    for pair in Int(record.firstPair)..<Int(record.endPair) {
      let shift = Int(space.pairShift[pair])
      let place = space.cheapestPlace(for: visit, pair: pair, in: shift)
      guard place.delta < best.delta else { continue }
      best = Insertion(shift: shift, node: Int(place.node), delta: place.delta)
    }
    return best.shift < 0 ? nil : best
  }
}
