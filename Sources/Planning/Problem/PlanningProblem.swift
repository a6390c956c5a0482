package import ServiceModel

/// The scenario as dense arrays, ready for the optimizer.
///
/// Times are whole seconds after ``origin``; money is whole minor units. Visits and shifts are
/// numbered in the order of ``ScenarioFacts``.
package struct PlanningProblem: Sendable {
  /// What the arrays were compiled from.
  package let facts: ScenarioFacts
  /// Travel between the places of the scenario.
  package let travel: TravelTable
  /// The rules in force.
  package let rules: RuleBook
  /// The instant from which times count: no shift starts before it, and the window does not open
  /// before it.
  package let origin: Instant
  /// The planning window, in seconds after ``origin``.
  package let window: ClosedRange<Int>
  /// Every visit, plannable or not.
  package let visits: [ProblemVisit]
  /// Every shift.
  package let shifts: [ProblemShift]
  /// The stock items that some visit needs, in order of their ids; loads are indexed like them.
  package let stockItems: [Identifier<StockItem>]
  /// The limits that several shifts share; those that can never bind are left out.
  package let sharedLimits: [SharedLimit]
  /// How many visits agreements still pay for; those that can never bind are left out.
  package let allowances: [AllowanceLimit]

  /// The visits that some shift may make.
  package let plannableVisits: [Int]
  /// The shifts that may make each visit, ascending; indexed by visit.
  package let eligibleShifts: [[Int]]

  /// Compiles `scenario`, whose faults are assumed to be clean.
  ///
  /// - Complexity: O(visits × shifts) for eligibility, some tens of nanoseconds each where shifts
  ///   have neither breaks nor a limit on work time.
  package init(_ scenario: Scenario, travel: TravelTable, rules: RuleBook = .standard) {
    self.init(ScenarioFacts(scenario), travel: travel, rules: rules)
  }

  /// Compiles what is resolved already.
  ///
  /// - Complexity: as above, less the resolution of references and calendars.
  package init(_ facts: ScenarioFacts, travel: TravelTable, rules: RuleBook = .standard) {
    let opening = facts.scenario.planningWindow
    let origin = facts.origin
    let closing = (opening.end - origin).count
    let items = Self.stockItems(of: facts)
    self.facts = facts
    self.travel = travel
    self.rules = rules
    self.origin = origin
    window = (opening.start - origin).count...closing
    stockItems = items

    let shifts = facts.shifts.map {
      ProblemShift($0, items: items, travel: travel, origin: origin)
    }
    var visits = facts.visits.map {
      ProblemVisit(
        $0, items: items, travel: travel, origin: origin, window: opening,
        horizon: facts.horizon, rules: rules)
    }
    var eligible = [[Int]](repeating: [], count: visits.count)
    let probe = RouteTiming(travel: travel, shifts: shifts, visits: visits)
    let choosers = rules.pairRules
    for visit in visits.indices where !visits[visit].starts.isEmpty {
      let visitFacts = facts.visits[visit]
      for shift in shifts.indices {
        guard probe.canMake(visit, in: shift),
          choosers.allSatisfy({ $0.allows(visitFacts, in: facts.shifts[shift]) })
        else { continue }
        eligible[visit].append(shift)
      }
    }
    for visit in visits.indices {
      visits[visit].preferenceCost = facts.preferenceCost(of: visit)
    }
    self.visits = visits
    self.shifts = shifts
    sharedLimits = SharedLimit.limits(of: facts, shifts: shifts, origin: origin)
    allowances = AllowanceLimit.limits(of: facts) { !eligible[$0].isEmpty }
    eligibleShifts = eligible
    plannableVisits = visits.indices.filter { !eligible[$0].isEmpty }
  }

  private static func stockItems(of facts: ScenarioFacts) -> [Identifier<StockItem>] {
    Set(facts.visits.lazy.flatMap { $0.visit.parts.keys }).sorted()
  }

  /// Returns the extra cost of making `visit` in `shift`: somebody else was preferred.
  @inline(__always)
  package func preferenceCost(of visit: Int, in shift: Int) -> Int {
    let entry = visits[visit].preferenceCost
    guard let entry else { return 0 }
    return entry.preferred.contains(shifts[shift].technician) ? 0 : entry.cost
  }

  /// The objective of a plan that makes no visit at all.
  package var emptyObjective: Int { visits.reduce(0) { $0 + $1.dropCost } }
}

/// One visit as numbers.
package struct ProblemVisit: Sendable {
  /// The row and column in the travel table.
  package var location: Int
  /// Seconds of service.
  package var serviceDuration: Int
  /// The allowed starts of service: disjoint, ascending; empty when a rule keeps the visit out.
  package var starts: [ClosedRange<Int>]
  /// The price of leaving it out, with every breach that is certain by then, in minor units.
  package var dropCost: Int
  /// Whether leaving it out is no choice.
  package var mustBeMade: Bool
  /// The price of its promises.
  package var lateness: LatenessCost
  /// What it takes from the van; one entry a stock item.
  package var load: [Int]
  /// What a technician costs who is not preferred; `nil` where nobody is preferred.
  package var preferenceCost: (preferred: Set<Int>, cost: Int)?

  init(
    _ facts: VisitFacts, items: [Identifier<StockItem>], travel: TravelTable, origin: Instant,
    window: TimeRange, horizon: Instant, rules: RuleBook
  ) {
    location = travel.indices[facts.visit.location] ?? -1
    serviceDuration = facts.visit.serviceDuration.count
    let domain = rules.startDomain(of: facts)
    starts = domain.intervals.map {
      let (lower, upper) = (($0.lowerBound - origin).count, ($0.upperBound - origin).count)
      return min(
        max(lower, -Self.longest), Self.longest)...min(max(upper, -Self.longest), Self.longest)
    }
    lateness = LatenessCost(
      facts.promises, serviceDuration: facts.visit.serviceDuration, origin: origin,
      opening: window.start, horizon: horizon)
    mustBeMade = facts.mustBeMade && !rules.isExcluded(facts)
    dropCost = facts.dropCost.minorUnits + lateness.cost(ifOpenAt: (window.end - origin).count)
    load = items.map { facts.visit.parts[$0] ?? 0 }
  }

  /// The most seconds that lie between the origin and a start, some thirty years: more than any plan has.
  private static let longest = 1_000_000_000

  /// Returns the earliest allowed start at or after `time`, if there is one.
  @inline(__always)
  package func earliestStart(from time: Int) -> Int? {
    for interval in starts where time <= interval.upperBound {
      return max(time, interval.lowerBound)
    }
    return nil
  }

  /// Returns the end of the interval of allowed starts that holds `start`.
  @inline(__always)
  package func endOfInterval(holding start: Int) -> Int {
    for interval in starts where start <= interval.upperBound { return interval.upperBound }
    return start
  }
}

extension ProblemVisit {
  /// Returns the latest departure that neither moves the start out of its interval nor makes a
  /// promise dearer.
  ///
  /// - Parameters:
  ///   - arrival: The earliest arrival.
  ///   - workedAtArrival: Seconds on duty before the arrival, waiting apart.
  ///   - start: The earliest start of service.
  ///   - workedAtStart: Seconds on duty before the start, waiting apart.
  /// - Returns: Seconds after the origin.
  package func latestDeparture(
    arrival: Int, worked workedAtArrival: Int, start: Int, worked workedAtStart: Int
  ) -> Int {
    let slack = min(endOfInterval(holding: start) - start, lateness.slack(ofStart: start))
    return min(
      start + slack - workedAtStart,
      arrival + lateness.slack(ofArrival: arrival) - workedAtArrival)
  }
}

/// One shift as numbers.
package struct ProblemShift: Sendable {
  /// The position of the technician in the scenario.
  package var technician: Int
  /// The earliest departure.
  package var start: Int
  /// The end of regular time.
  package var softEnd: Int
  /// The latest return.
  package var end: Int
  /// Where it starts; -1 for the first visit.
  package var startLocation: Int
  /// Where it ends; -1 for the last visit.
  package var endLocation: Int
  /// The breaks in order.
  package var breaks: [ProblemBreak]
  /// What the van holds; one entry a stock item.
  package var capacity: [Int]
  /// The largest number of visits.
  package var maxVisits: Int
  /// The longest time from departure to return; `nil` for no limit of its own.
  package var maxWorkTime: Int?
  /// The longest time on the road.
  package var maxTravelTime: Int
  /// The longest distance driven.
  package var maxDistance: Int
  /// What the technician costs.
  package var costs: CostRates
  /// The travel between places.
  package var matrix: TravelMatrix

  init(
    _ facts: ShiftFacts, items: [Identifier<StockItem>], travel: TravelTable, origin: Instant
  ) {
    let shift = facts.shift
    technician = facts.technicianIndex
    start = (shift.minStart - origin).count
    softEnd = (shift.maxSoftEnd - origin).count
    // No route of a week with limited duty returns later than one that stands alone in it may.
    let lastReturn = facts.lastReturn
    end = (lastReturn - origin).count
    startLocation = shift.startLocation.flatMap { travel.indices[$0] } ?? -1
    endLocation = shift.endLocation.flatMap { travel.indices[$0] } ?? -1
    breaks = shift.breaks.map {
      ProblemBreak(
        duration: $0.duration.count, minStart: ($0.minStart - origin).count,
        maxStart: ($0.maxStart - origin).count)
    }
    capacity = items.map { shift.stock[$0] ?? 0 }
    maxVisits = shift.maxVisits ?? Int(Int32.max)
    maxWorkTime = shift.maxWorkTime?.count
    maxTravelTime = shift.maxTravelTime?.count ?? Int(Int32.max)
    maxDistance = shift.maxDistance?.count ?? Int(Int32.max)
    costs = facts.technician.costs
    matrix =
      travel.matrices[facts.technician.travelProfile]
      ?? TravelMatrix(size: 0, durations: [], distances: [])
  }

  /// Returns the money for returning at `time`: duty since the start of the shift, and overtime.
  @inline(__always)
  package func returnCost(at time: Int) -> Int {
    var cost = 0
    if costs.perHour.minorUnitsPerHour != 0 {
      cost += costs.perHour.cost(of: Seconds(time - start)).minorUnits
    }
    if time > softEnd && !costs.overtimeTiers.isEmpty {
      cost += costs.overtimeCost(Seconds(time - softEnd)).minorUnits
    }
    return cost
  }

  /// Returns the money for driving from one place to another, or `nil` where there is no way.
  @inline(__always)
  package func legCost(seconds: Int, metres: Int) -> Int {
    costs.perTravelHour.cost(of: Seconds(seconds)).minorUnits
      + costs.perKilometre.cost(of: Metres(metres)).minorUnits
  }

  /// Whether the return has a price of its own.
  package var returnIsPriced: Bool {
    costs.perHour.minorUnitsPerHour != 0 || !costs.overtimeTiers.isEmpty
  }
}

/// One break as numbers.
package struct ProblemBreak: Hashable, Sendable {
  /// Seconds of rest.
  package var duration: Int
  /// The earliest start.
  package var minStart: Int
  /// The latest start.
  package var maxStart: Int
}
