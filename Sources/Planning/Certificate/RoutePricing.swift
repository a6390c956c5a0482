import ServiceModel

/// The cheapest route of a group of shifts at given prices, found by extending partial routes.
///
/// A partial route, or label, that is no later, no dearer, remembers no more and has used no more than
/// another at the same visit makes it useless. Times and money come from ``RouteTiming``, by which
/// plans are made and judged too.
///
/// - Source: Baldacci, Mingozzi & Roberti (2011), doi:10.1287/opre.1110.0975, for memories that forget.
struct RoutePricing: Sendable {
  /// What a search found.
  struct Result: Sendable {
    /// What the cheapest route costs less the prices of what it does; zero where that is positive.
    var value = 0
    /// The cheapest routes, as nodes, when their value is negative; a node may occur twice.
    var routes: [[Int]] = []
  }

  /// The number of shifts that the search stands for.
  var shiftCount: Int { nodes.group.shifts.count }

  private let problem: PlanningProblem
  private let timing: RouteTiming
  private let shift: ProblemShift
  private let nodes: PricingNodes
  /// For each node the nodes that a route remembers at it, as bits; shape: nodes × words.
  private var memory: [UInt64]
  private let words: Int

  init(
    _ problem: PlanningProblem, _ group: AlikeShifts, _ decisions: CaseDecisions,
    _ prices: BoundCertificate.Prices
  ) {
    self.problem = problem
    timing = RouteTiming(problem)
    shift = problem.shifts[group.shifts[0]]
    nodes = PricingNodes(problem, group, decisions, prices)
    words = (nodes.count + 63) / 64
    memory = [UInt64](repeating: 0, count: nodes.count * words)
    for node in 0..<nodes.count {
      memory[node * words + node >> 6] |= 1 << UInt64(node & 63)
      for near in nodes.nearest(to: node, 8) { _ = remember(near, at: node) }
    }
  }

  private mutating func remember(_ node: Int, at place: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(node & 63)
    guard memory[place * words + node >> 6] & bit == 0 else { return false }
    memory[place * words + node >> 6] |= bit
    return true
  }

  /// Lets routes remember a visit at all places between two turns to it in one of `routes`.
  ///
  /// - Returns: Whether anything is remembered that was not.
  mutating func remember(cyclesOf routes: [[Int]]) -> Bool {
    var grew = false
    for route in routes {
      for (place, node) in route.enumerated() {
        guard let again = route[(place + 1)...].firstIndex(of: node) else { continue }
        for between in route[(place + 1)..<again] where remember(node, at: between) { grew = true }
      }
    }
    return grew
  }

  // MARK: Search

  private struct Label {
    var state: RouteTiming.State
    /// Money and penalties less the prices of visits, in units of the prices.
    var value: Int
    var node: Int32
    var parent: Int32
    var visits: Int
    var travelSeconds: Int
    var travelMetres: Int
  }

  /// An end of the day.
  private struct Closing {
    var value: Int
    var label: Int32
    var cost: Int
    var time: Int
  }

  /// Everything that one search builds up.
  private struct Work {
    var labels: [Label] = []
    /// What labels remember; shape: labels × words.
    var sets: [UInt64] = []
    /// The visits that labels made, where routes are listed; shape: labels × words.
    var made: [UInt64] = []
    /// Shape: labels × words of cuts.
    var counts: [UInt64] = []
    /// Shape: labels × stock items.
    var loads: [Int] = []
    /// The labels not settled yet, by time.
    var open: [[Int32]]
    /// The labels settled at each node, cheapest first.
    var settled: [[Int32]]
    var closings: [Closing] = []
    let listing: Listing?
    var isTooLarge = false
  }

  /// Returns the cheapest route, or `nil` when the search was cut short.
  func cheapest(within limits: SearchLimits) -> Result? {
    guard var work = search(nil, within: limits) else { return nil }
    return result(&work)
  }

  /// Returns every route whose value is less than `margin` above `least`, which no route is below; of routes with the same visits those that are neither dearer nor later than another.
  ///
  /// A partial route is given up when one that it need not beat in anything is cheaper by the margin:
  /// whatever completes it completes the other one as well, to a value of at least `least`.
  ///
  /// - Returns: The routes, or `nil` when the search was cut short.
  func routes(
    below margin: Int, above least: Int, within limits: SearchLimits
  ) -> ListedRoutes? {
    let listing = Listing(margin: margin, limit: least + margin)
    guard let work = search(listing, within: limits) else { return nil }
    let routes = work.closings.map { closing in
      ListedRoutes.Route(
        stops: stops(to: closing.label, work).map { nodes.group.visits[$0] }, cost: closing.cost,
        returnTime: closing.time)
    }
    return ListedRoutes(shifts: nodes.group.shifts, routes: routes)
  }

  /// What is listed: routes of less than the limit.
  private struct Listing {
    var margin: Int
    var limit: Int
  }

  private func search(_ listing: Listing?, within limits: SearchLimits) -> Work? {
    let horizon = max(1, shift.end - shift.start)
    let width = max(1, horizon / 1000)
    var work = Work(
      open: [[Int32]](repeating: [], count: horizon / width + 2),
      settled: [[Int32]](repeating: [], count: nodes.count), listing: listing)
    var opening = timing.begin(shift)
    opening.cost = shift.costs.fixed.minorUnits
    for node in nodes.first { extend(opening, from: -1, to: node, width, &work) }
    for bucket in work.open.indices {
      while !work.open[bucket].isEmpty {
        let batch = work.open[bucket].sorted { left, right in
          let (one, other) = (work.labels[Int(left)], work.labels[Int(right)])
          return (one.state.time, one.value, left) < (other.state.time, other.value, right)
        }
        work.open[bucket] = []
        for label in batch where settle(Int(label), &work) {
          close(Int(label), &work)
          let (node, state) = (Int(work.labels[Int(label)].node), work.labels[Int(label)].state)
          for next in nodes.successors[node] {
            extend(state, from: Int(label), to: Int(next), width, &work)
          }
        }
        if work.isTooLarge || work.labels.count > limits.labels || limits.isStopped() { return nil }
      }
    }
    return work
  }

  /// Appends what comes of going to `node` after a label, or after the start of the shift for -1.
  private func extend(
    _ state: RouteTiming.State, from parent: Int, to node: Int, _ width: Int, _ work: inout Work
  ) {
    let barred = work.listing == nil ? work.sets : work.made
    if parent >= 0, barred[parent * words + node >> 6] & (1 << UInt64(node & 63)) != 0 { return }
    let from = parent < 0 ? nodes.count : Int(work.labels[parent].node)
    guard let leg = nodes.leg(from, node) else { return }
    let before = parent < 0 ? nil : work.labels[parent]
    let seconds = (before?.travelSeconds ?? 0) + Int(leg.seconds)
    let metres = (before?.travelMetres ?? 0) + Int(leg.metres)
    let count = (before?.visits ?? 0) + 1
    guard seconds <= shift.maxTravelTime, metres <= shift.maxDistance,
      count <= shift.maxVisits || shift.maxVisits >= nodes.count,
      hasRoom(for: node, after: parent, work)
    else { return }
    let penalty = nodes.cuts.penalty(of: node, after: parent, work.counts)
    for next in states(after: state, leg: leg, to: node) {
      // Money of the labels before is in the value already.
      let money = (next.cost - state.cost) * BoundCertificate.Prices.unit
      let start = before?.value ?? state.cost * BoundCertificate.Prices.unit
      let (value, overflows) = start.addingReportingOverflow(money - nodes.price[node] + penalty)
      guard !overflows, value.magnitude < UInt(1 << 60) else {
        work.isTooLarge = true
        return
      }
      append(
        Label(
          state: next, value: value, node: Int32(truncatingIfNeeded: node),
          parent: Int32(truncatingIfNeeded: parent), visits: count, travelSeconds: seconds,
          travelMetres: metres), width, &work)
    }
  }

  /// Returns the states after going to a node along a leg.
  private func states(
    after state: RouteTiming.State, leg: PricingNodes.Leg, to node: Int
  ) -> [RouteTiming.State] {
    let visit = nodes.group.visits[node]
    guard shift.breaks.isEmpty, shift.maxWorkTime == nil else {
      return timing.extend(state, from: leg.from, to: visit, in: shift).map(\.state)
    }
    let arrival = state.time + Int(leg.seconds)
    guard let start = problem.visits[visit].earliestStart(from: arrival) else { return [] }
    var next = state
    next.time = start + problem.visits[visit].serviceDuration
    guard next.time <= shift.end else { return [] }
    next.cost +=
      Int(leg.cost) + nodes.stopCost[node]
      + problem.visits[visit].lateness.cost(arrival: arrival, start: start)
    return [next]
  }

  private func hasRoom(for node: Int, after parent: Int, _ work: Work) -> Bool {
    for item in 0..<nodes.items {
      let before = parent < 0 ? 0 : work.loads[parent * nodes.items + item]
      if before + nodes.loads[node * nodes.items + item] > shift.capacity[item] { return false }
    }
    return true
  }

  private func append(_ label: Label, _ width: Int, _ work: inout Work) {
    let (index, node, parent) = (work.labels.count, Int(label.node), Int(label.parent))
    work.labels.append(label)
    for word in 0..<words {
      let before = parent < 0 ? 0 : work.sets[parent * words + word]
      let own: UInt64 = word == node >> 6 ? 1 << UInt64(node & 63) : 0
      work.sets.append(before & memory[node * words + word] | own)
      guard work.listing != nil else { continue }
      work.made.append((parent < 0 ? 0 : work.made[parent * words + word]) | own)
    }
    nodes.cuts.appendCounts(of: node, after: parent, to: &work.counts)
    for item in 0..<nodes.items {
      let before = parent < 0 ? 0 : work.loads[parent * nodes.items + item]
      work.loads.append(before + nodes.loads[node * nodes.items + item])
    }
    let bucket = min(work.open.count - 1, max(0, (label.state.time - shift.start) / width))
    work.open[bucket].append(Int32(truncatingIfNeeded: index))
  }

  // MARK: Comparison

  /// Puts a label among the settled ones of its node unless one of them makes it useless.
  private func settle(_ index: Int, _ work: inout Work) -> Bool {
    let node = Int(work.labels[index].node)
    let value = work.labels[index].value
    var place = work.settled[node].count
    for (position, other) in work.settled[node].enumerated() {
      if work.labels[Int(other)].value > value {
        place = position
        break
      }
      if makesUseless(Int(other), index, work) { return false }
    }
    work.settled[node].insert(Int32(truncatingIfNeeded: index), at: place)
    return true
  }

  private func makesUseless(_ left: Int, _ right: Int, _ work: Work) -> Bool {
    guard let listing = work.listing else { return dominates(left, right, by: 0, work) }
    // Cuts may have taken different prices from the two, which are nothing to the rest of the proof.
    if hasMadeSame(left, right, work),
      work.labels[left].state.cost <= work.labels[right].state.cost,
      dominates(left, right, by: 0, work)
    {
      return true
    }
    return dominates(left, right, by: listing.margin, work)
  }

  private func hasMadeSame(_ left: Int, _ right: Int, _ work: Work) -> Bool {
    for word in 0..<words where work.made[left * words + word] != work.made[right * words + word] {
      return false
    }
    return true
  }

  /// Whether a label is no worse than another in anything and cheaper by at least `margin`.
  private func dominates(_ left: Int, _ right: Int, by margin: Int, _ work: Work) -> Bool {
    let (one, other) = (work.labels[left], work.labels[right])
    let allowsNoLess =
      shift.maxWorkTime == nil
      ? one.state.time <= other.state.time && one.state.breaks >= other.state.breaks
      : one.state.isNoLonger(
        than: other.state, breakCount: shift.breaks.count, isPlain: nodes.hasPlainVisitsOnly)
    guard allowsNoLess else { return false }
    for word in 0..<words
    where work.sets[left * words + word] & ~work.sets[right * words + word] != 0 {
      return false
    }
    if nodes.limitsSums {
      guard one.travelSeconds <= other.travelSeconds, one.travelMetres <= other.travelMetres,
        one.visits <= other.visits
      else { return false }
    }
    for item in 0..<nodes.items
    where work.loads[left * nodes.items + item] > work.loads[right * nodes.items + item] {
      return false
    }
    let advantage =
      nodes.cuts.isEmpty ? 0 : nodes.cuts.advantage(of: left, over: right, work.counts)
    return one.value + advantage + margin <= other.value
  }

  // MARK: Ends

  /// Ends the day after a label.
  private func close(_ index: Int, _ work: inout Work) {
    let label = work.labels[index]
    let node = Int(label.node)
    guard nodes.mayClose[node], let leg = nodes.leg(node, nodes.count),
      label.travelSeconds + Int(leg.seconds) <= shift.maxTravelTime,
      label.travelMetres + Int(leg.metres) <= shift.maxDistance,
      let end = timing.close(label.state, from: leg.from, in: shift)
    else { return }
    let money = (end.state.cost - label.state.cost) * BoundCertificate.Prices.unit
    let value = label.value + money + nodes.charge(returningAt: end.state.time)
    guard value < work.listing?.limit ?? 0 else { return }
    work.closings.append(
      Closing(
        value: value, label: Int32(truncatingIfNeeded: index), cost: end.state.cost,
        time: end.state.time))
  }

  /// The cheapest routes whose cycles are looked at.
  private static var routeCount: Int { 20 }

  private func result(_ work: inout Work) -> Result {
    work.closings.sort { ($0.value, $0.label) < ($1.value, $1.label) }
    guard let best = work.closings.first else { return Result() }
    return Result(
      value: best.value,
      routes: work.closings.prefix(Self.routeCount).map { stops(to: $0.label, work) })
  }

  private func stops(to end: Int32, _ work: Work) -> [Int] {
    var (stops, label): ([Int], Int32) = ([], end)
    while label >= 0 {
      stops.append(Int(work.labels[Int(label)].node))
      label = work.labels[Int(label)].parent
    }
    return stops.reversed()
  }
}
