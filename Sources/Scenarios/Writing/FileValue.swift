/// A piece of a YAML document that is about to be written.
///
/// Keys keep the order in which they are given, so that equal scenarios make equal files.
indirect enum FileValue: Sendable {
  /// Text that stands in the file as it is: a number, an instant, or a text already quoted.
  case scalar(String)
  /// Values one after the other.
  case list([FileValue])
  /// Values under names.
  case map([FileEntry])

  /// Creates a text, in quotation marks where YAML would read it as something else.
  static func text(_ text: String) -> FileValue { .scalar(FileText.scalar(text)) }

  /// Creates a whole number.
  static func number(_ number: Int) -> FileValue { .scalar(String(number)) }

  /// Creates the shortest number that reads back as the same value.
  static func number(_ number: Double) -> FileValue { .scalar(FileText.number(number)) }

  /// Creates a map of those entries that have a value.
  static func entries(_ entries: KeyValuePairs<String, FileValue?>) -> FileValue {
    .map(entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } })
  }

  /// Creates a list of texts; `nil` when there are none, so that the key is left out.
  static func texts(_ texts: [String]) -> FileValue? {
    texts.isEmpty ? nil : .list(texts.map(FileValue.text))
  }

  /// Creates a list; `nil` when there is nothing in it, so that the key is left out.
  static func nonEmpty(_ values: [FileValue]) -> FileValue? {
    values.isEmpty ? nil : .list(values)
  }
}

/// A name with its value in a map.
struct FileEntry: Sendable {
  /// The name.
  var key: String
  /// The value.
  var value: FileValue
}

/// The form of text within a YAML document.
enum FileText {
  /// Returns the shortest decimal number that reads back as the same value.
  ///
  /// Numbers that Swift prints with an exponent are written out, which the format asks for.
  static func number(_ number: Double) -> String {
    let text = "\(number)"
    guard text.contains("e"), number.magnitude < 1 else { return text }
    let parts = text.split(separator: "e")
    let digits = parts[0].filter(\.isNumber)
    let zeros = -(Int(parts[1]) ?? 0) - 1
    return (number < 0 ? "-0." : "0.") + String(repeating: "0", count: zeros) + digits
  }

  /// Returns `text` as a YAML scalar that reads back as the same text everywhere, also in `[ ]`.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Words that YAML 1.1 or 1.2 readers take for truth values or for nothing.
  private static let reservedWords: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf",
  ]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
    guard !reservedWords.contains(text.lowercased()), text.last != " " else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      isLetter(scalar) || isDigit(scalar) || " -_./+@()'&".unicodeScalars.contains(scalar)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// Returns `text` in double quotation marks, with control characters escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isSpecial(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Returns whether YAML does not allow `scalar` to stand for itself.
  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
      || scalar.properties.isNoncharacterCodePoint
  }
}
