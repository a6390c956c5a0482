import ServiceModel

/// Numbers as people write them in files, read exactly and without floating point.
enum NumberText {
  /// Reads a whole number, such as `90` or `-3`.
  ///
  /// - Throws: ``ValueFault`` when the text is something else or too large.
  static func whole(_ text: ValueText) throws(ValueFault) -> Int {
    guard let (digits, isNegative) = signed(text), digits.allSatisfy(\.isDigit) else {
      throw .malformed("a whole number")
    }
    guard let number = number(of: digits), number <= ValueLimits.whole else {
      throw ValueFault(
        .outOfRange, "is outside the range of ±\(ValueLimits.whole)")
    }
    return isNegative ? -number : number
  }

  /// Reads a decimal number, such as `12.50`, as a whole number of the last of `places` decimals.
  ///
  /// - Parameters:
  ///   - text: The number.
  ///   - places: How many decimals count.
  ///   - limit: The largest result, either way.
  /// - Returns: The number times 10 to the power of `places`.
  /// - Throws: ``ValueFault`` when the text is no number, too large or too precise.
  static func decimal(_ text: ValueText, places: Int, limit: Int) throws(ValueFault) -> Int {
    guard let (digits, isNegative) = signed(text) else { throw .malformed("a number") }
    let point = digits.firstIndex(of: UInt8(ascii: "."))
    let wholePart = digits[..<(point ?? digits.endIndex)]
    var fraction = point.map { digits[($0 + 1)...] } ?? []
    guard point == nil || !fraction.isEmpty, !wholePart.isEmpty,
      wholePart.allSatisfy(\.isDigit), fraction.allSatisfy(\.isDigit)
    else { throw .malformed("a number such as 12.50") }
    while fraction.count > places, fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    guard fraction.count <= places else {
      throw ValueFault(.tooPrecise, "has more than \(places) decimals")
    }
    guard var number = number(of: wholePart), number <= limit else {
      throw tooLarge(limit, places: places)
    }
    for place in 0..<places {
      let index = fraction.startIndex + place
      let digit = index < fraction.endIndex ? Int(fraction[index] &- 48) : 0
      number = number * 10 + digit
    }
    guard number <= limit else { throw tooLarge(limit, places: places) }
    return isNegative ? -number : number
  }

  /// Reads degrees, such as `52.37`.
  ///
  /// - Throws: ``ValueFault`` when the text is no number.
  static func degrees(_ text: ValueText) throws(ValueFault) -> Double {
    guard let (digits, _) = signed(text), digits.count <= 32,
      digits.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }),
      let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite
    else { throw .malformed("a number of degrees such as 52.37") }
    return number
  }

  private static func tooLarge(_ limit: Int, places: Int) -> ValueFault {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    return ValueFault(.outOfRange, "is outside the range of ±\(limit / unit)")
  }

  /// Splits off a sign; `nil` when nothing follows.
  private static func signed(_ text: ValueText) -> (digits: ValueText, isNegative: Bool)? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    return digits.isEmpty ? nil : (digits, isNegative)
  }

  /// Returns the number that up to eighteen `digits` stand for; `nil` for other texts.
  static func number(of digits: ValueText) -> Int? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number = 0
    for digit in digits {
      guard digit.isDigit else { return nil }
      number = number * 10 + Int(digit &- 48)
    }
    return number
  }
}

extension UInt8 {
  /// Whether the byte is one of the digits from 0 to 9.
  var isDigit: Bool { self >= 48 && self <= 57 }
}
