/// The table of reason codes.
///
/// - Invariant: Codes are unique and not empty.
/// - Source: rule MD-1; `service-management.md` 1.11.
package struct StageReasonCodes: Hashable, Sendable {
  /// The rows in the order in which they were added.
  package private(set) var rows: [StageReasonCode]

  /// Creates a table; of rows with the same code the first one counts, and empty codes are left out.
  package init(_ rows: [StageReasonCode] = []) {
    var seen: Set<Identifier<StageReasonCode>> = []
    self.rows = rows.filter { !$0.id.text.isEmpty && seen.insert($0.id).inserted }
  }

  /// Returns whether there is such a code.
  package func contains(_ code: Identifier<StageReasonCode>) -> Bool {
    rows.contains { $0.id == code }
  }

  /// Returns the table with another code.
  ///
  /// - Throws: ``Refusal`` by MD-1 when the code is empty or there already.
  package func adding(_ row: StageReasonCode) throws(Refusal) -> StageReasonCodes {
    guard !row.id.text.isEmpty else {
      throw Refusal(
        rule: "MD-1", message: "The reason code is empty.", remedy: "Give it a name.")
    }
    guard !contains(row.id) else {
      throw Refusal(
        rule: "MD-1", message: "There is a reason code \(row.id) already.",
        remedy: "Give the new one another name.")
    }
    return StageReasonCodes(rows + [row])
  }

  /// Returns the table without `code`.
  ///
  /// - Throws: ``Refusal`` by MD-1 when there is no such code, or the history of one of `orders`
  ///   refers to it.
  package func removing(
    _ code: Identifier<StageReasonCode>, usedBy orders: [ServiceOrder]
  ) throws(Refusal) -> StageReasonCodes {
    try check(code)
    if let order = orders.first(where: { $0.stageReasons.contains { $0.reason == code } }) {
      throw Refusal(
        rule: "MD-1", message: "The history of order \(order.id) refers to reason code \(code).",
        remedy: "Keep the code; it need not be used again.")
    }
    return StageReasonCodes(rows.filter { $0.id != code })
  }

  /// Checks that there is such a code.
  ///
  /// - Throws: ``Refusal`` by MD-1 when there is none.
  package func check(_ code: Identifier<StageReasonCode>) throws(Refusal) {
    guard !contains(code) else { return }
    let nearest = closestName(to: code.text, among: rows.map(\.id.text))
    throw Refusal(
      rule: "MD-1", message: "There is no reason code \(code).",
      remedy: nearest.map { "Maybe \($0) is meant." } ?? "Give a code of the table.")
  }
}
