import LinearProgramming
import Testing

struct WarmStartTests {
  @Test(arguments: SmallProgram.Family.allCases)
  func `columns added one by one lead where a cold solve leads`(
    family: SmallProgram.Family
  ) throws {
    for seed in 0..<150 {
      let small = SmallProgram.random(family, seed: seed)
      let cold = try GLPKSolver().relaxation(of: small)

      let warm = try LinearProgram.withProblem { program throws(LinearProgramError) in
        for row in small.rows { try program.addRow(row.bounds) }
        var last = try program.solveRelaxation()
        for place in small.columns.indices {
          try small.addColumns(place..<place + 1, to: &program)
          last = try program.solveRelaxation(method: .primal)
        }
        return try GLPKSolver.answer(last, program)
      }

      expect(warm, equals: cold, "\(family) \(seed)")
    }
  }

  @Test(arguments: SmallProgram.Family.allCases)
  func `a basis that is set again gives the same optimum without a step`(
    family: SmallProgram.Family
  ) throws {
    var solved = 0
    for seed in 0..<150 {
      let small = SmallProgram.random(family, seed: seed)
      try LinearProgram.withProblem { program throws(LinearProgramError) in
        try small.load(into: &program)
        guard case .optimal(let optimum) = try program.solveRelaxation() else { return }
        let basis = try program.basis
        solved += 1
        for column in program.columns { try program.setCost(0, of: column) }
        try program.solveRelaxation()
        for (column, one) in zip(program.columns, small.columns) {
          try program.setCost(one.cost, of: column)
        }

        try program.setBasis(basis)
        let again = try program.solveRelaxation()

        let value = again.optimum ?? .infinity
        #expect(abs(value - optimum) < 1e-6, "\(family) \(seed)")
        #expect(program.lastIterations == 0, "\(family) \(seed)")
      }
    }
    #expect(solved > 0)
  }

  @Test
  func `a basis that does not fit is refused`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      let row = try program.addRow(.equal(1))
      try program.addColumn(cost: 1, [(row, 1)])
      let basis = try program.basis
      try program.addColumn(cost: 2, [(row, 1)])
      #expect(throws: LinearProgramError.unsuitableBasis) { try program.setBasis(basis) }
      let none = Basis(rows: [.fixed], columns: [.atLower, .atLower])
      #expect(throws: LinearProgramError.unsuitableBasis) { try program.setBasis(none) }
      #expect(try program.solveRelaxation() == .optimal(objective: 1))
    }
  }

  @Test(arguments: SmallProgram.Family.allCases)
  func `rows added one by one lead where a cold solve leads`(
    family: SmallProgram.Family
  ) throws {
    for seed in 0..<150 {
      let small = SmallProgram.random(family, seed: seed)
      let cold = try GLPKSolver().relaxation(of: small)

      let warm = try LinearProgram.withProblem { program throws(LinearProgramError) in
        try SmallProgram(columns: small.columns, rows: []).load(into: &program)
        var last = try program.solveRelaxation()
        for place in small.rows.indices {
          try small.addRows(small.rows[place...place], to: &program)
          last = try program.solveRelaxation(method: .dual)
        }
        return try GLPKSolver.answer(last, program)
      }

      expect(warm, equals: cold, "\(family) \(seed)")
    }
  }

  @Test(arguments: SmallProgram.Family.allCases)
  func `deleting and changing leads where a cold solve leads`(
    family: SmallProgram.Family
  ) throws {
    for seed in 0..<150 {
      let other = SmallProgram.random(family, seed: seed + 1000)
      var small = SmallProgram.random(family, seed: seed)
      var generator = SeededGenerator(seed: seed)
      let doomed = small.columns.indices.filter { _ in generator.happens(0.4) }

      let warm = try LinearProgram.withProblem { program throws(LinearProgramError) in
        try small.load(into: &program)
        try program.solveRelaxation()
        let columns = program.columns
        try program.deleteColumns(doomed.map { columns[$0] })
        if let row = program.rows.last { try program.deleteRows([row]) }
        for (column, new) in zip(program.columns, other.columns) {
          try program.setCost(new.cost, of: column)
          try program.setBounds(new.bounds, of: column)
        }
        for (row, new) in zip(program.rows, other.rows) {
          try program.setBounds(new.bounds, of: row)
        }
        return try GLPKSolver.answer(try program.solveRelaxation(), program)
      }

      for place in doomed.reversed() {
        small.columns.remove(at: place)
        for row in small.rows.indices { small.rows[row].coefficients.remove(at: place) }
      }
      _ = small.rows.popLast()
      for (place, new) in zip(small.columns.indices, other.columns) { small.columns[place] = new }
      for (place, new) in zip(small.rows.indices, other.rows) {
        small.rows[place].bounds = new.bounds
      }
      expect(warm, equals: ReferenceSolver().relaxation(of: small), "\(family) \(seed)")
    }
  }

  @Test
  func `a warm start takes fewer iterations than a cold one`() throws {
    let (cold, warm) = try LinearProgram.withProblem { program throws(LinearProgramError) in
      try Partitioning(rows: 40, columns: 600, seed: 1).load(into: &program)
      try program.solveRelaxation()
      let cold = program.lastIterations
      try Partitioning(rows: 40, columns: 5, seed: 2).addColumns(to: &program)
      try program.solveRelaxation()
      return (cold, program.lastIterations)
    }

    #expect(cold > 20)
    #expect(warm < cold / 2)
  }

  @Test
  func `an iteration limit stops with the objective of a feasible point`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try Partitioning(rows: 40, columns: 600, seed: 1).load(into: &program)
      let optimum = try program.solveRelaxation().optimum
      try program.setCost(0, of: program.columns[0])
      try program.setCost(1e4, of: program.columns[1])

      let stopped = try program.solveRelaxation(iterationLimit: 1)
      let values = try program.columnValues
      let finished = try program.solveRelaxation()

      guard case .stopped(.iterations, let objective?) = stopped else {
        Issue.record("\(stopped)")
        return
      }
      #expect(values.count == program.columnCount)
      #expect(objective >= finished.optimum ?? .infinity)
      #expect(optimum != nil)
    }
  }

  private func expect(_ own: ContractAnswer, equals other: ContractAnswer, _ note: String) {
    #expect(own.status == other.status, "\(note)")
    guard case .optimal(let own) = own, case .optimal(let other) = other else { return }
    #expect((own.objective - other.objective).magnitude < 1e-6, "\(note)")
  }
}
