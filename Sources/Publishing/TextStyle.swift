/// How text stands out on a screen.
package enum TextStyle: Sendable {
  /// Without any marks, for files and pipes.
  case plain
  /// With ANSI escape sequences, for terminals.
  case ansi

  /// A role of a piece of text, which decides how it looks on a terminal.
  package enum Emphasis: String, Sendable {
    /// A heading.
    case strong = "1"
    /// Something in the background.
    case faint = "2"
    /// Something that went wrong.
    case alarm = "31"
    /// Something that went well.
    case success = "32"
  }

  /// Returns `text` with `emphasis`.
  package func applying(_ emphasis: Emphasis?, to text: String) -> String {
    guard self == .ansi, let emphasis, !text.isEmpty else { return text }
    return "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
  }
}

extension String {
  /// The text without control characters, which could move the cursor of a terminal.
  package var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  /// Returns the text in at most `width` characters, with an ellipsis where some are missing.
  package func truncated(to width: Int) -> String {
    count <= width ? self : prefix(max(0, width - 1)) + "…"
  }

  /// Returns the text in lines of at most `width` characters, broken between words.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

/// Returns `parts` in lines of at most `width` characters, broken between parts only.
///
/// - Parameters:
///   - parts: The parts in order.
///   - separator: What stands between two parts of a line.
///   - indent: The spaces before every line but the first.
///   - width: The width of the screen.
/// - Returns: At least one line.
func flow(_ parts: [String], separator: String, indent: Int, width: Int) -> [String] {
  var lines = [parts.first ?? ""]
  for part in parts.dropFirst() {
    let extended = lines[lines.count - 1] + separator + part
    if extended.count <= width {
      lines[lines.count - 1] = extended
    } else {
      lines.append(String(repeating: " ", count: indent) + part)
    }
  }
  return lines
}
