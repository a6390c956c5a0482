import ServiceModel
import TestScenarios
import Testing

@testable import Planning

/// The search by which certificates are checked, against all orders of visits.
struct RoutePricingTests {
  @Test func `listed routes make every set of visits at its least cost, whatever cuts cost`() throws
  {
    var paying = 0
    for seed in Seed.first(150) {
      let scenario = Scenario.waiting(seed)
      let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
      let decisions = CaseDecisions(problem)
      guard let group = AlikeShifts.groups(of: problem, decisions).first, group.visits.count > 3
      else { continue }
      var random = TestRandom(seed)
      let cut = Array(group.visits.prefix(3))
      let prices = BoundCertificate.Prices(
        visits: problem.visits.map { _ in random.below(3000) * BoundCertificate.Prices.unit },
        cuts: [.init(visits: cut, remembered: cut, price: random.below(900_000))])

      let listed = try #require(
        RoutePricing(problem, group, decisions, prices).routes(
          below: 1 << 50, above: 0, within: SearchLimits(labels: 1_000_000, threads: 1) { false }))

      var found: [Set<Int>: Int] = [:]
      for route in listed.routes {
        found[Set(route.stops)] = min(found[Set(route.stops)] ?? .max, route.cost)
      }
      let cheapest = RouteTiming(problem).cheapestOrders(of: group.visits, in: group.shifts[0])
      #expect(found == cheapest, "\(seed)")
      paying += cheapest.keys.count { $0.intersection(cut).count > 1 }
    }
    #expect(paying > 500)
  }
}

extension RouteTiming {
  /// Returns the least cost of each set of visits that some order can make.
  fileprivate func cheapestOrders(of visits: [Int], in shift: Int) -> [Set<Int>: Int] {
    var cheapest: [Set<Int>: Int] = [:]
    func look(_ stops: [Int]) {
      for visit in visits where !stops.contains(visit) {
        let longer = stops + [visit]
        if let cost = cost(of: longer, in: shift) {
          cheapest[Set(longer)] = min(cheapest[Set(longer)] ?? .max, cost)
        }
        look(longer)
      }
    }
    look([])
    return cheapest
  }
}
