internal import CGLPK

extension LinearProgram {
  /// A row on its way into a program.
  package struct NewRow: Sendable {
    /// The values the row may take.
    package var bounds: Bounds
    /// The coefficients over existing columns, each column once, in any order.
    package var entries: [(Column, Double)]

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - bounds: The values the row may take.
    ///   - entries: The coefficients over existing columns.
    package init(_ bounds: Bounds, _ entries: [(Column, Double)] = []) {
      self.bounds = bounds
      self.entries = entries
    }
  }

  /// Adds a row.
  ///
  /// The last basis is kept and the row's slack is basic in it, so the dual method goes on from
  /// there.
  ///
  /// - Parameters:
  ///   - bounds: The values the row may take.
  ///   - entries: The coefficients over existing columns, each column once, in any order.
  ///   - name: What the row is called in written files.
  /// - Returns: The row.
  /// - Throws: ``LinearProgramError`` when an argument is refused; nothing was added then.
  /// - Complexity: O(entries), amortised.
  @discardableResult
  package mutating func addRow(
    _ bounds: Bounds, _ entries: [(Column, Double)] = [], name: String? = nil
  ) throws(LinearProgramError) -> Row {
    if let name { try check(name: name) }
    let row = Row(index: rowCount, stamp: rowStamp)
    try addRows([NewRow(bounds, entries)])
    if let name { try setName(name, of: row) }
    return row
  }

  /// Adds rows, all or none.
  ///
  /// - Parameter newRows: The rows.
  /// - Returns: The rows' names, in the same order.
  /// - Throws: ``LinearProgramError`` when an argument is refused; nothing was added then.
  /// - Complexity: O(entries), amortised.
  @discardableResult
  package mutating func addRows(_ newRows: [NewRow]) throws(LinearProgramError) -> Rows {
    var starts: [Int32] = [0]
    var places: [Int32] = []
    var values: [Double] = []
    for row in newRows {
      try check(row.bounds)
      for (column, coefficient) in row.entries {
        try check(column)
        places.append(Int32(truncatingIfNeeded: column.index))
        values.append(coefficient)
      }
      guard let end = Int32(exactly: places.count) else { throw .tooLarge }
      starts.append(end)
    }
    try checkVectors(starts: starts, places: places, values: values, limit: columnCount)
    guard rowCount + newRows.count < Int32.max else { throw .tooLarge }
    let code = unsafe cglpk_add_rows(
      handle, Int32(newRows.count), newRows.map(\.bounds.kind), newRows.map(\.bounds.glpkLower),
      newRows.map(\.bounds.glpkUpper), starts, places, values)
    try check(code)
    let added = Rows(places: rowCount..<rowCount + newRows.count, stamp: rowStamp)
    rowCount += newRows.count
    if !newRows.isEmpty { noteChange(keepsReducedCosts: true) }
    return added
  }

  /// Changes the values a row may take.
  ///
  /// - Parameters:
  ///   - bounds: The new values.
  ///   - row: The row.
  /// - Throws: ``LinearProgramError`` when an argument is refused.
  package mutating func setBounds(_ bounds: Bounds, of row: Row) throws(LinearProgramError) {
    try check(row)
    try check(bounds)
    try check(
      unsafe cglpk_set_row_bounds(
        handle, Int32(row.index), bounds.kind, bounds.glpkLower, bounds.glpkUpper))
    noteChange(keepsReducedCosts: true)
  }

  /// Gives a row a name for written files.
  ///
  /// - Parameters:
  ///   - name: The name, 1 to 255 bytes.
  ///   - row: The row.
  /// - Throws: ``LinearProgramError`` when an argument is refused.
  package mutating func setName(_ name: String, of row: Row) throws(LinearProgramError) {
    try check(row)
    try check(name: name)
    try check(unsafe cglpk_set_row_name(handle, Int32(row.index), name))
  }

  /// Deletes rows; the others keep their order and move up.
  ///
  /// Every ``Row`` made before is refused afterwards; take new ones from ``rows``.
  ///
  /// - Parameter doomed: The rows to delete, in any order.
  /// - Throws: ``LinearProgramError`` when a row is unknown; nothing was deleted then.
  /// - Complexity: O(rows + deleted entries).
  package mutating func deleteRows(_ doomed: [Row]) throws(LinearProgramError) {
    for row in doomed { try check(row) }
    let places = Self.strictlyIncreasing(doomed.map(\.index))
    guard !places.isEmpty else { return }
    try check(unsafe cglpk_delete_rows(handle, Int32(places.count), places))
    rowCount -= places.count
    rowStamp = Self.nextStamp()
    noteChange()
  }
}
