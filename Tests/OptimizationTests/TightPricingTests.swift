import LinearProgramming
import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// What search from both ends, cuts, fixed steps, listed routes and branches promise, against trying
/// everything, on problems whose relaxation is seldom whole.
struct TightPricingTests {
  @Test
  func `a whole proof ends at the optimum`() throws {
    var counts: [String: Int] = [:]
    // Few of these proofs need branches; one of the last does.
    for seed in Seed.first(60) + (281...300).map({ Seed(value: $0) }) {
      let problem = try problem(seed)
      let optimum = try #require(BruteForce(problem: problem, endsEarly: true).optimum)
      var phases: Set<String> = []

      let result = Planner(seed: seed.value).plan(
        problem, within: SearchBudget(workLimit: 12_000)
      ) { phases.insert($0.phase) }

      #expect(result.status == .provedOptimal, "\(seed)")
      #expect(result.objective.minorUnits == optimum, "\(seed)")
      for phase in phases { counts[phase, default: 0] += 1 }
    }
    for phase in ["cuts", "elimination", "enumeration", "branching"] {
      #expect(counts[phase, default: 0] >= 1, "\(counts)")
    }
  }

  @Test
  func `a whole proof ends at the optimum where work time is limited`() throws {
    for index in 1...30 {
      let seed = Seed(value: UInt64(8000 + index))
      let problem = try problem(seed, limitsWork: true)
      let optimum = try #require(BruteForce(problem: problem, endsEarly: true).optimum)

      let result = Planner(seed: seed.value).plan(
        problem, within: SearchBudget(workLimit: 12_000))

      #expect(result.status == .provedOptimal, "\(seed)")
      #expect(result.objective.minorUnits == optimum, "\(seed)")
    }
  }

  @Test
  func `bounds with cuts and branches stay below the optimum`() throws {
    var (cut, branched) = (0, 0)
    for index in 1...80 {
      let seed = Seed(value: UInt64(1000 + index))
      let problem = try problem(seed)
      let optimum = try #require(BruteForce(problem: problem, endsEarly: true).optimum)
      let arrays = RoutingArrays(problem)
      let proof = try HandProof(arrays, optimum: optimum - arrays.constant, seed)
      cut += proof.cutRounds
      branched += proof.branches
    }
    #expect(cut >= 10)
    #expect(branched >= 5)
  }

  @Test(arguments: 0..<12)
  func `search from both ends finds the least value that search from one end finds`(
    batch: Int
  ) throws {
    // Work is limited in all batches but the first four.
    for index in 1...15 {
      let seed = Seed(value: UInt64(2000 + batch * 15 + index))
      let arrays = RoutingArrays(try problem(seed, limitsWork: batch >= 4))
      var random = TestRandom(seed)
      for pricing in PricingClass.classes(of: arrays) {
        let pricer = ClassPricer(arrays, pricing, memorySize: arrays.count)
        #expect(pricer.isSymmetric)
        let memory = NeighbourhoodMemory(pricing, size: arrays.count)
        for _ in 0..<4 {
          let duals = arrays.randomDuals(&random, classes: 1)
          let cuts = CutTable(
            arrays.randomCuts(&random), prices: (0..<3).map { _ in -random.below(900_000) }, pricing
          )
          let settings = PricingLevel.exact.settings(classes: 1)
          let both = pricer.price(
            arrays, duals: duals, classDual: 0, cuts: cuts, settings: settings
          ) { false }
          var search = LabelSearch(
            arrays, pricing, memory, cuts: cuts, duals: duals, classDual: 0, settings: settings)
          let one = search.run { false }
          #expect(both.leastValue != nil)
          #expect(both.leastValue == one.leastValue, "\(seed)")
          #expect(both.routes.first?.reducedCost == one.routes.first?.reducedCost, "\(seed)")
        }
      }
    }
  }

  @Test
  func `routes that remember less have a least value that is no larger`() throws {
    var smaller = 0
    for index in 1...30 {
      let seed = Seed(value: UInt64(6000 + index))
      let arrays = RoutingArrays(try problem(seed))
      var random = TestRandom(seed)
      for pricing in PricingClass.classes(of: arrays) {
        let duals = arrays.randomDuals(&random, classes: 1)
        var pricer = ClassPricer(arrays, pricing, memorySize: arrays.count)
        var values: [Int] = []
        repeat {
          let result = pricer.price(
            arrays, duals: duals, classDual: 0, cuts: .none,
            settings: PricingLevel.exact.settings(classes: 1)
          ) { false }
          values.append(try #require(result.leastValue))
        } while pricer.cutMemory(arrays)

        #expect(pricer.memorySize == 1)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "\(seed)")
        smaller += values[0] > values[values.count - 1] ? 1 : 0
      }
    }
    #expect(smaller > 5)
  }

  @Test
  func `searches that are too long are repeated until there is a bound, which is valid`() throws {
    var missing = 0
    for index in 1...20 {
      let seed = Seed(value: UInt64(7000 + index))
      let problem = try problem(seed)
      let optimum = try #require(BruteForce(problem: problem, endsEarly: true).optimum)
      if try bound(of: problem, firstLabels: 4...4) == nil { missing += 1 }

      let bound = try #require(try bound(of: problem, firstLabels: 4...1_000_000), "\(seed)")

      #expect(bound <= optimum, "\(seed)")
    }
    #expect(missing >= 10)
  }

  /// The bound of column generation whose first exact searches may make so many labels.
  private func bound(of problem: PlanningProblem, firstLabels: ClosedRange<Int>) throws -> Int? {
    let arrays = RoutingArrays(problem)
    var generation = ColumnGeneration(
      arrays, classes: PricingClass.classes(of: arrays), memorySize: 3, threads: 1,
      firstLabels: firstLabels)
    var meter = BudgetMeter(SearchBudget(workLimit: 300))
    try LinearProgram.withProblem { program in
      try generation.build(in: &program)
      _ = try generation.run(&program, target: .max, until: 1, meter: &meter) { _ in }
    }
    return generation.bound.map { $0 + arrays.constant }
  }

  @Test
  func `routes that remember nothing are priced exactly with cuts or not at all`() throws {
    for index in 1...30 {
      let seed = Seed(value: UInt64(3000 + index))
      let arrays = RoutingArrays(try problem(seed))
      var random = TestRandom(seed)
      for pricing in PricingClass.classes(of: arrays) {
        let memory = NeighbourhoodMemory(pricing, size: 1)
        let duals = arrays.randomDuals(&random, classes: 1)
        let cuts = CutTable(
          arrays.randomCuts(&random), prices: (0..<3).map { _ in -random.below(900_000) }, pricing)
        let values = [PricingLevel.quick, .exact].map { level in
          var search = LabelSearch(
            arrays, pricing, memory, cuts: cuts, duals: duals, classDual: 0,
            settings: level.settings(classes: 1))
          return search.run { false }.leastValue
        }
        if let quick = values[0] { #expect(quick == values[1], "\(seed)") }
        var enumeration = RouteEnumeration(
          arrays, pricing, at: 0, memory, duals: duals, limit: .max)
        #expect(enumeration.run(routeLimit: 1000) { false }.columns == nil, "\(seed)")
      }
    }
  }

  private func problem(_ seed: Seed, limitsWork: Bool = false) throws -> PlanningProblem {
    let scenario = Scenario.tight(seed, limitsWork: limitsWork)
    return PlanningProblem(scenario, travel: try scenario.tinyTravel())
  }
}

extension RoutingArrays {
  /// Prices between zero and the drop costs.
  func randomDuals(_ random: inout TestRandom, classes: Int) -> DualPrices {
    var duals = DualPrices(visits: count, classes: classes)
    for visit in 0..<count {
      duals.visits[visit] =
        random.below(dropCost[visit] + 1) * DualPrices.scale + random.below(1024)
    }
    return duals
  }

  /// Three cuts of three visits, perhaps one of five, remembered here and there.
  fileprivate func randomCuts(_ random: inout TestRandom) -> [SubsetRowCut] {
    (0..<3).map { index in
      if index == 0, count >= 5 {
        let skipped = random.below(count)
        return SubsetRowCut(
          Array((0..<count).filter { count == 5 || $0 != skipped }.prefix(5)),
          remembered: (0..<count).filter { _ in random.chance(50) }, count: count)
      }
      let first = random.below(count - 2)
      let second = first + 1 + random.below(count - first - 2)
      let third = second + 1 + random.below(count - second - 1)
      let remembered = (0..<count).filter { _ in random.chance(50) }
      return SubsetRowCut([first, second, third], remembered: remembered, count: count)
    }
  }
}

/// Cuts and branches step by step, with every bound on the way compared to the optimum, and every
/// step and route of the best plan looked up in what is kept.
private struct HandProof {
  private let arrays: RoutingArrays
  private let classes: [PricingClass]
  private let optimum: Int
  private let seed: Seed
  /// The best plan, as columns.
  private let best: [RouteColumn]
  private(set) var cutRounds = 0
  private(set) var branches = 0

  init(_ arrays: RoutingArrays, optimum: Int, _ seed: Seed) throws {
    self.arrays = arrays
    self.optimum = optimum
    self.seed = seed
    var run = PlanningRun(
      arrays.problem, planner: Planner(seed: 1), budget: SearchBudget(workLimit: 6000)
    ) { _ in }
    run.execute()
    classes = run.classes
    best = arrays.columns(of: run.incumbent, classOf: run.classOf)
    try #require(run.incumbent.objective == optimum)
    try prove()
  }

  private mutating func prove() throws {
    var generation = ColumnGeneration(arrays, classes: classes, memorySize: 3, threads: 1)
    // The compiler keeps no typed error through a closure that changes the proof.
    var proof = self
    let children = try LinearProgram.withProblem { program in
      try generation.build(in: &program)
      return try proof.cut(&generation, &program)
    }
    self = proof
    var least = Int.max
    for child in children {
      var branch = ColumnGeneration(arrays, classes: classes, memorySize: 3, threads: 1)
      for index in branch.pricers.indices { child.restrict(&branch.pricers[index], at: index) }
      let bound = try LinearProgram.withProblem { program in
        try branch.build(in: &program)
        var costs = arrays.dropCost
        for visit in child.demanded { costs[visit] = arrays.bigM }
        try branch.restrict(&program, dropCosts: costs) { child.allows($0) }
        return try solve(&branch, &program)
      }
      least = min(least, bound)
      if best.allSatisfy({ child.allows($0) }), isDemandMet(child) {
        #expect(bound <= optimum, "\(seed), \(child)")
        look(in: branch)
      }
    }
    if !children.isEmpty {
      branches += 1
      #expect(least <= optimum, "\(seed)")
    }
  }

  private func isDemandMet(_ decision: BranchDecision) -> Bool {
    let made = Set(best.flatMap(\.stops))
    return decision.demanded.allSatisfy { made.contains($0) }
  }

  /// Adds cuts while the solution breaks any.
  ///
  /// - Returns: The two branches of the last solution, if it is not whole.
  private mutating func cut(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws -> [BranchDecision] {
    // Some proofs branch early.
    for _ in 0..<(seed.value % 3 == 0 ? 1 : 6) {
      let bound = try solve(&generation, &program)
      #expect(bound <= optimum, "\(seed), after \(cutRounds) rounds of cuts")
      look(in: generation)
      if try generation.remember(cyclesIn: &program) { continue }
      let support = generation.solution.support.map { column, share in
        SubsetRowSeparation.Support(
          pricingClass: column.pricingClass, stops: column.stops, share: share)
      }
      let separation = SubsetRowSeparation(support, count: arrays.count)
      let isEverywhere = seed.value % 2 == 0
      let cuts =
        separation.cuts(
          most: 10, mostPerVisit: 5, least: 0.02, isRememberedEverywhere: isEverywhere)
        + separation.cutsOfFive(
          most: 10, mostPerVisit: 5, least: 0.02, isRememberedEverywhere: isEverywhere)
      if cuts.isEmpty { break }
      cutRounds += 1
      try generation.add(cuts: cuts, to: &program)
    }
    let solution = generation.solution
    let candidate = BranchingRule.candidates(
      solution.support, leftOut: solution.leftOut, classes: classes.count
    ).first
    return candidate.map { [$0.demanded, $0.forbidden] } ?? []
  }

  private func solve(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws -> Int {
    var meter = BudgetMeter(SearchBudget(workLimit: 1_000_000))
    let outcome = try generation.run(&program, target: .max, until: 1, meter: &meter) { _ in }
    #expect(outcome?.isComplete == true, "\(seed)")
    return try #require(generation.bound)
  }

  /// Expects every step of the best plan to be of use, and its routes to be listed, at a limit just
  /// above it.
  private func look(in generation: ColumnGeneration) {
    guard let bound = generation.bestBound else { return }
    let tables = generation.tables(at: bound.duals)
    for slack in [1, 1 + optimum / 10] {
      let objective = (optimum + slack) * DualPrices.scale
      for (index, pricer) in generation.pricers.enumerated() {
        let limit = bound.limit(of: index, below: objective)
        let steps = ArcElimination(
          pricer, cuts: tables[index], duals: bound.duals, limit: limit
        )?.usefulSteps(labelLimit: 500_000) { false }.isUseful
        var graph = GraphEnumeration(
          pricer, at: index, cuts: tables[index], duals: bound.duals, limit: limit)
        let listed = graph?.run(routeLimit: 400_000, labelLimit: 1_000_000) { false }.columns
        #expect(steps != nil && listed != nil, "\(seed)")
        for column in best where column.pricingClass == index {
          let isListed = listed?.contains {
            Set($0.stops) == Set(column.stops) && $0.cost <= column.cost
          }
          #expect(isListed == true, "\(seed), \(column) at slack \(slack)")
          guard let nodes = pricer.pricing.nodes(of: column.stops) else { continue }
          let width = pricer.pricing.count + 1
          let path = [pricer.pricing.count] + nodes
          for (from, to) in zip(path, path.dropFirst()) {
            #expect(steps?[from * width + to] == true, "\(seed), \(column) at slack \(slack)")
          }
        }
      }
    }
  }
}
