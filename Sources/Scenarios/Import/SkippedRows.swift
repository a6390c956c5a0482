import ServiceModel

/// Rows of a table that make no orders, and why.
///
/// The first few of each kind are told one by one, the rest is counted: an export of a year may
/// have thousands of rows with the same gap.
struct SkippedRows {
  private let file: String
  private let columns: [RequestField: RequestColumn]
  private let categories: [String]
  private var groups: [Group] = []
  private var indices: [String: Int] = [:]

  /// How many rows of a kind are told one by one.
  private static let shown = 3

  private struct Group {
    var diagnostics: [ScenarioDiagnostic] = []
    var count = 0
    /// What the rows have in common, for the sentence that counts the rest.
    var summary: String
  }

  /// Starts a list for a table whose mapping knows the given columns and categories.
  init(file: String, mapping: RequestsMapping) {
    self.file = file
    columns = mapping.columns
    categories = mapping.categories.keys.sorted()
  }

  /// Adds a row whose cell in the column of `field` makes it useless.
  mutating func add(_ row: RequestRow, _ field: RequestField, _ problem: String, text: String?) {
    let header = columns[field]?.header ?? field.rawValue
    let value = text.flatMap { $0.isEmpty ? nil : "\($0.excerpt) " } ?? ""
    add(
      group: "\(field.rawValue) \(problem)", summary: "\(header) \(problem)", row: row,
      value: text, message: "\(header): \(value)\(problem); the row makes no order", remedy: nil)
  }

  /// Adds a row of a category that the mapping does not know.
  mutating func addUnknownCategory(_ category: String, _ row: RequestRow) {
    let nearest = closestName(to: category, among: categories)
    let advice = "Add it under categories of the mapping, or say what others mean there."
    add(
      group: "category \(category)", summary: "the category is \(category.excerpt)", row: row,
      value: category,
      message: "the mapping does not know the category \(category.excerpt); the row makes no order",
      remedy: nearest.map { "Maybe \($0) is meant. \(advice)" } ?? advice)
  }

  private mutating func add(
    group: String, summary: String, row: RequestRow, value: String?, message: String,
    remedy: String?
  ) {
    let index = indices[group] ?? groups.count
    if index == groups.count {
      indices[group] = index
      groups.append(Group(summary: summary))
    }
    groups[index].count += 1
    guard groups[index].count <= Self.shown else { return }
    groups[index].diagnostics.append(
      ScenarioDiagnostic(
        .skippedRows, file: file, position: row.position, value: value, message: message,
        remedy: remedy))
  }

  /// What is to be told, kind by kind in the order of the table.
  var diagnostics: [ScenarioDiagnostic] {
    groups.flatMap { group in
      let rest = group.count - group.diagnostics.count
      guard rest > 0 else { return group.diagnostics }
      return group.diagnostics + [
        ScenarioDiagnostic(
          .skippedRows, file: file,
          message: "\(rest) more rows make no orders, because \(group.summary)")
      ]
    }
  }
}
