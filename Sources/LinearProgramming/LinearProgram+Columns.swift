internal import CGLPK

extension LinearProgram {
  /// Adds a column.
  ///
  /// The last basis is kept and the column is non-basic in it, so the primal method goes on from
  /// there.
  ///
  /// - Parameters:
  ///   - cost: The objective coefficient, in objective units per unit of the column.
  ///   - entries: The coefficients over existing rows, each row once, in any order.
  ///   - bounds: The values the column may take.
  ///   - isInteger: Whether the column must be whole in the integer program.
  ///   - name: What the column is called in written files.
  /// - Returns: The column.
  /// - Throws: ``LinearProgramError`` when an argument is refused; nothing was added then.
  /// - Complexity: O(entries), amortised.
  @discardableResult
  package mutating func addColumn(
    cost: Double, _ entries: [(Row, Double)] = [], bounds: Bounds = .atLeast(0),
    isInteger: Bool = false, name: String? = nil
  ) throws(LinearProgramError) -> Column {
    if let name { try check(name: name) }
    var batch = ColumnBatch(bounds: bounds, areInteger: isInteger)
    batch.append(cost: cost, entries)
    let column = Column(index: columnCount, stamp: columnStamp)
    try addColumns(batch)
    if let name { try setName(name, of: column) }
    return column
  }

  /// Adds columns, all or none.
  ///
  /// - Parameter batch: The columns.
  /// - Returns: The columns' names, in the same order.
  /// - Throws: ``LinearProgramError`` when an argument is refused; nothing was added then.
  /// - Complexity: O(entries of the batch), amortised, however large the program is.
  @discardableResult
  package mutating func addColumns(_ batch: ColumnBatch) throws(LinearProgramError) -> Columns {
    if let stray = batch.stray { throw .unknownRow(stray) }
    if let stamp = batch.stamp, stamp != rowStamp {
      throw .unknownRow(batch.places.first.map(Int.init) ?? 0)
    }
    let count = batch.count
    guard !batch.isTooLarge, columnCount + count < Int32.max else { throw .tooLarge }
    try check(batch.bounds)
    for cost in batch.costs { try check(cost) }
    try checkVectors(
      starts: batch.starts, places: batch.places, values: batch.coefficients, limit: rowCount)
    try check(pass(batch))
    let added = Columns(places: columnCount..<columnCount + count, stamp: columnStamp)
    columnCount += count
    if count > 0 { noteChange() }
    return added
  }

  /// Hands checked columns to GLPK.
  private func pass(_ batch: ColumnBatch) -> Int32 {
    let count = batch.count
    let kinds = [Int32](repeating: batch.bounds.kind, count: count)
    let lower = [Double](repeating: batch.bounds.glpkLower, count: count)
    let upper = [Double](repeating: batch.bounds.glpkUpper, count: count)
    let integer = [Bool](repeating: batch.areInteger, count: count)
    guard let values = batch.coefficients else {
      return unsafe cglpk_add_columns(
        handle, Int32(count), batch.costs, kinds, lower, upper, integer, batch.starts,
        batch.places, nil)
    }
    return unsafe cglpk_add_columns(
      handle, Int32(count), batch.costs, kinds, lower, upper, integer, batch.starts, batch.places,
      values)
  }

  /// Changes the values a column may take.
  ///
  /// - Parameters:
  ///   - bounds: The new values.
  ///   - column: The column.
  /// - Throws: ``LinearProgramError`` when an argument is refused.
  package mutating func setBounds(
    _ bounds: Bounds, of column: Column
  ) throws(LinearProgramError) {
    try check(column)
    try check(bounds)
    try check(
      unsafe cglpk_set_column_bounds(
        handle, Int32(column.index), bounds.kind, bounds.glpkLower, bounds.glpkUpper))
    noteChange(keepsReducedCosts: true)
  }

  /// Changes the objective coefficient of a column.
  ///
  /// - Parameters:
  ///   - cost: The new coefficient, in objective units per unit of the column.
  ///   - column: The column.
  /// - Throws: ``LinearProgramError`` when an argument is refused.
  package mutating func setCost(_ cost: Double, of column: Column) throws(LinearProgramError) {
    try check(column)
    try check(cost)
    try check(unsafe cglpk_set_cost(handle, Int32(column.index), cost))
    noteChange()
  }

  /// Changes the part of the objective that no column moves.
  ///
  /// - Parameter constant: The new constant, in objective units.
  /// - Throws: ``LinearProgramError`` when it is not a usable number.
  package mutating func setConstant(_ constant: Double) throws(LinearProgramError) {
    try check(constant)
    try check(unsafe cglpk_set_constant(handle, constant))
    noteChange(keepsReducedCosts: true)
  }

  /// Changes whether a column must be whole in the integer program.
  ///
  /// The relaxation does not change.
  ///
  /// - Parameters:
  ///   - isInteger: Whether it must be whole.
  ///   - column: The column.
  /// - Throws: ``LinearProgramError`` when the column is unknown.
  package mutating func setInteger(
    _ isInteger: Bool, of column: Column
  ) throws(LinearProgramError) {
    try check(column)
    try check(unsafe cglpk_set_integer(handle, Int32(column.index), isInteger))
  }

  /// Gives a column a name for written files.
  ///
  /// - Parameters:
  ///   - name: The name, 1 to 255 bytes.
  ///   - column: The column.
  /// - Throws: ``LinearProgramError`` when an argument is refused.
  package mutating func setName(_ name: String, of column: Column) throws(LinearProgramError) {
    try check(column)
    try check(name: name)
    try check(unsafe cglpk_set_column_name(handle, Int32(column.index), name))
  }

  /// Deletes columns; the others keep their order and move up.
  ///
  /// Every ``Column`` made before is refused afterwards; take new ones from ``columns``. Deleting a
  /// basic column costs the warm start, so delete by reduced cost.
  ///
  /// - Parameter doomed: The columns to delete, in any order.
  /// - Throws: ``LinearProgramError`` when a column is unknown; nothing was deleted then.
  /// - Complexity: O(columns + deleted entries).
  package mutating func deleteColumns(_ doomed: [Column]) throws(LinearProgramError) {
    for column in doomed { try check(column) }
    let places = Self.strictlyIncreasing(doomed.map(\.index))
    guard !places.isEmpty else { return }
    try check(unsafe cglpk_delete_columns(handle, Int32(places.count), places))
    columnCount -= places.count
    columnStamp = Self.nextStamp()
    noteChange()
  }
}
