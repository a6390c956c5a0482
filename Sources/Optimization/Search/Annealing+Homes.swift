extension Annealing {
  /// Takes all stops from a route and from one or two others that pass where its technician starts.
  ///
  /// Two technicians who work where the other one lives cannot change places by strings of stops that
  /// are near each other: each stop is cheapest in a route that is there already. Without these routes
  /// it is cheapest for whoever lives near.
  ///
  /// - Returns: Whether there was a route to take.
  mutating func ruinAroundHome() -> Bool {
    removed.removeAll(keepingCapacity: true)
    let seed = random.below(space.count)
    let shift = Int(space.nodes[seed].shift)
    guard shift >= 0 else { return false }
    empty(shift)
    let routes = 2 + random.below(2)
    // Not always the routes that pass nearest.
    var passedOver = random.below(4)
    let (first, end) = (space.shifts[shift].firstNearStart, space.shifts[shift].endNearStart)
    for place in Int(first)..<Int(end) where touched.count < routes {
      let other = Int(space.nodes[Int(space.nearStart[place])].shift)
      guard other >= 0, touchedAt[other] != step else { continue }
      if passedOver > 0 {
        passedOver -= 1
      } else {
        empty(other)
      }
    }
    orderRemoved()
    addLeftOut(near: seed)
    return true
  }

  /// Takes all stops from the route of `shift`.
  private mutating func empty(_ shift: Int) {
    touch(shift)
    let begin = removed.count
    var node = Int(space.nodes[space.startNode(shift)].next)
    while node < space.count {
      removed.append(node)
      node = Int(space.nodes[node].next)
    }
    space.remove(&removed, from: begin, in: shift)
  }
}
