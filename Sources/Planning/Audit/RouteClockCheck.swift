import ServiceModel

/// Checks that the times of one route can really be lived through.
struct RouteClockCheck {
  let route: Route
  let day: RouteFacts
  let travel: TravelTable

  /// Returns every contradiction between the stated times and travel, service and breaks.
  func violations() -> [Violation] {
    var found: [Violation] = []
    var now = route.departureTime
    var from = day.shift.shift.startLocation
    var rests = route.breaks[...]
    for (planned, visit) in zip(route.visits, day.visits) {
      guard let leg = leg(from, visit.visit.location) else {
        found.append(planned.violation(of: "travel", by: route, "There is no way to it."))
        return found
      }
      if leg.time != planned.travelTimeFromPrevious
        || leg.distance != planned.travelDistanceFromPrevious
      {
        found.append(planned.violation(of: "travel", by: route, "The stated travel is wrong."))
      }
      let onTheWay = rests.prefix { $0.startTime < planned.startServiceTime }
      rests = rests.dropFirst(onTheWay.count)
      let earliest = arrival(
        leaving: now, driving: leg.time, before: planned.arrivalTime, resting: onTheWay)
      if earliest.isBusy {
        found.append(
          planned.violation(of: "clock", by: route, "A break before it begins before it can."))
      }
      if planned.arrivalTime < earliest.arrival {
        found.append(planned.violation(of: "clock", by: route, "It is reached before it can be."))
      }
      if planned.startServiceTime < max(planned.arrivalTime, earliest.ready) {
        found.append(planned.violation(of: "clock", by: route, "Service starts before it can."))
      }
      if planned.departureTime != planned.startServiceTime + visit.visit.serviceDuration {
        found.append(planned.violation(of: "clock", by: route, "Service takes another time."))
      }
      now = planned.departureTime
      from = visit.visit.location
    }
    return found + homecoming(leaving: now, from: from, resting: rests)
  }

  private func homecoming(
    leaving now: Instant, from: Location?, resting rests: ArraySlice<PlannedBreak>
  ) -> [Violation] {
    guard let leg = leg(from, day.shift.shift.endLocation) else {
      return [route.violation(of: "travel", "has no way back")]
    }
    var found: [Violation] = []
    if leg.time != route.travelTimeToEnd || leg.distance != route.travelDistanceToEnd {
      found.append(route.violation(of: "travel", "states a wrong way back"))
    }
    let end = arrival(leaving: now, driving: leg.time, before: route.returnTime, resting: rests)
    if end.isBusy {
      found.append(
        route.violation(of: "clock", "has a break on the way back that begins before it can"))
    }
    if route.returnTime < max(end.arrival, end.ready) {
      found.append(route.violation(of: "clock", "returns before it can"))
    }
    return found
  }

  private func leg(_ from: Location?, _ to: Location?) -> (time: Seconds, distance: Metres)? {
    travel.leg(from: from, to: to, profile: day.shift.technician.travelProfile)
  }

  /// Returns the earliest arrival, the earliest instant at which all breaks are over, and whether the
  /// technician is busy when one of them is said to begin.
  ///
  /// A break that ends in time for the drive was taken before leaving, any other after arriving.
  private func arrival(
    leaving: Instant, driving: Seconds, before stated: Instant,
    resting rests: ArraySlice<PlannedBreak>
  ) -> (arrival: Instant, ready: Instant, isBusy: Bool) {
    var (now, isBusy) = (leaving, false)
    var arrival: Instant?
    for rest in rests {
      if arrival == nil, rest.endTime + driving > stated {
        now = now + driving
        arrival = now
      }
      isBusy = isBusy || rest.startTime < now
      now = max(now, rest.endTime)
    }
    if arrival == nil {
      now = now + driving
      arrival = now
    }
    return (arrival ?? now, now, isBusy)
  }
}
