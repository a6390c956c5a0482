import LinearProgramming
import Testing

struct ArgumentTests {
  /// Runs `body` on a program with two rows and one column, and returns what it throws.
  private func fault(
    _ body: (inout LinearProgram) throws(LinearProgramError) -> Void
  ) -> LinearProgramError? {
    LinearProgram.withProblem { program in
      do throws(LinearProgramError) {
        let rows = try program.addRows([.init(.equal(1)), .init(.atMost(4))])
        try program.addColumn(cost: 1, [(rows[0], 1)])
        let counts = (program.rowCount, program.columnCount)
        do throws(LinearProgramError) {
          try body(&program)
        } catch {
          #expect(counts == (program.rowCount, program.columnCount), "nothing may be added")
          #expect(try program.solveRelaxation() == .optimal(objective: 1))
          return error
        }
        return nil
      } catch {
        Issue.record(error)
        return nil
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e21, -1e300])
  func `numbers that are not usable are refused`(value: Double) {
    let faults = [
      fault { program throws(LinearProgramError) in try program.addColumn(cost: value) },
      fault { program throws(LinearProgramError) in
        try program.addColumn(cost: 1, [(program.rows[0], value)])
      },
      fault { program throws(LinearProgramError) in
        try program.addRow(.free, [(program.columns[0], value)])
      },
      fault { program throws(LinearProgramError) in
        try program.setCost(value, of: program.columns[0])
      },
      fault { program throws(LinearProgramError) in try program.setConstant(value) },
    ]

    for fault in faults {
      guard case .unacceptableNumber(let given)? = fault else {
        Issue.record("\(String(describing: fault))")
        continue
      }
      #expect(given.isNaN ? value.isNaN : given == value)
    }
  }

  @Test(arguments: [
    Bounds.atLeast(.nan), .atMost(.infinity), .equal(-.infinity), .within(0...1e21),
  ])
  func `bounds that are not usable are refused`(bounds: Bounds) {
    let faults = [
      fault { program throws(LinearProgramError) in try program.addColumn(cost: 1, bounds: bounds)
      },
      fault { program throws(LinearProgramError) in try program.addRow(bounds) },
      fault { program throws(LinearProgramError) in
        try program.setBounds(bounds, of: program.rows[1])
      },
      fault { program throws(LinearProgramError) in
        try program.setBounds(bounds, of: program.columns[0])
      },
    ]

    for case let fault in faults {
      guard case .unacceptableBounds? = fault else {
        Issue.record("\(String(describing: fault))")
        continue
      }
    }
  }

  @Test
  func `a row named twice is refused`() {
    let faults = [
      fault { program throws(LinearProgramError) in
        try program.addColumn(cost: 1, [(program.rows[1], 1), (program.rows[1], 2)])
      },
      fault { program throws(LinearProgramError) in
        var batch = ColumnBatch()
        batch.append(cost: 1, covering: [0])
        batch.append(cost: 1, covering: [1, 0, 1])
        try program.addColumns(batch)
      },
      fault { program throws(LinearProgramError) in
        var batch = ColumnBatch()
        batch.append(cost: 1, covering: [1], plus: [(1, 0.5)])
        try program.addColumns(batch)
      },
    ]

    #expect(faults.allSatisfy { $0 == .duplicateEntry(1) })
  }

  @Test(arguments: [Int32(-1), 2, .max, .min])
  func `a covered row outside the program is refused`(row: Int32) {
    let fault = fault { program throws(LinearProgramError) in
      var batch = ColumnBatch()
      batch.append(cost: 1, covering: [row])
      try program.addColumns(batch)
    }

    #expect(fault == .unknownRow(Int(row)))
  }

  @Test
  func `rows and columns of another program are refused`() throws {
    let (row, column) = try LinearProgram.withProblem { other throws(LinearProgramError) in
      (try other.addRow(.free), try other.addColumn(cost: 0))
    }

    #expect(
      fault { program throws(LinearProgramError) in
        try program.addColumn(cost: 1, [(row, 1)])
      } == .unknownRow(0))
    #expect(
      fault { program throws(LinearProgramError) in
        try program.addRow(.free, [(column, 1)])
      } == .unknownColumn(0))
    #expect(
      fault { program throws(LinearProgramError) in try program.setCost(1, of: column) }
        == .unknownColumn(0))
    #expect(
      fault { program throws(LinearProgramError) in try program.deleteRows([row]) }
        == .unknownRow(0))
    #expect(
      fault { program throws(LinearProgramError) in _ = try program.dualPrice(of: row) }
        == .unknownRow(0))
  }

  @Test
  func `columns named before a deletion are refused after it`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      let first = try program.addColumn(cost: 1)
      let second = try program.addColumn(cost: 2)
      try program.deleteColumns([first, first])

      #expect(throws: LinearProgramError.unknownColumn(1)) { try program.setCost(0, of: second) }
      #expect(program.columns.count == 1)
      try program.setCost(5, of: program.columns[0])
      try program.setBounds(.equal(3), of: program.columns[0])
      #expect(try program.solveRelaxation() == .optimal(objective: 15))
    }
  }

  @Test
  func `a range with equal ends is a fixed value`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      let column = try program.addColumn(cost: 1, bounds: .within(2...2))
      try program.addRow(.within(4...4), [(column, 2)])

      #expect(try program.solveRelaxation() == .optimal(objective: 2))
    }
  }

  @Test
  func `ends make bounds only when a value lies between them`() {
    #expect(Bounds(lower: 1, upper: 1) == .equal(1))
    #expect(Bounds(lower: -.infinity, upper: .infinity) == .free)
    #expect(Bounds(lower: 0, upper: .infinity) == .atLeast(0))
    #expect(Bounds(lower: -.infinity, upper: 0) == .atMost(0))
    #expect(Bounds(lower: 0, upper: 1) == .within(0...1))
    #expect(Bounds(lower: 1, upper: 0) == nil)
    #expect(Bounds(lower: .nan, upper: 0) == nil)
    #expect(Bounds(lower: .infinity, upper: .infinity) == nil)
  }

  @Test
  func `numbers of a program that is not solved are refused`() throws {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      let row = try program.addRow(.equal(1))
      #expect(throws: LinearProgramError.notSolved) { try program.dualPrices }
      try program.addColumn(cost: 1, [(row, 1)])
      try program.solveRelaxation()
      #expect(try program.dualPrices == [1])
      try program.addColumn(cost: 1, [(row, 1)])
      #expect(throws: LinearProgramError.notSolved) { try program.columnValues }
    }
  }

  @Test(arguments: ["", "a\nb", "nul\0", String(repeating: "x", count: 256)])
  func `names GLPK cannot keep are refused`(name: String) {
    let fault = fault { program throws(LinearProgramError) in
      try program.addColumn(cost: 1, name: name)
    }

    #expect(fault == .unacceptableName(name))
  }

  @Test
  func `limits below zero are refused`() {
    #expect(
      fault { program throws(LinearProgramError) in
        try program.solveRelaxation(iterationLimit: -1)
      } == .unacceptableLimit(-1))
    #expect(
      fault { program throws(LinearProgramError) in
        try program.solveRelaxation(secondsLimit: -2)
      } == .unacceptableLimit(-2))
    #expect(
      fault { program throws(LinearProgramError) in
        _ = try program.solveInteger(IntegerSettings(nodeLimit: -3))
      } == .unacceptableLimit(-3))
    #expect(
      fault { program throws(LinearProgramError) in
        _ = try program.solveInteger(IntegerSettings(secondsLimit: .nan))
      } != nil)
  }

  @Test(arguments: [1e300, Double.infinity, 1e10])
  func `an endless time limit is a limit`(seconds: Double) {
    let fault = fault { program throws(LinearProgramError) in
      #expect(
        try program.solveRelaxation(secondsLimit: seconds) == .optimal(objective: 1))
      let outcome = try program.solveInteger(IntegerSettings(secondsLimit: seconds))
      #expect(outcome.solution?.objective == 1)
    }

    #expect(fault == nil)
  }

  @Test
  func `an incumbent that is no solution is refused`() {
    func fault(of incumbent: [Double]) -> LinearProgramError? {
      self.fault { program throws(LinearProgramError) in
        try program.setInteger(true, of: program.columns[0])
        _ = try program.solveInteger(incumbent: incumbent)
      }
    }

    #expect(fault(of: [1]) == nil)
    #expect(fault(of: []) == .incumbentCount(given: 0, expected: 1))
    #expect(fault(of: [0.5]) == .incumbentValue(column: 0, value: 0.5))
    #expect(fault(of: [2]) == .incumbentMissesRow(0, by: 1.0 / 3))
    #expect(fault(of: [-1]) == .incumbentMissesRow(0, by: 1))
  }

  @Test
  func `a place outside a collection of rows stops the program`() async {
    await #expect(processExitsWith: .failure) {
      LinearProgram.withProblem { program in _ = program.rows[0] }
    }
  }
}
