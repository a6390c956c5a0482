package import ServiceModel

/// An instant as plan files write it: RFC 3339 with the offset of the scenario's zone.
package struct Timestamp: Hashable, Sendable {
  /// The instant.
  package let instant: Instant
  /// The written form.
  package let text: String

  /// Creates the written form of `instant` on `clock`.
  package init(_ instant: Instant, on clock: LocalClock) {
    self.instant = instant
    text = clock.timestamp(instant)
  }

  /// Reads `text`; `nil` unless it is a date and time with an offset or `Z`, in whole seconds.
  ///
  /// - Source: RFC 3339, section 5.6, without fractions of seconds and leap seconds.
  package init?(_ text: String) {
    guard let instant = Self.instant(of: Array(text.utf8)) else { return nil }
    self.instant = instant
    self.text = text
  }

  private static func instant(of text: [UInt8]) -> Instant? {
    let pattern = Array("0000-00-00T00:00:00".utf8)
    guard text.count > pattern.count,
      zip(text, pattern).allSatisfy({ $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 })
    else { return nil }
    func number(_ range: Range<Int>) -> Int {
      text[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    guard
      let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10)),
      number(11..<13) < 24, number(14..<16) < 60, number(17..<19) < 60,
      let offset = offset(of: text[19...])
    else { return nil }
    let local =
      date.daysSinceEpoch * 86_400 + number(11..<13) * 3600 + number(14..<16) * 60
      + number(17..<19)
    return Instant(secondsSinceEpoch: local - offset)
  }

  /// Returns the seconds that `Z` or `+hh:mm` or `-hh:mm` stand for.
  private static func offset(of text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    let text = Array(text)
    guard text.count == 6, text[3] == UInt8(ascii: ":"),
      text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
      [1, 2, 4, 5].allSatisfy({ isDigit(text[$0]) })
    else { return nil }
    let digits = [1, 2, 4, 5].map { Int(text[$0] - UInt8(ascii: "0")) }
    let hours = digits[0] * 10 + digits[1]
    let minutes = digits[2] * 10 + digits[3]
    guard hours < 24, minutes < 60 else { return nil }
    return (text[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let timestamp = Timestamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "\"\(text)\" is not a time such as 2026-03-10T08:05:00+01:00")
    }
    self = timestamp
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Returns whether `byte` is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
