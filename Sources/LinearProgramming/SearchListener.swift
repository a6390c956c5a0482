internal import CGLPK

/// What the caller of an integer search wants to know while it runs.
///
/// Lives on the stack of the search; GLPK's callback holds a pointer to it.
struct SearchListener {
  let isCancelled: () -> Bool
  let observer: (IntegerProgress) -> Void
  /// The objective of the best solution known.
  var objective: Double?
  /// The subproblems of earlier runs of the same search.
  var nodesBefore = 0
  /// The bound last told.
  var bound = -Double.infinity

  init(isCancelled: @escaping () -> Bool, observer: @escaping (IntegerProgress) -> Void) {
    self.isCancelled = isCancelled
    self.observer = observer
  }

  /// Tells the observer what improved.
  ///
  /// - Parameter progress: Where the search stands.
  /// - Returns: Whether to end the search.
  mutating func hear(_ progress: cglpk_progress) -> Bool {
    let best = min(objective ?? .infinity, progress.found ? progress.objective : .infinity)
    if progress.bound > bound || best < objective ?? .infinity {
      bound = max(bound, progress.bound)
      objective = best.isFinite ? best : nil
      observer(
        IntegerProgress(
          nodes: nodesBefore + Int(progress.nodes), bound: bound, objective: objective))
    }
    return isCancelled()
  }
}

/// GLPK's way to a ``SearchListener``; anything but zero ends the search.
func askListener(
  context: UnsafeMutableRawPointer?, progress: UnsafePointer<cglpk_progress>?
) -> Int32 {
  guard let context = unsafe context, let progress = unsafe progress else { return 0 }
  let listener = unsafe context.assumingMemoryBound(to: SearchListener.self)
  return unsafe listener.pointee.hear(progress.pointee) ? 1 : 0
}

extension IntegerSettings {
  /// The settings as the fence wants them, without cutoff by a known solution.
  func options() throws(LinearProgramError) -> cglpk_integer_options {
    if let nodeLimit, nodeLimit < 0 { throw .unacceptableLimit(Double(nodeLimit)) }
    guard relativeGap >= 0 else { throw .unacceptableLimit(relativeGap) }
    if let upperCutoff, !upperCutoff.isAcceptable { throw .unacceptableNumber(upperCutoff) }
    var options = cglpk_integer_options()
    options.node_limit = Int32(clamping: nodeLimit ?? .max)
    options.milliseconds = try LinearProgram.milliseconds(secondsLimit)
    options.relative_gap = relativeGap
    options.cutoff = upperCutoff ?? .infinity
    options.best_known = .infinity
    options.root_bound = -.infinity
    options.clique_cuts = usesCliqueCuts
    options.cover_cuts = usesCoverCuts
    options.rounding_cuts = usesRoundingCuts
    options.gomory_cuts = usesGomoryCuts
    options.feasibility_pump = usesFeasibilityPump
    options.branching =
      switch branching {
      case .pseudoCost: GLP_BR_PCH
      case .driebeckTomlin: GLP_BR_DTH
      case .mostFractional: GLP_BR_MFV
      }
    options.backtracking = GLP_BT_BLB
    return options
  }
}

extension cglpk_integer_options {
  /// The same search for a first solution only: no cuts and few subproblems.
  var diving: cglpk_integer_options {
    var options = self
    options.clique_cuts = false
    options.cover_cuts = false
    options.rounding_cuts = false
    options.gomory_cuts = false
    options.stops_at_first = true
    options.node_limit = min(node_limit / 2, 500)
    return options
  }
}
