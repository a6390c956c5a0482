import Foundation

/// Search that removes neighbouring visits from a few routes and puts them back better.
///
/// Strings of visits near a seed are removed; visits are put back in a random order of urgency, each
/// at its cheapest place, which is now and then overlooked on purpose. A visit stays out where its
/// cheapest place costs more than leaving it out. Worse states are accepted with a probability that
/// falls with the temperature, which starts on the scale of the instance's drop costs.
///
/// - Source: Christiaens & Vanden Berghe (2020), doi:10.1287/trsc.2019.0914.
struct RuinAndRecreate {
  let arrays: RoutingArrays
  private(set) var current: SearchState
  private(set) var best: SearchState
  /// Routes seen in good states.
  private(set) var pool: RoutePool
  /// The steps done so far.
  private(set) var iterations = 0
  private var random: SplitMix
  private var startTemperature: Double
  private var endTemperature: Double

  /// The routes of the current step that changed, with what they were before.
  private var touched: [Int] = []
  private var isTouched: [Bool]
  private var before: [SearchRoute]
  private var removed: [Int] = []
  private var order: [Int] = []
  private var keys: [Int]
  /// Whether a visit was planned when the step began, so that every shift may be a better place.
  private var isDisplaced: [Bool]

  /// The mean number of visits removed in a step, and the longest string.
  private let meanRemoved = 10.0
  private let longestString = 10.0
  private let blinkRate = 0.01

  init(_ arrays: RoutingArrays, seed: UInt64, stream: UInt64, start: SearchState? = nil) {
    self.arrays = arrays
    current = start ?? SearchState(arrays)
    best = current
    pool = RoutePool()
    random = SplitMix(seed: seed, stream: stream)
    isTouched = [Bool](repeating: false, count: arrays.shifts.count)
    before = current.routes
    keys = [Int](repeating: 0, count: arrays.count)
    isDisplaced = [Bool](repeating: true, count: arrays.count)
    (startTemperature, endTemperature) = Self.temperatures(arrays)
    if start == nil { construct() }
  }

  /// Makes a first plan: every visit at its cheapest place, the dearest to leave out first.
  private mutating func construct() {
    order = Array(0..<arrays.count).sorted {
      (-arrays.dropCost[$0], arrays.shiftsOf[$0].count, $0)
        < (-arrays.dropCost[$1], arrays.shiftsOf[$1].count, $1)
    }
    insertAll()
    for shift in touched { isTouched[shift] = false }
    touched.removeAll()
    for visit in isDisplaced.indices { isDisplaced[visit] = false }
    best = current
  }

  /// The temperatures of an instance: from its drop costs, or from its legs where nothing may drop.
  private static func temperatures(_ arrays: RoutingArrays) -> (Double, Double) {
    var legs: [Int] = []
    for visit in 0..<arrays.count {
      guard let shift = arrays.shiftsOf[visit].first.map({ arrays.shifts[Int($0)] }) else {
        continue
      }
      for near in arrays.neighbours[visit].prefix(5) {
        let leg = arrays.leg(arrays.place[visit], arrays.place[Int(near)], shift)
        if leg.seconds >= 0 { legs.append(shift.legCost(leg.seconds, leg.metres)) }
      }
    }
    legs.sort()
    let leg = max(1, legs.isEmpty ? 1 : Double(legs[legs.count / 2]))
    let drops = (0..<arrays.count).filter { !arrays.mustBeMade[$0] }.map { arrays.dropCost[$0] }
      .sorted()
    let drop = drops.isEmpty ? 0 : Double(drops[drops.count / 2])
    return (max(2 * leg, drop / 2), leg / 10)
  }

  /// Adopts `state` as the current one, and as the best if it is.
  mutating func adopt(_ state: SearchState) {
    current = state
    if state.objective < best.objective { best = state }
  }

  /// Lets further runs start at a share of the first temperature, to search around a good state.
  mutating func coolStart(to share: Double) {
    let first = Self.temperatures(arrays).0
    startTemperature = max(endTemperature, first * share)
  }

  /// Searches until `progress`, asked now and then, reaches one.
  ///
  /// - Parameter progress: The share of the run that is over, given the steps of this run.
  mutating func run(until progress: (Int) -> Double) {
    var steps = 0
    var temperature = startTemperature
    while true {
      if steps % 64 == 0 {
        let share = progress(steps)
        if share >= 1 { return }
        temperature = startTemperature * pow(endTemperature / startTemperature, share)
      }
      step(temperature)
      steps += 1
      iterations += 1
    }
  }

  private mutating func step(_ temperature: Double) {
    guard arrays.count > 0 else { return }
    let objective = current.objective
    ruin()
    recreate()
    if Double(current.objective)
      < Double(objective) - temperature * log(random.fraction())
    {
      if current.objective < best.objective {
        best = current
        for shift in touched { pool.add(current.routes[shift], in: shift) }
      } else if Double(current.objective) < Double(best.objective) * 1.01 {
        for shift in touched { pool.add(current.routes[shift], in: shift) }
      }
    } else {
      rollBack(to: objective)
    }
    for shift in touched { isTouched[shift] = false }
    touched.removeAll(keepingCapacity: true)
    for visit in removed { isDisplaced[visit] = false }
  }

  /// Undoes everything that the step did.
  private mutating func rollBack(to objective: Int) {
    for shift in touched {
      for visit in current.routes[shift].stops { current.leaveOut(visit) }
    }
    for shift in touched {
      swap(&current.routes[shift], &before[shift])
      for visit in current.routes[shift].stops { current.plan(visit, in: shift) }
    }
    current.objective = objective
  }

  private mutating func touch(_ shift: Int) {
    guard !isTouched[shift] else { return }
    isTouched[shift] = true
    touched.append(shift)
    before[shift].assign(current.routes[shift])
  }
}

// MARK: Ruin

extension RuinAndRecreate {
  /// Removes strings of visits from routes near a random seed.
  private mutating func ruin() {
    removed.removeAll(keepingCapacity: true)
    let planned = arrays.count - current.leftOut.count
    let used = max(1, current.routes.lazy.filter { !$0.stops.isEmpty }.count)
    let meanLength = Double(planned) / Double(used)
    let length = min(longestString, max(1, meanLength))
    let strings = Int(random.fraction() * (4 * meanRemoved / (1 + length) - 1) + 1)
    let seed = random.below(arrays.count)
    ruin(around: seed, longest: length)
    for near in arrays.neighbours[seed] {
      if touched.count >= strings { break }
      ruin(around: Int(near), longest: length)
    }
    for visit in removed { isDisplaced[visit] = true }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: removed)
    addLeftOut(near: seed)
  }

  /// Adds visits that are left out to those that will be put back, so that they get a chance.
  private mutating func addLeftOut(near seed: Int) {
    let candidates = current.leftOut.count - removed.count
    if candidates <= 40 {
      for position in 0..<candidates { order.append(current.leftOut[position]) }
      return
    }
    let limit = order.count + 30
    if current.leftOutPosition[seed] >= 0, current.leftOutPosition[seed] < candidates {
      order.append(seed)
    }
    for near in arrays.neighbours[seed] where order.count < limit {
      let position = current.leftOutPosition[Int(near)]
      if position >= 0, position < candidates { order.append(Int(near)) }
    }
    for _ in 0..<10 {
      let visit = current.leftOut[random.below(candidates)]
      if !order.contains(visit) { order.append(visit) }
    }
  }

  /// Removes all visits of a route that is no route without those removed already: the way around
  /// them is longer than the way by them.
  private mutating func dismantle(_ shift: Int) {
    for stop in current.routes[shift].stops {
      removed.append(stop)
      current.leaveOut(stop)
      current.objective += arrays.dropCost[stop]
    }
    current.routes[shift].stops.removeAll()
    _ = arrays.refresh(&current.routes[shift], in: shift)
  }

  /// Whether a route leaves too little of a shared limit: the way around removed visits is longer.
  private func breaksLimit(_ shift: Int) -> Bool {
    arrays.limits.isLimited(shift)
      && current.routes[shift].returnTime
        > arrays.limits.latestReturn(of: shift, among: current.routes)
  }

  /// Removes one string that contains `visit`, unless its route was ruined already.
  private mutating func ruin(around visit: Int, longest: Double) {
    let shift = current.shiftOf[visit]
    guard shift >= 0, !isTouched[shift] else { return }
    touch(shift)
    let stops = current.routes[shift].stops
    let most = min(Double(stops.count), longest)
    let length = min(stops.count, Int(random.fraction() * most + 1))
    let position = stops.firstIndex(of: visit) ?? 0
    var keep = 0
    if length < stops.count, length > 1, random.fraction() < 0.5 {
      keep = 1
      while length + keep < stops.count, random.fraction() > 0.01 { keep += 1 }
    }
    let span = length + keep
    let lowest = max(0, position - span + 1)
    let highest = min(position, stops.count - span)
    let first = lowest + random.below(max(1, highest - lowest + 1))
    var kept = first..<first
    if keep > 0 {
      let start = first + random.below(length + 1)
      kept = start..<(start + keep)
    }
    let old = current.routes[shift].cost
    var rest: [Int] = []
    for (index, stop) in stops.enumerated() {
      if index >= first, index < first + span, !kept.contains(index) {
        removed.append(stop)
        current.leaveOut(stop)
        current.objective += arrays.dropCost[stop]
      } else {
        rest.append(stop)
      }
    }
    current.routes[shift].stops = rest
    if !arrays.refresh(&current.routes[shift], in: shift) || breaksLimit(shift) { dismantle(shift) }
    current.objective += current.routes[shift].cost - old
  }
}

// MARK: Recreate

extension RuinAndRecreate {
  /// Puts visits back, each at its cheapest place, in an order drawn at random.
  private mutating func recreate() {
    sortOrder()
    insertAll()
  }

  private mutating func insertAll() {
    for visit in order {
      guard let place = cheapestPlace(for: visit), place.delta < arrays.dropCost[visit] else {
        continue
      }
      touch(place.shift)
      current.routes[place.shift].stops.insert(visit, at: place.position)
      guard arrays.refresh(&current.routes[place.shift], in: place.shift) else {
        // Never reached: the place was judged by the same arithmetic.
        current.routes[place.shift].stops.remove(at: place.position)
        _ = arrays.refresh(&current.routes[place.shift], in: place.shift)
        continue
      }
      current.plan(visit, in: place.shift)
      current.objective += place.delta - arrays.dropCost[visit]
    }
  }

  private mutating func sortOrder() {
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, random.below(index + 1))
    }
    let draw = random.below(12)
    switch draw {
    case 0..<4: return
    case 4..<8: for visit in order { keys[visit] = -arrays.dropCost[visit] }
    case 8: for visit in order { keys[visit] = arrays.lastStart[visit] }
    case 9:
      for visit in order { keys[visit] = arrays.lastStart[visit] - arrays.firstStart[visit] }
    case 10: for visit in order { keys[visit] = arrays.shiftsOf[visit].count }
    default: for visit in order { keys[visit] = -arrays.service[visit] }
    }
    order.sort { keys[$0] < keys[$1] }
  }

  /// Returns the cheapest place for `visit`.
  ///
  /// A visit that was left out before is looked at in the routes that changed only: nothing else
  /// can have become better for it.
  private mutating func cheapestPlace(for visit: Int) -> Insertion? {
    var best = Insertion(shift: -1, position: 0, delta: .max)
    if isDisplaced[visit] {
      for candidate in arrays.shiftsOf[visit] { improve(&best, placing: visit, in: Int(candidate)) }
    } else {
      for place in touched.indices {
        let shift = touched[place]
        guard arrays.isEligible[shift * arrays.count + visit] else { continue }
        improve(&best, placing: visit, in: shift)
      }
      improveBySiblings(&best, placing: visit)
    }
    return best.shift < 0 ? nil : best
  }

  /// Looks at the shifts that share a limit with a changed one, of which there may be more left.
  private mutating func improveBySiblings(_ best: inout Insertion, placing visit: Int) {
    guard !arrays.limits.limits.isEmpty else { return }
    for place in touched.indices {
      for shift in arrays.limits.siblings[touched[place]]
      where !isTouched[shift] && arrays.isEligible[shift * arrays.count + visit] {
        improve(&best, placing: visit, in: shift)
      }
    }
  }

  /// Replaces `best` by the cheapest place in one shift, if that is cheaper.
  @inline(__always)
  private mutating func improve(_ best: inout Insertion, placing visit: Int, in index: Int) {
    let shift = arrays.shifts[index]
    let count = current.routes[index].stops.count
    if count >= shift.maxVisits { return }
    for item in 0..<arrays.items {
      let load = current.routes[index].load[item] + arrays.load[visit * arrays.items + item]
      if load > shift.capacity[item] { return }
    }
    let price = arrays.stopCost(of: visit, in: index, shift)
    let latest =
      arrays.limits.isLimited(index)
      ? arrays.limits.latestReturn(of: index, among: current.routes) : .max
    if latest < shift.start { return }
    for position in 0...count {
      if random.fraction() < blinkRate { continue }
      let delta: Int
      if shift.isSimple {
        delta = arrays.delta(
          inserting: visit, at: position, of: current.routes[index], in: index, shift,
          price: price)
        if delta < best.delta, latest < shift.end,
          arrays.returnTime(inserting: visit, at: position, of: current.routes[index], shift)
            > latest
        {
          continue
        }
      } else {
        guard sumsAllow(visit, at: position, of: current.routes[index], shift),
          let end = arrays.end(
            inserting: visit, at: position, of: current.routes[index], in: index, shift),
          end.time <= latest
        else { continue }
        delta = end.cost - current.routes[index].cost
      }
      if delta < best.delta {
        best = Insertion(shift: index, position: position, delta: delta)
      }
    }
  }

  /// Whether the limits on travel time and distance leave room for a detour.
  private func sumsAllow(
    _ visit: Int, at position: Int, of route: SearchRoute, _ shift: FlatShift
  ) -> Bool {
    guard shift.limitsTravel else { return true }
    let count = route.stops.count
    let from = position == 0 ? shift.startPlace : arrays.place[route.stops[position - 1]]
    let to = position == count ? shift.endPlace : arrays.place[route.stops[position]]
    let out = arrays.leg(from, arrays.place[visit], shift)
    let onward = arrays.leg(arrays.place[visit], to, shift)
    let old = arrays.leg(from, to, shift)
    return route.travelSeconds + out.seconds + onward.seconds - old.seconds <= shift.maxTravelTime
      && route.travelMetres + out.metres + onward.metres - old.metres <= shift.maxDistance
  }
}
