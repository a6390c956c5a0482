package import ServiceModel

extension PlanningProblem {
  /// Returns the route that makes the visits `stops` in this order, or `nil` when a rule forbids it.
  ///
  /// - Precondition: `stops` is not empty.
  package func route(making stops: [Int], in index: Int) -> Route? {
    let timing = RouteTiming(self)
    guard let (layers, closing) = timing.layers(of: stops, in: index) else { return nil }
    let shift = shifts[index]
    var steps: [RouteTiming.Step] = []
    var parent = closing.parent
    for layer in layers.dropFirst().reversed() {
      steps.append(layer[parent])
      parent = layer[parent].parent
    }
    steps.reverse()
    let clock = DepartureClock(
      problem: self, shift: shift, stops: stops, steps: steps, closing: closing)
    return makeRoute(
      stops, in: index, steps: clock.steps, closing: clock.closing, departure: clock.departure)
  }

  private func makeRoute(
    _ stops: [Int], in index: Int, steps: [RouteTiming.Step], closing: RouteTiming.Step,
    departure: Int
  ) -> Route? {
    let timing = RouteTiming(self)
    let shift = shifts[index]
    let facts = self.facts.shifts[index]
    func instant(_ seconds: Int) -> Instant { origin + Seconds(seconds) }

    var planned: [PlannedVisit] = []
    var from = shift.startLocation
    for (stop, step) in zip(stops, steps) {
      let visit = visits[stop]
      guard let leg = timing.leg(from, visit.location, in: shift) else { return nil }
      let end = step.start + visit.serviceDuration
      let name = self.facts.visits[stop]
      planned.append(
        PlannedVisit(
          visit: name.visit.id, arrivalTime: instant(step.arrival),
          startServiceTime: instant(step.start), departureTime: instant(end),
          travelTimeFromPrevious: Seconds(leg.seconds),
          travelDistanceFromPrevious: Metres(leg.metres),
          sla: name.forecasts(
            arrival: instant(step.arrival), start: instant(step.start), end: instant(end),
            opening: self.facts.scenario.planningWindow.start)))
      from = visit.location
    }
    guard let back = timing.leg(from, shift.endLocation, in: shift) else { return nil }
    let rests = (steps + [closing]).flatMap(\.rests).map { rest in
      PlannedBreak(
        id: facts.shift.breaks[rest.index].id, startTime: instant(rest.start),
        endTime: instant(rest.start + shift.breaks[rest.index].duration))
    }
    return Route(
      technician: facts.technician.id, shift: facts.shift.id, departureTime: instant(departure),
      visits: planned, breaks: rests, returnTime: instant(closing.state.time),
      travelTimeToEnd: Seconds(back.seconds), travelDistanceToEnd: Metres(back.metres))
  }
}

/// Chooses the departure of a route whose schedule is known: as late as changes nothing.
private struct DepartureClock {
  var departure: Int
  var steps: [RouteTiming.Step]
  var closing: RouteTiming.Step

  init(
    problem: PlanningProblem, shift: ProblemShift, stops: [Int], steps: [RouteTiming.Step],
    closing: RouteTiming.Step
  ) {
    self.steps = steps
    self.closing = closing
    departure = shift.start
    if let limit = shift.maxWorkTime, closing.state.time - shift.start > limit {
      departure = closing.state.time - limit
      delay(problem: problem, shift: shift, stops: stops)
    }
    waitAtStart(before: problem.visits[stops[0]])
  }

  /// Leaves later rather than waiting at the first visit, unless that makes a promise dearer.
  private mutating func waitAtStart(before visit: ProblemVisit) {
    let first = steps[0]
    guard first.rests.isEmpty else { return }
    let wait = first.start - first.arrival
    guard wait <= visit.lateness.slack(ofArrival: first.arrival) else { return }
    departure += wait
    steps[0].arrival += wait
  }

  /// Moves everything that a later departure moves; no price changes by it.
  private mutating func delay(problem: PlanningProblem, shift: ProblemShift, stops: [Int]) {
    let timing = RouteTiming(problem)
    var now = departure
    var from = shift.startLocation
    for (position, stop) in stops.enumerated() {
      let visit = problem.visits[stop]
      let seconds = timing.leg(from, visit.location, in: shift)?.seconds ?? 0
      var step = steps[position]
      var arrived = false
      for index in step.rests.indices {
        let rest = shift.breaks[step.rests[index].index]
        if !arrived, step.rests[index].start >= step.arrival {
          now += seconds
          arrived = true
          step.arrival = now
        }
        step.rests[index].start = max(now, step.rests[index].start)
        now = step.rests[index].start + rest.duration
      }
      if !arrived {
        now += seconds
        step.arrival = now
      }
      step.start = max(now, step.start)
      steps[position] = step
      now = step.start + visit.serviceDuration
      from = visit.location
    }
    for index in closing.rests.indices {
      closing.rests[index].start = max(now, closing.rests[index].start)
      now = closing.rests[index].start + shift.breaks[closing.rests[index].index].duration
    }
  }
}

extension VisitFacts {
  /// Returns what a plan makes of each promise about the visit.
  package func forecasts(
    arrival: Instant, start: Instant, end: Instant, opening: Instant
  ) -> [MilestoneForecast] {
    promises.compactMap { promise in
      guard let moment = LatenessCost.Moment(promise.milestone) else { return nil }
      let time =
        switch moment {
        case .arrival: arrival
        case .start: start
        case .end: end
        }
      let cost = max(.zero, promise.cost(at: time) - promise.cost(at: opening))
      return MilestoneForecast(
        milestone: promise.milestone, due: promise.due, time: time, cost: cost)
    }
  }
}
