internal import CGLPK

extension LinearProgram {
  /// Searches for the cheapest solution in which integer columns are whole.
  ///
  /// Solves the relaxation first, under the time limit, because GLPK's search would not look at the
  /// clock there; without a solution to start from, dives for one. The search then runs on a copy, so
  /// that the program, its basis and the numbers of the relaxation stay as they are; columns whose
  /// reduced cost proves them useless under the incumbent or cutoff are left out of the copy, again
  /// after each round of cuts. The bound is the best one over the open subproblems, kept from GLPK's
  /// callback; when none is left it is the objective.
  ///
  /// With a node limit and no time limit the answer is the same on every run.
  ///
  /// - Parameters:
  ///   - settings: Limits and options.
  ///   - incumbent: A known solution, one value for each column. It is kept unless a cheaper one is
  ///     found.
  ///   - isCancelled: Asked at every step of the search; `true` ends it. Must not use a program.
  ///   - observer: Told whenever bound or solution improved. Must not use a program.
  /// - Returns: What was established.
  /// - Throws: ``LinearProgramError`` when the settings or the incumbent are refused, or when the
  ///   relaxation cannot be solved.
  package mutating func solveInteger(
    _ settings: IntegerSettings = IntegerSettings(), incumbent: [Double]? = nil,
    isCancelled: () -> Bool = { false }, observer: (IntegerProgress) -> Void = { _ in }
  ) throws(LinearProgramError) -> IntegerOutcome {
    var options = try settings.options()
    // Three hundred centuries are as good as no limit and do not overflow.
    let end = settings.secondsLimit.map { ContinuousClock.now + .seconds(min($0, 1e12)) }
    let known = try checkedIncumbent(incumbent)
    switch try solvedRelaxation(secondsLimit: settings.secondsLimit) {
    case .optimal(let objective):
      options.root_bound = objective
    case .infeasible:
      // The incumbent's tolerance is wider than the relaxation's.
      return known.map { .feasible($0, bound: nil, .numericalTrouble) } ?? .infeasible
    case .unbounded:
      return .unbounded
    case .stopped(let reason, _):
      return known.map { .feasible($0, bound: nil, reason) } ?? .stopped(bound: nil, reason)
    }
    return try withoutActuallyEscaping(isCancelled) { isCancelled throws(LinearProgramError) in
      try withoutActuallyEscaping(observer) { observer throws(LinearProgramError) in
        var listener = SearchListener(isCancelled: isCancelled, observer: observer)
        return try search(options, known: known, end: end, &listener)
      }
    }
  }

  /// The optimum of the relaxation, solved unless nothing changed since it was.
  private mutating func solvedRelaxation(
    secondsLimit: Double?
  ) throws(LinearProgramError) -> Relaxation {
    if let optimum { return .optimal(objective: optimum) }
    return try solveRelaxation(
      method: keepsReducedCosts ? .dual : .primal, secondsLimit: secondsLimit)
  }

  /// Looks for a first solution if none is known, then for the cheapest.
  private mutating func search(
    _ options: cglpk_integer_options, known: IntegerSolution?,
    end: ContinuousClock.Instant?, _ listener: inout SearchListener
  ) throws(LinearProgramError) -> IntegerOutcome {
    var options = options
    var known = known
    if known == nil, options.cutoff == .infinity {
      let (result, found) = try run(options.diving, end: end, &listener)
      let isOver = result.code != 0 && result.code != GLP_ESTOP
      let isCut = result.stop == CGLPK_STOP_FIRST || result.stop == CGLPK_STOP_NODES
      if isOver || !isCut || result.nodes >= options.node_limit || (result.found && found == nil) {
        return Self.outcome(of: result, best: found, cutoff: .infinity)
      }
      known = found
      listener.nodesBefore = Int(result.nodes)
      options.node_limit -= result.nodes
      options.root_bound = max(options.root_bound, result.bound)
    }
    options.best_known = known?.objective ?? .infinity
    listener.objective = known?.objective
    let (result, found) = try run(options, end: end, &listener)
    let best = [known, found].compactMap(\.self).min { $0.objective < $1.objective }
    let isBroken = result.found && found == nil
    return Self.outcome(of: result, best: best, cutoff: options.cutoff, isBroken: isBroken)
  }

  /// Runs GLPK's search once.
  private mutating func run(
    _ options: cglpk_integer_options, end: ContinuousClock.Instant?,
    _ listener: inout SearchListener
  ) throws(LinearProgramError) -> (cglpk_integer_result, IntegerSolution?) {
    var options = options
    if let end {
      options.milliseconds = try Self.milliseconds(max(0, (end - ContinuousClock.now).seconds))
    }
    var values = [Double](repeating: 0, count: columnCount)
    var result = cglpk_integer_result()
    let program = unsafe handle
    let code = unsafe withUnsafeMutablePointer(to: &listener) { listener in
      unsafe cglpk_integer(program, &options, askListener, listener, &values, &result)
    }
    try check(code)
    lastIntegerColumns = Int(result.columns_kept)
    return (result, result.found ? try checkedSolution(values) : nil)
  }

  /// Reads the result of a search.
  private static func outcome(
    of result: cglpk_integer_result, best: IntegerSolution?, cutoff: Double,
    isBroken: Bool = false
  ) -> IntegerOutcome {
    let reason = StopReason(result)
    guard let best else {
      if isBroken { return .stopped(bound: result.bound, .numericalTrouble) }
      if let reason { return .stopped(bound: result.bound, reason) }
      return cutoff.isFinite ? .noneBelow(cutoff: cutoff) : .infeasible
    }
    let bound = min(result.bound, best.objective)
    let slack = Self.provedGap * (1 + best.objective.magnitude)
    if !isBroken, best.objective - bound <= slack { return .optimal(best) }
    if isBroken { return .feasible(best, bound: bound, .numericalTrouble) }
    return .feasible(best, bound: bound, reason ?? .cutoff)
  }

  /// A solution and its bound are taken for equal within this, relative; GLPK prunes by the same.
  private static let provedGap = 1e-7

  /// Checks a solution given from outside.
  private func checkedIncumbent(
    _ values: [Double]?
  ) throws(LinearProgramError) -> IntegerSolution? {
    guard let values else { return nil }
    guard values.count == columnCount else {
      throw .incumbentCount(given: values.count, expected: columnCount)
    }
    let kinds = try numbers(CGLPK_COLUMN_KIND, count: columnCount)
    var whole = values
    for (place, value) in values.enumerated() {
      guard value.isAcceptable else { throw .incumbentValue(column: place, value: value) }
      guard kinds[place] != 0 else { continue }
      whole[place] = value.rounded()
      guard (whole[place] - value).magnitude <= Self.integrality else {
        throw .incumbentValue(column: place, value: value)
      }
    }
    let (objective, violation, place) = try judge(whole)
    guard violation > Self.feasibility else {
      return IntegerSolution(objective: objective, values: whole)
    }
    throw place < 0
      ? .incumbentMissesColumn(-1 - place, by: violation)
      : .incumbentMissesRow(place, by: violation)
  }

  /// The solution with its objective, or `nil` when it misses a row because integer columns were
  /// rounded.
  private func checkedSolution(
    _ values: [Double]
  ) throws(LinearProgramError) -> IntegerSolution? {
    let (objective, violation, _) = try judge(values)
    guard violation <= 10 * Self.feasibility else { return nil }
    return IntegerSolution(objective: objective, values: values)
  }

  /// The objective of values, the largest relative violation and where: a row, or −1 − column.
  private func judge(
    _ values: [Double]
  ) throws(LinearProgramError) -> (objective: Double, violation: Double, place: Int) {
    var objective = 0.0
    var violation = 0.0
    var place: Int32 = 0
    try check(unsafe cglpk_judge(handle, values, &objective, &violation, &place))
    return (objective, violation, Int(place))
  }
}

extension StopReason {
  /// Reads why a search ended; `nil` when its tree was exhausted.
  fileprivate init?(_ result: cglpk_integer_result) {
    switch result.stop {
    case CGLPK_STOP_NODES: self = .nodes
    case CGLPK_STOP_TIME: self = .seconds
    case CGLPK_STOP_GAP: self = .gap
    case CGLPK_STOP_ASKED: self = .cancelled
    default:
      guard result.code != 0 else { return nil }
      self = .numericalTrouble
    }
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double { self / .seconds(1) }
}
