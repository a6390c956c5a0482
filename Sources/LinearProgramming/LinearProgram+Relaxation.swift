internal import CGLPK

extension LinearProgram {
  /// Solves the program without the demand that columns be whole.
  ///
  /// Starts from the basis the last solve ended with, or from all rows basic the first time. When
  /// GLPK cannot use the basis or loses its way, builds a fresh basis, then uses the textbook rules,
  /// then the presolver, before it gives up.
  ///
  /// A solution meets rows and bounds within 1e-7 and has reduced costs right within 1e-7, both
  /// relative to the size of the numbers (GLPK's `tol_bnd` and `tol_dj`).
  ///
  /// - Parameters:
  ///   - method: The simplex method.
  ///   - iterationLimit: The most simplex iterations; `nil` for no limit.
  ///   - secondsLimit: The most seconds by GLPK's own clock; `nil` for no limit. Where it stops
  ///     differs between runs.
  /// - Returns: What was established.
  /// - Throws: ``LinearProgramError/numericalFailure(code:)`` when no attempt gave an answer.
  @discardableResult
  package mutating func solveRelaxation(
    method: SimplexMethod = .primal, iterationLimit: Int? = nil, secondsLimit: Double? = nil
  ) throws(LinearProgramError) -> Relaxation {
    if let iterationLimit, iterationLimit < 0 {
      throw .unacceptableLimit(Double(iterationLimit))
    }
    var options = tuning.options(method: method)
    options.milliseconds = try Self.milliseconds(secondsLimit)
    options.sifting = Int32(clamping: rowCount * max(0, min(tuning.siftedColumnsPerRow, 1000)))
    var remaining = Int32(clamping: iterationLimit ?? .max)
    noteChange(keepsReducedCosts: true)
    lastIterations = 0
    var lastCode: Int32 = 0
    for attempt in SimplexAttempt.allCases {
      try prepare(attempt, &options)
      options.iteration_limit = remaining
      var result = cglpk_simplex_result()
      try check(unsafe cglpk_simplex(handle, &options, &result))
      lastIterations += Int(result.iterations)
      lastObjective = result.objective
      remaining = max(0, remaining - max(0, result.iterations))
      if let answer = Self.answer(result) {
        noteAnswer(answer)
        return answer
      }
      lastCode = result.code
    }
    throw .numericalFailure(code: lastCode)
  }

  /// Remembers what of an answer can be read.
  private mutating func noteAnswer(_ answer: Relaxation) {
    switch answer {
    case .optimal(let objective):
      isSolved = true
      optimum = objective
      keepsReducedCosts = true
    case .stopped(_, let objective):
      isSolved = objective != nil
    case .infeasible, .unbounded:
      isSolved = false
    }
  }

  /// Makes the basis and options of one attempt.
  private func prepare(
    _ attempt: SimplexAttempt, _ options: inout cglpk_simplex_options
  ) throws(LinearProgramError) {
    switch attempt {
    case .lastBasis:
      break
    case .advancedBasis:
      options.sifting = 0
      try check(unsafe cglpk_reset_basis(handle, true))
    case .plainRules:
      try check(unsafe cglpk_reset_basis(handle, false))
      options.method = GLP_PRIMAL
      options.pricing = GLP_PT_STD
      options.ratio_test = GLP_RT_STD
    case .presolved:
      try check(unsafe cglpk_reset_basis(handle, false))
      options.presolve = GLP_ON
    }
  }

  /// Reads GLPK's codes; `nil` when they hold no answer.
  private static func answer(_ result: cglpk_simplex_result) -> Relaxation? {
    let feasible = result.primal_status == GLP_FEAS ? result.objective : nil
    switch (result.code, result.status) {
    case (0, GLP_OPT): return .optimal(objective: result.objective)
    case (0, GLP_NOFEAS), (GLP_ENOPFS, _): return .infeasible
    case (0, GLP_UNBND): return .unbounded
    case (GLP_EITLIM, _): return .stopped(.iterations, objective: feasible)
    case (GLP_ETMLIM, _): return .stopped(.seconds, objective: feasible)
    default: return nil
    }
  }

  /// A limit in GLPK's unit.
  static func milliseconds(_ seconds: Double?) throws(LinearProgramError) -> Int32 {
    guard let seconds else { return .max }
    guard seconds >= 0 else { throw .unacceptableLimit(seconds) }
    return Int32(min(seconds * 1000, Double(Int32.max - 1)))
  }
}

/// The attempts at one relaxation, in order.
private enum SimplexAttempt: CaseIterable {
  case lastBasis, advancedBasis, plainRules, presolved
}

extension SimplexTuning {
  /// The options as GLPK names them, without limits.
  func options(method: SimplexMethod) -> cglpk_simplex_options {
    var options = cglpk_simplex_options()
    options.method = method == .primal ? GLP_PRIMAL : GLP_DUALP
    options.pricing = pricing == .steepestEdge ? GLP_PT_PSE : GLP_PT_STD
    options.ratio_test =
      switch ratioTest {
      case .textbook: GLP_RT_STD
      case .harris: GLP_RT_HAR
      case .longStep: GLP_RT_FLIP
      }
    options.shift = shiftsBounds ? GLP_ON : GLP_OFF
    options.row_format = keepsWholeMatrix ? GLP_USE_AT : GLP_USE_NT
    options.presolve = GLP_OFF
    options.iteration_limit = .max
    options.milliseconds = .max
    return options
  }
}
