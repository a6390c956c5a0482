import ServiceModel

/// A place in a JSON document that reads typed values and reports what is wrong with them.
///
/// A reader that returns `nil` has already reported why, unless the key is absent and optional.
struct JSONCursor {
  /// The value at this place.
  var node: JSONNode
  /// The way from the root, such as `jobs[3].skills`; empty at the root.
  var path: String
  /// Where faults go.
  var findings: ImportFindings

  /// The largest number that is taken for a time, an amount or a length.
  ///
  /// Sums and products of a few such numbers stay within 64 bits.
  static let largestNumber = 1_000_000_000_000

  /// Returns the place of `key`; `nil` without the key or when it says `null`.
  func child(_ key: String) -> JSONCursor? {
    guard let child = node[key] else { return nil }
    if case .null = child.value { return nil }
    return JSONCursor(node: child, path: pathOf(key), findings: findings)
  }

  /// Returns the places of the elements; empty, with a report, when this is not a list.
  func elements() -> [JSONCursor] {
    guard let elements = node.elements else {
      reportKind("a list")
      return []
    }
    return elements.enumerated().map { index, element in
      JSONCursor(node: element, path: "\(path)[\(index)]", findings: findings)
    }
  }

  /// Returns the places of the elements of the list at `key`; empty without the key.
  func list(_ key: String) -> [JSONCursor] { child(key)?.elements() ?? [] }

  /// Returns the whole number at `key` if it lies in `range`.
  func integer(
    _ key: String, in range: ClosedRange<Int> = 0...JSONCursor.largestNumber
  ) -> Int? {
    child(key)?.integer(in: range)
  }

  /// Returns the whole number at this place if it lies in `range`.
  func integer(in range: ClosedRange<Int> = 0...JSONCursor.largestNumber) -> Int? {
    var number: Int?
    if case .integer(let integer) = node.value { number = integer }
    if case .number(let double) = node.value { number = Int(exactly: double) }
    guard let number else {
      reportKind("a whole number")
      return nil
    }
    guard range.contains(number) else {
      report(
        .outOfRange, "\(number) is not between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  /// Returns the number at this place.
  func double() -> Double? {
    switch node.value {
    case .integer(let integer): return Double(integer)
    case .number(let double): return double
    default:
      reportKind("a number")
      return nil
    }
  }

  /// Returns the text at `key`.
  func string(_ key: String) -> String? {
    guard let child = child(key) else { return nil }
    guard case .string(let text) = child.node.value else {
      child.reportKind("a text")
      return nil
    }
    return text
  }

  /// Returns whether this is an object, with a report when it is not.
  func isObject() -> Bool {
    guard node.members == nil else { return true }
    reportKind("an object")
    return false
  }

  /// Reports the keys that are not among `known`.
  func checkKeys(_ known: [String]) {
    for member in node.members ?? [] where !known.contains(member.key) {
      findings.add(
        .ignoredKey, at: pathOf(member.key), offset: member.keyOffset, value: member.key,
        "the key \(member.key) is not known and is ignored",
        nearestName: closestName(to: member.key, among: known))
    }
  }

  /// Reports that this value is not of the kind that is needed.
  func reportKind(_ expected: String) {
    report(.wrongType, "\(expected) is needed here, not \(node.value.kind)")
  }

  /// Reports a fault at this place, with the remedy of its kind unless a better one is known.
  func report(
    _ code: FaultCode, _ message: String, remedy: String? = nil, nearestName: String? = nil
  ) {
    findings.add(
      code, at: path, offset: node.offset, value: valueText, message, remedy: remedy,
      nearestName: nearestName)
  }

  private var valueText: String? {
    switch node.value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .string(let string): string
    case .array, .object: nil
    }
  }

  private func pathOf(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

extension JSONCursor {
  /// Returns the root of the document `text`; `nil`, with a report, when it is not JSON.
  static func root(of text: String, findings: ImportFindings) -> JSONCursor? {
    do {
      let node = try JSONReader.node(from: text)
      return JSONCursor(node: node, path: "", findings: findings)
    } catch let error as JSONSyntaxError {
      findings.add(.syntax, at: "", offset: error.offset, "\(error.expectation) is needed here")
    } catch {
      findings.add(.syntax, at: "", offset: 0, "the text is not JSON")
    }
    return nil
  }
}
