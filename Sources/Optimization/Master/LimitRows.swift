import Planning

/// What a route uses of one limit that shifts share.
struct LimitUse: Hashable, Sendable {
  /// The position of the limit.
  var limit: Int
  /// How much it uses.
  var amount: Int
}

// The rows of limits in the master program, each divided by what there is of it:
//
//     Σ use(L, r) λ(r) / capacity(L) ≤ 1     for each limit L
//
// Their dual prices ρ(L) ≤ 0 make the return of a route dearer by −ρ(L) · use(L, return), which
// never falls in time. The Lagrangian bound gets Σ ρ(L) · capacity(L).
extension LimitTable {
  /// The number by which the row of a limit is divided.
  func divisor(of limit: Int) -> Double { Double(max(1, limits[limit].capacity)) }

  /// Returns the entries of a column in the rows of limits, the first of which is `first`.
  func entries(of column: RouteColumn, from first: Int) -> [(row: Int32, coefficient: Double)] {
    column.uses.map { use in
      (row: Int32(first + use.limit), coefficient: Double(use.amount) / divisor(of: use.limit))
    }
  }

  /// The right-hand side of the row of a limit.
  func rightHandSide(of limit: Int) -> Double {
    Double(limits[limit].capacity) / divisor(of: limit)
  }

  /// Returns whole prices of a unit of each limit from the duals of the rows.
  ///
  /// Any prices give a valid bound, so those that could overflow are cut off.
  func prices(fromRowDuals duals: some Collection<Double>) -> [Int] {
    zip(limits.indices, duals).map { index, dual in
      let unit = Double(DualPrices.scale) * Double(1 << DualPrices.limitShift)
      let ceiling = (1 << 60) / max(1, mostUsed[index], limits[index].capacity)
      let price = (max(0, -dual) / divisor(of: index) * unit).rounded()
      return price < Double(ceiling) ? Int(price) : ceiling
    }
  }

  /// What the Lagrangian bound loses to the limits at the prices given: Σ −ρ · capacity.
  func constant(at duals: DualPrices) -> Int {
    zip(limits, duals.limits).reduce(0) { sum, pair in
      let (limit, price) = pair
      return sum + (price * limit.capacity + (1 << DualPrices.limitShift) - 1)
        >> DualPrices.limitShift
    }
  }
}

extension DualPrices {
  /// Prices of limits are finer than others by so many binary digits.
  static let limitShift = 16

  /// Returns the price of what a route uses of the limits, rounded down, limit by limit.
  func charge(for uses: [LimitUse]) -> Int {
    guard !limits.isEmpty else { return 0 }
    return uses.reduce(0) { $0 + (limits[$1.limit] * $1.amount) >> Self.limitShift }
  }
}

/// What the limits of a shift add to the price of its return, at given dual prices.
struct ReturnPrices: Sendable {
  private let terms: [(use: SharedLimit.Use, price: Int)]

  init(_ table: LimitTable, of shift: Int, at duals: DualPrices) {
    terms =
      duals.limits.isEmpty
      ? []
      : table.entries[shift].compactMap { entry in
        let price = duals.limits[entry.limit]
        return price == 0 ? nil : (entry.use, price)
      }
  }

  /// Returns the extra price of returning at `time`, in units of ``DualPrices``; it never falls in
  /// time and agrees with ``DualPrices/charge(for:)``.
  @inline(__always)
  func charge(at time: Int) -> Int {
    var sum = 0
    for term in terms {
      sum += (term.price * term.use.amount(returningAt: time)) >> DualPrices.limitShift
    }
    return sum
  }
}
