/// Finds texts whose keys could take for ever to compare.
///
/// An alias costs nothing to hold, but a key is hashed with everything it stands for: a few lines
/// of aliases of aliases, used as a key, stand for more values than a machine can count. Keys of
/// scenarios are plain texts, so in a text with aliases all other keys are refused unread. Text in
/// quotes that looks like such a key is refused too, but only in a text with aliases.
struct AliasGuard {
  private let bytes: [UInt8]
  private var index = 0
  /// Whether a token may begin at ``index``.
  private var isAtToken = true

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the place of the first key that is an alias or a collection, or may be one.
  ///
  /// - Complexity: O(bytes).
  static func complexKey(in text: String) -> SourcePosition? {
    let bytes = Array(text.utf8)
    guard hasName(after: UInt8(ascii: "&"), in: bytes), hasName(after: UInt8(ascii: "*"), in: bytes)
    else { return nil }
    var search = AliasGuard(bytes)
    return search.nextComplexKey().map { SourcePosition(ofByte: $0, in: bytes) }
  }

  /// Returns whether somewhere a name follows `sign`, as in anchors and aliases.
  private static func hasName(after sign: UInt8, in bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == sign && isPartOfName($1) }
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// Returns the offset of the next complex key.
  private mutating func nextComplexKey() -> Int? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "#") where isAtToken: skipComment()
      case UInt8(ascii: "?") where isAtToken && isBlank(index + 1): return index
      case UInt8(ascii: "*") where isAtToken && isColon(after: endOfName(from: index + 1)):
        return index
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isColon(after: index + 1) { return index }
      default: break
      }
      guard index < bytes.count else { return nil }
      isAtToken = isBlank(index) || "[{,".utf8.contains(bytes[index])
      index += 1
    }
    return nil
  }

  private mutating func skipComment() {
    while index < bytes.count, !isLineEnd(index) { index += 1 }
  }

  /// Returns where the name of an alias ends.
  private func endOfName(from start: Int) -> Int {
    bytes[start...].firstIndex { !Self.isPartOfName($0) } ?? bytes.count
  }

  /// Returns whether the next thing from `start` on, blanks and line ends apart, is a colon.
  private func isColon(after start: Int) -> Bool {
    var index = start
    while index < bytes.count, isBlank(index) { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":")
  }

  private func isBlank(_ index: Int) -> Bool {
    index >= bytes.count || bytes[index] == .space || bytes[index] == .tab || isLineEnd(index)
  }

  /// Returns whether a byte ends a line, or may do so as the end of a line end beyond ASCII.
  private func isLineEnd(_ index: Int) -> Bool {
    bytes[index] == .lineFeed || bytes[index] == .carriageReturn || bytes[index] >= 0x80
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
}
