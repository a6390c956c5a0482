import ServiceModel

/// What the limits that shifts share leave room for beside the routes of a plan.
struct SharedLeeway {
  private let problem: PlanningProblem
  private let stops: [[Int]]
  private let returns: [Int?]
  /// The limits of each shift.
  private let limits: [Int: [SharedLimit]]

  /// Creates the leeway beside routes that make `stops` and are back at `returns`.
  init(_ problem: PlanningProblem, stops: [[Int]], returns: [Int?]) {
    self.problem = problem
    self.stops = stops
    self.returns = returns
    var limits: [Int: [SharedLimit]] = [:]
    for limit in problem.sharedLimits {
      for member in limit.members { limits[member.shift, default: []].append(limit) }
    }
    self.limits = limits
  }

  /// Returns which limit keeps `visit` out of every route that has time for it, told for the shift
  /// that comes nearest; `nil` when none does, or when no route has time.
  ///
  /// - Complexity: O(shifts in limits × stops²).
  func reason(against visit: Int) -> Reason? {
    guard !limits.isEmpty else { return nil }
    var nearest: (excess: Int, limit: SharedLimit)?
    for shift in problem.eligibleShifts[visit] {
      guard let time = earliestReturn(adding: visit, to: shift) else { continue }
      var after = returns
      after[shift] = time
      let broken = (limits[shift] ?? []).compactMap { limit -> (excess: Int, limit: SharedLimit)? in
        let excess = limit.use(byReturns: after) - limit.capacity
        return excess > 0 ? (excess, limit) : nil
      }
      guard let worst = broken.max(by: { $0.excess < $1.excess }) else { return nil }
      if nearest.map({ worst.excess < $0.excess }) ?? true { nearest = worst }
    }
    return nearest.map { Reason(.workTime, text(of: $0.limit, exceededBy: $0.excess)) }
  }

  private func earliestReturn(adding visit: Int, to shift: Int) -> Int? {
    let timing = RouteTiming(problem)
    return (0...stops[shift].count).compactMap { position in
      var longer = stops[shift]
      longer.insert(visit, at: position)
      return timing.outcome(of: longer, in: shift)?.returnTime
    }.min()
  }

  private func text(of limit: SharedLimit, exceededBy excess: Int) -> String {
    let technicians = problem.facts.scenario.technicians
    switch limit.source {
    case .weeklyDuty(let technician, let monday):
      return "\(technicians[technician].name) would be on duty \((excess + 59) / 60) min too long "
        + "in the week of \(monday)."
    case .rest(let technician):
      let rest = (technicians[technician].minRest ?? .zero).count / 60
      return "\(technicians[technician].name) would have less than \(rest) min of rest between "
        + "two shifts."
    }
  }
}
