extension SearchWorkspace {
  /// Marks `visit` as left out and charges its price.
  @inline(__always)
  mutating func leaveOut(_ visit: Int) {
    nodes[visit].shift = -1
    leftOutPosition[visit] = Int32(leftOutCount)
    leftOut[leftOutCount] = Int32(visit)
    leftOutCount += 1
    if hasAllowances, allowanceOf[visit] >= 0 { allowanceRoom[Int(allowanceOf[visit])] += 1 }
  }

  /// Marks `visit` as planned in `shift`.
  @inline(__always)
  mutating func plan(_ visit: Int, in shift: Int) {
    nodes[visit].shift = Int32(shift)
    let position = Int(leftOutPosition[visit])
    leftOutCount -= 1
    let last = leftOut[leftOutCount]
    leftOut[position] = last
    leftOutPosition[Int(last)] = Int32(position)
    leftOutPosition[visit] = -1
    if hasAllowances, allowanceOf[visit] >= 0 { allowanceRoom[Int(allowanceOf[visit])] -= 1 }
  }

  /// Puts `visit`, which is left out, into a route after `node`, at a price that is known.
  ///
  /// - Returns: Whether the rules allow it; if not, nothing has changed but stamps.
  mutating func insert(_ visit: Int, after node: Int, in shift: Int, delta: Int) -> Bool {
    let record = shifts.at(shift)
    let next = Int(nodes[node].next)
    let old = Int(nodes[node].legSeconds)
    let isFirst = routes[shift].count == 0
    let oldMetres = isFirst || !record.pointee.limitsTravel ? 0 : metres(node, next, in: shift)
    link(node, visit, record)
    link(visit, next, record)
    routes[shift].count += 1
    let cost = routes[shift].cost + delta
    guard refresh(shift, from: node, to: next) else {
      unlink(visit, in: shift)
      if !refresh(shift, from: node, to: next) { clear(shift) }
      return false
    }
    routes[shift].cost = cost
    plan(visit, in: shift)
    objective += delta - visits[visit].dropCost
    for item in 0..<items {
      routeLoad[shift * items + item] += visitLoad[visit * items + item]
    }
    if record.pointee.limitsTravel {
      routes[shift].travelSeconds +=
        Int(nodes[node].legSeconds) + Int(nodes[visit].legSeconds) - (isFirst ? 0 : old)
      routes[shift].travelMetres +=
        metres(node, visit, in: shift) + metres(visit, next, in: shift) - oldMetres
    }
    return true
  }

  private mutating func unlink(_ visit: Int, in shift: Int) {
    let (previous, next) = (Int(nodes[visit].previous), Int(nodes[visit].next))
    routes[shift].count -= 1
    link(previous, next, shifts.at(shift))
    if routes[shift].count == 0 {
      nodes[previous].legPrice = 0
      nodes[previous].legSeconds = 0
    }
  }

  /// Takes the visits `taken`, in their order along the route, out of it.
  ///
  /// Where the way around them is longer than the way by them, the rest may be no route any more;
  /// then all other visits are taken out, too, and appended to `taken`.
  mutating func remove(_ taken: inout [Int], from begin: Int, in shift: Int) {
    guard begin < taken.count else { return }
    let before = Int(nodes[taken[begin]].previous)
    let after = Int(nodes[taken[taken.count - 1]].next)
    objective -= routes[shift].cost
    for index in begin..<taken.count {
      let visit = taken[index]
      unlink(visit, in: shift)
      leaveOut(visit)
      objective += visits[visit].dropCost
      for item in 0..<items {
        routeLoad[shift * items + item] -= visitLoad[visit * items + item]
      }
    }
    guard refresh(shift, from: before, to: after), measure(shift) else {
      for visit in stops(of: shift) {
        taken.append(visit)
        leaveOut(visit)
        objective += visits[visit].dropCost
      }
      clear(shift)
      return
    }
    objective += routes[shift].cost
  }

  /// Adds up the price and the travel of a route whose times are right.
  ///
  /// - Returns: Whether travel is within its limits.
  mutating func measure(_ shift: Int) -> Bool {
    guard routes[shift].count > 0 else { return true }
    let record = shifts.at(shift)
    let isLayered = record.pointee.kind == .layered
    guard !isLayered || record.pointee.limitsTravel else { return true }
    var (cost, seconds, metres) = (record.pointee.fixedCost, 0, 0)
    var from = startNode(shift)
    while true {
      let node = nodes.at(from)
      let to = Int(node.pointee.next)
      if from < count {
        let pair = Int(pairOf[shift * count + from])
        cost += pairPrice[pair] + node.pointee.late
      }
      if to < 0 { break }
      cost += node.pointee.legPrice
      if record.pointee.limitsTravel {
        seconds += Int(node.pointee.legSeconds)
        metres += self.metres(from, to, in: shift)
      }
      from = to
    }
    if !isLayered { routes[shift].cost = cost + nodes[from].late }
    routes[shift].travelSeconds = seconds
    routes[shift].travelMetres = metres
    return seconds <= record.pointee.maxTravelTime && metres <= record.pointee.maxDistance
  }
}

// MARK: In and out

extension SearchWorkspace {
  /// Puts the visits `stops`, which are left out, into an empty route.
  ///
  /// - Returns: Whether the rules allow it; if not, the route is empty and the visits are left out.
  @discardableResult
  mutating func load(_ stops: [Int], into shift: Int) -> Bool {
    guard !stops.isEmpty else { return true }
    var from = startNode(shift)
    for stop in stops {
      link(from, stop, shifts.at(shift))
      for item in 0..<items {
        routeLoad[shift * items + item] += visitLoad[stop * items + item]
      }
      from = stop
    }
    link(from, endNode(shift), shifts.at(shift))
    routes[shift].count = Int32(stops.count)
    guard refresh(shift, from: startNode(shift), to: endNode(shift)), measure(shift) else {
      clear(shift)
      return false
    }
    for stop in stops {
      plan(stop, in: shift)
      objective -= visits[stop].dropCost
    }
    objective += routes[shift].cost
    return true
  }

  /// Takes over the routes that `state` has for the shifts here.
  mutating func load(_ state: SearchState) {
    var numberOf = [Int](repeating: -1, count: arrays.count)
    for (number, id) in visitIDs.enumerated() { numberOf[id] = number }
    for (shift, id) in shiftIDs.enumerated() {
      load(state.routes[id].stops.map { numberOf[$0] }, into: shift)
    }
  }
}
