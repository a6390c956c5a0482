/// Columns on their way into a program.
///
/// Meant for column generation: ``append(cost:covering:plus:)`` takes the covered rows as places,
/// with coefficient one, and copies them into one array. Nothing is checked before
/// ``LinearProgram/addColumns(_:)``, which takes all columns or none.
package struct ColumnBatch: Sendable {
  /// The values each column may take.
  package let bounds: Bounds
  /// Whether the columns must be whole in ``LinearProgram/solveInteger(_:incumbent:isCancelled:observer:)``.
  package let areInteger: Bool

  /// The cost of each column, in objective units per unit of the column.
  private(set) var costs: [Double] = []
  /// The first entry of each column, and the number of entries at the end.
  private(set) var starts: [Int32] = [0]
  /// The row of each entry, counted from zero.
  private(set) var places: [Int32] = []
  /// The coefficient of each entry; `nil` while all are one.
  private(set) var coefficients: [Double]?
  /// The stamp of the rows that came as handles; `nil` while none did.
  private(set) var stamp: UInt32?
  /// A row whose stamp differs from the others'.
  private(set) var stray: Int?
  /// Whether there are more entries than an index can count.
  private(set) var isTooLarge = false

  /// Creates an empty batch.
  ///
  /// - Parameters:
  ///   - bounds: The values each column may take. Set partitioning needs no upper bound, as the rows
  ///     imply it, and the simplex method is quicker without.
  ///   - areInteger: Whether the columns must be whole in the integer program.
  package init(bounds: Bounds = .atLeast(0), areInteger: Bool = false) {
    self.bounds = bounds
    self.areInteger = areInteger
  }

  /// The number of columns.
  package var count: Int { costs.count }

  /// Whether there are no columns.
  package var isEmpty: Bool { costs.isEmpty }

  /// Makes room.
  ///
  /// - Parameters:
  ///   - columns: The number of columns to come.
  ///   - entries: The number of their entries.
  package mutating func reserveCapacity(columns: Int, entries: Int) {
    costs.reserveCapacity(columns)
    starts.reserveCapacity(columns + 1)
    places.reserveCapacity(entries)
  }

  /// Adds a column with coefficient one in the rows it covers.
  ///
  /// - Parameters:
  ///   - cost: The objective coefficient.
  ///   - rows: The places of the covered rows (``LinearProgram/Row/index``), in any order.
  ///   - entries: Places and coefficients of further rows.
  /// - Complexity: O(entries of the column).
  package mutating func append(
    cost: Double, covering rows: some Sequence<Int32>,
    plus entries: [(row: Int32, coefficient: Double)] = []
  ) {
    places.append(contentsOf: rows)
    if !entries.isEmpty || coefficients != nil {
      padCoefficients()
      for entry in entries {
        places.append(entry.row)
        coefficients?.append(entry.coefficient)
      }
    }
    finishColumn(cost: cost)
  }

  /// Adds a column with given coefficients.
  ///
  /// - Parameters:
  ///   - cost: The objective coefficient.
  ///   - entries: Rows and their coefficients, each row once, in any order.
  /// - Complexity: O(entries of the column).
  package mutating func append(cost: Double, _ entries: [(LinearProgram.Row, Double)]) {
    padCoefficients()
    for (row, coefficient) in entries {
      if let stamp, stamp != row.stamp { stray = row.index }
      stamp = row.stamp
      places.append(Int32(truncatingIfNeeded: row.index))
      coefficients?.append(coefficient)
    }
    finishColumn(cost: cost)
  }

  /// Makes coefficients explicit up to the last entry.
  private mutating func padCoefficients() {
    var padded = coefficients ?? []
    coefficients = nil  // so that the append below does not copy
    padded.append(contentsOf: repeatElement(1, count: places.count - padded.count))
    coefficients = padded
  }

  private mutating func finishColumn(cost: Double) {
    costs.append(cost)
    guard let end = Int32(exactly: places.count) else {
      isTooLarge = true
      return
    }
    starts.append(end)
  }
}
