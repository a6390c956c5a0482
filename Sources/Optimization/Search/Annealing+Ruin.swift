extension Annealing {
  /// The mean number of visits removed in a step, and the longest string.
  private static var usual: (meanRemoved: Double, longestString: Double) { (10, 10) }
  /// The same for steps that open a route, which takes more visits to be worth its way.
  private static var opening: (meanRemoved: Double, longestString: Double) { (20, 15) }
  /// The share of steps that open a route where a shift has none.
  private static var openingRate: Double { 0.2 }
  /// The share of steps that make room for a visit that is left out.
  private static var leftOutRate: Double { 0.1 }

  /// The share of strings with a gap in which the gap is one stop longer, and again of those.
  private static var deeperSplit: Double { 0.01 }

  /// Removes strings of visits from routes near a random seed.
  mutating func ruin() {
    removed.removeAll(keepingCapacity: true)
    opensRoute = hasEmptyRoute && !hasLimits && random.fraction() < Self.openingRate
    let size = opensRoute ? Self.opening : Self.usual
    let length = min(size.longestString, max(1, meanLength))
    let strings = Int(random.fraction() * (4 * size.meanRemoved / (1 + length) - 1) + 1)
    var seed = random.below(space.count)
    let isForLeftOut = space.leftOutCount > 0 && random.fraction() < Self.leftOutRate
    if isForLeftOut { seed = Int(space.leftOut[random.below(space.leftOutCount)]) }
    ruin(around: seed, longest: length)
    let record = space.visits[seed]
    for place in Int(record.firstNeighbour)..<Int(record.endNeighbour) {
      if touched.count >= strings { break }
      let near = Int(space.neighbours[place])
      let shift = Int(space.nodes[near].shift)
      // For a visit that is left out, only the routes that could make it are of use.
      if isForLeftOut, shift < 0 || space.pairOf[shift * space.count + seed] < 0 { continue }
      ruin(around: near, longest: length)
    }
    orderRemoved()
    addLeftOut(near: seed)
  }

  /// Lists the visits that the step puts back where all of them come from routes.
  mutating func orderRemoved() {
    for visit in removed { removedAt[visit] = step }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: removed)
  }

  /// Adds visits that are left out to those that will be put back, so that they get a chance.
  mutating func addLeftOut(near seed: Int) {
    let candidates = space.leftOutCount - removed.count
    if candidates <= 40 {
      for position in 0..<candidates { order.append(Int(space.leftOut[position])) }
      return
    }
    let limit = order.count + 30
    add(seed, before: candidates)
    let record = space.visits[seed]
    for place in Int(record.firstNeighbour)..<Int(record.endNeighbour) where order.count < limit {
      add(Int(space.neighbours[place]), before: candidates)
    }
    for _ in 0..<10 { add(Int(space.leftOut[random.below(candidates)]), before: candidates) }
  }

  /// Adds `visit` if it was left out before this step and is not added yet.
  private mutating func add(_ visit: Int, before candidates: Int) {
    let position = Int(space.leftOutPosition[visit])
    guard position >= 0, position < candidates, orderedAt[visit] != step else { return }
    orderedAt[visit] = step
    order.append(visit)
  }

  /// Removes one string that contains `visit`, unless its route was ruined already.
  private mutating func ruin(around visit: Int, longest: Double) {
    let shift = Int(space.nodes[visit].shift)
    guard shift >= 0, touchedAt[shift] != step else { return }
    touch(shift)
    let count = Int(space.routes[shift].count)
    let length = min(count, Int(random.fraction() * min(Double(count), longest) + 1))
    var keep = 0
    if length < count, length > 1, random.fraction() < 0.5 {
      keep = 1
      while length + keep < count, random.fraction() < Self.deeperSplit { keep += 1 }
    }
    let span = length + keep
    // The string begins so many stops before the visit that it fits into the route.
    let (before, after) = (
      stopsBefore(visit, atMost: span - 1), stopsAfter(visit, atMost: span - 1)
    )
    let lowest = max(0, span - 1 - after)
    var node = visit
    for _ in 0..<(lowest + random.below(max(1, before - lowest + 1))) {
      node = Int(space.nodes[node].previous)
    }
    let kept = keep > 0 ? random.below(length + 1) : span
    let begin = removed.count
    for index in 0..<span {
      if index < kept || index >= kept + keep { removed.append(node) }
      node = Int(space.nodes[node].next)
    }
    space.remove(&removed, from: begin, in: shift)
  }

  private mutating func stopsBefore(_ visit: Int, atMost most: Int) -> Int {
    var (found, node) = (0, Int(space.nodes[visit].previous))
    while found < most, node < space.count {
      found += 1
      node = Int(space.nodes[node].previous)
    }
    return found
  }

  private mutating func stopsAfter(_ visit: Int, atMost most: Int) -> Int {
    var (found, node) = (0, Int(space.nodes[visit].next))
    while found < most, node < space.count {
      found += 1
      node = Int(space.nodes[node].next)
    }
    return found
  }
}
