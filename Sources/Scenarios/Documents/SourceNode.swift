/// A value of a document together with its place, before anything is known about its meaning.
struct SourceNode: Sendable {
  /// Where the value begins.
  var position: SourcePosition
  /// What stands there.
  var content: Content

  /// What can stand in a document.
  enum Content: Sendable {
    /// Nothing, `~` or `null`.
    case null
    /// A single value as written, without its quotes.
    case scalar(String)
    /// A list.
    case list([SourceNode])
    /// A mapping, in the order of the file.
    case mapping([SourceEntry])
  }

  /// Whether there is no value.
  var isNull: Bool { if case .null = content { true } else { false } }

  /// The single value, if it is one.
  var scalar: String? { if case .scalar(let text) = content { text } else { nil } }

  /// The elements, if it is a list.
  var elements: [SourceNode]? { if case .list(let elements) = content { elements } else { nil } }

  /// The entries, if it is a mapping.
  var entries: [SourceEntry]? { if case .mapping(let entries) = content { entries } else { nil } }

  /// The form of the value in the words of diagnostics.
  var form: String {
    switch content {
    case .null: "nothing"
    case .scalar: "a single value"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping with its value.
struct SourceEntry: Sendable {
  /// The key as written, without its quotes.
  var key: String
  /// Where the key begins.
  var position: SourcePosition
  /// What stands under the key.
  var value: SourceNode
}
