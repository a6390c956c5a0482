import Planning
import ServiceModel
import Testing

@testable import Publishing

/// The bars that fill a working day.
struct PageBarTests {
  /// Returns a route of up to six visits with breaks at stops, different for each seed.
  private static func route(seed: Int) -> Route {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var now = PlannedDay.at(8)
    var visits: [PlannedVisit] = []
    var breaks: [PlannedBreak] = []
    func pause() {
      let start = now + .minutes(next(20))
      now = start + .minutes(10 + next(30))
      breaks.append(
        PlannedBreak(id: Identifier("b\(breaks.count)"), startTime: start, endTime: now))
    }
    for index in 0..<next(7) {
      if next(4) == 0 { pause() }
      let travel = Seconds.minutes(next(50))
      let arrival = now + .minutes(next(15)) + travel
      now = arrival
      if next(4) == 0 { pause() }
      let start = now + .minutes(next(40))
      now = start + .minutes(next(90))
      visits.append(
        PlannedVisit(
          visit: Identifier("v\(index)"), arrivalTime: arrival, startServiceTime: start,
          departureTime: now, travelTimeFromPrevious: travel, travelDistanceFromPrevious: .zero))
    }
    let home = Seconds.minutes(next(60))
    return Route(
      technician: "ana", shift: "tue", departureTime: PlannedDay.at(8), visits: visits,
      breaks: breaks, returnTime: now + home, travelTimeToEnd: home, travelDistanceToEnd: .zero)
  }

  @Test(arguments: 1...200)
  func `bars fill a day without gaps and overlaps`(seed: Int) {
    let route = Self.route(seed: seed)

    let bars = PageBar.bars(of: route)

    var now = route.departureTime
    for bar in bars {
      #expect(bar.start == now)
      now = bar.end
    }
    #expect(now == route.returnTime)
  }

  @Test(arguments: 1...200)
  func `bars add up to the times of the route`(seed: Int) {
    let route = Self.route(seed: seed)

    let bars = PageBar.bars(of: route)

    func total(_ kind: PageBar.Kind) -> Seconds {
      bars.filter { $0.kind == kind }.reduce(.zero) { $0 + ($1.end - $1.start) }
    }
    let times = RouteTimes(of: route)
    #expect(total(.visit) == times.service)
    #expect(total(.travel) == times.travel)
    #expect(total(.pause) == times.breaks)
    #expect(total(.waiting) == times.waiting)
    #expect(bars.compactMap(\.index) == Array(route.visits.indices))
  }

  @Test func `a drive comes after the break at the stop before it`() throws {
    let bars = PageBar.bars(of: PlannedDay.plan.routes[0])

    #expect(
      bars.map(\.kind) == [
        .travel, .waiting, .visit, .pause, .travel, .visit, .travel,
      ])
    let drive = try #require(bars.dropFirst(4).first)
    #expect(drive.start == PlannedDay.at(12))
    #expect(drive.end == PlannedDay.at(12, 25, 30))
  }
}
