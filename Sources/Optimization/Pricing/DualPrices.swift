/// Dual prices of the master, rounded so that everything priced with them is exact.
///
/// Prices are whole multiples of 1/``scale`` of a minor unit. Any prices give a valid Lagrangian
/// bound, so rounding costs a little strength and no truth: the bound needs no tolerance.
struct DualPrices: Sendable, Equatable {
  /// How many units of dual price make one minor unit of money.
  static let scale = 1024

  /// The price of each visit; never more than leaving it out costs.
  var visits: [Int]
  /// The price of a shift of each class; never positive.
  var classes: [Int]
  /// The price of a unit of each limit that shifts share, in 2^-``limitShift`` units; never
  /// negative, and empty where limits are left out of account.
  var limits: [Int] = []
  /// The price of leaving out one more visit of each set that shares an allowance.
  ///
  /// Never negative, and empty where allowances are left out of account. With the price of a visit
  /// it never exceeds what leaving the visit out costs.
  var allowances: [Int] = []
  /// The price of each cut; never positive, and missing for cuts that came later.
  var cuts: [Int] = []

  /// Creates prices of zero.
  init(visits: Int, classes: Int) {
    self.visits = [Int](repeating: 0, count: visits)
    self.classes = [Int](repeating: 0, count: classes)
  }

  /// Creates prices from the master's, each visit's capped by its drop cost.
  init(
    visits: [Double], classes: [Double], limits: [Int], allowances: [Int], cuts: [Double] = [],
    dropCosts: [Int], of table: AllowanceTable
  ) {
    self.limits = limits
    self.allowances = allowances
    let scale = Double(Self.scale)
    self.visits = visits.indices.map { visit in
      min(
        Int((visits[visit] * scale).rounded()),
        table.ceiling(of: visit, dropCost: dropCosts[visit], at: allowances))
    }
    self.classes = classes.map { min(0, Int(($0 * scale).rounded())) }
    self.cuts = cuts.map { min(0, Int(($0 * scale).rounded())) }
  }

  /// Returns prices between these and `other`: `share` of the way from these.
  func mixed(with other: DualPrices, share: Double) -> DualPrices {
    var result = self
    func mix(_ left: Int, _ right: Int) -> Int {
      left + Int((Double(right - left) * share).rounded())
    }
    for index in visits.indices { result.visits[index] = mix(visits[index], other.visits[index]) }
    for index in classes.indices {
      result.classes[index] = mix(classes[index], other.classes[index])
    }
    result.limits = limits.indices.map { mix(limits[$0], other.limits[$0]) }
    // Rounded down, so that the sum with the price of a visit stays below what leaving it out costs.
    result.allowances = allowances.indices.map { index in
      let (left, right) = (allowances[index], other.allowances[index])
      return left + Int((Double(right - left) * share).rounded(.down))
    }
    let most = max(cuts.count, other.cuts.count)
    result.cuts = (0..<most).map { index in
      mix(
        index < cuts.count ? cuts[index] : 0, index < other.cuts.count ? other.cuts[index] : 0)
    }
    return result
  }
}
