package import ServiceModel

/// What a run of order generation did, for people and programs (rule GN-13).
package struct GenerationReport: Sendable, Encodable {
  /// The first day of the run.
  package var from: String
  /// The last day of the run.
  package var to: String
  /// How many orders were created.
  package var created: Int
  /// How many orders were deleted first, to be generated again.
  package var deleted: Int
  /// How many agreements, lines or occurrences yielded nothing.
  package var skipped: Int
  /// How many things need a person's eye.
  package var warnings: Int
  /// What the run did, in order.
  package var entries: [Entry]

  /// One thing that a run did, or left undone.
  package struct Entry: Sendable, Encodable {
    /// `created`, `deleted`, `skipped` or `warning`.
    package var kind: String
    /// The rule behind it.
    package var rule: String
    /// The agreement.
    package var agreement: String
    /// The agreement line, if it is one alone.
    @Nullable package var line: Int?
    /// The order.
    @Nullable package var order: String?
    /// The day.
    @Nullable package var date: String?
    /// One sentence about it.
    package var text: String
  }

  /// Creates the report of the logs of one run.
  package init(_ logs: [GenerationLog], of request: GenerationRequest) {
    from = request.from.description
    to = request.to.description
    created = logs.reduce(0) { $0 + $1.count(of: .created) }
    deleted = logs.reduce(0) { $0 + $1.count(of: .deleted) }
    skipped = logs.reduce(0) { $0 + $1.count(of: .skipped) }
    warnings = logs.reduce(0) { $0 + $1.count(of: .warning) }
    entries = logs.flatMap(\.entries).map { entry in
      Entry(
        kind: entry.kind.rawValue, rule: entry.rule, agreement: entry.agreement.text,
        line: entry.line, order: entry.order?.text, date: entry.date?.description,
        text: entry.text)
    }
  }

  /// The report for people, with a final newline.
  ///
  /// - Parameters:
  ///   - width: The width of the screen.
  ///   - style: How text stands out.
  /// - Returns: The text.
  package func text(width: Int = 100, style: TextStyle = .plain) -> String {
    var lines = [style.applying(.strong, to: "Orders from \(from) to \(to)")]
    var agreement: String?
    for entry in entries {
      if entry.agreement != agreement { lines.append(entry.agreement.printable) }
      agreement = entry.agreement
      let label = "\(entry.kind) \(entry.rule)"
      let padding = String(repeating: " ", count: max(1, 15 - label.count))
      let sentence = entry.text.printable.wrapped(to: max(20, width - 17))
      for (index, part) in sentence.enumerated() {
        let start = index == 0 ? "  \(label)\(padding)" : String(repeating: " ", count: 17)
        lines.append(start + part)
      }
    }
    lines.append(
      "\(counted(created, "order")) created, \(deleted) deleted, \(skipped) skipped, "
        + counted(warnings, "warning"))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The entries as a table for spreadsheets, with a line of column names.
  ///
  /// - Source: RFC 4180, with line feeds only.
  package var csv: String {
    let header = ["kind", "rule", "agreement", "line", "order", "date", "text"]
    let rows = entries.map { entry in
      [
        entry.kind, entry.rule, entry.agreement, entry.line.map(String.init) ?? "",
        entry.order ?? "", entry.date ?? "", entry.text,
      ]
    }
    return ([header] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }
}
