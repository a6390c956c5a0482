package import ServiceModel

/// Recomputes what the prices of a certificate prove, by weak duality and whole numbers.
///
/// For any prices π of visits, ρ ≥ 0 of limits, τ ≥ 0 of allowances and σ ≥ 0 of cuts, every plan costs
/// at least
///
///     Σ π(i) + Σ τ(M) · (|M| − n(M)) − Σ ρ(L) · capacity(L) − Σ σ(S) · ⌊|S| / 2⌋
///       + Σ min(0, d(i) − π(i) − τ(M ∋ i))
///       + Σ shifts min(0, least (c(r) − Σ π + Σ ρ · use(L, r) + Σ σ(S) · fills(S, r)))
///
/// The least is taken over routes that may turn to a visit again once they have forgotten it, by a
/// search that shares no code with the optimizer's. What they forget is made less until the bound is
/// proved, or the cheapest routes are real ones and no more can be proved by these prices.
///
/// Where prices prove all but a small rest, a plan below the bound can use only routes whose value is
/// within that rest of the least one. The search lists them, and other prices, perhaps in several cases,
/// have to prove the rest for these few.
package struct CertificateCheck {
  private let problem: PlanningProblem
  private let limits: SearchLimits

  /// Creates the check of certificates for `problem`.
  ///
  /// - Parameters:
  ///   - problem: The compiled scenario.
  ///   - labelLimit: The most partial routes that one search makes; a search that needs more proves
  ///     nothing.
  ///   - threads: The threads that search; the outcome does not depend on them.
  ///   - isStopped: Asked now and then whether to give up.
  package init(
    _ problem: PlanningProblem, labelLimit: Int = 6_000_000, threads: Int = 1,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.problem = problem
    limits = SearchLimits(labels: labelLimit, threads: max(1, threads), isStopped: isStopped)
  }

  /// Returns what the prices of `certificate` prove.
  ///
  /// - Complexity: A search for routes for each set of prices and each kind of shift; exponential in
  ///   the worst case, which ``Outcome/tooLarge`` cuts short.
  package func outcome(of certificate: BoundCertificate) -> Outcome {
    if let fault = fault(in: certificate.proof, depth: 0) { return .malformed(fault) }
    guard certificate.bound.minorUnits.magnitude <= UInt(Self.largestSum >> 12) else {
      return .malformed("the bound is out of range")
    }
    let (unit, constant) = (BoundCertificate.Prices.unit, problem.excludedCost)
    // The last fraction of a minor unit is free: plans cost whole ones.
    let target = (certificate.bound.minorUnits - constant) * unit - unit + 1
    var shown = Shown()
    let decisions = CaseDecisions(problem)
    collect(certificate.proof, decisions, nil, certificate.relaxation, target: target, into: &shown)
    guard !shown.isCutShort, let least = shown.least else { return .tooLarge }
    let bound = Money(minorUnits: least.roundedUp(to: unit) + constant)
    return bound < certificate.bound ? .weaker(bound) : .proved(bound)
  }

  /// What a check comes to.
  package enum Outcome: Hashable, Sendable {
    /// No plan costs less than this, which is at least what the certificate says.
    case proved(Money)
    /// The prices prove no more than this, which is less than the certificate says.
    case weaker(Money)
    /// The check gave up.
    case tooLarge
    /// The prices make no sense; why, in one sentence.
    case malformed(String)
  }

  /// What has been shown so far.
  private struct Shown {
    /// The least value of any case.
    var least: Int?
    var isCutShort = false
  }

  private func collect(
    _ proof: BoundCertificate.Proof, _ decisions: CaseDecisions, _ listed: [ListedRoutes]?,
    _ relaxation: BoundCertificate.Relaxation, target: Int, into shown: inout Shown
  ) {
    switch proof {
    case .cases(let statement, let holds, let fails):
      for (holds, proof) in [(true, holds), (false, fails)] {
        let decided = decisions.assuming(statement, holds)
        collect(proof, decided, listed, relaxation, target: target, into: &shown)
      }
    case .listed(let prices, let rest):
      guard !shown.isCutShort else { return }
      let bound = PriceBound(problem, decisions, prices)
      guard let few = bound.listing(below: target, within: limits) else {
        shown.isCutShort = true
        return
      }
      collect(rest, decisions, few, relaxation, target: target, into: &shown)
    case .prices(let prices):
      guard !shown.isCutShort else { return }
      let bound = PriceBound(problem, decisions, prices)
      if let listed {
        // Plans of other routes are not below the target, whatever these prices prove.
        let value = min(bound.value(over: listed), target)
        shown.least = min(shown.least ?? value, value)
        return
      }
      switch relaxation {
      case .routes:
        guard let value = bound.value(reaching: target, within: limits) else {
          shown.isCutShort = true
          return
        }
        shown.least = min(shown.least ?? value, value)
      case .sets:
        let value = bound.valueOverSets()
        shown.least = min(shown.least ?? value, value)
      }
    }
  }

  /// Returns the routes that a plan of less than `target` can use, by prices of the whole problem.
  ///
  /// - Parameters:
  ///   - prices: Any prices that make sense.
  ///   - target: In units of the prices, without what every plan pays.
  /// - Returns: The routes of each kind of shift; `nil` where there are too many to be found.
  package func listing(
    at prices: BoundCertificate.Prices, below target: Int
  ) -> [ListedRoutes]? {
    guard fault(in: prices) == nil else { return nil }
    return PriceBound(problem, CaseDecisions(problem), prices)
      .listing(below: target, within: limits)
  }

  // MARK: Form

  /// The deepest nesting of cases.
  package static let depthLimit = 300

  /// Returns what makes no sense in `proof`, or `nil`.
  private func fault(in proof: BoundCertificate.Proof, depth: Int) -> String? {
    guard depth <= Self.depthLimit else { return "cases are nested too deeply" }
    switch proof {
    case .cases(let statement, let holds, let fails):
      return fault(in: statement) ?? fault(in: holds, depth: depth + 1)
        ?? fault(in: fails, depth: depth + 1)
    case .prices(let prices): return fault(in: prices)
    case .listed(let prices, let rest):
      return fault(in: prices) ?? fault(in: rest, depth: depth + 1)
    }
  }

  private func fault(in statement: BoundCertificate.Statement) -> String? {
    let visits =
      switch statement {
      case .leftOut(let visit), .made(let visit, _): [visit]
      case .follows(let first, let second): [first, second]
      }
    guard visits.allSatisfy(problem.visits.indices.contains) else { return "no such visit" }
    if case .follows(let first, let second) = statement, first == second {
      return "a visit does not follow itself"
    }
    return nil
  }

  private func fault(in prices: BoundCertificate.Prices) -> String? {
    guard prices.visits.count == problem.visits.count,
      prices.limits.isEmpty || prices.limits.count == problem.sharedLimits.count,
      prices.allowances.isEmpty || prices.allowances.count == problem.allowances.count
    else { return "the number of prices is not that of the scenario" }
    for cut in prices.cuts
    where ![3, 5].contains(cut.visits.count) || Set(cut.visits).count != cut.visits.count
      || !cut.visits.allSatisfy(problem.visits.indices.contains)
    {
      return "a cut is about three or five different visits"
    }
    let others = prices.limits + prices.allowances + prices.cuts.map(\.price)
    guard others.allSatisfy({ $0 >= 0 }) else {
      return "the price of a limit, an allowance or a cut is negative"
    }
    // Sums of so many numbers of that size cannot overflow.
    let most =
      Self.largestSum / (prices.visits.count + prices.allowances.count + 2 * prices.cuts.count + 1)
    guard
      (prices.visits + prices.allowances + prices.cuts.map(\.price)).allSatisfy({
        $0.magnitude <= UInt(most)
      })
    else { return "a price is out of range" }
    for (limit, price) in zip(problem.sharedLimits, prices.limits)
    where price > Self.largestSum / max(1, limit.capacity, limit.mostUsed(by: problem.shifts)) {
      return "the price of a limit is out of range"
    }
    return nil
  }

  private static let largestSum = 1 << 58
}

extension PlanningProblem {
  /// What the visits cost that no shift may make, which every plan pays.
  fileprivate var excludedCost: Int {
    visits.indices.reduce(0) { $0 + (eligibleShifts[$1].isEmpty ? visits[$1].dropCost : 0) }
  }
}

extension SharedLimit {
  /// The most that one route uses.
  fileprivate func mostUsed(by shifts: [ProblemShift]) -> Int {
    members.map { $0.use.amount(returningAt: shifts[$0.shift].end) }.max() ?? 0
  }
}

extension Int {
  /// Returns the least whole number of `unit`s that is not below.
  fileprivate func roundedUp(to unit: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: unit)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
