import LinearProgramming
import Testing

struct IntegerSearchTests {
  /// Solves a set-partitioning program.
  private func solve(
    _ partitioning: Partitioning, _ settings: IntegerSettings = IntegerSettings(),
    incumbent: [Double]? = nil, isCancelled: () -> Bool = { false },
    observer: (IntegerProgress) -> Void = { _ in }
  ) throws(LinearProgramError) -> IntegerOutcome {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try partitioning.load(into: &program)
      return try program.solveInteger(
        settings, incumbent: incumbent, isCancelled: isCancelled, observer: observer)
    }
  }

  @Test(arguments: 0..<12)
  func `relaxation, bound, optimum and incumbent stand in this order`(seed: Int) throws {
    let partitioning = Partitioning(rows: 14, columns: 60, seed: seed)
    let relaxation = try LinearProgram.withProblem { program throws(LinearProgramError) in
      try partitioning.load(into: &program)
      return try program.solveRelaxation().optimum ?? .infinity
    }
    let optimum = try #require(try solve(partitioning).solution).objective

    for nodes in [0, 1, 3, 10] {
      let outcome = try solve(
        partitioning, IntegerSettings(nodeLimit: nodes), incumbent: partitioning.allDropped)

      let bound = try #require(outcome.bound)
      let incumbent = try #require(outcome.solution)
      #expect(relaxation <= bound + 1e-6)
      #expect(bound <= optimum + 1e-6)
      #expect(optimum <= incumbent.objective + 1e-6)
    }
  }

  @Test(arguments: 0..<8)
  func `a node limit gives the same answer twice`(seed: Int) throws {
    let partitioning = Partitioning(rows: 25, columns: 250, seed: seed)
    var traces: [[IntegerProgress]] = [[], []]

    let outcomes = try (0..<2).map { run in
      try solve(
        partitioning, IntegerSettings(nodeLimit: 40), incumbent: partitioning.allDropped,
        observer: { traces[run].append($0) })
    }

    #expect(outcomes[0] == outcomes[1])
    #expect(traces[0] == traces[1])
    #expect(!traces[0].isEmpty)
  }

  @Test(arguments: 0..<8)
  func `an incumbent is kept and the optimum is not moved by it`(seed: Int) throws {
    let partitioning = Partitioning(rows: 14, columns: 60, seed: seed)
    let free = try #require(try solve(partitioning).solution)

    let outcome = try solve(partitioning, incumbent: free.values)
    let poor = try solve(partitioning, incumbent: partitioning.allDropped)

    guard case .optimal(let kept) = outcome, case .optimal(let found) = poor else {
      Issue.record("\(outcome) \(poor)")
      return
    }
    #expect(kept.objective == free.objective)
    #expect(found.objective == free.objective)
  }

  @Test
  func `a cancelled search returns the incumbent and a bound`() throws {
    let partitioning = Partitioning(rows: 25, columns: 250, seed: 3)
    var questions = 0

    let outcome = try solve(
      partitioning, incumbent: partitioning.allDropped,
      isCancelled: {
        questions += 1
        return true
      })

    guard case .feasible(let solution, let bound?, .cancelled) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(questions == 1)
    #expect(solution.objective == 25 * Partitioning.dropCost)
    #expect(bound > 0 && bound < solution.objective)
  }

  @Test
  func `a cancelled search without incumbent still has a bound`() throws {
    let partitioning = Partitioning(rows: 25, columns: 250, seed: 3)

    let outcome = try solve(partitioning, isCancelled: { true })

    guard case .stopped(let bound?, .cancelled) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(bound > 0)
  }

  @Test
  func `no seconds leave the incumbent without a bound`() throws {
    let partitioning = Partitioning(rows: 25, columns: 250, seed: 3)

    let outcome = try solve(
      partitioning, IntegerSettings(secondsLimit: 0), incumbent: partitioning.allDropped)

    guard case .feasible(let solution, nil, .seconds) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(solution.values == partitioning.allDropped)
  }

  @Test(arguments: 0..<8)
  func `nothing is found below the optimum and the optimum below a looser cutoff`(
    seed: Int
  ) throws {
    let partitioning = Partitioning(rows: 14, columns: 60, seed: seed)
    let optimum = try #require(try solve(partitioning).solution).objective

    let below = try solve(partitioning, IntegerSettings(upperCutoff: optimum))
    let above = try solve(partitioning, IntegerSettings(upperCutoff: optimum + 0.5))
    let known = try solve(
      partitioning, IntegerSettings(upperCutoff: optimum - 10), incumbent: partitioning.allDropped)

    #expect(below == .noneBelow(cutoff: optimum))
    #expect(above.solution?.objective == optimum)
    guard case .feasible(_, let bound?, .cutoff) = known else {
      Issue.record("\(known)")
      return
    }
    #expect(bound <= optimum)
  }

  @Test func `a gap ends the search within the gap`() throws {
    var open = 0
    for seed in 0..<8 {
      let partitioning = Partitioning(rows: 25, columns: 250, seed: seed)

      let outcome = try solve(partitioning, IntegerSettings(relativeGap: 0.05))

      let solution = try #require(outcome.solution)
      let bound = try #require(outcome.bound)
      #expect(solution.objective - bound <= 0.05 * solution.objective + 1e-6)
      open += solution.objective > bound + 1e-6 ? 1 : 0
    }
    #expect(open > 0)
  }

  @Test(arguments: 0..<30)
  func `every option gives the same optimum`(seed: Int) throws {
    let partitioning = Partitioning(rows: 12, columns: 50, seed: seed)
    let expected = try #require(try solve(partitioning).solution).objective
    var plain = IntegerSettings()
    plain.usesCliqueCuts = false
    plain.usesCoverCuts = false
    plain.usesRoundingCuts = false
    plain.branching = .mostFractional
    var full = IntegerSettings()
    full.usesGomoryCuts = true
    full.usesFeasibilityPump = true
    full.branching = .driebeckTomlin

    for settings in [plain, full] {
      let outcome = try solve(partitioning, settings)

      #expect(outcome.solution?.objective == expected)
    }
  }

  @Test(arguments: 0..<25)
  func `cuts and reduction never lose the optimum`(seed: Int) throws {
    let partitioning = Partitioning(rows: 18, columns: 160, seed: seed)
    var plain = IntegerSettings()
    plain.usesCliqueCuts = false
    plain.usesCoverCuts = false
    plain.usesRoundingCuts = false
    plain.branching = .driebeckTomlin
    var plainNodes = 0
    var cutNodes = 0

    let expected = try solve(partitioning, plain, observer: { plainNodes = $0.nodes })
    let cut = try solve(partitioning, observer: { cutNodes = $0.nodes })
    let started = try solve(partitioning, incumbent: partitioning.allDropped)

    let optimum = try #require(expected.solution).objective
    #expect(cut.solution?.objective == optimum)
    #expect(started.solution?.objective == optimum)
    #expect(cutNodes <= plainNodes + 30)
  }

  @Test
  func `the relaxation survives a search`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try Partitioning(rows: 25, columns: 250, seed: 3).load(into: &program)
      try program.solveRelaxation()
      let before = (try program.dualPrices, try program.columnValues)

      _ = try program.solveInteger(IntegerSettings(nodeLimit: 30))

      #expect(try program.dualPrices == before.0)
      #expect(try program.columnValues == before.1)
      try program.solveRelaxation()
      #expect(program.lastIterations == 0)
    }
  }

  @Test
  func `fractional bounds of whole columns are rounded inwards`() throws {
    let outcomes = try LinearProgram.withProblem { program throws(LinearProgramError) in
      let column = try program.addColumn(cost: 1, bounds: .within(0.5...2.5), isInteger: true)
      let first = try program.solveInteger()
      try program.setBounds(.within(0.2...0.8), of: column)
      return [first, try program.solveInteger()]
    }

    #expect(outcomes[0].solution?.values == [1])
    #expect(outcomes[1] == .infeasible)
  }

  @Test
  func `a program with cuts of every kind prints nothing`() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      var settings = IntegerSettings(nodeLimit: 50)
      settings.usesGomoryCuts = true
      _ = try LinearProgram.withProblem { program throws(LinearProgramError) in
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<3 { try program.addRow(.atMost(60)) }
        for _ in 0..<30 {
          let entries = program.rows.map { ($0, generator.whole(3...20)) }
          try program.addColumn(
            cost: -generator.whole(3...20), entries, bounds: .within(0...1), isInteger: true)
        }
        return try program.solveInteger(settings)
      }
    }
    let output = result.map { String(decoding: $0.standardOutputContent, as: UTF8.self) } ?? ""
    #expect(!output.contains("knapsack") && !output.contains("GLPK"), "\(output)")
  }
}
