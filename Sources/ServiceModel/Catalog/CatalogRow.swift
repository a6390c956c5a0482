/// A row of a code table of the catalog (rule MD-1).
package protocol CatalogRow: Hashable, Sendable {
  /// What people call such a row, such as `service interval`.
  static var kind: String { get }
  /// The table that holds the rows.
  static var table: WritableKeyPath<ServiceCatalog, [Self]> { get }
  /// The name by which others refer to the row.
  var id: Identifier<Self> { get }
  /// Returns what refers to the row called `id`, for people, in the order of the scenario.
  static func users(of id: Identifier<Self>, in scenario: Scenario) -> [String]
}

extension Scenario {
  /// Returns the row called `id`, if there is one.
  package func row<Row: CatalogRow>(_ id: Identifier<Row>?) -> Row? {
    guard let id else { return nil }
    return catalog[keyPath: Row.table].first { $0.id == id }
  }

  /// Returns the scenario with one row more (rule MD-1).
  ///
  /// - Throws: A refusal by `MD-1` when the id is empty or taken.
  package func adding<Row: CatalogRow>(_ row: Row) throws(Refusal) -> Scenario {
    guard !row.id.text.isEmpty else {
      throw Refusal(
        rule: "MD-1", message: "The \(Row.kind) has no id.", remedy: "Give it an id of its own.")
    }
    guard self.row(row.id) == nil else {
      throw Refusal(
        rule: "MD-1", message: "There is a \(Row.kind) \(row.id) already.",
        remedy: "Give the new one an id of its own.")
    }
    var result = self
    result.catalog[keyPath: Row.table].append(row)
    return result
  }

  /// Returns the scenario without the row called `id` (rule MD-1).
  ///
  /// - Throws: A refusal by `MD-1` when there is none, or something refers to it.
  package func removing<Row: CatalogRow>(_ id: Identifier<Row>) throws(Refusal) -> Scenario {
    guard row(id) != nil else {
      throw Refusal(
        rule: "MD-1", message: "There is no \(Row.kind) \(id).", remedy: "Correct the id.")
    }
    if let user = Row.users(of: id, in: self).first {
      throw Refusal(
        rule: "MD-1", message: "The \(Row.kind) \(id) is used by \(user).",
        remedy: "Remove what refers to it first.")
    }
    var result = self
    result.catalog[keyPath: Row.table].removeAll { $0.id == id }
    return result
  }
}
