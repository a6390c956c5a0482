import ServiceModel

/// The cheapest set of visits for the time of a shift, each with the shortest way to it.
///
/// Neither order nor windows count, so the set costs no more than the cheapest route. Time is cut
/// into units and rounded down.
struct SetPricing {
  private let problem: PlanningProblem
  private let group: AlikeShifts
  private let shift: ProblemShift

  init(_ problem: PlanningProblem, _ group: AlikeShifts) {
    self.problem = problem
    self.group = group
    shift = problem.shifts[group.shifts[0]]
  }

  /// A way to a place from the nearest of the places it can be reached from.
  private struct Way {
    var seconds: Int
    var cost: Int
  }

  /// Returns what the cheapest set costs less the prices of its visits, in units of the prices; not
  /// positive.
  ///
  /// - Complexity: O(visits² + visits of use × units of time), at most 720 units.
  func cheapest(at prices: BoundCertificate.Prices) -> Int {
    let horizon = max(1, shift.end - shift.start)
    let unit = max(60, (horizon + 719) / 720)
    let timing = RouteTiming(problem)
    let first = group.shifts[0]
    var room = [Int](repeating: 0, count: horizon / unit + 1)
    var back: Way?
    for visit in group.visits {
      let place = problem.visits[visit].location
      if let leg = timing.leg(place, shift.endLocation, in: shift) {
        let way = way(leg)
        back = Way(
          seconds: min(back?.seconds ?? way.seconds, way.seconds),
          cost: min(back?.cost ?? way.cost, way.cost))
      }
      guard let way = nearestWay(to: visit, timing) else { continue }
      let arrival = shift.start + way.seconds
      let stop = problem.visits[visit]
      let start = max(arrival, stop.starts.first?.lowerBound ?? arrival)
      let cost =
        way.cost + shift.costs.perWorkHour.cost(of: Seconds(stop.serviceDuration)).minorUnits
        + problem.preferenceCost(of: visit, in: first)
        + stop.lateness.cost(arrival: arrival, start: start)
      let profit = prices.visits[visit] - cost * BoundCertificate.Prices.unit
      let size = (way.seconds + stop.serviceDuration) / unit
      guard profit > 0, size < room.count else { continue }
      for end in stride(from: room.count - 1, through: size, by: -1) {
        room[end] = max(room[end], room[end - size] + profit)
      }
    }
    guard let back else { return 0 }
    var least = 0
    for units in room.indices {
      let end = min(shift.end, shift.start + units * unit + back.seconds)
      let cost = shift.costs.fixed.minorUnits + back.cost + shift.returnCost(at: end)
      least = min(least, cost * BoundCertificate.Prices.unit - room[units])
    }
    return least
  }

  private func way(_ leg: (seconds: Int, metres: Int)) -> Way {
    Way(seconds: leg.seconds, cost: shift.legCost(seconds: leg.seconds, metres: leg.metres))
  }

  /// Returns the least time and the least money for reaching a visit, which may be of two ways;
  /// `nil` where there is none.
  private func nearestWay(to visit: Int, _ timing: RouteTiming) -> Way? {
    let place = problem.visits[visit].location
    var best: Way?
    func look(_ from: Int) {
      guard let leg = timing.leg(from, place, in: shift) else { return }
      let way = way(leg)
      best = Way(
        seconds: min(best?.seconds ?? way.seconds, way.seconds),
        cost: min(best?.cost ?? way.cost, way.cost))
    }
    look(shift.startLocation)
    for other in group.visits where other != visit { look(problem.visits[other].location) }
    return best
  }
}
