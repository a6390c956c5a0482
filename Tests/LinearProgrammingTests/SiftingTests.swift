import LinearProgramming
import Testing

struct SiftingTests {
  /// Solves a wide program with and without sifting and returns both answers.
  private func answers(
    bounds: Bounds, seed: Int
  ) throws -> [(Relaxation, [Double], [Double])] {
    // What has no bound on one side does not get cheaper that way.
    let objectiveSign = bounds.lower.isFinite ? 1.0 : -1
    let offset = bounds.lower.isFinite && bounds.upper.isFinite ? 6.0 : 0
    return try [0, 3].map { siftedColumnsPerRow in
      try LinearProgram.withProblem { program throws(LinearProgramError) in
        program.tuning.siftedColumnsPerRow = siftedColumnsPerRow
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 { try program.addRow(.within(-4...generator.whole(2...9))) }
        for _ in 0..<4 { try program.addRow(.equal(generator.whole(0...3))) }
        for _ in 0..<6 {
          var batch = ColumnBatch(bounds: bounds)
          for _ in 0..<80 {
            var entries = program.rows.filter { _ in generator.happens(0.2) }
              .map { ($0, generator.whole(-3...4)) }
            entries.removeAll { $0.1 == 0 }
            batch.append(cost: objectiveSign * generator.whole(1...40) - offset, entries)
          }
          try program.addColumns(batch)
          try program.solveRelaxation()
        }
        let relaxation = try program.solveRelaxation()
        guard case .optimal = relaxation else { return (relaxation, [], []) }
        return (relaxation, try program.columnValues, try program.reducedCosts)
      }
    }
  }

  @Test(arguments: [Bounds.atLeast(0), .within(0...1), .within(-2...3), .atMost(2)])
  func `sifting changes neither status nor optimum`(bounds: Bounds) throws {
    var optimal = 0
    for seed in 0..<25 {
      let answers = try answers(bounds: bounds, seed: seed)

      guard case .optimal(let plain) = answers[0].0, case .optimal(let sifted) = answers[1].0 else {
        #expect(answers[0].0 == answers[1].0)
        continue
      }
      optimal += 1
      #expect((plain - sifted).magnitude < 1e-6 * (1 + plain.magnitude))
      for (value, reduced) in zip(answers[1].1, answers[1].2) {
        let isRight =
          reduced.magnitude < 1e-5
          || (value - (reduced > 0 ? bounds.lower : bounds.upper)).magnitude < 1e-5
        #expect(isRight, "value \(value) with reduced cost \(reduced) in \(bounds)")
      }
    }
    #expect(optimal > 0)
  }

  @Test
  func `sifting sees that a program is unbounded or infeasible`() throws {
    let answers = try LinearProgram.withProblem { program throws(LinearProgramError) in
      let rows = try program.addRows([.init(.atMost(5)), .init(.equal(1))])
      var batch = ColumnBatch()
      for place in 0..<100 { batch.append(cost: Double(place), covering: [0, 1]) }
      try program.addColumns(batch)
      let bounded = try program.solveRelaxation()
      let ray = try program.addColumn(cost: -1, [(rows[0], -1)])
      let unbounded = try program.solveRelaxation()
      try program.setCost(0, of: ray)
      try program.setBounds(.equal(-3), of: rows[1])
      return [bounded, unbounded, try program.solveRelaxation()]
    }

    #expect(answers == [.optimal(objective: 0), .unbounded, .infeasible])
  }

  @Test(arguments: 0..<6)
  func `a wide program solved at once ends where a narrow one grown to it ends`(
    seed: Int
  ) throws {
    let wide = Partitioning(rows: 15, columns: 2000, seed: seed)
    var optima: [Double] = []

    for siftedColumnsPerRow in [0, 1, 3, 20] {
      optima.append(
        try LinearProgram.withProblem { program throws(LinearProgramError) in
          program.tuning.siftedColumnsPerRow = siftedColumnsPerRow
          try wide.load(into: &program)
          return try program.solveRelaxation().optimum ?? .nan
        })
    }

    for optimum in optima { #expect((optimum - optima[0]).magnitude < 1e-6) }
  }

  @Test
  func `an iteration limit holds while sifting`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try Partitioning(rows: 30, columns: 3000, seed: 5).load(into: &program)
      var last = Relaxation.infeasible
      var rounds = 0
      repeat {
        last = try program.solveRelaxation(iterationLimit: 7)
        #expect(program.lastIterations <= 7)
        rounds += 1
      } while last.optimum == nil && rounds < 1000

      let cold = try LinearProgram.withProblem { other throws(LinearProgramError) in
        try Partitioning(rows: 30, columns: 3000, seed: 5).load(into: &other)
        return try other.solveRelaxation().optimum ?? .nan
      }
      #expect(rounds > 2)
      #expect(((last.optimum ?? .infinity) - cold).magnitude < 1e-6)
    }
  }
}
