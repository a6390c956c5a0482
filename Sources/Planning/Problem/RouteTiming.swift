import ServiceModel

/// Times and prices of a route, given its shift and the order of its visits.
///
/// The timing policy is *earliest*: nobody waits except for a window, a break is taken on arrival
/// where its window allows, otherwise before leaving. Waiting is free and no price falls with time,
/// so the earliest schedule is a cheapest one; only the place of a break is a choice, and all of
/// them are tried.
///
/// A shift with a limit on its work time departs late enough to meet it, as far as no start leaves
/// its window and no promise gets dearer by it.
package struct RouteTiming: Sendable {
  let travel: TravelTable
  let shifts: [ProblemShift]
  let visits: [ProblemVisit]

  init(travel: TravelTable, shifts: [ProblemShift], visits: [ProblemVisit]) {
    self.travel = travel
    self.shifts = shifts
    self.visits = visits
  }

  /// Creates the timing of routes of `problem`.
  package init(_ problem: PlanningProblem) {
    self.init(travel: problem.travel, shifts: problem.shifts, visits: problem.visits)
  }

  /// What is known after a stop, before the next leg.
  package struct State: Hashable, Sendable {
    /// When the technician can leave, in seconds after the origin.
    package var time: Int
    /// The money spent.
    package var cost: Int
    /// Seconds of travel, service and breaks since the departure.
    package var worked: Int
    /// The latest departure that changes no price and breaks no window.
    package var latestDeparture: Int
    /// The number of breaks taken.
    package var breaks: Int

    /// Whether a shift that limits work time allows all that it allows after another state.
    ///
    /// Who is early gets into an early window, and has to leave home for that, or finds the place of a
    /// break elsewhere. So times must be the same and breaks as many, unless all visits are plain and
    /// no break is to come.
    ///
    /// - Parameters:
    ///   - other: A state at the same place.
    ///   - breakCount: The breaks of the shift.
    ///   - isPlain: Whether all visits to come have one window and no price of lateness.
    /// - Returns: Whether the other state is of no use beside this one, money apart.
    func isNoLonger(than other: State, breakCount: Int, isPlain: Bool) -> Bool {
      guard worked <= other.worked, latestDeparture >= other.latestDeparture else { return false }
      return isPlain && breaks == breakCount
        ? time <= other.time : time == other.time && breaks == other.breaks
    }
  }

  /// A state with how it came about.
  struct Step {
    var state: State
    var parent: Int
    var arrival: Int
    /// Seconds of travel, service and breaks from the departure to the arrival.
    var workedAtArrival = 0
    var start: Int
    var rests: [Rest]
  }

  /// A break at its place in the day.
  struct Rest: Hashable {
    var index: Int
    var start: Int
  }

  /// The seconds and metres between two places; `nil` where there is no way.
  @inline(__always)
  func leg(_ from: Int, _ to: Int, in shift: ProblemShift) -> (seconds: Int, metres: Int)? {
    guard from >= 0, to >= 0 else { return (0, 0) }
    let cell = from * shift.matrix.size + to
    let seconds = shift.matrix.durations[cell]
    guard seconds >= 0 else { return nil }
    return (Int(seconds), Int(shift.matrix.distances[cell]))
  }

  /// The state in which `shift` begins.
  func begin(_ shift: ProblemShift) -> State {
    State(time: shift.start, cost: 0, worked: 0, latestDeparture: shift.end, breaks: 0)
  }

  /// Returns the states after the visit `stop`, reached from `from`; one for each useful number of
  /// breaks on the way.
  func extend(
    _ state: State, from: Int, to stop: Int, in shift: ProblemShift
  ) -> [Step] {
    let visit = visits[stop]
    guard let leg = leg(from, visit.location, in: shift) else { return [] }
    var steps: [Step] = []
    for taken in 0...(shift.breaks.count - state.breaks) {
      guard var step = drive(state, leg.seconds, taking: taken, in: shift),
        let start = visit.earliestStart(from: step.state.time)
      else { continue }
      step.start = start
      var next = step.state
      if shift.maxWorkTime != nil {
        next.latestDeparture = min(
          next.latestDeparture,
          visit.latestDeparture(
            arrival: step.arrival, worked: step.workedAtArrival, start: start, worked: next.worked))
      }
      next.time = start + visit.serviceDuration
      next.worked += visit.serviceDuration
      next.cost +=
        shift.legCost(seconds: leg.seconds, metres: leg.metres)
        + shift.costs.perWorkHour.cost(of: Seconds(visit.serviceDuration)).minorUnits
        + visit.lateness.cost(arrival: step.arrival, start: start)
      if let preference = visit.preferenceCost, !preference.preferred.contains(shift.technician) {
        next.cost += preference.cost
      }
      step.state = next
      if isOpen(next, in: shift) { steps.append(step) }
    }
    return steps
  }

  /// Whether the day can still be finished after `state`, as far as the state itself tells.
  private func isOpen(_ state: State, in shift: ProblemShift) -> Bool {
    if state.time > shift.end { return false }
    if state.breaks < shift.breaks.count, state.time > shift.breaks[state.breaks].maxStart {
      return false
    }
    return isWithinWorkTime(state, in: shift)
  }

  private func isWithinWorkTime(_ state: State, in shift: ProblemShift) -> Bool {
    guard let limit = shift.maxWorkTime else { return true }
    return state.latestDeparture >= shift.start
      && max(state.time - state.latestDeparture, state.worked) <= limit
  }

  /// Drives for `seconds`, taking the next `taken` breaks on arrival where possible.
  private func drive(
    _ state: State, _ seconds: Int, taking taken: Int, in shift: ProblemShift
  ) -> Step? {
    var now = state
    var arrival: Int?
    var workedAtArrival = 0
    var rests: [Rest] = []
    for index in state.breaks..<(state.breaks + taken) {
      let rest = shift.breaks[index]
      if arrival == nil, max(now.time + seconds, rest.minStart) <= rest.maxStart {
        now.time += seconds
        now.worked += seconds
        arrival = now.time
        workedAtArrival = now.worked
      }
      let start = max(now.time, rest.minStart)
      guard start <= rest.maxStart else { return nil }
      now.latestDeparture = min(now.latestDeparture, rest.maxStart - now.worked)
      now.time = start + rest.duration
      now.worked += rest.duration
      now.breaks = index + 1
      rests.append(Rest(index: index, start: start))
    }
    if arrival == nil {
      now.time += seconds
      now.worked += seconds
      workedAtArrival = now.worked
    }
    return Step(
      state: now, parent: 0, arrival: arrival ?? now.time, workedAtArrival: workedAtArrival,
      start: now.time, rests: rests)
  }

  /// Returns the end of the day after `state` at place `from`, with the price of the way back.
  func close(_ state: State, from: Int, in shift: ProblemShift) -> Step? {
    guard let leg = leg(from, shift.endLocation, in: shift) else { return nil }
    var taken = 0
    while state.breaks + taken <= shift.breaks.count {
      guard var step = drive(state, leg.seconds, taking: taken, in: shift) else { return nil }
      let next = step.state.breaks
      if next < shift.breaks.count, step.state.time > shift.breaks[next].maxStart {
        taken += 1
        continue
      }
      guard step.state.time <= shift.end, isWithinWorkTime(step.state, in: shift) else {
        return nil
      }
      step.state.cost +=
        shift.legCost(seconds: leg.seconds, metres: leg.metres)
        + shift.returnCost(at: step.state.time)
      return step
    }
    return nil
  }

  /// Whether every limit that only adds up along the route is kept.
  package func isWithinLimits(_ stops: [Int], in index: Int) -> Bool {
    let shift = shifts[index]
    guard stops.count <= shift.maxVisits else { return false }
    for item in shift.capacity.indices {
      guard stops.reduce(0, { $0 + visits[$1].load[item] }) <= shift.capacity[item] else {
        return false
      }
    }
    var (seconds, metres, from) = (0, 0, shift.startLocation)
    for to in stops.map({ visits[$0].location }) + [shift.endLocation] {
      guard let leg = leg(from, to, in: shift) else { return false }
      seconds += leg.seconds
      metres += leg.metres
      from = to
    }
    return seconds <= shift.maxTravelTime && metres <= shift.maxDistance
  }

  /// Returns the price of making the visits `stops` in this order, or `nil` when a rule forbids it.
  ///
  /// - Complexity: O(*stops* × *b*²) for *b* breaks.
  package func cost(of stops: [Int], in index: Int) -> Int? {
    guard !stops.isEmpty else { return 0 }
    return layers(of: stops, in: index).map { $0.closing.state.cost }
  }

  /// Returns whether a route of the one visit `visit` keeps every rule on routes.
  ///
  /// The same as asking for its price, but for shifts that need one state only nothing is built.
  func canMake(_ visit: Int, in index: Int) -> Bool {
    let isOneState = shifts[index].breaks.isEmpty && shifts[index].maxWorkTime == nil
    guard isOneState else { return cost(of: [visit], in: index) != nil }
    let place = visits[visit].location
    guard let out = leg(shifts[index].startLocation, place, in: shifts[index]),
      let start = visits[visit].earliestStart(from: shifts[index].start + out.seconds),
      let back = leg(place, shifts[index].endLocation, in: shifts[index])
    else { return false }
    let ready = start + visits[visit].serviceDuration
    return ready + back.seconds <= shifts[index].end && shifts[index].maxVisits >= 1
      && out.seconds + back.seconds <= shifts[index].maxTravelTime
      && out.metres + back.metres <= shifts[index].maxDistance
      && shifts[index].capacity.indices.allSatisfy {
        visits[visit].load[$0] <= shifts[index].capacity[$0]
      }
  }

  /// Returns every useful way through `stops`, stop by stop, with the cheapest end.
  func layers(of stops: [Int], in index: Int) -> (layers: [[Step]], closing: Step)? {
    guard let layers = layersAlone(of: stops, in: index) else { return nil }
    return closings(of: layers, after: stops, in: index).min {
      ($0.state.cost, $0.state.time) < ($1.state.cost, $1.state.time)
    }.map { (layers, $0) }
  }

  /// Returns every end of the day that some useful way through `stops` comes to.
  func closings(of layers: [[Step]], after stops: [Int], in index: Int) -> [Step] {
    guard let last = stops.last else { return [] }
    return layers[layers.count - 1].enumerated().compactMap { parent, step in
      var end = close(step.state, from: visits[last].location, in: shifts[index])
      end?.parent = parent
      return end
    }
  }

  /// Returns every useful way through `stops`, stop by stop, the end of the day apart.
  func layersAlone(of stops: [Int], in index: Int) -> [[Step]]? {
    guard isWithinLimits(stops, in: index) else { return nil }
    let shift = shifts[index]
    var opening = begin(shift)
    opening.cost = shift.costs.fixed.minorUnits
    var layers = [[Step(state: opening, parent: 0, arrival: 0, start: 0, rests: [])]]
    var from = shift.startLocation
    for stop in stops {
      var layer: [Step] = []
      for (parent, step) in layers[layers.count - 1].enumerated() {
        for var next in extend(step.state, from: from, to: stop, in: shift) {
          next.parent = parent
          insert(next, into: &layer, shift)
        }
      }
      guard !layer.isEmpty else { return nil }
      layers.append(layer)
      from = visits[stop].location
    }
    return layers
  }

  /// Keeps the states that no other state makes useless.
  private func insert(_ step: Step, into layer: inout [Step], _ shift: ProblemShift) {
    func dominates(_ left: State, _ right: State) -> Bool {
      guard left.cost <= right.cost else { return false }
      return shift.maxWorkTime != nil
        ? left.isNoLonger(than: right, breakCount: shift.breaks.count, isPlain: false)
        : left.time <= right.time && left.breaks >= right.breaks
    }
    guard !layer.contains(where: { dominates($0.state, step.state) }) else { return }
    layer.removeAll { dominates(step.state, $0.state) }
    layer.append(step)
  }
}
