internal import CGLPK

// After `.optimal`, or `.stopped` with an objective, and until the program changes.
extension LinearProgram {
  /// The dual price of each row, in objective units per unit of the row.
  ///
  /// How the optimum moves when the row's bound moves by one; zero for rows that do not bind. In a
  /// minimisation it is zero or more for a row with only a lower bound, zero or less for one with
  /// only an upper bound.
  ///
  /// - Complexity: O(rows).
  package var dualPrices: [Double] {
    get throws(LinearProgramError) { try solved(CGLPK_ROW_DUALS, count: rowCount) }
  }

  /// The value of each row: the sum of its coefficients times the columns' values.
  ///
  /// - Complexity: O(rows).
  package var rowValues: [Double] {
    get throws(LinearProgramError) { try solved(CGLPK_ROW_VALUES, count: rowCount) }
  }

  /// The value of each column.
  ///
  /// - Complexity: O(columns).
  package var columnValues: [Double] {
    get throws(LinearProgramError) { try solved(CGLPK_COLUMN_VALUES, count: columnCount) }
  }

  /// The reduced cost of each column, in objective units per unit of the column.
  ///
  /// The column's cost less its coefficients times the dual prices.
  ///
  /// - Complexity: O(columns).
  package var reducedCosts: [Double] {
    get throws(LinearProgramError) { try solved(CGLPK_REDUCED_COSTS, count: columnCount) }
  }

  /// Where each column stands in the last basis; non-basic where none was computed yet.
  ///
  /// - Complexity: O(columns).
  package var columnStatuses: [BasisStatus] {
    get throws(LinearProgramError) {
      try numbers(CGLPK_COLUMN_STATUS, count: columnCount).map(BasisStatus.init(glpk:))
    }
  }

  /// Where each row's slack stands in the last basis; basic where none was computed yet.
  ///
  /// - Complexity: O(rows).
  package var rowStatuses: [BasisStatus] {
    get throws(LinearProgramError) {
      try numbers(CGLPK_ROW_STATUS, count: rowCount).map(BasisStatus.init(glpk:))
    }
  }

  /// Returns the dual price of one row.
  ///
  /// Ask for ``dualPrices`` when more than a few are needed.
  ///
  /// - Parameter row: The row.
  /// - Returns: The price, in objective units per unit of the row.
  /// - Throws: ``LinearProgramError`` when the row is unknown or nothing is solved.
  package func dualPrice(of row: Row) throws(LinearProgramError) -> Double {
    try check(row)
    return try dualPrices[row.index]
  }

  /// Returns the value of one column.
  ///
  /// Ask for ``columnValues`` when more than a few are needed.
  ///
  /// - Parameter column: The column.
  /// - Returns: The value.
  /// - Throws: ``LinearProgramError`` when the column is unknown or nothing is solved.
  package func value(of column: Column) throws(LinearProgramError) -> Double {
    try check(column)
    return try columnValues[column.index]
  }

  /// Returns the reduced cost of one column.
  ///
  /// Ask for ``reducedCosts`` when more than a few are needed.
  ///
  /// - Parameter column: The column.
  /// - Returns: The reduced cost, in objective units per unit of the column.
  /// - Throws: ``LinearProgramError`` when the column is unknown or nothing is solved.
  package func reducedCost(of column: Column) throws(LinearProgramError) -> Double {
    try check(column)
    return try reducedCosts[column.index]
  }

  /// Copies numbers of the last solution.
  private func solved(_ what: Int32, count: Int) throws(LinearProgramError) -> [Double] {
    guard isSolved else { throw .notSolved }
    return try numbers(what, count: count)
  }

  /// Copies one number for each row or column.
  func numbers(_ what: Int32, count: Int) throws(LinearProgramError) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    try check(unsafe cglpk_copy(handle, what, Int32(count), &numbers))
    return numbers
  }
}

extension BasisStatus {
  /// Reads GLPK's number.
  init(glpk number: Double) {
    self =
      switch Int32(number) {
      case GLP_BS: .basic
      case GLP_NL: .atLower
      case GLP_NU: .atUpper
      case GLP_NF: .freeAtZero
      default: .fixed
      }
  }
}
