internal import CGLPK

/// Where the rows and columns of a program stand, to come back to later.
package struct Basis: Sendable, Hashable {
  /// Where each row's slack stands.
  package var rows: [BasisStatus]
  /// Where each column stands.
  package var columns: [BasisStatus]

  /// Creates a basis.
  package init(rows: [BasisStatus], columns: [BasisStatus]) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of rows and columns that are basic.
  package var basicCount: Int {
    rows.count { $0 == .basic } + columns.count { $0 == .basic }
  }
}

extension LinearProgram {
  /// The last basis.
  ///
  /// - Complexity: O(rows + columns).
  package var basis: Basis {
    get throws(LinearProgramError) {
      Basis(rows: try rowStatuses, columns: try columnStatuses)
    }
  }

  /// Lets the next solve start from `basis`.
  ///
  /// Where a status does not suit the bounds, GLPK takes the one that does. A basis that has as many
  /// basic members as there are rows but is singular costs the warm start.
  ///
  /// - Parameter basis: Statuses of all rows and columns, as many of them basic as there are rows.
  /// - Throws: ``LinearProgramError/unsuitableBasis`` when the counts are wrong.
  /// - Complexity: O(rows + columns).
  package mutating func setBasis(_ basis: Basis) throws(LinearProgramError) {
    guard basis.rows.count == rowCount, basis.columns.count == columnCount,
      basis.basicCount == rowCount
    else { throw .unsuitableBasis }
    try check(
      unsafe cglpk_set_basis(handle, basis.rows.map(\.glpk), basis.columns.map(\.glpk)))
    noteChange(keepsReducedCosts: false)
  }
}

extension BasisStatus {
  /// GLPK's number.
  fileprivate var glpk: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    case .freeAtZero: GLP_NF
    case .fixed: GLP_NS
    }
  }
}
