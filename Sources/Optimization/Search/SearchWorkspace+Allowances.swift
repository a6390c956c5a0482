/// Visits that share an allowance: one is put in only while there is room for it.
extension SearchWorkspace {
  /// Whether another visit may be planned as far as the allowance of `visit` goes.
  @inline(__always)
  func isPaidFor(_ visit: Int) -> Bool {
    !hasAllowances || allowanceOf[visit] < 0 || allowanceRoom[Int(allowanceOf[visit])] > 0
  }

  /// Whether `visit` shares an allowance, so that a visit taken out elsewhere may make room for it.
  @inline(__always)
  func sharesAllowance(_ visit: Int) -> Bool { hasAllowances && allowanceOf[visit] >= 0 }

  /// Keeps the visits of this workspace to what those beside it in `state` leave over.
  ///
  /// What a set does not use goes to the workspace of the first visit left out, so that groups
  /// searched side by side fit together. Called before anything is planned.
  mutating func reserveAllowances(in state: SearchState) {
    guard hasAllowances else { return }
    let allowances = arrays.allowances
    let own = Set(visitIDs)
    let spare = allowances.room { state.shiftOf[$0] >= 0 }
    for (set, members) in allowances.members.enumerated() {
      var room = members.count { own.contains($0) && state.shiftOf[$0] >= 0 }
      if let first = members.first(where: { state.shiftOf[$0] < 0 }), own.contains(first) {
        room += max(0, spare[set])
      }
      allowanceRoom[set] = room
    }
  }
}
