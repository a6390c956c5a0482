/// What holds in one case of a proof: which shifts may make which visits, and what follows what.
struct CaseDecisions: Sendable {
  /// Whether each visit is left out, or made; `nil` where both are possible.
  private(set) var isLeftOut: [Bool?]
  /// The shifts that may make each visit, ascending.
  private(set) var eligible: [[Int]]
  /// The second visit comes at once after the first, if both or one of them are made.
  private(set) var demanded: [(first: Int, second: Int)] = []
  /// The second visit never comes at once after the first.
  private(set) var forbidden: [(first: Int, second: Int)] = []
  /// Whether no plan is like that.
  private(set) var isImpossible = false

  /// Creates the case in which nothing is decided.
  init(_ problem: PlanningProblem) {
    isLeftOut = problem.visits.map { $0.mustBeMade ? false : nil }
    eligible = problem.eligibleShifts
  }

  /// Returns the case in which `statement` holds as well, or does not.
  func assuming(_ statement: BoundCertificate.Statement, _ holds: Bool) -> CaseDecisions {
    var next = self
    switch statement {
    case .leftOut(let visit):
      next.decide(visit, isLeftOut: holds)
    case .made(let visit, let shifts):
      let chosen = Set(shifts)
      next.eligible[visit].removeAll { chosen.contains($0) != holds }
      if holds { next.decide(visit, isLeftOut: false) }
    case .follows(let first, let second):
      if holds {
        next.demanded.append((first, second))
        next.decide(first, isLeftOut: false)
        next.decide(second, isLeftOut: false)
        let both = Set(eligible[first]).intersection(eligible[second])
        next.eligible[first].removeAll { !both.contains($0) }
        next.eligible[second].removeAll { !both.contains($0) }
      } else {
        next.forbidden.append((first, second))
      }
    }
    return next
  }

  private mutating func decide(_ visit: Int, isLeftOut holds: Bool) {
    if isLeftOut[visit] == !holds { isImpossible = true }
    isLeftOut[visit] = holds
    if holds { eligible[visit] = [] }
  }
}
