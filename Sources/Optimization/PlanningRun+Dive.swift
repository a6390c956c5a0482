import LinearProgramming

/// Plans from the relaxation: routes are fixed one after another, and others priced anew.
///
/// - Source: Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa (2019), doi:10.1287/ijoc.2018.0822.
extension PlanningRun {
  /// Dives from the last solution of the relaxation to a plan, and searches around it.
  mutating func dive(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, until share: Double
  ) throws(LinearProgramError) {
    let share = min(1, share)
    guard !isClosed, meter.share < share, generation.list == nil,
      !generation.solution.support.isEmpty
    else { return }
    report("dive")
    let (before, basis) = (generation, try program.basis)
    var fixed: [RouteColumn] = []
    var isFixed = [Bool](repeating: false, count: arrays.count)
    var room = classes.map(\.members.count)
    while let more = choice(generation.solution, isFixed, room), meter.share < share {
      for column in more {
        fixed.append(column)
        room[column.pricingClass] -= 1
        for stop in column.stops { isFixed[stop] = true }
      }
      try restrict(&generation, &program, to: fixed, isFixed, room)
      var budget = meter
      _ = try generation.run(
        &program, target: .max, until: share, meter: &budget, effort: .rough(rounds: 6)
      ) { _ in }
      meter = budget
    }
    hasDived = meter.share < share
    if hasDived, let state = arrays.state(driving: fixed, classes: classes) { settle(state) }
    try generation.resume(before, basis, in: &program)
    isMasterCurrent = false
    report("dive")
  }

  /// Makes a plan of a dive better by search and adopts it.
  private mutating func settle(_ state: SearchState) {
    offer(state)
    guard !meter.isOver else { return }
    diveLane.restart(from: state, coolness: 0.05)
    diveLane.run(until: min(1, meter.share + 0.03), meter: &meter, threads: proofThreads)
    offer(diveLane.best)
  }

  /// The next routes to fix: all that the solution takes nearly whole, or else the one that it takes
  /// most of; `nil` when nothing is left.
  private func choice(
    _ solution: FractionalSolution, _ isFixed: [Bool], _ room: [Int]
  ) -> [RouteColumn]? {
    let open = solution.support.filter { entry in
      entry.column.isElementary && room[entry.column.pricingClass] > 0
        && entry.column.stops.allSatisfy { !isFixed[$0] }
    }
    guard let most = open.map(\.share).max() else { return nil }
    var taken = isFixed
    var left = room
    var paid = arrays.allowances.room { isFixed[$0] }
    var chosen: [RouteColumn] = []
    for entry in open where entry.share > 0.9 || (chosen.isEmpty && entry.share >= most - 1e-9) {
      guard left[entry.column.pricingClass] > 0,
        entry.column.stops.allSatisfy({ !taken[$0] }),
        arrays.allowances.take(entry.column.stops, from: &paid)
      else { continue }
      chosen.append(entry.column)
      left[entry.column.pricingClass] -= 1
      for stop in entry.column.stops { taken[stop] = true }
    }
    return chosen.isEmpty ? nil : chosen
  }

  /// Lets the master and pricing make just what the fixed routes leave over.
  private func restrict(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram, to fixed: [RouteColumn],
    _ isFixed: [Bool], _ room: [Int]
  ) throws(LinearProgramError) {
    let chosen = Set(fixed)
    var pricers = generation.pricers
    for index in pricers.indices {
      let visits = pricers[index].pricing.visits
      let count = visits.count
      if room[index] == 0 {
        pricers[index].forbid { from, _ in from == count }
      } else {
        pricers[index].forbid { from, to in
          (from < count && isFixed[visits[from]]) || isFixed[visits[to]]
        }
      }
    }
    generation.enter(pricers, list: nil)
    try generation.restrict(
      &program, dropCosts: arrays.dropCost, demanding: { chosen.contains($0) }
    ) { column in
      room[column.pricingClass] > 0 && column.isElementary
        && column.stops.allSatisfy { !isFixed[$0] }
    }
  }
}
