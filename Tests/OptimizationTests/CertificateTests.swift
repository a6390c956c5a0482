import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// Prices prove what they are said to, and no prices prove more than what is true.
struct CertificateTests {
  /// The kinds of random scenario, which between them have every rule.
  private static let kinds: [@Sendable (Seed) -> Scenario] = [
    Scenario.tinyWithPromises, Scenario.tinyWeek, Scenario.tinyWithRules, Scenario.tinyBusiness,
  ]

  private func problem(_ kind: Int, _ seed: Seed) throws -> PlanningProblem {
    let scenario = Self.kinds[kind](seed)
    return PlanningProblem(scenario, travel: try scenario.tinyTravel())
  }

  @Test(arguments: 0..<4)
  func `what a run certifies is proved again, and is the optimum where that was proved`(
    kind: Int
  ) throws {
    var (proved, shown) = (0, 0)
    for index in 1...80 {
      let seed = Seed(value: UInt64(60_000 + index))
      let problem = try problem(kind, seed)
      let optimum = BruteForce(problem: problem).optimum

      var planner = Planner(seed: seed.value)
      planner.certifies = true
      let result = planner.plan(problem, within: SearchBudget(workLimit: 2000))

      guard let optimum, let certificate = result.certificate else {
        continue
      }
      #expect(certificate.bound.minorUnits <= optimum, "\(seed)")
      let outcome = CertificateCheck(problem).outcome(of: certificate)
      guard case .proved(let bound) = outcome else {
        Issue.record("\(seed): \(outcome)")
        continue
      }
      #expect(bound >= certificate.bound && bound.minorUnits <= optimum, "\(seed)")
      guard result.status == .provedOptimal else { continue }
      proved += 1
      shown += certificate.bound == result.objective ? 1 : 0
    }
    #expect(proved >= 30 && shown * 20 >= proved * 19, "\(shown) of \(proved) optima are shown")
  }

  @Test(arguments: 0..<4)
  func `no prices prove more than the optimum`(kind: Int) throws {
    var compared = 0
    for index in 1...60 {
      let seed = Seed(value: UInt64(70_000 + index))
      let problem = try problem(kind, seed)
      guard let optimum = BruteForce(problem: problem).optimum else { continue }
      var random = TestRandom(seed)
      for round in 0..<6 {
        let certificate = BoundCertificate(
          // A claim out of reach makes the check go as far as it can.
          bound: Money(minorUnits: round.isMultiple(of: 2) ? optimum + 1 : optimum + 100_000),
          relaxation: random.below(4) == 0 ? .sets : .routes,
          proof: problem.randomProof(&random, depth: 2))
        switch CertificateCheck(problem).outcome(of: certificate) {
        case .weaker(let bound):
          compared += 1
          #expect(bound.minorUnits <= optimum, "\(seed), round \(round)")
        case .proved(let bound): Issue.record("\(seed), round \(round): \(bound) beats \(optimum)")
        case .tooLarge, .malformed: Issue.record("\(seed), round \(round) was not judged")
        }
      }
    }
    #expect(compared >= 100)
  }

  @Test(arguments: 0..<2)
  func `prices of single visits prove their bound`(kind: Int) throws {
    for index in 1...40 {
      let problem = try problem(3 * kind, Seed(value: UInt64(80_000 + index)))
      let arrays = RoutingArrays(problem)
      guard arrays.count > 0 else { continue }
      let single = SingleVisitBound(arrays)
      let prices = single.prices(arrays)
      var visits = [Int](repeating: 0, count: problem.visits.count)
      for (visit, id) in arrays.visitIDs.enumerated() { visits[id] = prices.visits[visit] }
      let certificate = BoundCertificate(
        bound: Money(minorUnits: single.value + arrays.constant), relaxation: .sets,
        proof: .prices(.init(visits: visits, allowances: prices.allowances)))

      guard case .proved = CertificateCheck(problem).outcome(of: certificate) else {
        Issue.record("seed \(index)")
        continue
      }
    }
  }

  @Test func `a gap that was asked for is not taken for a proof`() throws {
    var open = 0
    for index in 1...150 {
      let seed = Seed(value: UInt64(90_000 + index))
      let problem = try problem(index % 4, seed)
      guard let optimum = BruteForce(problem: problem).optimum else { continue }

      let result = Planner(seed: seed.value, gap: 0.2).plan(
        problem, within: SearchBudget(workLimit: 400))

      if let bound = result.bound { #expect(bound.minorUnits <= optimum, "\(seed)") }
      open += result.status == .withinGap ? 1 : 0
    }
    #expect(open > 0)
  }

  @Test func `prices that make no sense are told apart from prices that prove little`() throws {
    let problems = try Seed.first(50).map { try self.problem(1, $0) }
    let problem = try #require(
      problems.first { $0.visits.count >= 4 && !$0.sharedLimits.isEmpty })
    let count = problem.visits.count
    func outcome(_ prices: BoundCertificate.Prices, bound: Int = 0) -> CertificateCheck.Outcome {
      CertificateCheck(problem).outcome(
        of: BoundCertificate(
          bound: Money(minorUnits: bound), relaxation: .routes, proof: .prices(prices)))
    }
    let zeros = [Int](repeating: 0, count: count)
    let limits = [Int](repeating: 0, count: problem.sharedLimits.count)
    func cut(_ visits: [Int], _ price: Int) -> BoundCertificate.Prices {
      .init(visits: zeros, cuts: [.init(visits: visits, price: price)])
    }
    let faults: [(BoundCertificate.Prices, String)] = [
      (.init(visits: []), "number of prices"),
      (.init(visits: zeros, limits: limits + [0]), "number of prices"),
      (cut([0, 0, 1], 1), "different visits"), (cut([0, 1, 2, 3], 1), "three or five"),
      (cut([0, 1, count], 1), "different visits"), (cut([0, 1, 2], -1), "is negative"),
      (.init(visits: zeros, limits: limits.dropLast() + [-1]), "is negative"),
      (.init(visits: zeros, limits: limits.dropLast() + [.max]), "out of range"),
      (.init(visits: [Int](repeating: .max, count: count)), "out of range"),
      (.init(visits: [Int](repeating: .min, count: count)), "out of range"),
    ]

    for (prices, text) in faults {
      guard case .malformed(let fault) = outcome(prices), fault.contains(text) else {
        Issue.record("\(prices): \(outcome(prices))")
        continue
      }
    }
    for prices in [cut([0, 1, 2], 1), .init(visits: zeros, limits: limits)] {
      guard case .proved = outcome(prices, bound: -1_000_000) else {
        Issue.record("\(prices): \(outcome(prices))")
        continue
      }
    }
    guard case .malformed = outcome(.init(visits: zeros), bound: .max) else {
      Issue.record("a bound without measure passed")
      return
    }
    guard case .weaker = outcome(.init(visits: zeros), bound: 1_000_000_000) else {
      Issue.record("prices of nothing prove too much")
      return
    }
  }
}

extension PlanningProblem {
  /// Returns a proof of random statements and prices, about as large as prices are in practice.
  fileprivate func randomProof(_ random: inout TestRandom, depth: Int) -> BoundCertificate.Proof {
    guard depth > 0, visits.count > 2, random.below(2) == 0 else {
      return .prices(randomPrices(&random))
    }
    if random.below(4) == 0 {
      return .listed(randomPrices(&random), rest: randomProof(&random, depth: depth - 1))
    }
    let visit = random.below(visits.count)
    let statement: BoundCertificate.Statement =
      switch random.below(3) {
      case 0: .leftOut(visit: visit)
      case 1: .made(visit: visit, shifts: shifts.indices.filter { _ in random.below(2) == 0 })
      default: .follows(first: visit, second: (visit + 1) % visits.count)
      }
    return .cases(
      statement, holds: randomProof(&random, depth: depth - 1),
      fails: randomProof(&random, depth: depth - 1))
  }

  private func randomPrices(_ random: inout TestRandom) -> BoundCertificate.Prices {
    func price(_ most: Int) -> Int { random.below(max(1, most)) * BoundCertificate.Prices.unit }
    var prices = BoundCertificate.Prices(
      visits: visits.map { price($0.dropCost * 3 / 2) - price(100) },
      limits: sharedLimits.map { _ in random.below(2) * random.below(1 << 26) },
      allowances: allowances.map { _ in random.below(2) * price(5000) })
    for _ in 0..<random.below(4) where visits.count > 2 {
      let size = visits.count > 4 && random.below(2) == 0 ? 5 : 3
      let first = random.below(visits.count - size + 1)
      prices.cuts.append(
        .init(
          visits: Array(first..<first + size),
          remembered: random.below(2) == 0
            ? nil : visits.indices.filter { _ in random.below(2) == 0 }, price: price(2000)))
    }
    return prices
  }
}
