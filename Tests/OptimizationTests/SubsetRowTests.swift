import TestScenarios
import Testing

@testable import Optimization

/// Cuts that a fractional solution breaks, found and counted.
struct SubsetRowTests {
  @Test
  func `five visits made in pairs around a ring break a cut that no three of them do`() throws {
    let ring = (0..<5).map { Self.route([$0, ($0 + 1) % 5], share: 0.5) }
    let separation = SubsetRowSeparation(ring, count: 7)

    let three = separation.cuts(
      most: 10, mostPerVisit: 5, least: 0.02, isRememberedEverywhere: false)
    let five = separation.cutsOfFive(
      most: 10, mostPerVisit: 5, least: 0.02, isRememberedEverywhere: false)

    #expect(three.isEmpty)
    #expect(five.map(\.visits) == [[0, 1, 2, 3, 4]])
    let cut = try #require(five.first)
    #expect(cut.limit == 2)
    #expect(ring.reduce(0) { $0 + $1.share * Double(cut.coefficient(of: $1.stops)) } == 2.5)
  }

  @Test
  func `cuts found are broken by more than was asked for, and whole plans break none`() {
    var found = 0
    for seed in Seed.first(200) {
      var random = TestRandom(seed)
      let count = 6 + random.below(6)
      let routes = (0..<12).map { _ in
        let stops = (0..<count).filter { _ in random.chance(35) }
        return Self.route(stops, share: Double(1 + random.below(4)) / 8)
      }
      let separation = SubsetRowSeparation(routes, count: count)
      for isEverywhere in [false, true] {
        let cuts =
          separation.cuts(
            most: 20, mostPerVisit: 9, least: 0.05, isRememberedEverywhere: isEverywhere)
          + separation.cutsOfFive(
            most: 20, mostPerVisit: 9, least: 0.05, isRememberedEverywhere: isEverywhere)
        for cut in cuts {
          found += 1
          let filled = routes.reduce(0) {
            $0 + $1.share * Double(cut.coefficient(of: $1.stops))
          }
          #expect(filled > Double(cut.limit) + 0.05 - 1e-9, "\(seed), \(cut)")
          #expect(Set(cut.visits).count == cut.visits.count)
          // A plan makes every visit once at most.
          var (left, most) = (Set(0..<count), 0)
          while let first = left.min() {
            let stops = left.filter { $0 == first || random.chance(40) }.sorted()
            left.subtract(stops)
            most += cut.coefficient(of: stops)
          }
          #expect(most <= cut.limit, "\(seed), \(cut)")
        }
      }
    }
    #expect(found > 500)
  }

  @Test
  func `a visit that many classes make in part may be split into two halves`() {
    let shares = [0.3, 0.25, 0.2, 0.15, 0.1]
    let support = shares.enumerated().map { index, share in
      (
        column: RouteColumn(pricingClass: index, stops: [0], cost: 1, uses: []),
        share: share
      )
    }

    let candidates = BranchingRule.candidates(support, leftOut: [0], classes: 5)

    let first = candidates.first?.demanded
    #expect(first == .assign(visit: 0, pricingClasses: [0, 2], isAssigned: true))
    #expect(candidates.contains { $0.share == 0.3 })
  }

  private static func route(_ stops: [Int], share: Double) -> SubsetRowSeparation.Support {
    SubsetRowSeparation.Support(pricingClass: 0, stops: stops, share: share)
  }
}
