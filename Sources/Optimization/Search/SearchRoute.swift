import Planning

/// The visits of one shift during the search, with what makes insertions cheap to judge.
///
/// For a simple shift the arrays hold one number a stop; otherwise ``states`` holds, for each stop,
/// every useful state after it.
struct SearchRoute: Sendable {
  /// The visits in order.
  var stops: [Int] = []
  /// When the technician can leave stop *i* − 1, the start of the shift first.
  var ready: [Int] = []
  /// The money spent up to there.
  var spent: [Int] = []
  /// The latest arrival at stop *i* from which the day can be finished; the end of the day last.
  var latest: [Int] = []
  /// The latest arrival at stop *i* that changes no price from there on.
  var free: [Int] = []
  /// The useful states after stop *i* − 1; empty for a simple shift.
  var states: [[FlatState]] = []
  /// The sum of each stock item.
  var load: [Int] = []
  /// Seconds on the road.
  var travelSeconds = 0
  /// Metres driven.
  var travelMetres = 0
  /// The price of the route; zero without visits.
  var cost = 0
  /// When the technician is back; -1 without visits.
  var returnTime = -1

  /// Makes this route equal to `other` without giving up its memory.
  mutating func assign(_ other: SearchRoute) {
    func copy(_ source: [Int], _ target: inout [Int]) {
      target.removeAll(keepingCapacity: true)
      target.append(contentsOf: source)
    }
    copy(other.stops, &stops)
    copy(other.ready, &ready)
    copy(other.spent, &spent)
    copy(other.latest, &latest)
    copy(other.free, &free)
    copy(other.load, &load)
    states = other.states
    travelSeconds = other.travelSeconds
    travelMetres = other.travelMetres
    cost = other.cost
    returnTime = other.returnTime
  }
}

/// What is known after a stop of a shift with breaks or a limit on work time.
struct FlatState: Sendable {
  var time: Int
  var cost: Int
  var worked: Int
  var latestDeparture: Int
  var breaks: Int

  /// Whether a shift that limits work time allows all that it allows after another state.
  ///
  /// Who is early gets into an early window, and has to leave home for that, or finds the place of a
  /// break elsewhere. So times must be the same and breaks as many, unless all visits are plain and no
  /// break is to come.
  ///
  /// - Parameters:
  ///   - other: A state at the same place.
  ///   - breakCount: The breaks of the shift.
  ///   - isPlain: Whether all visits to come have one window and no price of lateness.
  /// - Returns: Whether the other state is of no use beside this one, money apart.
  @inline(__always)
  func isNoLonger(than other: FlatState, breakCount: Int, isPlain: Bool) -> Bool {
    guard worked <= other.worked, latestDeparture >= other.latestDeparture else { return false }
    return isPlain && breaks == breakCount
      ? time <= other.time : time == other.time && breaks == other.breaks
  }
}

/// How a route ends.
struct RouteEnd: Sendable {
  /// The price of the route.
  var cost: Int
  /// When the technician is back.
  var time: Int
}

/// A leg driven, with the breaks taken on it.
struct Drive {
  /// The state in which service could start, windows apart.
  var state: FlatState
  /// When the site is reached.
  var arrival: Int
  /// Seconds on duty before that, waiting apart.
  var workedAtArrival: Int
}

/// What comes of going on to a visit.
enum Arrival {
  /// Served: the state after it, and the price of broken promises in minor units.
  case reached(FlatState, late: Int)
  /// The day cannot be finished after it; another number of breaks on the way may do.
  case closed
  /// It is too late for the visit, and more breaks only make it later.
  case tooLate
}

extension RoutingArrays {
  /// The seconds and metres of a leg; seconds are negative where there is no way.
  @inline(__always)
  func leg(_ from: Int, _ to: Int, _ shift: FlatShift) -> (seconds: Int, metres: Int) {
    if from < 0 || to < 0 { return (0, 0) }
    let cell = shift.matrixBase + from * places + to
    return (Int(seconds[cell]), Int(metres[cell]))
  }

  /// The price of making `visit` in `shift`, apart from the way and from lateness.
  @inline(__always)
  func stopCost(of visit: Int, in index: Int, _ shift: FlatShift) -> Int {
    shift.workCost(service[visit]) + problem.preferenceCost(of: visitIDs[visit], in: index)
  }

  /// Works out everything about `route` from its stops.
  ///
  /// - Returns: Whether the route keeps every rule.
  func refresh(_ route: inout SearchRoute, in index: Int) -> Bool {
    let shift = shifts[index]
    route.returnTime = -1
    refreshSums(&route, shift)
    guard isWithinSums(route, shift) else { return false }
    guard shift.isSimple else { return refreshStates(&route, in: index, shift) }
    route.ready.removeAll(keepingCapacity: true)
    route.spent.removeAll(keepingCapacity: true)
    var (time, cost, from) = (shift.start, shift.fixedCost, shift.startPlace)
    route.ready.append(time)
    route.spent.append(cost)
    for stop in route.stops {
      let leg = leg(from, place[stop], shift)
      let start = earliestStart(of: stop, from: time + leg.seconds)
      guard leg.seconds >= 0, start >= 0 else { return false }
      cost += shift.legCost(leg.seconds, leg.metres) + stopCost(of: stop, in: index, shift)
      cost += latenessCost(of: stop, arrival: time + leg.seconds, start: start)
      time = start + service[stop]
      from = place[stop]
      route.ready.append(time)
      route.spent.append(cost)
    }
    guard !route.stops.isEmpty else {
      route.cost = 0
      refreshLatest(&route, shift)
      return true
    }
    let leg = leg(from, shift.endPlace, shift)
    time += leg.seconds
    guard leg.seconds >= 0, time <= shift.end else { return false }
    route.cost = cost + shift.legCost(leg.seconds, leg.metres)
    route.cost += returnCost(at: time, in: index, shift)
    route.returnTime = time
    refreshLatest(&route, shift)
    return true
  }

  @inline(__always)
  func returnCost(at time: Int, in index: Int, _ shift: FlatShift) -> Int {
    shift.returnIsPriced ? problem.shifts[index].returnCost(at: time) : 0
  }

  private func refreshSums(_ route: inout SearchRoute, _ shift: FlatShift) {
    route.load.removeAll(keepingCapacity: true)
    for item in 0..<items {
      var sum = 0
      for stop in route.stops { sum += load[stop * items + item] }
      route.load.append(sum)
    }
    route.travelSeconds = 0
    route.travelMetres = 0
    guard shift.limitsTravel, !route.stops.isEmpty else { return }
    var from = shift.startPlace
    for stop in route.stops {
      let leg = leg(from, place[stop], shift)
      route.travelSeconds += leg.seconds
      route.travelMetres += leg.metres
      from = place[stop]
    }
    let leg = leg(from, shift.endPlace, shift)
    route.travelSeconds += leg.seconds
    route.travelMetres += leg.metres
  }

  private func isWithinSums(_ route: SearchRoute, _ shift: FlatShift) -> Bool {
    for item in 0..<items where route.load[item] > shift.capacity[item] { return false }
    return route.stops.count <= shift.maxVisits && route.travelSeconds <= shift.maxTravelTime
      && route.travelMetres <= shift.maxDistance
  }

  /// Works out, from the end backwards, how late each stop can be reached.
  func refreshLatest(_ route: inout SearchRoute, _ shift: FlatShift) {
    let count = route.stops.count
    if route.latest.count != count + 1 {
      route.latest = [Int](repeating: 0, count: count + 1)
      route.free = route.latest
    }
    route.latest[count] = shift.end
    route.free[count] = shift.returnIsPriced ? -1 : shift.end
    var to = shift.endPlace
    for position in stride(from: count - 1, through: 0, by: -1) {
      let stop = route.stops[position]
      let seconds = leg(place[stop], to, shift).seconds
      let before = seconds + service[stop]
      var limit = route.latest[position + 1] - before
      var free = route.free[position + 1] - before
      limit = lastStart(of: stop, atMost: min(limit, lastStart[stop]))
      if free >= 0 { free = lastStart(of: stop, atMost: min(free, lastStart[stop])) }
      if free >= 0, hasLateness[stop] {
        free = min(free, firstStep(of: stop))
      }
      route.latest[position] = limit
      route.free[position] = free
      to = place[stop]
    }
  }

  /// Returns the latest allowed start of `visit` at or before `time`, or -1.
  @inline(__always)
  func lastStart(of visit: Int, atMost time: Int) -> Int {
    if hasOneWindow[visit] { return time >= firstStart[visit] ? time : -1 }
    for interval in problem.visits[visitIDs[visit]].starts.reversed()
    where interval.lowerBound <= time {
      return min(time, interval.upperBound)
    }
    return -1
  }

  /// Returns the last arrival at which no promise about `visit` costs anything.
  func firstStep(of visit: Int) -> Int {
    var last = Int(Int32.max)
    let lateness = problem.visits[visitIDs[visit]].lateness
    for term in lateness.terms {
      last = min(last, term.moment == .end ? term.due - lateness.serviceDuration : term.due)
    }
    return last
  }
}
