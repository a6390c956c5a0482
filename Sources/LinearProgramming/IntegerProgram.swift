/// How to search for the cheapest whole solution.
///
/// The defaults are what was measured best on filtered set-partitioning programs: clique, cover and
/// mixed-integer rounding cuts with pseudo-cost branching.
package struct IntegerSettings: Sendable, Hashable {
  /// How the column to branch on is chosen.
  package enum Branching: Sendable, Hashable {
    /// By what earlier branches on each column cost; our own, as GLPK's disregards the time limit.
    case pseudoCost
    /// By the heuristic of Driebeck and Tomlin.
    case driebeckTomlin
    /// The most fractional column.
    case mostFractional
  }

  /// The most subproblems; the only limit that gives the same answer on every run.
  package var nodeLimit: Int?
  /// The most seconds, relaxation included.
  package var secondsLimit: Double?
  /// Ends the search when (solution − bound) / |solution| is at most this; zero proves the optimum.
  package var relativeGap = 0.0
  /// Only solutions cheaper than this are wanted, in objective units.
  package var upperCutoff: Double?
  /// Whether cliques of columns that share partitioning or packing rows are cut off; our own.
  package var usesCliqueCuts = true
  /// Whether mixed cover cuts are added.
  package var usesCoverCuts = true
  /// Whether mixed-integer rounding cuts are added.
  package var usesRoundingCuts = true
  /// Whether Gomory's mixed-integer cuts are added.
  package var usesGomoryCuts = false
  /// Whether the feasibility pump looks for a first solution.
  package var usesFeasibilityPump = false
  /// How the column to branch on is chosen.
  package var branching = Branching.pseudoCost

  /// Creates settings without limits.
  ///
  /// - Parameters:
  ///   - nodeLimit: The most subproblems.
  ///   - secondsLimit: The most seconds.
  ///   - relativeGap: The gap that is good enough.
  ///   - upperCutoff: Only solutions cheaper than this are wanted.
  package init(
    nodeLimit: Int? = nil, secondsLimit: Double? = nil, relativeGap: Double = 0,
    upperCutoff: Double? = nil
  ) {
    self.nodeLimit = nodeLimit
    self.secondsLimit = secondsLimit
    self.relativeGap = relativeGap
    self.upperCutoff = upperCutoff
  }
}

/// A whole solution.
package struct IntegerSolution: Sendable, Hashable {
  /// The objective, computed from ``values``, in objective units.
  package let objective: Double
  /// The value of each column; exactly whole where it has to be.
  package let values: [Double]
}

/// What an integer search established.
///
/// "Cheapest" means to within 1e-7 of the objective, relative (GLPK's `tol_obj`).
package enum IntegerOutcome: Sendable, Hashable {
  /// The cheapest solution.
  case optimal(IntegerSolution)
  /// A solution, and what no solution can be cheaper than; `nil` when the relaxation was not solved.
  case feasible(IntegerSolution, bound: Double?, StopReason)
  /// There is no solution.
  case infeasible
  /// Every solution costs at least the cutoff, if there is one at all.
  case noneBelow(cutoff: Double)
  /// The relaxation falls without end.
  case unbounded
  /// No solution was found before a limit was reached, and what no solution can be cheaper than.
  case stopped(bound: Double?, StopReason)

  /// The best solution, if there is one.
  package var solution: IntegerSolution? {
    switch self {
    case .optimal(let solution), .feasible(let solution, _, _): solution
    case .infeasible, .noneBelow, .unbounded, .stopped: nil
    }
  }

  /// What no solution can be cheaper than, if anything was proved; in objective units.
  package var bound: Double? {
    switch self {
    case .optimal(let solution): solution.objective
    case .feasible(_, let bound, _), .stopped(let bound, _): bound
    case .noneBelow(let cutoff): cutoff
    case .infeasible, .unbounded: nil
    }
  }
}

/// Where an integer search stands.
package struct IntegerProgress: Sendable, Hashable {
  /// The subproblems created so far.
  package let nodes: Int
  /// What no solution can be cheaper than, in objective units.
  package let bound: Double
  /// The objective of the best solution known, the given one included.
  package let objective: Double?
}
