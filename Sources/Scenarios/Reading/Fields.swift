import ServiceModel

/// The values of a mapping by the keys of its format.
struct Fields {
  /// Which keys there are.
  let format: ObjectFormat
  /// Where the mapping begins.
  let position: SourcePosition
  /// The entries with known keys and a value.
  var entries: [SourceEntry]
  /// The keys that unknown keys are probably slips of.
  var misspelt: [String] = []

  /// The value of `key`; `nil` when there is none.
  subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }
}
