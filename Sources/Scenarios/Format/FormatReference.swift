import ServiceModel

/// The reference parts of the documentation, made from the declarations that the reader uses.
package enum FormatReference {
  /// The page of all faults, with an anchor for each code.
  package static var faults: String {
    var lines = [
      "# Faults of scenario files",
      "",
      "What the codes of diagnostics mean and what to do about them.",
      "",
      "Errors stand in the way of planning; warnings do not, but the scenario probably means",
      "something else. Codes stay the same from version to version.",
    ]
    var part = ""
    for code in FaultCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
      if code.part != part {
        part = code.part
        lines += ["", "## \(part)"]
      }
      lines += [
        "", "### \(code.rawValue)", "", "*\(code.severity.rawValue)*: \(code.explanation)", "",
        "Remedy: \(code.remedy)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The tables of all keys and of the columns of CSV tables.
  package static var keys: String {
    let formats = [ScenarioFormat.scenario] + ScenarioSchema.formats(from: ScenarioFormat.scenario)
    let overlays = [ScenarioFormat.overlay] + ScenarioSchema.formats(from: ScenarioFormat.overlay)
    let more = overlays.filter { overlay in !formats.contains { $0.name == overlay.name } }
    let sections =
      formats.map(section) + more.map(section) + [
        columns(OrderColumn.self, of: "tables.serviceOrders"),
        columns(TechnicianColumn.self, of: "tables.technicians"),
        columns(AgreementLineColumn.self, of: "tables.agreementLines"),
        columns(OrderLineColumn.self, of: "tables.orderLines"),
      ]
    return sections.joined(separator: "\n")
  }

  private static func section(_ format: ObjectFormat) -> String {
    var lines = [
      "### \(format.name)", "", format.summary, "", "| key | value | default | meaning |",
      "|---|---|---|---|",
    ]
    for key in format.keys {
      let fallback = key.isRequired ? "**required**" : key.fallback ?? "–"
      lines.append("| `\(key.name)` | \(words(for: key.value)) | \(fallback) | \(key.summary) |")
    }
    for group in format.alternatives {
      let keys = group.map { "`\($0)`" }.joined(separator: " and ")
      lines += ["", "\(keys) exclude each other."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func columns<Column: TableColumn>(_ type: Column.Type, of name: String) -> String {
    var lines = ["### Columns of \(name)", "", "| column | cell |", "|---|---|"]
    lines += Column.allCases.map {
      "| `\($0.name)` | \($0.summary.replacing("|", with: "\\|")) |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Describes what may stand under a key.
  private static func words(for format: ValueFormat) -> String {
    switch format {
    case .text: "text"
    case .identifier: "name"
    case .reference(let list): "name from `\(list)`"
    case .whole: "whole number"
    case .decimal(let places, _): "number, at most \(places) decimals"
    case .degrees: "degrees"
    case .money: "amount"
    case .instant: "instant"
    case .date: "date"
    case .timeOfDay: "time of day"
    case .duration: "duration"
    case .openingHours: "opening hours"
    case .flag: "`true` or `false`"
    case .timeZone: "IANA zone"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .file: "file"
    case .object(let format): "[\(format.name)](#\(format.name))"
    case .list(let element): "list of: \(words(for: element))"
    case .names(let list, let value): "by name from `\(list)`: \(words(for: value))"
    case .words(let keys, let value):
      "by \(keys.map { "`\($0)`" }.joined(separator: ", ")): \(words(for: value))"
    case .weekdays(let value): "by weekday: \(words(for: value))"
    case .dates(let value): "by date: \(words(for: value))"
    case .matrix: "rows of whole numbers"
    case .either(let values): values.map(words).joined(separator: "; or ")
    }
  }
}
