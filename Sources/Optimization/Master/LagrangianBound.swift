/// A bound on every plan, with the prices that prove it.
struct LagrangianBound: Sendable {
  /// The prices.
  let duals: DualPrices
  /// For each class the least price of a route less dual prices of its visits; not positive.
  let leastValues: [Int]
  /// Σ π(i) + Σ σ(c) · limit(c) + Σ shifts(k) · leastValue(k) + Σ ρ(L) · capacity(L) +
  /// Σ τ(M) · (|M| − n(M)), in units of ``DualPrices``.
  let value: Int

  init(
    duals: DualPrices, leastValues: [Int], shifts: [Int], cuts: [SubsetRowCut] = [],
    limits: LimitTable,
    allowances: AllowanceTable
  ) {
    self.duals = duals
    self.leastValues = leastValues
    value =
      duals.visits.reduce(0, +) + zip(duals.cuts, cuts).reduce(0) { $0 + $1.0 * $1.1.limit }
      + zip(leastValues, shifts).reduce(0) { $0 + $1.0 * $1.1 }
      - limits.constant(at: duals) + allowances.constant(at: duals)
  }

  private init(duals: DualPrices, leastValues: [Int], value: Int) {
    self.duals = duals
    self.leastValues = leastValues
    self.value = value
  }

  /// Returns the same bound without the cuts for which `isDropped` holds, which have no price.
  func droppingCuts(where isDropped: (Int) -> Bool) -> LagrangianBound {
    var duals = duals
    duals.cuts = duals.cuts.indices.filter { !isDropped($0) }.map { self.duals.cuts[$0] }
    return LagrangianBound(duals: duals, leastValues: leastValues, value: value)
  }
}

extension Int {
  /// Returns the quotient rounded towards positive infinity; `divisor` is positive.
  func dividedRoundingUp(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
