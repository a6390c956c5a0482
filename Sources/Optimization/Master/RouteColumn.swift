/// A route as a column of the master: visits in order, for any one shift of a class.
struct RouteColumn: Sendable, Hashable {
  /// The position of the class.
  var pricingClass: Int
  /// The visits in order; a relaxed route may repeat one.
  var stops: [Int]
  /// The price in minor units.
  var cost: Int
  /// What it uses of the limits that shifts share.
  var uses: [LimitUse]

  /// Whether no visit stands twice, so that the route can be driven.
  var isElementary: Bool { Set(stops).count == stops.count }

  /// Returns the price less dual prices, in units of ``DualPrices``.
  func reducedCost(at duals: DualPrices) -> Int {
    var value = cost * DualPrices.scale - duals.classes[pricingClass] + duals.charge(for: uses)
    for stop in stops { value -= duals.visits[stop] }
    return value
  }
}

/// The columns known so far, each order of visits of a class once, in order of first appearance.
struct ColumnPool: Sendable {
  private struct Key: Hashable {
    var pricingClass: Int
    var stops: [Int]
    var uses: [LimitUse]
  }

  private(set) var columns: [RouteColumn] = []
  private var keys: Set<Key> = []

  /// Adds `column` unless it is known.
  ///
  /// - Returns: Whether it was new.
  @discardableResult
  mutating func add(_ column: RouteColumn) -> Bool {
    let key = Key(
      pricingClass: column.pricingClass, stops: column.stops, uses: column.uses)
    guard keys.insert(key).inserted else { return false }
    columns.append(column)
    return true
  }

  /// Returns the pool of the columns that meet a condition.
  func filtered(_ isIncluded: (RouteColumn) -> Bool) -> ColumnPool {
    var pool = ColumnPool()
    for column in columns where isIncluded(column) { pool.add(column) }
    return pool
  }
}
