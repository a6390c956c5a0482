import LinearProgramming
import Testing

/// What a solver says about a small program.
enum ContractAnswer: Sendable {
  case optimal(ContractSolution)
  case infeasible
  case unbounded

  /// The kind of answer, for comparison.
  var status: String {
    switch self {
    case .optimal: "optimal"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    }
  }
}

/// A solution with the prices of its rows.
struct ContractSolution: Sendable {
  var objective: Double
  var values: [Double]
  var duals: [Double]
}

/// Anything that solves small programs.
protocol ContractSolver: Sendable {
  func relaxation(of program: SmallProgram) throws -> ContractAnswer
  func integer(of program: SmallProgram) throws -> ContractAnswer
}

/// GLPK behind ``LinearProgram``.
struct GLPKSolver: ContractSolver {
  var method = SimplexMethod.primal

  func relaxation(of program: SmallProgram) throws -> ContractAnswer {
    try LinearProgram.withProblem { glpk throws(LinearProgramError) in
      try program.load(into: &glpk)
      return try Self.answer(try glpk.solveRelaxation(method: method), glpk)
    }
  }

  func integer(of program: SmallProgram) throws -> ContractAnswer {
    try LinearProgram.withProblem { glpk throws(LinearProgramError) in
      try program.load(into: &glpk)
      switch try glpk.solveInteger() {
      case .optimal(let solution):
        return .optimal(
          ContractSolution(objective: solution.objective, values: solution.values, duals: []))
      case .unbounded: return .unbounded
      default: return .infeasible
      }
    }
  }

  static func answer(
    _ relaxation: Relaxation, _ glpk: borrowing LinearProgram
  ) throws(LinearProgramError) -> ContractAnswer {
    switch relaxation {
    case .optimal(let objective):
      .optimal(
        ContractSolution(
          objective: objective, values: try glpk.columnValues, duals: try glpk.dualPrices))
    case .unbounded: .unbounded
    case .infeasible, .stopped: .infeasible
    }
  }
}

/// What every solver of linear programs owes, on GLPK and on a tableau that shares nothing with it.
struct LinearProgrammingContract {
  static let solvers: [any ContractSolver] = [
    ReferenceSolver(), GLPKSolver(method: .primal), GLPKSolver(method: .dual),
  ]

  @Test(arguments: SmallProgram.Family.allCases)
  func `all solvers agree on the relaxation`(family: SmallProgram.Family) throws {
    var seen: [String: Int] = [:]
    for seed in 0..<200 {
      let program = SmallProgram.random(family, seed: seed)

      let answers = try Self.solvers.map { try $0.relaxation(of: program) }

      seen[answers[0].status, default: 0] += 1
      for answer in answers {
        #expect(answer.status == answers[0].status, "seed \(seed)\n\(program)")
        guard case .optimal(let own) = answer, case .optimal(let first) = answers[0] else {
          continue
        }
        #expect((own.objective - first.objective).magnitude < 1e-6, "seed \(seed)\n\(program)")
      }
    }
    #expect(seen["optimal", default: 0] >= 30, "\(seen)")
    if family == .anything {
      #expect(seen["infeasible", default: 0] >= 20 && seen["unbounded", default: 0] >= 20)
    }
  }

  @Test(arguments: SmallProgram.Family.allCases)
  func `every optimum carries its proof`(family: SmallProgram.Family) throws {
    for seed in 0..<120 {
      let program = SmallProgram.random(family, seed: seed)
      for solver in Self.solvers {
        guard case .optimal(let solution) = try solver.relaxation(of: program) else { continue }

        let faults = Certificate.faults(in: solution, of: program)

        #expect(faults.isEmpty, "\(solver), seed \(seed): \(faults)\n\(program)")
      }
    }
  }

  @Test(arguments: SmallProgram.Family.allCases)
  func `all solvers agree on whole columns`(family: SmallProgram.Family) throws {
    var proved = 0
    for seed in 0..<100 {
      let program = SmallProgram.randomInteger(family, seed: seed)
      let expected = ReferenceSolver().integer(of: program)

      let answer = try GLPKSolver().integer(of: program)

      #expect(answer.status == expected.status, "seed \(seed)\n\(program)")
      guard case .optimal(let own) = answer, case .optimal(let other) = expected else { continue }
      proved += 1
      #expect((own.objective - other.objective).magnitude < 1e-5, "seed \(seed)\n\(program)")
      #expect(program.admits(own.values, whole: true), "seed \(seed)\n\(program)")
    }
    #expect(proved >= 20)
  }
}

/// Weak and strong duality with complementary slackness: a proof that a solution is optimal.
enum Certificate {
  static func faults(in solution: ContractSolution, of program: SmallProgram) -> [String] {
    var faults: [String] = []
    if !program.admits(solution.values, whole: false) { faults.append("misses a row or bound") }
    var dual = 0.0
    for (row, price) in zip(program.rows, solution.duals) where price.magnitude > 1e-7 {
      let bound = price > 0 ? row.bounds.lower : row.bounds.upper
      let value = program.value(of: row, at: solution.values)
      if !bound.isFinite || (value - bound).magnitude > 1e-6 {
        faults.append("price \(price) of a row at \(value) in \(row.bounds)")
      }
      if bound.isFinite { dual += price * bound }
    }
    for (place, column) in program.columns.enumerated() {
      let reduced = zip(program.rows, solution.duals).reduce(column.cost) {
        $0 - $1.0.coefficients[place] * $1.1
      }
      guard reduced.magnitude > 1e-7 else { continue }
      let bound = reduced > 0 ? column.bounds.lower : column.bounds.upper
      if !bound.isFinite || (solution.values[place] - bound).magnitude > 1e-6 {
        faults.append("reduced cost \(reduced) of column \(place) at \(solution.values[place])")
      }
      if bound.isFinite { dual += reduced * bound }
    }
    if (dual - solution.objective).magnitude > 1e-5 {
      faults.append("dual objective \(dual), primal \(solution.objective)")
    }
    return faults
  }
}
