/// A JSON value together with the place where it stands.
///
/// Foundation's reader says neither where a value stands nor which path leads to it, and it turns
/// `true` into a number; an importer that explains every fault needs all three.
struct JSONNode: Sendable {
  /// What the text says.
  var value: JSONValue
  /// The position of the first byte of the value in the text.
  var offset: Int

  /// Returns the value of `key` in an object; `nil` without one.
  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The elements of an array; `nil` for anything else.
  var elements: [JSONNode]? {
    guard case .array(let elements) = value else { return nil }
    return elements
  }

  /// The members of an object in the order of the text; `nil` for anything else.
  var members: [JSONMember]? {
    guard case .object(let members) = value else { return nil }
    return members
  }
}

/// What a piece of JSON text says.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number without fraction and exponent that fits.
  case integer(Int)
  /// Any other number.
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])

  /// The kind of value, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A key of an object with its value.
struct JSONMember: Sendable {
  /// The key, with escapes resolved.
  var key: String
  /// The position of the key in the text.
  var keyOffset: Int
  /// The value.
  var node: JSONNode
}

/// Why a text is not JSON.
struct JSONSyntaxError: Error, Hashable {
  /// What was expected, as a phrase.
  var expectation: String
  /// The position of the offending byte.
  var offset: Int
}

/// A reader of JSON text (RFC 8259) that keeps positions.
///
/// Nesting deeper than ``depthLimit`` and keys that stand twice in one object are refused, so that
/// no text can exhaust the stack or hide a value.
///
/// - Complexity: O(*n*) in the bytes of the text, but quadratic in the keys of a single object.
/// - Source: RFC 8259.
struct JSONReader {
  /// The deepest nesting of lists and objects that is read.
  static let depthLimit = 128

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the value that `text` describes.
  ///
  /// - Throws: ``JSONSyntaxError`` at the first byte that cannot be understood.
  static func node(from text: String) throws -> JSONNode {
    var reader = JSONReader(Array(text.utf8))
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.count else {
      throw reader.failure("the end of the text")
    }
    return node
  }

  private mutating func value(depth: Int) throws -> JSONNode {
    skipSpace()
    let start = position
    guard depth <= Self.depthLimit else {
      throw failure("at most \(Self.depthLimit) levels of nesting")
    }
    guard let byte = peek() else { throw failure("a value") }
    let value: JSONValue =
      switch byte {
      case UInt8(ascii: "{"): .object(try members(depth: depth))
      case UInt8(ascii: "["): .array(try elements(depth: depth))
      case UInt8(ascii: "\""): .string(try string())
      case UInt8(ascii: "t"): .bool(try word("true", true))
      case UInt8(ascii: "f"): .bool(try word("false", false))
      case UInt8(ascii: "n"): try word("null", .null)
      default: try number()
      }
    return JSONNode(value: value, offset: start)
  }

  private mutating func elements(depth: Int) throws -> [JSONNode] {
    position += 1
    var elements: [JSONNode] = []
    skipSpace()
    if skip(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if skip(UInt8(ascii: "]")) { return elements }
      guard skip(UInt8(ascii: ",")) else { throw failure("“,” or “]”") }
    }
  }

  private mutating func members(depth: Int) throws -> [JSONMember] {
    position += 1
    var members: [JSONMember] = []
    skipSpace()
    if skip(UInt8(ascii: "}")) { return members }
    while true {
      skipSpace()
      let keyOffset = position
      guard peek() == UInt8(ascii: "\"") else { throw failure("a key in quotation marks") }
      let key = try string()
      guard !members.contains(where: { $0.key == key }) else {
        throw JSONSyntaxError(expectation: "the key “\(key)” only once", offset: keyOffset)
      }
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw failure("“:”") }
      let node = try value(depth: depth + 1)
      members.append(JSONMember(key: key, keyOffset: keyOffset, node: node))
      skipSpace()
      if skip(UInt8(ascii: "}")) { return members }
      guard skip(UInt8(ascii: ",")) else { throw failure("“,” or “}”") }
    }
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let digitStart = position
    var magnitude = 0
    var overflows = false
    while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      let (product, high) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(byte) - 48)
      overflows = overflows || high || carry
      magnitude = sum
      position += 1
    }
    guard position > digitStart else {
      position = start
      throw failure("a value")
    }
    guard position == digitStart + 1 || bytes[digitStart] != UInt8(ascii: "0") else {
      throw JSONSyntaxError(expectation: "a number without leading zeros", offset: start)
    }
    let hasFraction = try skipFraction()
    let hasExponent = try skipExponent()
    if !hasFraction, !hasExponent, !overflows {
      return .integer(isNegative ? -magnitude : magnitude)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw JSONSyntaxError(expectation: "a number", offset: start)
    }
    return .number(number)
  }

  private mutating func skipFraction() throws -> Bool {
    guard skip(UInt8(ascii: ".")) else { return false }
    try skipDigits()
    return true
  }

  private mutating func skipExponent() throws -> Bool {
    guard skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) else { return false }
    if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
    try skipDigits()
    return true
  }

  private mutating func skipDigits() throws {
    let start = position
    while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw failure("a digit") }
  }

  private mutating func string() throws -> String {
    position += 1
    let start = position
    var text: [UInt8] = []
    var copied = start
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[copied..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[copied..<position]
        text += Array(String(try escape()).utf8)
        copied = position
      case 0..<0x20:
        throw failure("no control characters within a text")
      default:
        position += 1
      }
    }
    throw JSONSyntaxError(expectation: "the closing quotation mark of a text", offset: start - 1)
  }

  private mutating func escape() throws -> Character {
    position += 1
    guard let byte = peek() else { throw failure("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return Character(try unicodeScalar())
    default:
      position -= 1
      throw failure("one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  /// Reads the digits after `\u`, and the second half of a surrogate pair.
  private mutating func unicodeScalar() throws -> Unicode.Scalar {
    let first = try hexadecimalUnit()
    if (0xD800..<0xDC00).contains(first), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
      let second = try hexadecimalUnit()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))
      {
        return scalar
      }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func hexadecimalUnit() throws -> UInt32 {
    guard position + 4 <= bytes.count, bytes[position] != UInt8(ascii: "+"),
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits") }
    position += 4
    return unit
  }

  private mutating func word<Result>(_ word: StaticString, _ result: Result) throws -> Result {
    let start = position
    for byte in "\(word)".utf8 where !skip(byte) {
      position = start
      throw failure("\(word)")
    }
    return result
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure(_ expectation: String) -> JSONSyntaxError {
    JSONSyntaxError(expectation: expectation, offset: position)
  }
}
