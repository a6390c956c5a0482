import LinearProgramming
import Planning
import ServiceModel
import TestScenarios
import Testing

@testable import Optimization

/// A master comes back to where it stood, whatever was done to it in between.
struct MasterBasisTests {
  @Test
  func `a basis that is restored gives the same optimum in no more than a few steps`() throws {
    var withCuts = 0
    for index in 1...40 {
      let seed = Seed(value: UInt64(4000 + index))
      var generation = try generation(seed)
      let arrays = generation.arrays
      let (before, cuts, after, steps) = try LinearProgram.withProblem { program in
        try generation.build(in: &program)
        let before = try solveWithCuts(&generation, &program)
        let basis = try generation.basis(of: program)
        let cuts = generation.cuts.count
        try generation.restrict(&program, dropCosts: arrays.dropCost) { $0.stops.count < 2 }
        _ = try generation.solve(&program, secondsLimit: nil)
        try generation.comeBack(to: nil, in: &program)

        try generation.restore(basis, in: &program)
        try generation.restrict(&program, dropCosts: arrays.dropCost) { _ in true }
        let after = try generation.solve(&program, secondsLimit: nil)
        return (before, cuts, after, program.lastIterations)
      }

      let value = try #require(after)
      #expect(abs(value - before) < 1e-6, "\(seed)")
      #expect(steps <= 2, "\(seed)")
      #expect(generation.cuts.count <= cuts)
      withCuts += generation.cuts.isEmpty ? 0 : 1
    }
    #expect(withCuts >= 2)
  }

  @Test
  func `after a dive the routes of before are there again, and so is the optimum`() throws {
    var deleted = 0
    for index in 1...40 {
      let seed = Seed(value: UInt64(4000 + index))
      var generation = try generation(seed)
      let arrays = generation.arrays
      let (before, after, steps) = try LinearProgram.withProblem { program in
        try generation.build(in: &program)
        let before = try solveWithCuts(&generation, &program)
        let (state, basis) = (generation, try program.basis)
        try generation.restrict(&program, dropCosts: arrays.dropCost) { $0.stops.count < 2 }
        _ = try generation.solve(&program, secondsLimit: nil)
        let duals = DualPrices(visits: arrays.count, classes: generation.classes.count)
        let tables = generation.tables(at: duals)
        try generation.removeColumns(
          from: &program, at: duals, tables, reaching: generation.classes.map { _ in 0 })
        deleted += generation.master.columns.isEmpty ? 1 : 0

        try generation.resume(state, basis, in: &program)
        try generation.restrict(&program, dropCosts: arrays.dropCost) { _ in true }
        let after = try generation.solve(&program, secondsLimit: nil)
        return (before, after, program.lastIterations)
      }

      let value = try #require(after)
      #expect(abs(value - before) < 1e-6, "\(seed)")
      #expect(steps <= 2, "\(seed)")
    }
    #expect(deleted == 40)
  }

  @Test
  func `the rise under a branch is that of the branch, and leaves the master as it was`() throws {
    var risen = 0
    for index in 1...60 {
      let seed = Seed(value: UInt64(5000 + index))
      var generation = try generation(seed)
      let arrays = generation.arrays
      try LinearProgram.withProblem { program in
        try generation.build(in: &program)
        _ = try solve(&generation, &program)
        // What pricing added last may not be in the solution yet.
        let value = try #require(try generation.solve(&program, secondsLimit: nil))
        let basis = try program.basis
        for visit in 0..<arrays.count {
          let decision = BranchDecision.leaveOut(visit: visit, isLeftOut: true)
          let rise = try generation.rise(
            of: &program, under: decision, from: basis, value: value, iterations: 1000)
          try program.setBasis(basis)
          let again = try #require(try generation.solve(&program, secondsLimit: nil))
          #expect(abs(again - value) < 1e-6, "\(seed)")
          try generation.restrict(&program, dropCosts: arrays.dropCost) { decision.allows($0) }
          let branch = try #require(try generation.solve(&program, secondsLimit: nil))
          #expect(abs(rise - (branch - value)) < 1e-4, "\(seed), \(visit)")
          try generation.restrict(&program, dropCosts: arrays.dropCost) { _ in true }
          risen += rise > 1 ? 1 : 0
        }
      }
    }
    #expect(risen > 20)
  }

  private func generation(_ seed: Seed) throws -> ColumnGeneration {
    let scenario = Scenario.tight(seed)
    let arrays = RoutingArrays(PlanningProblem(scenario, travel: try scenario.tinyTravel()))
    return ColumnGeneration(
      arrays, classes: PricingClass.classes(of: arrays), memorySize: 3, threads: 1)
  }

  private func solve(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws -> Double {
    var meter = BudgetMeter(SearchBudget(workLimit: 1_000_000))
    let outcome = try generation.run(&program, target: .max, until: 1, meter: &meter) { _ in }
    return try #require(outcome).value
  }

  private func solveWithCuts(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws -> Double {
    for _ in 0..<4 {
      _ = try solve(&generation, &program)
      let support = generation.solution.support.map { column, share in
        SubsetRowSeparation.Support(
          pricingClass: column.pricingClass, stops: column.stops, share: share)
      }
      let cuts = SubsetRowSeparation(support, count: generation.arrays.count).cuts(
        most: 10, mostPerVisit: 5, least: 0.02, isRememberedEverywhere: false)
      guard !cuts.isEmpty else { break }
      try generation.add(cuts: cuts, to: &program)
    }
    _ = try solve(&generation, &program)
    return try #require(try generation.solve(&program, secondsLimit: nil))
  }
}
