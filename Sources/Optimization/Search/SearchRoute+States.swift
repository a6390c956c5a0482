import Planning

extension RoutingArrays {
  /// Works out every useful state after each stop, for a shift with breaks or limited work time.
  func refreshStates(_ route: inout SearchRoute, in index: Int, _ shift: FlatShift) -> Bool {
    var layers: [[FlatState]] = []
    var layer = [opening(shift)]
    layers.append(layer)
    var from = shift.startPlace
    for stop in route.stops {
      var next: [FlatState] = []
      extend(layer, from: from, to: stop, in: index, shift, into: &next)
      guard !next.isEmpty else { return false }
      layers.append(next)
      layer = next
      from = place[stop]
    }
    if route.stops.isEmpty {
      route.cost = 0
    } else {
      guard let end = close(layer, from: from, in: index, shift) else { return false }
      route.cost = end.cost
      route.returnTime = end.time
    }
    route.states = layers
    route.ready.removeAll(keepingCapacity: true)
    for layer in layers { route.ready.append(layer.reduce(Int.max) { min($0, $1.time) }) }
    refreshLatest(&route, shift)
    return true
  }

  /// The state in which a day begins.
  func opening(_ shift: FlatShift) -> FlatState {
    FlatState(
      time: shift.start, cost: shift.fixedCost, worked: 0, latestDeparture: shift.end, breaks: 0)
  }

  /// Returns the end of the route with `visit` at `position`, or `nil` when a rule forbids it.
  func end(
    inserting visit: Int, at position: Int, of route: SearchRoute, in index: Int,
    _ shift: FlatShift
  ) -> RouteEnd? {
    var from = position == 0 ? shift.startPlace : place[route.stops[position - 1]]
    // Without any break it may still be too late, which is quick to see.
    let out = leg(from, place[visit], shift)
    let start = earliestStart(of: visit, from: route.ready[position] + out.seconds)
    guard start >= 0, out.seconds >= 0 else { return nil }
    let to = position == route.stops.count ? shift.endPlace : place[route.stops[position]]
    let onward = leg(place[visit], to, shift)
    guard start + service[visit] + onward.seconds <= route.latest[position] else { return nil }
    var layer: [FlatState] = []
    extend(route.states[position], from: from, to: visit, in: index, shift, into: &layer)
    from = place[visit]
    var next: [FlatState] = []
    for stop in route.stops[position...] {
      guard !layer.isEmpty else { return nil }
      next.removeAll(keepingCapacity: true)
      extend(layer, from: from, to: stop, in: index, shift, into: &next)
      swap(&layer, &next)
      from = place[stop]
    }
    return close(layer, from: from, in: index, shift)
  }

  /// Appends every useful state after `stop` to `result`.
  func extend(
    _ layer: [FlatState], from: Int, to stop: Int, in index: Int, _ shift: FlatShift,
    into result: inout [FlatState]
  ) {
    let leg = leg(from, place[stop], shift)
    guard leg.seconds >= 0 else { return }
    let price = shift.legCost(leg.seconds, leg.metres) + stopCost(of: stop, in: index, shift)
    for state in layer {
      for taken in 0...(shift.breaks.count - state.breaks) {
        let arrival = serve(stop, from: state, after: leg.seconds, taking: taken, shift)
        guard case .reached(var next, let late) = arrival else {
          if case .tooLate = arrival { break }
          continue
        }
        next.cost += price + late
        insert(next, into: &result, shift)
      }
    }
  }

  /// Serves `stop` after a drive of `seconds` with the next `taken` breaks on it.
  ///
  /// The money for the way and for the service is left to the caller.
  @inline(__always)
  func serve(
    _ stop: Int, from state: FlatState, after seconds: Int, taking taken: Int, _ shift: FlatShift,
    ignoringWorkTime: Bool = false
  ) -> Arrival {
    guard let drive = drive(state, seconds, taking: taken, shift) else { return .tooLate }
    let start = earliestStart(of: stop, from: drive.state.time)
    if start < 0 { return .tooLate }
    var next = drive.state
    if shift.maxWorkTime != nil, !ignoringWorkTime {
      next.latestDeparture = min(
        next.latestDeparture, latestDeparture(for: stop, drive, start: start))
    }
    next.time = start + service[stop]
    next.worked += service[stop]
    guard isOpen(next, shift, ignoringWorkTime: ignoringWorkTime) else { return .closed }
    return .reached(next, late: latenessCost(of: stop, arrival: drive.arrival, start: start))
  }

  /// Returns the latest departure that changes nothing about `stop` but waiting.
  func latestDeparture(for stop: Int, _ drive: Drive, start: Int) -> Int {
    problem.visits[visitIDs[stop]].latestDeparture(
      arrival: drive.arrival, worked: drive.workedAtArrival, start: start,
      worked: drive.state.worked)
  }

  @inline(__always)
  func isOpen(
    _ state: FlatState, _ shift: FlatShift, ignoringWorkTime: Bool = false
  ) -> Bool {
    if state.time > shift.end { return false }
    if state.breaks < shift.breaks.count, state.time > shift.breaks[state.breaks].maxStart {
      return false
    }
    return ignoringWorkTime || isWithinWorkTime(state, shift)
  }

  @inline(__always)
  func isWithinWorkTime(_ state: FlatState, _ shift: FlatShift) -> Bool {
    guard let limit = shift.maxWorkTime else { return true }
    return state.latestDeparture >= shift.start
      && max(state.time - state.latestDeparture, state.worked) <= limit
  }

  /// Drives for `seconds`, taking the next `taken` breaks on arrival where possible.
  @inline(__always)
  func drive(
    _ state: FlatState, _ seconds: Int, taking taken: Int, _ shift: FlatShift
  ) -> Drive? {
    var now = state
    var arrival = -1
    var workedAtArrival = 0
    for index in state.breaks..<(state.breaks + taken) {
      let rest = shift.breaks[index]
      if arrival < 0, max(now.time + seconds, rest.minStart) <= rest.maxStart {
        now.time += seconds
        now.worked += seconds
        arrival = now.time
        workedAtArrival = now.worked
      }
      let start = max(now.time, rest.minStart)
      guard start <= rest.maxStart else { return nil }
      now.latestDeparture = min(now.latestDeparture, rest.maxStart - now.worked)
      now.time = start + rest.duration
      now.worked += rest.duration
      now.breaks = index + 1
    }
    if arrival < 0 {
      now.time += seconds
      now.worked += seconds
      arrival = now.time
      workedAtArrival = now.worked
    }
    return Drive(state: now, arrival: arrival, workedAtArrival: workedAtArrival)
  }

  /// Returns the cheapest end of the day after `from`, the earliest of them, or `nil` when it cannot
  /// end.
  func close(_ layer: [FlatState], from: Int, in index: Int, _ shift: FlatShift) -> RouteEnd? {
    let leg = leg(from, shift.endPlace, shift)
    guard leg.seconds >= 0 else { return nil }
    var best: RouteEnd?
    for state in layer {
      guard let end = end(state, leg.seconds, shift) else { continue }
      let cost = end.cost + returnCost(at: end.time, in: index, shift)
      if best.map({ (cost, end.time) < ($0.cost, $0.time) }) ?? true {
        best = RouteEnd(cost: cost, time: end.time)
      }
    }
    best?.cost += shift.legCost(leg.seconds, leg.metres)
    return best
  }

  /// Returns the state at the end of the day, with the breaks that the way back makes due.
  func end(
    _ state: FlatState, _ seconds: Int, _ shift: FlatShift, ignoringWorkTime: Bool = false
  ) -> FlatState? {
    for taken in 0...(shift.breaks.count - state.breaks) {
      guard let end = drive(state, seconds, taking: taken, shift)?.state else { return nil }
      if end.breaks < shift.breaks.count, end.time > shift.breaks[end.breaks].maxStart { continue }
      guard end.time <= shift.end else { return nil }
      return ignoringWorkTime || isWithinWorkTime(end, shift) ? end : nil
    }
    return nil
  }

  /// Keeps the states that no other state makes useless.
  @inline(__always)
  private func insert(_ state: FlatState, into layer: inout [FlatState], _ shift: FlatShift) {
    let isLimited = shift.maxWorkTime != nil
    func dominates(_ left: FlatState, _ right: FlatState) -> Bool {
      guard left.cost <= right.cost else { return false }
      return isLimited
        ? left.isNoLonger(than: right, breakCount: shift.breaks.count, isPlain: false)
        : left.time <= right.time && left.breaks >= right.breaks
    }
    for other in layer where dominates(other, state) { return }
    var kept = 0
    for position in layer.indices where !dominates(state, layer[position]) {
      layer[kept] = layer[position]
      kept += 1
    }
    layer.removeLast(layer.count - kept)
    layer.append(state)
  }
}
