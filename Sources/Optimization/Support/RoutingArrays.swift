import Planning
import ServiceModel

/// The problem once more, flattened for the inner loops: plain integers in plain arrays.
///
/// Visits are renumbered: only plannable ones remain, 0 up to ``count``. Shapes are given in units
/// of entries; every array is row-major.
struct RoutingArrays: Sendable {
  /// The problem that was flattened.
  let problem: PlanningProblem
  /// The number of plannable visits.
  let count: Int
  /// The visit of the problem behind each number.
  let visitIDs: [Int]
  /// Seconds of service, by visit.
  let service: [Int]
  /// The place in the travel matrices, by visit.
  let place: [Int]
  /// What leaving the visit out costs; ``bigM`` where that is no choice.
  let dropCost: [Int]
  /// Whether the visit must be made.
  let mustBeMade: [Bool]
  /// The first allowed start, by visit.
  let firstStart: [Int]
  /// The last allowed start, by visit.
  let lastStart: [Int]
  /// Whether all starts between the first and the last are allowed, by visit.
  let hasOneWindow: [Bool]
  /// Whether a promise can cost anything, by visit.
  let hasLateness: [Bool]
  /// Loads; shape: visits × items.
  let load: [Int]
  /// The number of stock items.
  let items: Int
  /// The price of leaving out a visit that must be made: more than any plan that makes all costs.
  let bigM: Int
  /// The objective of visits that no shift may make, which every plan pays.
  let constant: Int
  /// The shifts.
  let shifts: [FlatShift]
  /// Seconds between places, one matrix after another; shape: profiles × places × places.
  let seconds: [Int32]
  /// Metres between places; the same shape.
  let metres: [Int32]
  /// The number of places.
  let places: Int
  /// Whether a shift may make a visit; shape: shifts × visits.
  let isEligible: [Bool]
  /// The shifts that may make each visit.
  let shiftsOf: [[Int32]]
  /// The visits nearest to each visit, nearest first.
  let neighbours: [[Int32]]
  /// The visits nearest to where each shift starts, nearest first; empty where all start at one place.
  let nearStart: [[Int32]]
  /// The limits that shifts share.
  let limits: LimitTable
  /// How many visits agreements still pay for.
  let allowances: AllowanceTable

  init(_ problem: PlanningProblem) {
    self.problem = problem
    limits = LimitTable(problem.sharedLimits, shifts: problem.shifts)
    let ids = problem.plannableVisits
    allowances = AllowanceTable(problem.allowances, visitIDs: ids)
    let visits = ids.map { problem.visits[$0] }
    visitIDs = ids
    count = ids.count
    service = visits.map(\.serviceDuration)
    place = visits.map(\.location)
    mustBeMade = visits.map(\.mustBeMade)
    firstStart = visits.map { $0.starts.first?.lowerBound ?? 0 }
    lastStart = visits.map { $0.starts.last?.upperBound ?? 0 }
    hasOneWindow = visits.map { $0.starts.count == 1 }
    hasLateness = visits.map { !$0.lateness.isFree }
    items = problem.stockItems.count
    load = visits.flatMap(\.load)
    let made = Set(ids)
    constant = problem.visits.indices.lazy.filter { !made.contains($0) }
      .reduce(0) { $0 + problem.visits[$1].dropCost }

    let profiles = problem.travel.matrices.keys.sorted()
    places = problem.travel.locations.count
    // Profiles with the same travel share a matrix, and a single matrix is not copied.
    var matrices: [TravelMatrix] = []
    var numbers: [String: Int] = [:]
    for profile in profiles {
      guard let matrix = problem.travel.matrices[profile] else { continue }
      let number = matrices.firstIndex(of: matrix) ?? matrices.count
      if number == matrices.count { matrices.append(matrix) }
      numbers[profile] = number
    }
    seconds = matrices.count == 1 ? matrices[0].durations : matrices.flatMap(\.durations)
    metres = matrices.count == 1 ? matrices[0].distances : matrices.flatMap(\.distances)
    let size = places * places
    shifts = problem.shifts.indices.map { index in
      let profile = problem.facts.shifts[index].technician.travelProfile
      return FlatShift(
        problem.shifts[index], matrixBase: (numbers[profile] ?? 0) * size)
    }
    var eligible = [Bool](repeating: false, count: problem.shifts.count * ids.count)
    for (visit, id) in ids.enumerated() {
      for shift in problem.eligibleShifts[id] { eligible[shift * ids.count + visit] = true }
    }
    isEligible = eligible
    shiftsOf = ids.map { problem.eligibleShifts[$0].map(Int32.init) }
    bigM = Self.bigM(problem, visits: visits, shifts: shifts, seconds: seconds, metres: metres)
    dropCost = visits.map { [bigM] in $0.mustBeMade ? bigM : $0.dropCost }
    var nearest = NearestVisits(place: place, seconds: seconds)
    neighbours = place.indices.map { [place, places] visit in
      nearest.visits(
        toRow: place[visit] < 0 ? nil : place[visit] * places, atMost: 120, without: visit)
    }
    nearStart = Self.nearStart(of: shifts, places: places, &nearest)
  }

  /// Returns one more than a bound on the price of any plan that makes all visits.
  private static func bigM(
    _ problem: PlanningProblem, visits: [ProblemVisit], shifts: [FlatShift], seconds: [Int32],
    metres: [Int32]
  ) -> Int {
    let longest = Int(seconds.max() ?? 0)
    let furthest = Int(metres.max() ?? 0)
    var total = 1
    let leg = problem.shifts.map { $0.legCost(seconds: longest, metres: furthest) }.max() ?? 0
    let hour = problem.shifts.map(\.costs.perWorkHour.minorUnitsPerHour).max() ?? 0
    let lastEnd = problem.shifts.map(\.end).max() ?? 0
    for visit in visits {
      total += 2 * leg + visit.serviceDuration * hour / 3600 + 1
      total += visit.lateness.cost(ifOpenAt: lastEnd)
      total += visit.preferenceCost?.cost ?? 0
      if !visit.mustBeMade { total += visit.dropCost }
    }
    for shift in problem.shifts {
      total += shift.costs.fixed.minorUnits + max(0, shift.returnCost(at: shift.end))
    }
    return total
  }

  /// Returns the visits nearest to where each shift starts, unless all start at one place.
  private static func nearStart(
    of shifts: [FlatShift], places: Int, _ nearest: inout NearestVisits
  ) -> [[Int32]] {
    let rows = shifts.map { $0.startPlace < 0 ? -1 : $0.matrixBase + $0.startPlace * places }
    guard Set(shifts.map(\.startPlace)).count > 1 else { return [] }
    var known: [Int: [Int32]] = [-1: []]
    return rows.map { row in
      if let list = known[row] { return list }
      let list = nearest.visits(toRow: row, atMost: 60)
      known[row] = list
      return list
    }
  }

  /// Returns the earliest allowed start of `visit` at or after `time`, or -1.
  @inline(__always)
  func earliestStart(of visit: Int, from time: Int) -> Int {
    if time > lastStart[visit] { return -1 }
    if hasOneWindow[visit] { return max(time, firstStart[visit]) }
    return problem.visits[visitIDs[visit]].earliestStart(from: time) ?? -1
  }

  /// Returns the price of breaking promises about `visit`.
  @inline(__always)
  func latenessCost(of visit: Int, arrival: Int, start: Int) -> Int {
    guard hasLateness[visit] else { return 0 }
    return problem.visits[visitIDs[visit]].lateness.cost(arrival: arrival, start: start)
  }
}

/// Finds the nearest visits, by a selection in one pass over all of them.
private struct NearestVisits {
  let place: [Int]
  let seconds: [Int32]
  private var near: [UInt64] = []

  init(place: [Int], seconds: [Int32]) { (self.place, self.seconds) = (place, seconds) }

  /// Returns the visits to which the ways of a row of the matrices are shortest.
  ///
  /// Without a row all are as near. Visits that cannot be reached come last, equals in the order of
  /// their numbers.
  mutating func visits(toRow row: Int?, atMost most: Int, without visit: Int? = nil) -> [Int32] {
    near.removeAll(keepingCapacity: true)
    var furthest = UInt64.max
    for other in place.indices where other != visit {
      var distance: Int32 = 0
      if let row, place[other] >= 0 { distance = seconds[row + place[other]] }
      let key = UInt64(UInt32(bitPattern: distance)) << 32 | UInt64(other)
      guard key < furthest else { continue }
      near.append(key)
      if near.count == 2 * most { furthest = keepNearest(most) }
    }
    _ = keepNearest(most)
    return near.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }

  /// Drops all but the nearest, and returns the furthest of them if there are so many.
  private mutating func keepNearest(_ most: Int) -> UInt64 {
    near.sort()
    guard near.count >= most else { return .max }
    near.removeLast(near.count - most)
    return near[most - 1]
  }
}

/// One shift in the flat problem.
struct FlatShift: Sendable {
  let start: Int
  let end: Int
  let startPlace: Int
  let endPlace: Int
  let fixedCost: Int
  let perTravelHour: Int
  let perKilometre: Int
  let perWorkHour: Int
  let matrixBase: Int
  let maxVisits: Int
  let maxTravelTime: Int
  let maxDistance: Int
  let maxWorkTime: Int?
  let breaks: [ProblemBreak]
  let capacity: [Int]
  /// Whether the time of return has a price.
  let returnIsPriced: Bool
  /// Whether one state after each stop is enough: no breaks and no limit on work time.
  let isSimple: Bool
  /// Whether a sum along the route is limited: stock, travel time or distance.
  let limitsTravel: Bool

  init(_ shift: ProblemShift, matrixBase: Int) {
    start = shift.start
    end = shift.end
    startPlace = shift.startLocation
    endPlace = shift.endLocation
    fixedCost = shift.costs.fixed.minorUnits
    perTravelHour = shift.costs.perTravelHour.minorUnitsPerHour
    perKilometre = shift.costs.perKilometre.minorUnitsPerKilometre
    perWorkHour = shift.costs.perWorkHour.minorUnitsPerHour
    self.matrixBase = matrixBase
    maxVisits = shift.maxVisits
    maxTravelTime = shift.maxTravelTime
    maxDistance = shift.maxDistance
    maxWorkTime = shift.maxWorkTime
    breaks = shift.breaks
    capacity = shift.capacity
    returnIsPriced = shift.returnIsPriced
    isSimple = shift.breaks.isEmpty && shift.maxWorkTime == nil
    limitsTravel =
      shift.maxTravelTime < Int(Int32.max) || shift.maxDistance < Int(Int32.max)
  }

  /// Returns the price of a leg.
  @inline(__always)
  func legCost(_ seconds: Int, _ metres: Int) -> Int {
    (2 * seconds * perTravelHour + 3600) / 7200 + (2 * metres * perKilometre + 1000) / 2000
  }

  /// Returns the price of a service.
  @inline(__always)
  func workCost(_ seconds: Int) -> Int { (2 * seconds * perWorkHour + 3600) / 7200 }
}
