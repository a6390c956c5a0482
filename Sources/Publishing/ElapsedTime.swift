package import ServiceModel

/// A length of time as plan files write it: an ISO 8601 duration such as `PT1H30M`.
///
/// Hours are the largest unit, so that no day of 23 or 25 hours can be meant.
package struct ElapsedTime: Hashable, Sendable {
  /// The length.
  package let seconds: Seconds

  /// Creates the written form of `seconds`.
  package init(_ seconds: Seconds) { self.seconds = seconds }

  /// The written form, such as `PT1H30M`, `PT0S` or `-PT5M`.
  package var text: String {
    let (hours, rest) = abs(seconds.count).quotientAndRemainder(dividingBy: 3600)
    let parts = [(hours, "H"), (rest / 60, "M"), (rest % 60, "S")].filter { $0.0 > 0 }
    let body = parts.map { "\($0)\($1)" }.joined()
    return (seconds.count < 0 ? "-" : "") + "PT" + (body.isEmpty ? "0S" : body)
  }

  /// Reads `text`; `nil` unless it is of the form that ``text`` has.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    guard rest.starts(with: "PT".utf8), rest.count > 2 else { return nil }
    rest = rest.dropFirst(2)

    var total = 0
    var units = [(UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)][...]
    while !rest.isEmpty {
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      guard (1...9).contains(digits.count), let letter = rest.popFirst(),
        let unit = units.firstIndex(where: { $0.0 == letter })
      else { return nil }
      total += digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } * units[unit].1
      units = units[(unit + 1)...]
    }
    seconds = Seconds(isNegative ? -total : total)
  }
}

extension ElapsedTime: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let elapsed = ElapsedTime(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is not a duration such as PT1H30M")
    }
    self = elapsed
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
