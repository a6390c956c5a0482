import ServiceModel

/// The lines of an iCalendar document.
///
/// - Source: RFC 5545, section 3.1: lines end with CR LF and hold at most 75 octets; a longer line goes
///   on after a space, never within a character.
struct CalendarText {
  private(set) var text = ""

  /// The most octets of a line, without its end.
  static let longestLine = 75

  /// Adds a line whose value is written as it is.
  mutating func add(_ name: String, _ value: String) {
    var octets = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > Self.longestLine {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += size
    }
    text += "\r\n"
  }

  /// Adds a line whose value is text; nothing when it is empty.
  mutating func add(_ name: String, text value: String) {
    guard !value.isEmpty else { return }
    add(name, Self.escaped(value))
  }

  /// Returns `text` as it stands in a value.
  ///
  /// - Source: RFC 5545, section 3.3.11; control characters but tabs have no place in it.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case "\r": break
      case "\t": escaped += "\t"
      default:
        let isControl = scalar.properties.generalCategory == .control
        escaped.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// Returns an instant in UTC, such as `20260310T080500Z`.
  static func utc(_ instant: Instant) -> String {
    let text = LocalClock(.utc).timestamp(instant)
    return text.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}

extension UTF8 {
  /// Returns how many octets a scalar takes.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    Unicode.UTF8.encode(scalar)?.count ?? 3
  }
}
