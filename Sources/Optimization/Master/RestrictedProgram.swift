import LinearProgramming

/// The master with whole columns: picks the best plan that known routes can make.
struct RestrictedProgram {
  let arrays: RoutingArrays
  let classes: [PricingClass]

  /// What the search over the columns established.
  enum Outcome {
    /// A cheaper choice of columns; `isProved` when none of the columns can make a cheaper one.
    case improved([RouteColumn], isProved: Bool)
    /// No choice of the columns is cheaper than the cutoff.
    case noneBelowCutoff
    /// A limit ended the search before either was known; with a bound on what the columns can do.
    case undecided(bound: Double?)
  }

  /// Looks for a choice of `columns` that costs less than `cutoff`, in minor units.
  ///
  /// Only elementary columns may be given, since others cannot be driven.
  func solve(
    _ columns: [RouteColumn], cutoff: Int, nodeLimit: Int?, seconds: Double?,
    isCancelled: () -> Bool
  ) throws(LinearProgramError) -> Outcome {
    let rows = MasterRows(arrays, classes)
    return try LinearProgram.withProblem { program throws(LinearProgramError) in
      try rows.build(in: &program, areInteger: true)
      try rows.add(columns, to: &program, areInteger: true)
      var settings = IntegerSettings(nodeLimit: nodeLimit, secondsLimit: seconds)
      settings.upperCutoff = Double(cutoff) - 0.5
      let outcome = try program.solveInteger(settings, isCancelled: isCancelled)
      switch outcome {
      case .optimal(let solution):
        return .improved(chosen(solution.values, from: columns), isProved: true)
      case .feasible(let solution, _, _):
        return .improved(chosen(solution.values, from: columns), isProved: false)
      case .infeasible, .noneBelow:
        return .noneBelowCutoff
      case .stopped(let bound, _):
        return .undecided(bound: bound)
      case .unbounded:
        return .undecided(bound: nil)
      }
    }
  }

  private func chosen(_ values: [Double], from columns: [RouteColumn]) -> [RouteColumn] {
    columns.indices.filter { values[arrays.count + $0] > 0.5 }.map { columns[$0] }
  }
}

extension RoutingArrays {
  /// Returns the state that drives `columns`, each by a shift of its class, or `nil` when the
  /// columns do not fit together.
  func state(driving columns: [RouteColumn], classes: [PricingClass]) -> SearchState? {
    var state = SearchState(self)
    var used = [Int](repeating: 0, count: classes.count)
    for column in columns {
      let members = classes[column.pricingClass].members
      guard used[column.pricingClass] < members.count else { return nil }
      let shift = members[used[column.pricingClass]]
      used[column.pricingClass] += 1
      state.routes[shift].stops = column.stops
      guard refresh(&state.routes[shift], in: shift) else { return nil }
      state.objective += state.routes[shift].cost
      for stop in column.stops {
        guard state.shiftOf[stop] < 0 else { return nil }
        state.plan(stop, in: shift)
        state.objective -= dropCost[stop]
      }
    }
    // A column may stand for a dearer schedule that is back earlier than the one driven.
    return limits.areKept(by: state.routes) && allowances.areKept(by: state) ? state : nil
  }

  /// Returns a remembered route as a column.
  func column(of route: RoutePool.Entry, classOf: [Int]) -> RouteColumn {
    RouteColumn(
      pricingClass: classOf[route.shift], stops: route.stops, cost: route.cost,
      uses: limits.uses(of: route.shift, returningAt: route.returnTime))
  }

  /// Returns the routes of `state` as columns.
  func columns(of state: SearchState, classOf: [Int]) -> [RouteColumn] {
    state.routes.enumerated().compactMap { shift, route in
      guard !route.stops.isEmpty else { return nil }
      return RouteColumn(
        pricingClass: classOf[shift], stops: route.stops, cost: route.cost,
        uses: limits.uses(of: shift, returningAt: route.returnTime))
    }
  }
}
