package import Planning
package import ServiceModel

/// What the time between departure and return goes into.
package struct RouteTimes: Hashable, Sendable {
  /// On the road, ways from and to base included.
  package var travel = Seconds.zero
  /// On the road from one visit to the next.
  package var travelBetweenVisits = Seconds.zero
  /// Driven, ways from and to base included.
  package var distance = Metres.zero
  /// On service.
  package var service = Seconds.zero
  /// At stops before service may begin, without breaks.
  package var waiting = Seconds.zero
  /// On breaks.
  package var breaks = Seconds.zero
  /// From departure to return.
  package var route = Seconds.zero
  /// Past the regular end of the shift, which a route alone does not know.
  package var overtime = Seconds.zero

  /// Creates times of nothing.
  package init() {}

  /// Adds up the times of `route`.
  package init(of route: Route) {
    let legs = route.visits.map(\.travelTimeFromPrevious)
    travelBetweenVisits = legs.dropFirst().reduce(.zero, +)
    travel = legs.reduce(route.travelTimeToEnd, +)
    distance = route.visits.map(\.travelDistanceFromPrevious).reduce(route.travelDistanceToEnd, +)
    service = route.visits.map { $0.departureTime - $0.startServiceTime }.reduce(.zero, +)
    breaks = route.breaks.map { $0.endTime - $0.startTime }.reduce(.zero, +)
    waiting = route.visits.indices.map { route.waitingTime(before: $0) }.reduce(.zero, +)
    self.route = route.returnTime - route.departureTime
  }

  /// Adds the times of another route.
  package mutating func add(_ other: RouteTimes) {
    travel += other.travel
    travelBetweenVisits += other.travelBetweenVisits
    distance += other.distance
    service += other.service
    waiting += other.waiting
    breaks += other.breaks
    route += other.route
    overtime += other.overtime
  }
}

extension Route {
  /// Returns the time that the technician waits for the visit at `index`.
  ///
  /// It is what is left of the time since the previous stop after the drive and the breaks.
  package func waitingTime(before index: Int) -> Seconds {
    let previous = index == 0 ? departureTime : visits[index - 1].departureTime
    let start = visits[index].startServiceTime
    let pauses = breaks.filter { previous <= $0.startTime && $0.endTime <= start }
      .reduce(Seconds.zero) { $0 + ($1.endTime - $1.startTime) }
    return max(.zero, start - previous - visits[index].travelTimeFromPrevious - pauses)
  }
}
