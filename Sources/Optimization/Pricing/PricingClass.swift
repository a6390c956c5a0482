import Planning
import ServiceModel

/// Shifts that are alike in everything that a route can notice, with the visits they may make.
///
/// Visits are renumbered once more: node *i* is the *i*-th eligible visit. Node ``count`` stands for
/// the start of the shift as the origin of a leg, and for its end as the destination.
struct PricingClass: Sendable {
  /// The shifts of the class, ascending; the first stands for all.
  let members: [Int]
  /// The shift that stands for all.
  let shift: FlatShift
  /// The eligible visits, by node.
  let visits: [Int]
  /// The node of each eligible visit.
  let nodeOf: [Int: Int]
  /// Seconds between nodes, negative where there is no way; shape: (count + 1) × (count + 1).
  private(set) var seconds: [Int32]
  /// Money for each leg with the service at its destination; the same shape.
  let price: [Int32]
  /// What a node uses of each limited resource; shape: count × resources.
  let use: [Int32]
  /// How much of each resource there is.
  let capacity: [Int32]
  /// Where the seconds of travel are a resource, its index.
  let travelResource: Int?
  /// Where the metres of travel are a resource, its index, with the metres; else empty.
  let distanceResource: Int?
  let metres: [Int32]
  /// The first allowed start, the last one, and the service, by node.
  let firstStart: [Int]
  let lastStart: [Int]
  let service: [Int]
  /// Whether every start between the first and the last is allowed and no promise can cost
  /// anything, by node.
  let isPlain: [Bool]
  /// Whether all nodes are plain.
  let hasPlainVisitsOnly: Bool
  /// For each node the nodes that can follow it, nearest first; the start of the shift last.
  private(set) var successors: [[Int32]]
  /// A lower bound on the seconds from leaving one stop to leaving the next.
  let shortestStep: Int

  /// The number of eligible visits.
  var count: Int { visits.count }
  /// The number of limited resources.
  var resources: Int { capacity.count }

  init(_ arrays: RoutingArrays, members: [Int]) {
    let index = members[0]
    let shift = arrays.shifts[index]
    let visits = (0..<arrays.count).filter { arrays.isEligible[index * arrays.count + $0] }
    let count = visits.count
    var seconds = [Int32](repeating: 0, count: (count + 1) * (count + 1))
    var metres = seconds
    var price = seconds
    func place(_ node: Int, _ end: Int) -> Int { node < count ? arrays.place[visits[node]] : end }
    let stopCosts = visits.map { arrays.stopCost(of: $0, in: index, shift) }
    for from in 0...count {
      for to in 0...count {
        let leg = arrays.leg(
          place(from, shift.startPlace), place(to, shift.endPlace), shift)
        let cell = from * (count + 1) + to
        seconds[cell] = Int32(leg.seconds)
        metres[cell] = Int32(leg.metres)
        let stop = to < count ? stopCosts[to] : 0
        price[cell] = Int32(clamping: shift.legCost(leg.seconds, leg.metres) + stop)
      }
    }
    self.members = members
    self.shift = shift
    self.visits = visits
    nodeOf = Dictionary(uniqueKeysWithValues: visits.enumerated().map { ($0.element, $0.offset) })
    firstStart = visits.map { arrays.firstStart[$0] }
    lastStart = visits.map { arrays.lastStart[$0] }
    service = visits.map { arrays.service[$0] }
    isPlain = visits.map { arrays.hasOneWindow[$0] && !arrays.hasLateness[$0] }
    hasPlainVisitsOnly = isPlain.allSatisfy(\.self)
    self.seconds = seconds
    self.price = price
    let successors = Self.successors(arrays, shift, visits, seconds)
    self.successors = successors
    let nearest = (0..<count).compactMap { from in
      successors[from].first.map { Int(seconds[from * (count + 1) + Int($0)]) }
    }.min()
    shortestStep = (service.min() ?? 0) + (nearest ?? 0)

    var (use, capacity): ([[Int32]], [Int32]) = ([], [])
    for item in 0..<arrays.items {
      let loads = visits.map { Int32(clamping: arrays.load[$0 * arrays.items + item]) }
      guard loads.reduce(0, { $0 + Int($1) }) > shift.capacity[item] else { continue }
      use.append(loads)
      capacity.append(Int32(clamping: shift.capacity[item]))
    }
    if shift.maxVisits < count {
      use.append([Int32](repeating: 1, count: count))
      capacity.append(Int32(shift.maxVisits))
    }
    travelResource = shift.maxTravelTime < Int(Int32.max) ? capacity.count : nil
    if travelResource != nil {
      use.append([Int32](repeating: 0, count: count))
      capacity.append(Int32(shift.maxTravelTime))
    }
    distanceResource = shift.maxDistance < Int(Int32.max) ? capacity.count : nil
    if distanceResource != nil {
      use.append([Int32](repeating: 0, count: count))
      capacity.append(Int32(shift.maxDistance))
    }
    self.metres = distanceResource == nil ? [] : metres
    self.capacity = capacity
    self.use = (0..<count).flatMap { node in use.map { $0[node] } }
  }

  /// Returns, for each node and the start, the nodes that can follow in time, nearest first.
  private static func successors(
    _ arrays: RoutingArrays, _ shift: FlatShift, _ visits: [Int], _ seconds: [Int32]
  ) -> [[Int32]] {
    let count = visits.count
    let ready = earliestReady(arrays, shift, visits, seconds)
    return (0...count).map { from in
      let row = from * (count + 1)
      let earliest = ready[from]
      let next = (0..<count).filter { to in
        to != from && seconds[row + to] >= 0 && earliest < .max
          && earliest + Int(seconds[row + to]) <= arrays.lastStart[visits[to]]
      }
      return next.sorted { (seconds[row + $0], $0) < (seconds[row + $1], $1) }.map(Int32.init)
    }
  }

  /// Returns when each node can be left at the earliest, whatever was done before, and when the shift
  /// starts; `Int.max` where a node is out of reach.
  ///
  /// The way over other nodes can be shorter than the direct one.
  ///
  /// - Complexity: O(nodes²) where no way is shorter than the direct one, else as often again as ways get
  ///   shorter.
  private static func earliestReady(
    _ arrays: RoutingArrays, _ shift: FlatShift, _ visits: [Int], _ seconds: [Int32]
  ) -> [Int] {
    let count = visits.count
    var ready = [Int](repeating: .max, count: count) + [shift.start]
    var arrival = [Int](repeating: .max, count: count)
    func reach(from: Int) -> Bool {
      guard ready[from] < .max else { return false }
      var isSooner = false
      for to in 0..<count {
        let leg = Int(seconds[from * (count + 1) + to])
        guard leg >= 0, ready[from] + leg < arrival[to] else { continue }
        arrival[to] = ready[from] + leg
        let start = arrays.earliestStart(of: visits[to], from: arrival[to])
        guard start >= 0 else { continue }
        ready[to] = start + arrays.service[visits[to]]
        isSooner = true
      }
      return isSooner
    }
    _ = reach(from: count)
    while (0..<count).reduce(false, { reach(from: $1) || $0 }) {}
    return ready
  }

  /// The classes of a problem, in order of their first members; none where their tables of legs
  /// would take more than ``mostCells`` cells.
  static func classes(of arrays: RoutingArrays) -> [PricingClass] {
    let groups = groups(of: arrays)
    var cells = 0
    for members in groups {
      let first = members[0] * arrays.count
      var count = 1
      for visit in 0..<arrays.count where arrays.isEligible[first + visit] { count += 1 }
      cells += count * count
    }
    guard cells <= mostCells else { return [] }
    return groups.map { PricingClass(arrays, members: $0) }
  }

  /// The most cells that all tables together may have; a cell takes some 30 bytes with its steps.
  private static var mostCells: Int { 60_000_000 }

  /// Groups shifts that are alike, in order of their first members.
  private static func groups(of arrays: RoutingArrays) -> [[Int]] {
    struct Key: Hashable {
      var numbers: [Int]
      var breaks: [ProblemBreak]
      var eligible: [Bool]
      var preference: [Int]
    }
    var order: [Key] = []
    var members: [Key: [Int]] = [:]
    for (index, shift) in arrays.shifts.enumerated() {
      let eligible = Array(arrays.isEligible[(index * arrays.count)..<((index + 1) * arrays.count)])
      guard eligible.contains(true) else { continue }
      let costs = arrays.problem.shifts[index].costs
      let tiers = costs.overtimeTiers.flatMap { [$0.after.count, $0.perHour.minorUnitsPerHour] }
      let key = Key(
        numbers: [
          shift.start, shift.end, arrays.problem.shifts[index].softEnd, shift.startPlace,
          shift.endPlace, shift.fixedCost, shift.perTravelHour, shift.perKilometre,
          shift.perWorkHour, costs.perHour.minorUnitsPerHour, shift.matrixBase, shift.maxVisits,
          shift.maxTravelTime, shift.maxDistance, shift.maxWorkTime ?? -1,
          // A shift that shares a limit is like no other.
          arrays.limits.isLimited(index) ? index : -1,
        ] + shift.capacity + tiers, breaks: shift.breaks, eligible: eligible,
        preference: (0..<arrays.count).map {
          arrays.problem.preferenceCost(of: arrays.visitIDs[$0], in: index)
        })
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(index)
    }
    return order.compactMap { members[$0] }
  }
}

extension PricingClass {
  /// Forbids every step for which `isForbidden` holds, given the node it leaves and the node it
  /// leads to; node ``count`` is the start of the shift.
  mutating func forbid(where isForbidden: (Int, Int) -> Bool) {
    for from in successors.indices {
      successors[from].removeAll { isForbidden(from, Int($0)) }
    }
  }

  /// Forbids to end the day after `node`.
  mutating func forbidClosing(after node: Int) {
    seconds[node * (count + 1) + count] = -1
  }

  /// Returns the nodes of `stops`, or `nil` when the class may not make one of them.
  func nodes(of stops: [Int]) -> [Int]? {
    var nodes: [Int] = []
    for stop in stops {
      guard let node = nodeOf[stop] else { return nil }
      nodes.append(node)
    }
    return nodes
  }
}

extension PricingClass {
  /// What going to a node along a leg uses of a resource.
  @inline(__always)
  func consumption(of resource: Int, at node: Int, cell: Int) -> Int32 {
    if resource == travelResource { return seconds[cell] }
    if resource == distanceResource { return metres[cell] }
    return use[node * resources + resource]
  }

  /// What the way back along a leg uses of a resource.
  @inline(__always)
  func homeward(_ resource: Int, cell: Int) -> Int32 {
    if resource == travelResource { return seconds[cell] }
    return resource == distanceResource ? metres[cell] : 0
  }
}
