package import Planning
import ServiceModel
package import Simulation

/// The planning problem of an instant, and what its numbers stand for.
package struct RollingProblem: Sendable {
  /// The problem: visits to open calls, and shifts as far as they are still to come.
  package let problem: PlanningProblem
  /// The number of the call behind each visit.
  package let calls: [Int]
  /// The shift of the crew behind each shift.
  let shifts: [CrewShift]
  /// What an hour of waiting costs on average, in fine units.
  let hour: Double
  /// Whether a shift goes on at the instant.
  let isCurrent: [Bool]

  /// Returns the decision that a route beginning with a visit is for its technician now; `nil` when
  /// its shift has not begun.
  func assignment(first visit: Int, in shift: Int) -> DispatchAssignment? {
    guard isCurrent[shift] else { return nil }
    let (start, site) = (problem.shifts[shift], problem.visits[visit])
    let matrix = start.matrix
    let way =
      start.startLocation < 0
      ? 0 : Int(matrix.durations[start.startLocation * matrix.size + site.location])
    let service = site.earliestStart(from: start.start + way) ?? start.start + way
    return DispatchAssignment(
      technician: shifts[shift].technician, call: calls[visit],
      departure: problem.origin.secondsSinceEpoch + service - way)
  }
}

extension RollingPlanner {
  /// Returns the planning problem of a situation; `nil` when there is nothing to plan or nobody to do
  /// it.
  ///
  /// - Complexity: O(*n*² + *n* *s*) in the open calls and the shifts that are looked at.
  package func problem(of situation: DispatchSituation) -> RollingProblem? {
    let now = Instant(secondsSinceEpoch: situation.now)
    var places = PlanPlaces()
    let sites = situation.calls.map { places.place(at: $0.place, work: $0.expectedWork) }
    var shifts: [CrewShift] = []
    var facts: [ShiftFacts] = []
    var isCurrent: [Bool] = []
    for (technician, known) in situation.technicians.enumerated() {
      for shift in shiftsToCome(of: technician, known, at: now, &places) {
        shifts.append(shift.crew)
        facts.append(shift.facts)
        isCurrent.append(shift.crew.shift == known.shift)
      }
    }
    guard let end = facts.map(\.shift.maxEnd).max(), !situation.calls.isEmpty else { return nil }
    let window = TimeRange(start: now, end: max(now, end))
    var visits = visits(to: situation.calls, within: window)
    for (number, site) in sites.enumerated() { visits[number].visit.location = site }
    var scenario = company
    scenario.planningWindow = window
    return RollingProblem(
      problem: PlanningProblem(
        ScenarioFacts(scenario, visits: visits, shifts: facts),
        travel: places.table(of: travel, at: wayPrices)),
      calls: situation.calls.map(\.call), shifts: shifts,
      hour: visits.reduce(0) { $0 + Double($1.dropCost.minorUnits) } / Double(visits.count)
        / Double(CallPrices.waitingHours), isCurrent: isCurrent)
  }

  /// Returns the visits to open calls, as if they were nowhere.
  private func visits(to calls: [OpenCall], within window: TimeRange) -> [VisitFacts] {
    let around = TimeRange(start: window.start - .hours(24), end: window.end + .hours(24))
    var covered: [Int: CoveredHours] = [:]
    return calls.map { call in
      if covered[call.type] == nil {
        covered[call.type] = kinds[call.type].facts.coveredHours?.stretches(within: around)
      }
      return kinds[call.type].visit(
        to: call, at: window.start.secondsSinceEpoch, covered: covered[call.type])
    }
  }

  /// Returns what is left of the shift that goes on, and the shifts after it.
  private func shiftsToCome(
    of technician: Int, _ known: KnownTechnician, at now: Instant, _ places: inout PlanPlaces
  ) -> [(crew: CrewShift, facts: ShiftFacts)] {
    let member = crew[technician]
    let free = known.busyUntil.map { Instant(secondsSinceEpoch: $0) } ?? now
    var first = known.shift ?? 0
    if known.shift == nil {
      while first < member.shifts.count, member.shifts[first].minStart <= now { first += 1 }
    }
    var place = known.place
    var shifts: [(crew: CrewShift, facts: ShiftFacts)] = []
    for index in first..<max(first, min(member.shifts.count, first + shiftsAhead)) {
      var shift = member.shifts[index]
      // Whoever is at work when the shift begins goes on from there.
      if index != known.shift, free <= shift.minStart { place = member.homes[index] ?? place }
      shift.minStart = max(shift.minStart, free)
      guard shift.minStart <= shift.maxEnd else { continue }
      shift.maxEnd = shift.maxEnd + Seconds(places.longestWork)
      shift.maxSoftEnd = shift.maxEnd
      shift.startLocation = places.place(at: place)
      shifts.append(
        (
          CrewShift(technician: technician, shift: index),
          ShiftFacts(
            technician: member.technician, technicianIndex: technician, shift: shift,
            dutyStart: shift.minStart, date: member.dates[index])
        ))
    }
    return shifts
  }
}
