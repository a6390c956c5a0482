import LinearProgramming
import Testing

struct LinearProgramTests {
  @Test
  func `a cheaper column lowers the optimum`() throws {
    let optima = try LinearProgram.withProblem { program throws(LinearProgramError) in
      let row = try program.addRow(.equal(1))
      try program.addColumn(cost: 3, [(row, 1)])
      let before = try program.solveRelaxation()
      try program.addColumn(cost: 2, [(row, 1)])
      return [before, try program.solveRelaxation()]
    }

    #expect(optima == [.optimal(objective: 3), .optimal(objective: 2)])
  }

  @Test
  func `dual prices and reduced costs come in order`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try program.addRows([.init(.equal(1)), .init(.equal(1))])
      var batch = ColumnBatch()
      batch.append(cost: 3, covering: [0])
      batch.append(cost: 5, covering: [1])
      batch.append(cost: 6, covering: [0, 1])
      try program.addColumns(batch)

      try program.solveRelaxation()

      #expect(try program.columnValues == [0, 0, 1])
      #expect(try program.dualPrices.reduce(0, +) == 6)
      #expect(try program.reducedCosts.allSatisfy { $0 >= 0 })
    }
  }

  @Test
  func `whole columns cost more than fractional ones`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try program.addRows((0..<3).map { _ in .init(.equal(1)) })
      var batch = ColumnBatch(areInteger: true)
      for row in Int32(0)..<3 { batch.append(cost: 4, covering: [row]) }
      for pair in [[0, 1], [1, 2], [0, 2]] as [[Int32]] { batch.append(cost: 5, covering: pair) }
      try program.addColumns(batch)

      let relaxation = try program.solveRelaxation()
      let outcome = try program.solveInteger()

      #expect(relaxation == .optimal(objective: 7.5))
      #expect(outcome.solution?.objective == 9)
      guard case .optimal = outcome else {
        Issue.record("\(outcome) is not optimal")
        return
      }
    }
  }
}
