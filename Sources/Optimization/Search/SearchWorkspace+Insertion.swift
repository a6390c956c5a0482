import Planning

extension SearchWorkspace {
  /// Returns the cheapest place for `visit` in one route, if it costs less than leaving out.
  ///
  /// What was found before is still right where the route has the stamp that it had then.
  ///
  /// - Parameters:
  ///   - visit: The visit, which is left out.
  ///   - pair: The number of the pair of visit and shift.
  ///   - shift: The shift of the route.
  ///   - isPassing: Whether the route is likely to be again what it was, so that what is known of that
  ///     is worth more than what is found now.
  /// - Returns: The place; its node is negative where there is none.
  @inline(__always)
  mutating func cheapestPlace(
    for visit: Int, pair: Int, in shift: Int, isPassing: Bool = false
  ) -> CachedPlace {
    let stamp = routes.at(shift).pointee.stamp
    let cached = cache.at(pair)
    if cached.pointee.stamp == stamp { return cached.pointee }
    var place = scan(visit, pair: pair, in: shift, below: visits.at(visit).pointee.dropCost) { _ in
      false
    }
    guard !isPassing else { return place }
    place.stamp = stamp
    cached.pointee = place
    return place
  }

  /// Looks at every place for `visit` in one route that is not skipped.
  ///
  /// - Parameters:
  ///   - visit: The visit, which is left out.
  ///   - pair: The number of the pair of visit and shift.
  ///   - shift: The shift of the route.
  ///   - limit: The extra price that a place must be below.
  ///   - skips: Whether the place after a node is overlooked.
  /// - Returns: The cheapest place, without a stamp.
  @inline(__always)
  mutating func scan(
    _ visit: Int, pair: Int, in shift: Int, below limit: Int, skips: (Int) -> Bool
  ) -> CachedPlace {
    var best = CachedPlace(delta: .max, node: -1, stamp: 0)
    let route = routes.at(shift)
    let record = shifts.at(shift)
    guard Int(route.pointee.count) < record.pointee.maxVisits else { return best }
    for item in 0..<items {
      let load = routeLoad[shift * items + item] + visitLoad[visit * items + item]
      if load > capacity[shift * items + item] { return best }
    }
    let facts = visits.at(visit)
    let need = facts.pointee.need
    if route.pointee.widestGap == .max { route.pointee.widestGap = widestGap(shift) }
    if route.pointee.widestGap < need { return best }
    let price = pairPrice[pair] + (route.pointee.count == 0 ? record.pointee.fixedCost : 0)
    let isLayered = record.pointee.kind == .layered
    var limit = limit
    var from = startNode(shift)
    while true {
      let node = nodes.at(from)
      let to = Int(node.pointee.next)
      if to < 0 || node.pointee.ready > facts.pointee.lastReady { break }
      let next = nodes.at(to)
      let latest = next.pointee.latest
      if latest - node.pointee.ready >= need, latest >= facts.pointee.firstNext, !skips(from) {
        let out = leg(node.pointee.place, facts.pointee.place, record)
        let added = price + out.price - node.pointee.legPrice
        if added + facts.pointee.cheapestWayOn < limit {
          let delta =
            isLayered
            ? layeredDelta(visit, after: from, before: to, in: shift, below: limit)
            : delta(visit, from, to, shift, record, out: out, added: added)
          if delta < limit {
            limit = delta
            best.delta = delta
            best.node = Int32(from)
          }
        }
      }
      from = to
    }
    return best
  }

  /// Returns the longest time between two neighbouring stops of a route.
  private mutating func widestGap(_ shift: Int) -> Int {
    var widest = 0
    var from = startNode(shift)
    while true {
      let node = nodes.at(from)
      let to = Int(node.pointee.next)
      if to < 0 { return widest }
      widest = max(widest, nodes.at(to).pointee.latest - node.pointee.ready)
      from = to
    }
  }

  /// Returns the extra price of `visit` between two nodes, or `Int.max` when a rule forbids it.
  ///
  /// What is given as `added` is the price of service and of the way out, less that of the old way.
  ///
  /// - Complexity: O(1) for simple and timed shifts where nothing later gets dearer.
  @inline(__always)
  private mutating func delta(
    _ visit: Int, _ from: Int, _ to: Int, _ shift: Int,
    _ record: UnsafeMutablePointer<ShiftRecord>, out: (seconds: Int, price: Int), added: Int
  ) -> Int {
    let facts = visits.at(visit)
    let arrival = nodes.at(from).pointee.ready + out.seconds
    let start = earliestStart(of: visit, from: arrival)
    if start < 0 { return .max }
    let onward = leg(facts.pointee.place, nodes.at(to).pointee.place, record)
    let next = start + facts.pointee.service + onward.seconds
    if next > nodes.at(to).pointee.latest { return .max }
    if record.pointee.limitsTravel,
      !limitsAllow(visit, from, to, shift, out.seconds + onward.seconds)
    {
      return .max
    }
    var delta = added + onward.price
    if facts.pointee.hasLateness {
      delta += lateness[visit].cost(arrival: arrival, start: start)
    }
    switch record.pointee.kind {
    case .simple where next <= nodes.at(to).pointee.free: return delta
    case .timed:
      let worked = sums.at(from).pointee.worked + out.seconds
      let home = max(
        next + sums.at(to).pointee.rest, sums.at(to).pointee.firstReturn)
      let duty = worked + facts.pointee.service + onward.seconds
      let departure = min(
        sums.at(from).pointee.latestDeparture, facts.pointee.lastStart - worked,
        nodes.at(to).pointee.latest - duty)
      let length = max(duty + sums.at(to).pointee.rest, home - departure)
      if length > record.pointee.maxWorkTime { return .max }
      if record.pointee.isPriced {
        delta += rates[shift].cost(at: home) - nodes[endNode(shift)].late
      }
      return delta
    default:
      let extra = extraAfter(to, arrival: next, in: shift, record)
      return extra == .max ? .max : delta + extra
    }
  }

  /// Returns what a new arrival at a node adds to the price of it and of everything after it.
  private mutating func extraAfter(
    _ node: Int, arrival: Int, in shift: Int, _ record: UnsafeMutablePointer<ShiftRecord>
  ) -> Int {
    var (node, arrival, extra) = (node, arrival, 0)
    while node < count {
      let start = earliestStart(of: node, from: arrival)
      if start < 0 { return .max }
      extra += latenessCost(of: node, arrival: arrival, start: start) - nodes[node].late
      let ready = start + visits[node].service
      if ready == nodes[node].ready { return extra }
      arrival = ready + Int(nodes[node].legSeconds)
      node = Int(nodes[node].next)
    }
    if arrival > record.pointee.end { return .max }
    if record.pointee.isPriced { extra += rates[shift].cost(at: arrival) - nodes[node].late }
    return extra
  }

  /// Whether the limits on travel time and distance leave room for a detour.
  private mutating func limitsAllow(
    _ visit: Int, _ from: Int, _ to: Int, _ shift: Int, _ seconds: Int
  ) -> Bool {
    let (record, route) = (shifts[shift], routes[shift])
    var metres = metres(from, visit, in: shift) + metres(visit, to, in: shift)
    var seconds = seconds
    if route.count > 0 {
      seconds -= Int(nodes[from].legSeconds)
      metres -= self.metres(from, to, in: shift)
    }
    return route.travelSeconds + seconds <= record.maxTravelTime
      && route.travelMetres + metres <= record.maxDistance
  }

  /// Returns the extra price in a shift with several states after each stop.
  @inline(never)
  private mutating func layeredDelta(
    _ visit: Int, after from: Int, before to: Int, in shift: Int, below limit: Int
  ) -> Int {
    let record = shifts.at(shift)
    let out = leg(nodes[from].place, visits[visit].place, record)
    let start = earliestStart(of: visit, from: nodes[from].ready + out.seconds)
    let onward = leg(visits[visit].place, nodes[to].place, record)
    guard start >= 0, start + visits[visit].service + onward.seconds <= nodes[to].latest else {
      return .max
    }
    let id = shiftIDs[shift]
    let fixed = routes[shift].count == 0 ? record.pointee.fixedCost : 0
    let service = arrays.stopCost(of: visitIDs[visit], in: id, arrays.shifts[id])
    // Promises are kept no better by a detour, but for odd travel times.
    let least = fixed + service + out.price + onward.price - nodes[from].legPrice
    guard least < limit else { return .max }
    if record.pointee.limitsTravel {
      guard limitsAllow(visit, from, to, shift, out.seconds + onward.seconds) else { return .max }
    }
    let flat = arrays.shifts[id]
    scratch.removeAll(keepingCapacity: true)
    arrays.extend(
      layers[shift][Int(nodes[from].position)],
      from: from < count ? arrays.place[visitIDs[from]] : flat.startPlace, to: visitIDs[visit],
      in: id, flat, into: &scratch)
    var place = arrays.place[visitIDs[visit]]
    var node = to
    while node < count {
      guard !scratch.isEmpty else { return .max }
      moreScratch.removeAll(keepingCapacity: true)
      arrays.extend(scratch, from: place, to: visitIDs[node], in: id, flat, into: &moreScratch)
      swap(&scratch, &moreScratch)
      place = arrays.place[visitIDs[node]]
      node = Int(nodes[node].next)
    }
    guard let end = arrays.close(scratch, from: place, in: id, flat) else { return .max }
    return end.cost - routes[shift].cost
  }
}
