/// The best place for a visit: which shift, where in it, and what it adds to the price.
struct Insertion {
  var shift: Int
  var position: Int
  var delta: Int
}

extension RoutingArrays {
  /// Returns what inserting `visit` at `position` adds to the price of a simple route.
  ///
  /// - Returns: The extra price, or `Int.max` when a rule forbids it.
  /// - Complexity: O(1) where nothing later changes its price, O(stops) otherwise.
  @inline(__always)
  func delta(
    inserting visit: Int, at position: Int, of route: SearchRoute, in index: Int,
    _ shift: FlatShift, price: Int
  ) -> Int {
    let count = route.stops.count
    let from = position == 0 ? shift.startPlace : place[route.stops[position - 1]]
    let to = position == count ? shift.endPlace : place[route.stops[position]]
    let here = place[visit]
    let out = leg(from, here, shift)
    if out.seconds < 0 { return .max }
    let arrival = route.ready[position] + out.seconds
    let start = earliestStart(of: visit, from: arrival)
    if start < 0 { return .max }
    let onward = leg(here, to, shift)
    if onward.seconds < 0 { return .max }
    let ready = start + service[visit]
    let next = ready + onward.seconds
    if next > route.latest[position] { return .max }
    let old = leg(from, to, shift)
    if shift.limitsTravel {
      let seconds = out.seconds + onward.seconds - old.seconds
      let metres = out.metres + onward.metres - old.metres
      if route.travelSeconds + seconds > shift.maxTravelTime
        || route.travelMetres + metres > shift.maxDistance
      {
        return .max
      }
    }
    let added =
      price + shift.legCost(out.seconds, out.metres)
      + latenessCost(of: visit, arrival: arrival, start: start)
    if next <= route.free[position] {
      var delta = added + shift.legCost(onward.seconds, onward.metres)
      if count == 0 {
        delta += shift.fixedCost
      } else {
        delta -= shift.legCost(old.seconds, old.metres)
      }
      return delta
    }
    let cost = finish(
      route, at: position, from: here, ready: ready, spent: route.spent[position] + added,
      in: index, shift)
    return cost == .max ? .max : cost - route.cost
  }

  /// Returns when a simple route returns with `visit` at `position`, which its rules allow.
  ///
  /// - Complexity: O(stops behind the place).
  func returnTime(
    inserting visit: Int, at position: Int, of route: SearchRoute, _ shift: FlatShift
  ) -> Int {
    var from = position == 0 ? shift.startPlace : place[route.stops[position - 1]]
    var time = route.ready[position]
    time = earliestStart(of: visit, from: time + leg(from, place[visit], shift).seconds)
    time += service[visit]
    from = place[visit]
    for later in position..<route.stops.count {
      let stop = route.stops[later]
      time = earliestStart(of: stop, from: time + leg(from, place[stop], shift).seconds)
      time += service[stop]
      if time == route.ready[later + 1] { return route.returnTime }
      from = place[stop]
    }
    return time + leg(from, shift.endPlace, shift).seconds
  }

  /// Returns the price of a route whose stops from `position` on follow on a new one.
  private func finish(
    _ route: SearchRoute, at position: Int, from: Int, ready: Int, spent: Int, in index: Int,
    _ shift: FlatShift
  ) -> Int {
    var (time, cost, from) = (ready, spent, from)
    for later in position..<route.stops.count {
      let stop = route.stops[later]
      let leg = leg(from, place[stop], shift)
      let arrival = time + leg.seconds
      let start = earliestStart(of: stop, from: arrival)
      if start < 0 || leg.seconds < 0 { return .max }
      cost += shift.legCost(leg.seconds, leg.metres) + stopCost(of: stop, in: index, shift)
      cost += latenessCost(of: stop, arrival: arrival, start: start)
      time = start + service[stop]
      from = place[stop]
      if time == route.ready[later + 1] {
        return cost + route.cost - route.spent[later + 1]
      }
    }
    let leg = leg(from, shift.endPlace, shift)
    time += leg.seconds
    if time > shift.end { return .max }
    return cost + shift.legCost(leg.seconds, leg.metres) + returnCost(at: time, in: index, shift)
  }
}
