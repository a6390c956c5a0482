import LinearProgramming

/// Where a solved master stood, in terms that outlive changes of its columns and cuts.
///
/// A branch begins from the solution of its parent: what it forbids leaves all reduced costs right, so a
/// few steps of the dual method solve it, and the cuts that counted there count here.
struct MasterBasis: Sendable {
  /// The basic routes.
  var columns: [RouteColumn]
  /// Where the columns that leave a visit out stand.
  var leftOut: [BasisStatus]
  /// Where the rows without the cuts stand.
  var rows: [BasisStatus]
  /// The cuts that bind.
  var tight: [SubsetRowCut]
}

extension MasterProgram {
  /// Where the program stands.
  func basis(of program: borrowing LinearProgram) throws(LinearProgramError) -> MasterBasis {
    let statuses = try program.basis
    let (visits, rows) = (dropCosts.count, statuses.rows.count - cuts.count)
    return MasterBasis(
      columns: columns.indices.filter { statuses.columns[visits + $0] == .basic }
        .map { columns[$0] },
      leftOut: Array(statuses.columns[..<visits]), rows: Array(statuses.rows[..<rows]),
      tight: cuts.indices.filter { statuses.rows[rows + $0] != .basic }.map { cuts[$0] })
  }

  /// Comes back to a basis: its routes are in the program again, and just the cuts that bound there.
  ///
  /// - Complexity: O(entries of the program).
  mutating func restore(
    _ basis: MasterBasis, in program: inout LinearProgram
  ) throws(LinearProgramError) {
    let tight = Set(basis.tight)
    let places = cuts
    try removeCuts(from: &program) { place, _ in !tight.contains(places[place]) }
    let known = Set(cuts)
    try add(cuts: basis.tight.filter { !known.contains($0) }, to: &program, afterSolving: false)
    let present = Set(columns)
    try add(basis.columns.filter { !present.contains($0) }, to: &program)
    let basic = Set(basis.columns)
    let statuses = Basis(
      rows: basis.rows + cuts.map { _ in .atUpper },
      columns: basis.leftOut + columns.map { basic.contains($0) ? .basic : .atLower })
    // A route that stands in the program twice would be basic twice.
    if statuses.basicCount == statuses.rows.count { try program.setBasis(statuses) }
  }

  /// Comes back to an earlier state with the same cuts: its routes are in the program again, besides those
  /// of now, and its basis.
  ///
  /// - Complexity: O(entries of the program).
  mutating func resume(
    _ before: MasterProgram, _ basis: Basis, in program: inout LinearProgram
  ) throws(LinearProgramError) {
    let visits = dropCosts.count
    let present = Set(columns)
    try add(before.columns.filter { !present.contains($0) }, to: &program)
    var statuses: [RouteColumn: BasisStatus] = [:]
    for (place, column) in before.columns.enumerated() where statuses[column] != .basic {
      statuses[column] = basis.columns[visits + place]
    }
    let all = Basis(
      rows: basis.rows,
      columns: basis.columns[..<visits] + columns.map { statuses[$0] ?? .atLower })
    // A route that stands in the program twice would be basic twice.
    if all.basicCount == all.rows.count { try program.setBasis(all) }
  }
}
