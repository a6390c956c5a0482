/// The JSON Schema of scenario files, for editors that complete and check them.
///
/// It is made from the declarations that the reader uses, so the two cannot drift apart.
package enum ScenarioSchema {
  /// The schema of scenarios (draft 2020-12) as JSON text.
  package static var json: String { json(of: ScenarioFormat.scenario, title: "scenario") }

  /// The schema of overlays (draft 2020-12) as JSON text.
  package static var overlayJSON: String { json(of: ScenarioFormat.overlay, title: "overlay") }

  private static func json(of format: ObjectFormat, title: String) -> String {
    var entries: [(key: String, value: SchemaValue)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", .text("Callout \(title), format version \(ScenarioFormat.version)")),
    ]
    if case .object(let top) = object(format) { entries += top }
    entries.append(("$defs", .object(definitions(from: format))))
    return SchemaValue.object(entries).json() + "\n"
  }

  /// The formats that can be reached from `format`, each once, without `format` itself.
  static func formats(from format: ObjectFormat) -> [ObjectFormat] {
    var found: [ObjectFormat] = []
    func visit(_ value: ValueFormat) {
      switch value {
      case .object(let format):
        guard !found.contains(where: { $0.name == format.name }) else { return }
        found.append(format)
        format.keys.forEach { visit($0.value) }
      case .list(let inner), .names(_, let inner), .words(_, let inner), .weekdays(let inner),
        .dates(let inner):
        visit(inner)
      case .either(let values): values.forEach(visit)
      default: break
      }
    }
    format.keys.forEach { visit($0.value) }
    return found
  }

  private static func definitions(
    from format: ObjectFormat
  ) -> [(key: String, value: SchemaValue)] {
    formats(from: format).map { ($0.name, object($0)) }
  }

  private static func object(_ format: ObjectFormat) -> SchemaValue {
    var properties: [(key: String, value: SchemaValue)] = []
    for key in format.keys {
      var schema: [(key: String, value: SchemaValue)] = [("description", .text(key.documentation))]
      if case .object(let entries) = value(key.value) { schema += entries }
      properties.append((key.name, .object(schema)))
    }
    var entries: [(key: String, value: SchemaValue)] = [
      ("description", .text(format.summary)), ("type", "object"),
      ("properties", .object(properties)), ("additionalProperties", false),
    ]
    let required = format.keys.filter(\.isRequired).map { SchemaValue.text($0.name) }
    if !required.isEmpty { entries.append(("required", .list(required))) }
    if !format.alternatives.isEmpty {
      let exclusions = format.alternatives.map { group -> SchemaValue in
        ["not": ["required": .list(group.map { .text($0) })]]
      }
      entries.append(("allOf", .list(exclusions)))
    }
    return .object(entries)
  }

  /// Returns the schema of one value.
  private static func value(_ format: ValueFormat) -> SchemaValue {
    switch format {
    case .text, .file: ["type": ["string", "number"]]
    case .identifier, .reference: ["type": ["string", "number"], "minLength": 1]
    case .timeZone: ["type": "string", "examples": ["Europe/Amsterdam", "UTC"]]
    case .whole(let minimum): ["type": "integer", "minimum": .number(minimum)]
    case .decimal(_, let minimum): ["type": "number", "minimum": .number(minimum)]
    case .degrees(let limit):
      ["type": "number", "minimum": .number(-limit), "maximum": .number(limit)]
    case .money: ["type": "number", "minimum": 0]
    case .instant: pattern(#"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$"#)
    case .date: pattern(#"^\d{4}-\d\d-\d\d$"#)
    case .timeOfDay: pattern(#"^\d\d:\d\d(:\d\d)?$"#)
    case .duration: pattern(#"^-?PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$"#)
    case .openingHours: pattern(#"^\d\d:\d\d(:\d\d)? *- *\d\d:\d\d(:\d\d)?$"#)
    case .flag: ["type": "boolean"]
    case .choice(let words): ["enum": .list(words.map { .text($0) })]
    case .object(let format): ["$ref": .text("#/$defs/\(format.name)")]
    case .matrix: matrix
    case .list, .names, .words, .weekdays, .dates, .either: collection(format)
    }
  }

  /// Returns the schema of a value that holds others.
  private static func collection(_ format: ValueFormat) -> SchemaValue {
    switch format {
    case .list(let element): ["type": "array", "items": value(element)]
    case .names(_, let inner): ["type": "object", "additionalProperties": value(inner)]
    case .words(let words, let inner):
      [
        "type": "object",
        "properties": .object(words.map { (key: $0, value: value(inner)) }),
        "additionalProperties": false,
      ]
    case .weekdays(let inner):
      keys(like: "^(\(days))(-(\(days)))?$", inner)
    case .dates(let inner):
      keys(like: #"^\d{4}-\d\d-\d\d$"#, inner)
    case .either(let values): ["anyOf": .list(values.map(value))]
    default: value(format)
    }
  }

  /// The names of the days as alternatives of a regular expression.
  private static let days = ScenarioFormat.dayNames.joined(separator: "|")

  private static func keys(like expression: String, _ inner: ValueFormat) -> SchemaValue {
    let patterns = [(key: expression, value: value(inner))]
    return [
      "type": "object", "patternProperties": .object(patterns), "additionalProperties": false,
    ]
  }

  private static func pattern(_ expression: String) -> SchemaValue {
    ["type": "string", "pattern": .text(expression)]
  }

  private static let matrix: SchemaValue = [
    "type": "array",
    "items": ["type": "array", "items": ["type": ["integer", "null"], "minimum": 0]],
  ]
}

extension KeyFormat {
  /// What the key means and what holds when it is not there.
  var documentation: String {
    fallback.map { "\(summary) Default: \($0)." } ?? summary
  }
}
