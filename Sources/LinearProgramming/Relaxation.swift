/// What solving a linear relaxation established.
package enum Relaxation: Sendable, Hashable {
  /// The cheapest solution was found; its objective, in objective units.
  case optimal(objective: Double)
  /// No values meet all rows and bounds.
  case infeasible
  /// The objective falls without end.
  case unbounded
  /// A limit was reached. The objective is given when the last values meet all rows and bounds; it
  /// is then an upper bound of the optimum, and no lower bound is known.
  case stopped(StopReason, objective: Double?)

  /// The objective of the optimum, `nil` unless it was found.
  package var optimum: Double? {
    guard case .optimal(let objective) = self else { return nil }
    return objective
  }
}

/// The limit that ended a solve.
package enum StopReason: Sendable, Hashable {
  /// The number of simplex iterations.
  case iterations
  /// The number of subproblems; the only limit of an integer search that gives the same answer on
  /// every run.
  case nodes
  /// The seconds.
  case seconds
  /// The difference between solution and bound is as small as asked for.
  case gap
  /// Only solutions cheaper than a cutoff were looked for, and there are none.
  case cutoff
  /// The caller asked to end.
  case cancelled
  /// The relaxation of a subproblem could not be solved for numerical reasons.
  case numericalTrouble
}

/// The simplex method to use.
package enum SimplexMethod: Sendable, Hashable {
  /// Keeps the rows met and lowers the objective: right after columns were added.
  case primal
  /// Keeps the reduced costs right and repairs the rows: right after rows were added or bounds
  /// changed. Goes over to the primal method when it fails.
  case dual
}

/// Where a row or column stands in the last basis.
package enum BasisStatus: Sendable, Hashable {
  /// In the basis.
  case basic
  /// At its lower bound.
  case atLower
  /// At its upper bound.
  case atUpper
  /// Free and at zero.
  case freeAtZero
  /// At the only value it may take.
  case fixed
}
