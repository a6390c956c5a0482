import Planning
import ServiceModel

/// The constant tables of a ``SearchWorkspace``, worked out once.
struct WorkspaceLayout {
  private(set) var visits: [VisitRecord] = []
  private(set) var shifts: [ShiftRecord] = []
  /// The place in the matrices of the problem, by place; -1 is nowhere.
  private(set) var places: [Int] = []
  private(set) var legs: [PricedLeg] = []
  private(set) var pairShift: [Int32] = []
  private(set) var pairPrice: [Int] = []
  private(set) var pairOf: [Int32] = []
  private(set) var neighbours: [Int32] = []
  private(set) var nearStart: [Int32] = []
  private(set) var sizeOfClass: [Int32] = []

  /// How many of the nearest visits of the whole problem a visit in a part of it may have as neighbours.
  private static let neighboursInPart = 60

  /// The most legs that are tabulated; more would not stay in the processor's cache anyway.
  private static let legLimit = 6_000_000

  init(_ arrays: RoutingArrays, visits visitIDs: [Int], shifts shiftIDs: [Int]) {
    let rows = numberPlaces(arrays, visitIDs, shiftIDs)
    let sources = addShifts(arrays, shiftIDs, rows)
    addVisits(arrays, visitIDs, rows)
    addPairs(arrays, visitIDs, shiftIDs)
    addNeighbours(arrays, visitIDs, shiftIDs)
    classify(arrays, visitIDs, shiftIDs)
    if sources.count * places.count * places.count <= Self.legLimit { addLegs(arrays, sources) }
    if legs.isEmpty { useGlobalPlaces() }
    addBounds()
  }

  private mutating func numberPlaces(
    _ arrays: RoutingArrays, _ visitIDs: [Int], _ shiftIDs: [Int]
  ) -> [Int: Int32] {
    var rows: [Int: Int32] = [:]
    let ends = shiftIDs.flatMap { [arrays.shifts[$0].startPlace, arrays.shifts[$0].endPlace] }
    for place in visitIDs.map({ arrays.place[$0] }) + ends where rows[place] == nil {
      rows[place] = Int32(places.count)
      places.append(place)
    }
    return rows
  }

  private struct LegSource: Hashable {
    var matrixBase: Int
    var perTravelHour: Int
    var perKilometre: Int
  }

  private mutating func addShifts(
    _ arrays: RoutingArrays, _ shiftIDs: [Int], _ rows: [Int: Int32]
  ) -> [(source: Int, shift: FlatShift)] {
    var numbers: [LegSource: Int] = [:]
    var sources: [(source: Int, shift: FlatShift)] = []
    for id in shiftIDs {
      let shift = arrays.shifts[id]
      let key = LegSource(
        matrixBase: shift.matrixBase, perTravelHour: shift.perTravelHour,
        perKilometre: shift.perKilometre)
      let number = numbers[key] ?? sources.count
      if numbers[key] == nil {
        numbers[key] = number
        sources.append((number, shift))
      }
      shifts.append(
        ShiftRecord(
          kind: .simple, isPriced: shift.returnIsPriced, limitsTravel: shift.limitsTravel,
          startPlace: rows[shift.startPlace] ?? 0, endPlace: rows[shift.endPlace] ?? 0,
          shiftClass: 0, firstNearStart: 0, endNearStart: 0,
          legBase: number * places.count * places.count,
          matrixBase: shift.matrixBase, perTravelHour: shift.perTravelHour,
          perKilometre: shift.perKilometre, start: shift.start, end: shift.end,
          fixedCost: shift.fixedCost, maxVisits: shift.maxVisits,
          maxTravelTime: shift.maxTravelTime, maxDistance: shift.maxDistance,
          maxWorkTime: shift.maxWorkTime ?? .max))
    }
    return sources
  }

  private mutating func addVisits(
    _ arrays: RoutingArrays, _ visitIDs: [Int], _ rows: [Int: Int32]
  ) {
    visits = visitIDs.map { id in
      let place = arrays.place[id]
      return VisitRecord(
        place: rows[place] ?? 0, globalPlace: Int32(place), firstPair: 0, endPair: 0,
        firstNeighbour: 0, endNeighbour: 0, hasOneWindow: arrays.hasOneWindow[id],
        hasLateness: arrays.hasLateness[id],
        service: arrays.service[id], firstStart: arrays.firstStart[id],
        lastStart: arrays.lastStart[id], firstStep: arrays.firstStep(of: id),
        dropCost: arrays.dropCost[id], urgency: urgency(of: id, arrays), distance: 0, lastReady: 0,
        firstNext: 0, need: 0, cheapestWayOn: 0)
    }
  }

  private func urgency(of id: Int, _ arrays: RoutingArrays) -> Int {
    guard arrays.mustBeMade[id] else { return arrays.dropCost[id] }
    let load = arrays.load[(id * arrays.items)..<((id + 1) * arrays.items)].reduce(0, +)
    return arrays.dropCost[id] + (arrays.items > 0 ? load : arrays.service[id])
  }

  private mutating func addPairs(
    _ arrays: RoutingArrays, _ visitIDs: [Int], _ shiftIDs: [Int]
  ) {
    var numberOf = [Int32](repeating: -1, count: arrays.shifts.count)
    for (number, id) in shiftIDs.enumerated() { numberOf[id] = Int32(number) }
    pairOf = [Int32](repeating: -1, count: shiftIDs.count * visitIDs.count)
    for (visit, id) in visitIDs.enumerated() {
      visits[visit].firstPair = Int32(pairShift.count)
      for global in arrays.shiftsOf[id] where numberOf[Int(global)] >= 0 {
        let shift = numberOf[Int(global)]
        pairOf[Int(shift) * visitIDs.count + visit] = Int32(pairShift.count)
        pairShift.append(shift)
        pairPrice.append(
          arrays.stopCost(of: id, in: Int(global), arrays.shifts[Int(global)]))
      }
      visits[visit].endPair = Int32(pairShift.count)
      if let first = arrays.shiftsOf[id].first {
        let shift = arrays.shifts[Int(first)]
        let leg = arrays.leg(shift.startPlace, arrays.place[id], shift)
        visits[visit].distance = leg.seconds < 0 ? Int(PricedLeg.unreachable) : leg.seconds
      }
    }
  }

  private mutating func addNeighbours(
    _ arrays: RoutingArrays, _ visitIDs: [Int], _ shiftIDs: [Int]
  ) {
    var numberOf = [Int32](repeating: -1, count: arrays.count)
    for (number, id) in visitIDs.enumerated() { numberOf[id] = Int32(number) }
    // In a part of the problem, visits that are neighbours for want of nearer ones are none.
    let most = visitIDs.count < arrays.count ? Self.neighboursInPart : .max
    for (visit, id) in visitIDs.enumerated() {
      visits[visit].firstNeighbour = Int32(neighbours.count)
      for near in arrays.neighbours[id].prefix(most) where numberOf[Int(near)] >= 0 {
        neighbours.append(numberOf[Int(near)])
      }
      visits[visit].endNeighbour = Int32(neighbours.count)
    }
    guard !arrays.nearStart.isEmpty else { return }
    for (shift, id) in shiftIDs.enumerated() {
      shifts[shift].firstNearStart = Int32(nearStart.count)
      for near in arrays.nearStart[id] where numberOf[Int(near)] >= 0 {
        nearStart.append(numberOf[Int(near)])
      }
      shifts[shift].endNearStart = Int32(nearStart.count)
    }
  }

  /// Finds shifts that are alike, and how insertions into each are judged.
  private mutating func classify(
    _ arrays: RoutingArrays, _ visitIDs: [Int], _ shiftIDs: [Int]
  ) {
    var isPlain = [Bool](repeating: true, count: shiftIDs.count)
    var lists = [[Int32]](repeating: [], count: shiftIDs.count)
    for visit in visits.indices {
      let record = visits[visit]
      for pair in Int(record.firstPair)..<Int(record.endPair) {
        let shift = Int(pairShift[pair])
        lists[shift].append(Int32(visit))
        lists[shift].append(Int32(truncatingIfNeeded: pairPrice[pair]))
        if record.hasLateness || !record.hasOneWindow { isPlain[shift] = false }
      }
    }
    var classes: [ShiftLikeness: Int32] = [:]
    for (index, id) in shiftIDs.enumerated() {
      let shift = arrays.shifts[id]
      if !shift.breaks.isEmpty {
        shifts[index].kind = .layered
      } else if shift.maxWorkTime != nil {
        shifts[index].kind = isPlain[index] ? .timed : .layered
      } else if shift.returnIsPriced {
        shifts[index].kind = isPlain[index] ? .timed : .walked
      }
      let likeness = ShiftLikeness(shift, arrays.problem.shifts[id], lists[index])
      // A shift that shares a limit is like no other.
      let known = arrays.limits.isLimited(id) ? nil : classes[likeness]
      let number = known ?? Int32(sizeOfClass.count)
      if !arrays.limits.isLimited(id) { classes[likeness] = number }
      if Int(number) == sizeOfClass.count { sizeOfClass.append(0) }
      sizeOfClass[Int(number)] += 1
      shifts[index].shiftClass = number
    }
  }

  private mutating func addLegs(
    _ arrays: RoutingArrays, _ sources: [(source: Int, shift: FlatShift)]
  ) {
    legs.reserveCapacity(sources.count * places.count * places.count)
    for (_, shift) in sources {
      for from in places {
        for to in places {
          let leg = arrays.leg(from, to, shift)
          guard leg.seconds >= 0 else {
            legs.append(PricedLeg(seconds: PricedLeg.unreachable, price: 0))
            continue
          }
          guard let price = Int32(exactly: shift.legCost(leg.seconds, leg.metres)) else {
            legs = []
            return
          }
          legs.append(PricedLeg(seconds: Int32(leg.seconds), price: price))
        }
      }
    }
  }

  /// Without a table of legs, places are those of the matrices.
  private mutating func useGlobalPlaces() {
    for visit in visits.indices { visits[visit].place = visits[visit].globalPlace }
    for shift in shifts.indices {
      shifts[shift].startPlace = Int32(places[Int(shifts[shift].startPlace)])
      shifts[shift].endPlace = Int32(places[Int(shifts[shift].endPlace)])
    }
  }

  /// Works out what any stop before and after a visit takes at least.
  private mutating func addBounds() {
    let row = places.count
    var (into, onward, price) = (0, 0, 0)
    var least = [(into: Int32, onward: Int32, price: Int32)](
      repeating: (0, 0, 0), count: row)
    if !legs.isEmpty {
      least = [(into: Int32, onward: Int32, price: Int32)](
        repeating: (.max, .max, .max), count: row)
      for (index, leg) in legs.enumerated() {
        let (from, to) = (index / row % row, index % row)
        if from == to { continue }
        least[to].into = min(least[to].into, leg.seconds)
        least[from].onward = min(least[from].onward, leg.seconds)
        least[from].price = min(least[from].price, leg.price)
      }
    }
    // Two visits at one place are no distance apart.
    var visitsAt = [Int](repeating: 0, count: row)
    if !legs.isEmpty {
      for visit in visits { visitsAt[Int(visit.place)] += 1 }
      for shift in shifts {
        visitsAt[Int(shift.startPlace)] += 1
        visitsAt[Int(shift.endPlace)] += 1
      }
    }
    for visit in visits.indices {
      let place = Int(visits[visit].place)
      (into, onward, price) = (0, 0, 0)
      if !legs.isEmpty, visitsAt[place] == 1, row > 1 {
        (into, onward) = (Int(least[place].into), Int(least[place].onward))
        price = Int(least[place].price)
      }
      visits[visit].lastReady = visits[visit].lastStart - into
      visits[visit].firstNext = visits[visit].firstStart + visits[visit].service + onward
      visits[visit].need = into + visits[visit].service + onward
      visits[visit].cheapestWayOn = price
    }
  }
}

/// All by which two shifts can differ.
private struct ShiftLikeness: Hashable {
  var numbers: [Int]
  var breaks: [ProblemBreak]
  var capacity: [Int]
  var tiers: [Int]
  var eligible: [Int32]

  init(_ shift: FlatShift, _ problem: ProblemShift, _ eligible: [Int32]) {
    numbers = [
      shift.start, shift.end, shift.startPlace, shift.endPlace, shift.fixedCost,
      shift.perTravelHour, shift.perKilometre, shift.perWorkHour, shift.matrixBase,
      shift.maxVisits, shift.maxTravelTime, shift.maxDistance, shift.maxWorkTime ?? -1,
      problem.softEnd, problem.costs.perHour.minorUnitsPerHour,
    ]
    breaks = shift.breaks
    capacity = shift.capacity
    tiers = problem.costs.overtimeTiers.flatMap {
      [$0.after.count, $0.perHour.minorUnitsPerHour]
    }
    self.eligible = eligible
  }
}
