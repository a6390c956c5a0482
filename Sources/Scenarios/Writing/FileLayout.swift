/// Lays out a document so that a person can read and edit it.
///
/// A map stands on one line, in braces, when it fits; a list of plain values always does. All else
/// gets a line for each entry.
struct FileLayout {
  /// The longest line that is written in braces.
  static let lineLength = 100

  private var text = ""

  private init() {}

  /// Returns the document with the given top-level entries, one paragraph for each list of maps.
  static func text(of entries: [FileEntry]) -> String {
    var layout = FileLayout()
    for entry in entries {
      layout.write(entry, indent: 0)
    }
    return layout.text
  }

  private mutating func write(_ entry: FileEntry, indent: Int) {
    text += FileText.scalar(entry.key) + ":"
    write(entry.value, indent: indent, column: indent + entry.key.count + 2)
  }

  /// Writes a value behind a key that stands at `indent`.
  private mutating func write(_ value: FileValue, indent: Int, column: Int) {
    if let line = value.singleLine, value.isPlainList || column + line.count <= Self.lineLength {
      text += " " + line + "\n"
      return
    }
    text += "\n"
    switch value {
    case .scalar: break
    case .list(let values): writeBlock(values, indent: indent + 2)
    case .map(let entries):
      for entry in entries {
        writeIndent(indent + 2)
        write(entry, indent: indent + 2)
      }
    }
  }

  private mutating func writeBlock(_ values: [FileValue], indent: Int) {
    for value in values {
      writeIndent(indent)
      text += "-"
      if let line = value.singleLine,
        value.isPlainList || indent + 2 + line.count <= Self.lineLength
      {
        text += " " + line + "\n"
      } else if case .map(let entries) = value {
        text += " "
        for (index, entry) in entries.enumerated() {
          if index > 0 { writeIndent(indent + 2) }
          write(entry, indent: indent + 2)
        }
      } else if case .list(let inner) = value {
        text += "\n"
        writeBlock(inner, indent: indent + 2)
      }
    }
  }

  private mutating func writeIndent(_ indent: Int) {
    text += String(repeating: " ", count: indent)
  }
}

extension FileValue {
  /// The value in braces and brackets; `nil` when it holds lists of maps and reads better as lines.
  fileprivate var singleLine: String? {
    switch self {
    case .scalar(let text): return text
    case .list(let values):
      guard isPlainList else { return nil }
      return "[" + values.compactMap(\.singleLine).joined(separator: ", ") + "]"
    case .map(let entries):
      guard !entries.isEmpty else { return "{}" }
      var parts: [String] = []
      for entry in entries {
        guard let line = entry.value.singleLine else { return nil }
        parts.append(FileText.scalar(entry.key) + ": " + line)
      }
      return "{ " + parts.joined(separator: ", ") + " }"
    }
  }

  /// Whether this is a list without lists and maps inside, or a single text.
  fileprivate var isPlainList: Bool {
    switch self {
    case .scalar: true
    case .map: false
    case .list(let values):
      values.allSatisfy { value in
        if case .scalar = value { true } else { false }
      }
    }
  }
}
