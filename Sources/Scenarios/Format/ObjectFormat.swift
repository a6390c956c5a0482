/// The keys of one kind of mapping in scenario files.
///
/// Each key is declared here once: the reader refuses keys that are not, the JSON Schema and the
/// format page are made from these declarations.
struct ObjectFormat: Sendable {
  /// The name of the kind, such as `technician`.
  let name: String
  /// What it is, in one sentence.
  let summary: String
  /// The keys in the order in which people write them.
  let keys: [KeyFormat]
  /// Groups of keys of which at most one may stand.
  var alternatives: [[String]] = []

  /// The declaration of `key`, if it is a key of this kind.
  subscript(key: String) -> KeyFormat? { keys.first { $0.name == key } }
}

/// A key of a mapping in scenario files.
struct KeyFormat: Sendable {
  /// The key itself.
  let name: String
  /// What may stand under it.
  let value: ValueFormat
  /// Whether it must be there.
  let isRequired: Bool
  /// What holds when it is not there, in words or as a value.
  let fallback: String?
  /// What it means, in one sentence, with its unit.
  let summary: String

  /// Declares a key that must be there.
  static func required(_ name: String, _ value: ValueFormat, _ summary: String) -> KeyFormat {
    KeyFormat(name: name, value: value, isRequired: true, fallback: nil, summary: summary)
  }

  /// Declares a key that may be left out, with what holds then.
  static func optional(
    _ name: String, _ value: ValueFormat, _ summary: String, else fallback: String? = nil
  ) -> KeyFormat {
    KeyFormat(name: name, value: value, isRequired: false, fallback: fallback, summary: summary)
  }
}

/// What may stand under a key of a scenario file.
indirect enum ValueFormat: Sendable {
  /// Any text.
  case text
  /// A name that is given here; not empty.
  case identifier
  /// A name that is given under another key of the scenario.
  case reference(to: String)
  /// A whole number from `minimum` on.
  case whole(minimum: Int)
  /// A number with at most so many decimals, from `minimum` on.
  case decimal(places: Int, minimum: Int)
  /// Degrees on the globe, up to `limit` either way.
  case degrees(limit: Int)
  /// An amount in units of the scenario's currency.
  case money
  /// An instant with offset, or a local time in the scenario's zone.
  case instant
  /// A day.
  case date
  /// A time of day.
  case timeOfDay
  /// An ISO 8601 duration of hours, minutes and seconds.
  case duration
  /// Two times of day with a hyphen between.
  case openingHours
  /// True or false.
  case flag
  /// An IANA zone.
  case timeZone
  /// One of some words.
  case choice([String])
  /// A file, relative to the scenario file.
  case file
  /// A mapping with given keys.
  case object(ObjectFormat)
  /// A list.
  case list(ValueFormat)
  /// A mapping whose keys are names.
  case names(of: String, ValueFormat)
  /// A mapping with any of some words as keys.
  case words([String], ValueFormat)
  /// A mapping whose keys are days of the week, or ranges of them such as `monday-friday`.
  case weekdays(ValueFormat)
  /// A mapping whose keys are days.
  case dates(ValueFormat)
  /// Rows of whole numbers, where null means that there is no way.
  case matrix
  /// One of several forms.
  case either([ValueFormat])
}
