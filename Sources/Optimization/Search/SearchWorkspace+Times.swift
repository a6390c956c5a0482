import Planning

extension SearchWorkspace {
  /// The way between two places and its price; ``PricedLeg/unreachable`` seconds where there is none.
  @inline(__always)
  mutating func leg(
    _ from: Int32, _ to: Int32, _ shift: UnsafeMutablePointer<ShiftRecord>
  ) -> (seconds: Int, price: Int) {
    if hasLegs {
      let leg = legs[shift.pointee.legBase + Int(from) * places + Int(to)]
      return (Int(leg.seconds), Int(leg.price))
    }
    return computedLeg(from, to, shift)
  }

  @inline(never)
  private mutating func computedLeg(
    _ from: Int32, _ to: Int32, _ shift: UnsafeMutablePointer<ShiftRecord>
  ) -> (seconds: Int, price: Int) {
    if from < 0 || to < 0 { return (0, 0) }
    let cell = shift.pointee.matrixBase + Int(from) * arrays.places + Int(to)
    let seconds = Int(arrays.seconds[cell])
    if seconds < 0 { return (Int(PricedLeg.unreachable), 0) }
    let price = (2 * seconds * shift.pointee.perTravelHour + 3600) / 7200
    if shift.pointee.perKilometre == 0 { return (seconds, price) }
    return (
      seconds, price + (2 * Int(arrays.metres[cell]) * shift.pointee.perKilometre + 1000) / 2000
    )
  }

  /// The metres between the places of two nodes, for shifts that limit them.
  mutating func metres(_ from: Int, _ to: Int, in shift: Int) -> Int {
    let flat = arrays.shifts[shiftIDs[shift]]
    let begin = from < count ? arrays.place[visitIDs[from]] : flat.startPlace
    let end = to < count ? arrays.place[visitIDs[to]] : flat.endPlace
    return arrays.leg(begin, end, flat).metres
  }

  /// Returns the earliest allowed start of `visit` at or after `time`, or -1.
  @inline(__always)
  mutating func earliestStart(of visit: Int, from time: Int) -> Int {
    let record = visits.at(visit)
    if time > record.pointee.lastStart { return -1 }
    if record.pointee.hasOneWindow { return max(time, record.pointee.firstStart) }
    return arrays.earliestStart(of: visitIDs[visit], from: time)
  }

  /// Returns the price of breaking promises about `visit`.
  @inline(__always)
  mutating func latenessCost(of visit: Int, arrival: Int, start: Int) -> Int {
    guard visits.at(visit).pointee.hasLateness else { return 0 }
    return lateness[visit].cost(arrival: arrival, start: start)
  }

  /// Makes `second` follow `first`.
  @inline(__always)
  mutating func link(_ first: Int, _ second: Int, _ shift: UnsafeMutablePointer<ShiftRecord>) {
    let leg = leg(nodes[first].place, nodes[second].place, shift)
    let node = nodes.at(first)
    node.pointee.next = Int32(second)
    node.pointee.legSeconds = Int32(truncatingIfNeeded: leg.seconds)
    node.pointee.legPrice = leg.price
    nodes[second].previous = Int32(first)
  }

  /// Empties the route of `shift`; its visits are the caller's affair.
  mutating func clear(_ shift: Int) {
    let record = shifts.at(shift)
    let (start, end) = (startNode(shift), endNode(shift))
    nodes[start] = StopNode(
      ready: record.pointee.start, latest: record.pointee.end, free: record.pointee.end, late: 0,
      legPrice: 0, next: Int32(end), previous: -1, legSeconds: 0, shift: Int32(shift),
      place: record.pointee.startPlace, position: 0)
    nodes[end] = StopNode(
      ready: record.pointee.start, latest: record.pointee.end, free: record.pointee.end, late: 0,
      legPrice: 0, next: -1, previous: Int32(start), legSeconds: 0, shift: Int32(shift),
      place: record.pointee.endPlace, position: 1)
    sums[start] = StopSums(
      worked: 0, latestDeparture: record.pointee.end, rest: 0, firstReturn: .min / 2)
    sums[end] = sums[start]
    routes[shift] = RouteRecord(
      cost: 0, travelSeconds: 0, travelMetres: 0, widestGap: .max, count: 0, stamp: newStamp())
    for item in 0..<items { routeLoad[shift * items + item] = 0 }
    if record.pointee.kind == .layered {
      let flat = arrays.shifts[shiftIDs[shift]]
      layers[shift] = [[arrays.opening(flat)]]
    }
  }

  /// Returns a stamp that no route has; never zero, by which places are known that were not looked up.
  private mutating func newStamp() -> UInt32 {
    lastStamp = lastStamp == .max ? 1 : lastStamp + 1
    return lastStamp
  }

  /// Works out the numbers of a route whose links changed from `first` to `last`.
  ///
  /// What was before and after those nodes was right for the route before the change.
  ///
  /// - Returns: Whether the route keeps the rules on time; if not, its numbers are of no use.
  mutating func refresh(_ shift: Int, from first: Int, to last: Int) -> Bool {
    routes[shift].stamp = newStamp()
    routes[shift].widestGap = .max
    guard routes[shift].count > 0 else {
      clear(shift)
      return true
    }
    if shifts[shift].kind == .layered { return refreshLayers(shift) }
    guard refreshForward(shift, from: first, to: last) else { return false }
    refreshBackward(shift, from: last, to: first)
    return true
  }

  private mutating func refreshForward(_ shift: Int, from first: Int, to last: Int) -> Bool {
    let record = shifts.at(shift)
    let isTimed = record.pointee.kind == .timed
    let end = endNode(shift)
    var isSettled = false
    var from = first
    while true {
      let node = nodes.at(from)
      let to = Int(node.pointee.next)
      if to == last { isSettled = true }
      let arrival = node.pointee.ready + Int(node.pointee.legSeconds)
      if to == end {
        let final = nodes.at(end)
        if arrival > record.pointee.end { return false }
        final.pointee.ready = arrival
        final.pointee.late = record.pointee.isPriced ? rates[shift].cost(at: arrival) : 0
        return !isTimed || isWithinWorkTime(from, arrival, record)
      }
      let start = earliestStart(of: to, from: arrival)
      if start < 0 { return false }
      let stop = nodes.at(to)
      let ready = start + visits.at(to).pointee.service
      stop.pointee.late = latenessCost(of: to, arrival: arrival, start: start)
      if isTimed {
        let worked = sums[from].worked + Int(node.pointee.legSeconds)
        sums[to].worked = worked + visits.at(to).pointee.service
        sums[to].latestDeparture = min(
          sums[from].latestDeparture, visits.at(to).pointee.lastStart - worked)
      } else if isSettled, ready == stop.pointee.ready {
        return true
      }
      stop.pointee.ready = ready
      from = to
    }
  }

  private mutating func isWithinWorkTime(
    _ last: Int, _ arrival: Int, _ record: UnsafeMutablePointer<ShiftRecord>
  ) -> Bool {
    let worked = sums[last].worked + Int(nodes[last].legSeconds)
    return max(worked, arrival - sums[last].latestDeparture) <= record.pointee.maxWorkTime
  }

  mutating func refreshBackward(_ shift: Int, from last: Int, to first: Int) {
    let isTimed = shifts[shift].kind == .timed
    let start = startNode(shift)
    var isSettled = false
    var to = last
    while true {
      if to == start { return }
      let at = Int(nodes[to].previous)
      if at == start { return }
      if at == first { isSettled = true }
      let next = nodes.at(to)
      let node = nodes.at(at)
      let visit = visits.at(at)
      let before = Int(node.pointee.legSeconds) + visit.pointee.service
      var latest = min(next.pointee.latest - before, visit.pointee.lastStart)
      var free = min(next.pointee.free - before, visit.pointee.lastStart)
      if !visit.pointee.hasOneWindow {
        latest = arrays.lastStart(of: visitIDs[at], atMost: latest)
        free = arrays.lastStart(of: visitIDs[at], atMost: free)
      }
      if visit.pointee.hasLateness { free = min(free, visit.pointee.firstStep) }
      if isTimed {
        sums[at].rest = sums[to].rest + before
        sums[at].firstReturn = max(
          visit.pointee.firstStart + before + sums[to].rest, sums[to].firstReturn)
      } else if isSettled, latest == node.pointee.latest, free == node.pointee.free {
        return
      }
      node.pointee.latest = latest
      node.pointee.free = free
      to = at
    }
  }
}

// MARK: Layered shifts

extension SearchWorkspace {
  /// Works out every useful state after each stop, as ``RoutingArrays`` does.
  private mutating func refreshLayers(_ shift: Int) -> Bool {
    let id = shiftIDs[shift]
    let flat = arrays.shifts[id]
    var route = SearchRoute()
    route.stops = stops(of: shift).map { visitIDs[$0] }
    guard arrays.refreshStates(&route, in: id, flat) else { return false }
    layers[shift] = route.states
    var node = startNode(shift)
    for (position, ready) in route.ready.enumerated() {
      nodes[node].ready = ready
      nodes[node].position = Int32(position)
      nodes[node].latest = position > 0 ? route.latest[position - 1] : flat.end
      nodes[node].free = nodes[node].latest
      node = Int(nodes[node].next)
    }
    nodes[node].position = Int32(route.ready.count)
    nodes[node].ready = route.returnTime
    routes[shift].cost = route.cost
    return true
  }

  /// The visits of a route in order.
  func stops(of shift: Int) -> [Int] {
    var stops: [Int] = []
    stops.reserveCapacity(Int(routes[shift].count))
    var node = Int(nodes[startNode(shift)].next)
    while node < count {
      stops.append(node)
      node = Int(nodes[node].next)
    }
    return stops
  }
}
