package import ServiceModel

/// A route leaves no earlier than its shift starts and returns no later than the shift's latest end.
package struct ShiftRule: RouteRule {
  package static let id = "shift"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    var found: [Violation] = []
    let shift = day.shift.shift
    if route.departureTime < shift.minStart {
      let early = (shift.minStart - route.departureTime).count
      found.append(route.violation(of: Self.id, "leaves \(early) s before the shift starts"))
    }
    if route.returnTime > shift.maxEnd {
      let late = (route.returnTime - shift.maxEnd).count
      found.append(route.violation(of: Self.id, "returns \(late) s after the shift ends"))
    }
    return found
  }
}

/// Each break of the shift is taken at a stop, whole, inside its window, in order, unless the
/// technician is back before the break must begin.
package struct BreakRule: RouteRule {
  package static let id = "break"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    var found: [Violation] = []
    let breaks = day.shift.shift.breaks
    for (index, rest) in breaks.enumerated() {
      let taken = route.breaks.filter { $0.id == rest.id }
      if taken.isEmpty, route.returnTime > rest.maxStart {
        found.append(route.violation(of: Self.id, "misses break \(rest.id)"))
      }
      if taken.count > 1 { found.append(route.violation(of: Self.id, "repeats break \(rest.id)")) }
      for one in taken {
        if one.startTime < rest.minStart || one.endTime > rest.maxEnd {
          found.append(route.violation(of: Self.id, "takes break \(rest.id) outside its window"))
        }
        if one.endTime - one.startTime != rest.duration {
          found.append(route.violation(of: Self.id, "cuts break \(rest.id)"))
        }
        let earlier = breaks[..<index].map(\.id)
        if route.breaks.contains(where: { earlier.contains($0.id) && $0.endTime > one.startTime }) {
          found.append(route.violation(of: Self.id, "takes break \(rest.id) out of order"))
        }
      }
    }
    let known = Set(breaks.map(\.id))
    for one in route.breaks where !known.contains(one.id) {
      found.append(route.violation(of: Self.id, "takes a break \(one.id) that the shift lacks"))
    }
    return found
  }
}

/// The visits of a route need no more of any item than the van holds.
package struct StockRule: RouteRule {
  package static let id = "van-stock"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    var needed: [Identifier<StockItem>: Int] = [:]
    for visit in day.visits {
      for (item, count) in visit.visit.parts { needed[item, default: 0] += count }
    }
    return needed.keys.sorted().compactMap { item in
      let (need, held) = (needed[item] ?? 0, day.shift.shift.stock[item] ?? 0)
      guard need > held else { return nil }
      return route.violation(of: Self.id, "needs \(need) of \(item), the van holds \(held)")
    }
  }
}

/// A route makes no more visits than the shift allows.
package struct VisitLimitRule: RouteRule {
  package static let id = "max-visits"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    guard let limit = day.shift.shift.maxVisits, route.visits.count > limit else { return [] }
    return [
      route.violation(of: Self.id, "makes \(route.visits.count) visits, \(limit) are allowed")
    ]
  }
}

/// From departure to return a route takes no longer than the shift allows; waiting counts.
package struct WorkTimeLimitRule: RouteRule {
  package static let id = "max-work-time"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    guard let limit = day.shift.shift.maxWorkTime else { return [] }
    let excess = route.returnTime - route.departureTime - limit
    guard excess > .zero else { return [] }
    return [route.violation(of: Self.id, "works \(excess.count) s too long")]
  }
}

/// A route is on the road no longer and no further than the shift allows.
package struct TravelLimitRule: RouteRule {
  package static let id = "travel-limit"

  /// Creates the rule.
  package init() {}

  package func violations(in route: Route, of day: RouteFacts) -> [Violation] {
    var found: [Violation] = []
    if let limit = day.shift.shift.maxTravelTime, route.travelTime > limit {
      let excess = (route.travelTime - limit).count
      found.append(route.violation(of: Self.id, "travels \(excess) s too long"))
    }
    if let limit = day.shift.shift.maxDistance, route.travelDistance > limit {
      let excess = (route.travelDistance - limit).count
      found.append(route.violation(of: Self.id, "travels \(excess) m too far"))
    }
    return found
  }
}

extension Route {
  /// All the time on the road, the way back included.
  package var travelTime: Seconds {
    visits.reduce(travelTimeToEnd) { $0 + $1.travelTimeFromPrevious }
  }

  /// All the distance driven, the way back included.
  package var travelDistance: Metres {
    visits.reduce(travelDistanceToEnd) { $0 + $1.travelDistanceFromPrevious }
  }

  /// Returns a breach of `rule` by this route, in a sentence that begins with the technician.
  func violation(of rule: String, _ predicate: String) -> Violation {
    Violation(
      rule: rule, technician: technician, text: "\(technician), shift \(shift): \(predicate).")
  }
}
