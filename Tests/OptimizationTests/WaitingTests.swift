import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// Where work time is limited and visits have several windows, a technician who is early may have to
/// leave home too early: no partial route may be given up for one that is merely cheaper and sooner.
struct WaitingTests {
  @Test func `what is possible after a state is possible after one that is no longer`() throws {
    var compared = 0
    for seed in Array(1...120) + Array(601...650) {
      guard let day = try WaitingDay(Seed(value: UInt64(seed))) else { continue }
      let index = day.pricing.members[0]
      let (shift, all) = (day.arrays.shifts[index], Array(0..<day.arrays.count))
      var random = TestRandom(day.seed)
      for _ in 0..<400 {
        let last = random.below(all.count)
        let states = (0..<2).map { _ in
          let stops = all.shuffled(&random).prefix(random.below(4)).filter { $0 != last } + [last]
          return day.states(after: stops, from: [day.arrays.opening(shift)], at: shift.startPlace)
        }
        let rest = Array(all.shuffled(&random).prefix(1 + random.below(3))).filter { $0 != last }
        for one in states[0] {
          for other in states[1]
          where one.isNoLonger(
            than: other, breakCount: shift.breaks.count, isPlain: day.pricing.hasPlainVisitsOnly)
          {
            let place = day.arrays.place[last]
            guard day.canEnd(rest, after: other, at: place) else { continue }
            compared += 1
            #expect(
              day.canEnd(rest, after: one, at: place), "\(day.seed): \(one), \(other), \(rest)")
          }
        }
      }
    }
    #expect(compared >= 1000)
  }

  @Test
  func `pricing finds the cheapest route of all orders`() throws {
    for seed in 40_231...40_290 {
      guard let day = try WaitingDay(Seed(value: UInt64(seed))) else { continue }
      let memory = NeighbourhoodMemory(day.pricing, size: day.arrays.count)
      for duals in day.duals {
        var search = LabelSearch(
          day.arrays, day.pricing, memory, cuts: .none, duals: duals, classDual: 0,
          settings: PricingLevel.exact.settings(classes: 1))
        #expect(search.run { false }.leastValue == day.leastValue(at: duals), "\(day.seed)")
      }
    }
  }

  @Test
  func `all sets of visits that some order can make are listed at their price`() throws {
    for seed in 42_581...42_640 {
      guard let day = try WaitingDay(Seed(value: UInt64(seed))) else { continue }
      let memory = NeighbourhoodMemory(day.pricing, size: day.arrays.count)
      var enumeration = RouteEnumeration(
        day.arrays, day.pricing, at: 0, memory, duals: day.duals[0], limit: .max)

      let columns = try #require(enumeration.run(routeLimit: 1000) { false }.columns)

      let prices = columns.map { (Set($0.stops), $0.cost) }
      #expect(
        Dictionary(prices, uniquingKeysWith: min) == day.cheapest, "\(day.seed)")
    }
  }

  @Test
  func `prices prove just what no order of visits beats`() throws {
    for seed in 42_591...42_640 {
      guard let day = try WaitingDay(Seed(value: UInt64(seed))) else { continue }
      for duals in day.duals {
        var visits = [Int](repeating: 0, count: day.problem.visits.count)
        for (visit, id) in day.arrays.visitIDs.enumerated() { visits[id] = duals.visits[visit] }
        let parts = duals.visits.reduce(0, +) + day.leastValue(at: duals)
        let certificate = BoundCertificate(
          bound: Money(minorUnits: 1_000_000), relaxation: .routes,
          proof: .prices(.init(visits: visits)))

        let outcome = CertificateCheck(day.problem).outcome(of: certificate)

        guard case .weaker(let bound) = outcome else {
          Issue.record("\(day.seed): \(outcome)")
          continue
        }
        let expected = parts.dividedRoundingUp(by: DualPrices.scale) + day.arrays.constant
        #expect(bound.minorUnits == expected, "\(day.seed)")
      }
    }
  }
}

/// A day of one technician with the cheapest order of each set of visits, found by trying all.
private struct WaitingDay {
  let seed: Seed
  let problem: PlanningProblem
  let arrays: RoutingArrays
  let pricing: PricingClass
  let duals: [DualPrices]
  private(set) var cheapest: [Set<Int>: Int] = [:]

  /// Creates the day of a seed, or `nil` where the technician may make just one visit.
  init?(_ seed: Seed) throws {
    let scenario = Scenario.waiting(seed)
    self.seed = seed
    problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let arrays = RoutingArrays(problem)
    self.arrays = arrays
    guard let pricing = PricingClass.classes(of: arrays).first, pricing.count > 1 else {
      return nil
    }
    self.pricing = pricing
    var random = TestRandom(seed)
    duals = (0..<3).map { _ in
      var duals = arrays.randomDuals(&random, classes: 1)
      for visit in 0..<arrays.count {
        duals.visits[visit] = min(duals.visits[visit], arrays.dropCost[visit] * DualPrices.scale)
      }
      return duals
    }
    lookThrough([], RouteTiming(problem))
  }

  /// The least value of a route; zero where none is negative.
  func leastValue(at duals: DualPrices) -> Int {
    cheapest.map { set, cost in
      cost * DualPrices.scale - set.reduce(0) { $0 + duals.visits[$1] }
    }.reduce(0, min)
  }

  /// The useful states after some stops.
  func states(after stops: [Int], from before: [FlatState], at place: Int) -> [FlatState] {
    let index = pricing.members[0]
    var (layer, place) = (before, place)
    for stop in stops {
      var next: [FlatState] = []
      arrays.extend(
        layer, from: place, to: stop, in: index, arrays.shifts[index], into: &next)
      (layer, place) = (next, arrays.place[stop])
    }
    return layer
  }

  /// Whether the day can end with some more stops after a state.
  func canEnd(_ rest: [Int], after state: FlatState, at place: Int) -> Bool {
    let index = pricing.members[0]
    return arrays.close(
      states(after: rest, from: [state], at: place),
      from: rest.last.map { arrays.place[$0] } ?? place, in: index, arrays.shifts[index]) != nil
  }

  private mutating func lookThrough(_ stops: [Int], _ timing: RouteTiming) {
    for visit in 0..<arrays.count where !stops.contains(visit) {
      let longer = stops + [visit]
      if let cost = timing.cost(of: longer.map { arrays.visitIDs[$0] }, in: pricing.members[0]) {
        cheapest[Set(longer)] = min(cheapest[Set(longer)] ?? .max, cost)
      }
      lookThrough(longer, timing)
    }
  }
}

extension [Int] {
  fileprivate func shuffled(_ random: inout TestRandom) -> [Int] {
    var result = self
    for index in result.indices.reversed() { result.swapAt(index, random.below(index + 1)) }
    return result
  }
}
