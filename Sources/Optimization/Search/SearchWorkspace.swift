import Planning
import ServiceModel

/// The memory of one search over some visits and shifts of a problem, numbered from zero.
///
/// Goals, in order of priority: the same prices as ``RoutingArrays/refresh(_:in:)``, no allocation
/// and no reference counting in a step, and few cache lines touched.
///
/// Every visit is in one route at most, so routes are linked lists through one node for each visit.
/// An insertion changes two links and then the numbers that really differ, forward and backward.
/// Each state of a route has a stamp of its own; the cheapest place of a visit in a route is looked
/// up again only where the stamp differs.
///
/// What a step calls is `mutating` even where it changes nothing: a value of this size is handed over
/// by address only then, and is copied onto the stack for every other call that is not inlined.
struct SearchWorkspace: ~Copyable {
  let arrays: RoutingArrays
  /// The visit behind each number.
  let visitIDs: [Int]
  /// The shift behind each number.
  let shiftIDs: [Int]
  let count: Int
  let shiftCount: Int
  let items: Int

  let visits: FlatBuffer<VisitRecord>
  let shifts: FlatBuffer<ShiftRecord>
  let nodes: FlatBuffer<StopNode>
  let sums: FlatBuffer<StopSums>
  let routes: FlatBuffer<RouteRecord>
  /// Loads of visits; shape: visits × items.
  let visitLoad: FlatBuffer<Int>
  let routeLoad: FlatBuffer<Int>
  let capacity: FlatBuffer<Int>
  let lateness: FlatBuffer<LatenessCost>
  let rates: FlatBuffer<ReturnRates>

  /// The shift of each eligible pair, visit after visit, and the price of service in it.
  let pairShift: FlatBuffer<Int32>
  let pairPrice: FlatBuffer<Int>
  let cache: FlatBuffer<CachedPlace>
  /// The pair of a shift and a visit, or -1; shape: shifts × visits.
  let pairOf: FlatBuffer<Int32>
  let neighbours: FlatBuffer<Int32>
  /// The visits nearest to where each shift starts; empty where all start at one place.
  let nearStart: FlatBuffer<Int32>
  let sizeOfClass: FlatBuffer<Int32>

  /// Legs by price class; shape: classes × places × places.
  ///
  /// Empty when it would be too large.
  let legs: FlatBuffer<PricedLeg>
  let hasLegs: Bool
  /// The number of places in a row of ``legs``.
  let places: Int

  let leftOut: FlatBuffer<Int32>
  let leftOutPosition: FlatBuffer<Int32>
  var leftOutCount = 0
  /// The set of each visit that shares an allowance, or -1; empty where there are none.
  let allowanceOf: FlatBuffer<Int32>
  /// How many more visits of each of these sets may be planned.
  let allowanceRoom: FlatBuffer<Int>
  let hasAllowances: Bool
  /// The price of routes and of visits left out.
  var objective = 0
  var lastStamp: UInt32 = 0
  /// The states after each stop of layered shifts.
  var layers: [[[FlatState]]]
  var scratch: [FlatState] = []
  var moreScratch: [FlatState] = []

  /// Creates the workspace of the given visits and shifts, with nothing planned.
  init(_ arrays: RoutingArrays, visits visitIDs: [Int], shifts shiftIDs: [Int]) {
    let layout = WorkspaceLayout(arrays, visits: visitIDs, shifts: shiftIDs)
    self.arrays = arrays
    self.visitIDs = visitIDs
    self.shiftIDs = shiftIDs
    (count, shiftCount, items) = (visitIDs.count, shiftIDs.count, arrays.items)
    visits = FlatBuffer(layout.visits)
    shifts = FlatBuffer(layout.shifts)
    legs = FlatBuffer(layout.legs)
    hasLegs = !layout.legs.isEmpty
    places = layout.places.count
    let empty = StopNode(
      ready: 0, latest: 0, free: 0, late: 0, legPrice: 0, next: -1, previous: -1, legSeconds: 0,
      shift: -1, place: -1, position: 0)
    nodes = FlatBuffer(repeating: empty, count: count + 2 * shiftCount)
    sums = FlatBuffer(
      repeating: StopSums(worked: 0, latestDeparture: 0, rest: 0, firstReturn: 0),
      count: nodes.count)
    routes = FlatBuffer(
      repeating: RouteRecord(
        cost: 0, travelSeconds: 0, travelMetres: 0, widestGap: .max, count: 0, stamp: 0),
      count: shiftCount)
    visitLoad = FlatBuffer(
      visitIDs.flatMap { arrays.load[($0 * arrays.items)..<(($0 + 1) * arrays.items)] })
    routeLoad = FlatBuffer(repeating: 0, count: shiftCount * items)
    capacity = FlatBuffer(shiftIDs.flatMap { arrays.shifts[$0].capacity })
    lateness = FlatBuffer(
      visitIDs.map { arrays.problem.visits[arrays.visitIDs[$0]].lateness })
    rates = FlatBuffer(shiftIDs.map { ReturnRates(arrays.problem.shifts[$0]) })
    pairShift = FlatBuffer(layout.pairShift)
    pairPrice = FlatBuffer(layout.pairPrice)
    cache = FlatBuffer(
      repeating: CachedPlace(delta: 0, node: -1, stamp: 0), count: layout.pairShift.count)
    pairOf = FlatBuffer(layout.pairOf)
    neighbours = FlatBuffer(layout.neighbours)
    nearStart = FlatBuffer(layout.nearStart)
    sizeOfClass = FlatBuffer(layout.sizeOfClass)
    leftOut = FlatBuffer((0..<count).map { Int32($0) })
    leftOutPosition = FlatBuffer((0..<count).map { Int32($0) })
    leftOutCount = count
    let allowances = arrays.allowances
    hasAllowances = !allowances.isEmpty
    allowanceOf = FlatBuffer(
      hasAllowances ? visitIDs.map { Int32(allowances.setOf[$0]) } : [])
    allowanceRoom = FlatBuffer(allowances.capacities)
    layers = [[[FlatState]]](repeating: [], count: shiftCount)
    objective = layout.visits.reduce(0) { $0 + $1.dropCost }
    for visit in 0..<count { nodes[visit].place = visits[visit].place }
    for shift in 0..<shiftCount { clear(shift) }
  }

  /// The node at which the route of `shift` begins.
  @inline(__always) func startNode(_ shift: Int) -> Int { count + 2 * shift }
  /// The node at which the route of `shift` ends.
  @inline(__always) func endNode(_ shift: Int) -> Int { count + 2 * shift + 1 }
}

/// What the return of a shift costs by its time.
struct ReturnRates {
  var start: Int
  var softEnd: Int
  var costs: CostRates

  init(_ shift: ProblemShift) {
    (start, softEnd, costs) = (shift.start, shift.softEnd, shift.costs)
  }

  func cost(at time: Int) -> Int {
    var cost = 0
    if costs.perHour.minorUnitsPerHour != 0 {
      cost += costs.perHour.cost(of: Seconds(time - start)).minorUnits
    }
    if time > softEnd && !costs.overtimeTiers.isEmpty {
      cost += costs.overtimeCost(Seconds(time - softEnd)).minorUnits
    }
    return cost
  }
}
