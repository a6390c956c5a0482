/// Reads JSON text token by token, knowing where each stands.
struct JSONScanner {
  /// The text.
  let bytes: [UInt8]
  private(set) var offset = 0

  /// Why reading cannot go on.
  struct Stop: Error {
    /// Where the text is not JSON.
    var offset: Int
    /// What was expected there.
    var message: String
  }

  /// Starts at the beginning of `bytes`.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The nesting beyond which values are refused.
  private static let maximumDepth = 64

  /// Skips blanks and line ends; returns where the next token begins.
  @discardableResult
  mutating func skipBlanks() -> Int {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Reads `byte` if it is next.
  mutating func accept(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// Reads `byte`, which must be next.
  ///
  /// - Throws: ``Stop`` when something else is.
  mutating func expect(_ byte: UInt8) throws(Stop) {
    guard accept(byte) else {
      let wanted = String(decoding: [byte], as: UTF8.self)
      throw Stop(offset: offset, message: "expected \(wanted), found \(found)")
    }
  }

  /// Checks that nothing follows.
  ///
  /// - Throws: ``Stop`` when something does.
  mutating func expectEnd() throws(Stop) {
    skipBlanks()
    guard offset == bytes.count else {
      throw Stop(offset: offset, message: "expected the end of the file, found \(found)")
    }
  }

  /// Reads a string; escapes stay as they are, since no key needs one.
  ///
  /// - Throws: ``Stop`` when something else is next, or the string is not closed.
  mutating func string() throws(Stop) -> String {
    try expect(.quote)
    let start = offset
    while offset < bytes.count, bytes[offset] != .quote {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < bytes.count else {
      throw Stop(offset: start - 1, message: "a quote is not closed")
    }
    offset += 1
    return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
  }

  /// Reads a number or a word such as null.
  ///
  /// - Throws: ``Stop`` when something else is next.
  mutating func word() throws(Stop) -> ValueText {
    let start = skipBlanks()
    while offset < bytes.count, isPartOfWord(bytes[offset]) { offset += 1 }
    guard offset > start else {
      throw Stop(offset: offset, message: "expected a value, found \(found)")
    }
    return bytes[start..<offset]
  }

  /// Skips a value of any form.
  ///
  /// - Throws: ``Stop`` when there is none, or when it is nested too deeply.
  mutating func skipValue() throws(Stop) { try skipValue(depth: 0) }

  private mutating func skipValue(depth: Int) throws(Stop) {
    skipBlanks()
    guard depth < Self.maximumDepth else {
      throw Stop(offset: offset, message: "the value is nested too deeply")
    }
    guard offset < bytes.count else {
      throw Stop(offset: offset, message: "expected a value, found \(found)")
    }
    switch bytes[offset] {
    case .quote: _ = try string()
    case UInt8(ascii: "["):
      offset += 1
      guard !accept(UInt8(ascii: "]")) else { return }
      repeat { try skipValue(depth: depth + 1) } while accept(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
    case UInt8(ascii: "{"):
      offset += 1
      guard !accept(UInt8(ascii: "}")) else { return }
      repeat {
        _ = try string()
        try expect(UInt8(ascii: ":"))
        try skipValue(depth: depth + 1)
      } while accept(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"))
    default: _ = try word()
    }
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    byte.isDigit || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || "+-.".utf8.contains(byte)
  }

  /// What stands at ``offset``, for messages.
  private var found: String {
    guard offset < bytes.count else { return "the end of the file" }
    return String(decoding: bytes[offset...].prefix(20), as: UTF8.self).excerpt
  }
}
