/// Finds texts whose keys could take for ever to compare.
///
/// An alias costs nothing to hold, but a key is hashed with everything it stands for: a few lines
/// of aliases of aliases, used as a key, stand for more values than a machine can count. Keys of
/// scenarios are plain texts, so in a text with aliases all other keys are refused unread.
enum AliasGuard {
  /// Returns the place of the first key that is an alias or a collection, or may be one.
  ///
  /// - Complexity: O(bytes).
  static func complexKey(in text: String) -> SourcePosition? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "*")), bytes.contains(UInt8(ascii: "&")) else { return nil }
    var line = 1
    for range in bytes.lines {
      if let offset = complexKey(in: bytes[range]) {
        return SourcePosition(line: line, column: offset + 1)
      }
      line += 1
    }
    return nil
  }

  /// Returns the offset of a complex key in one line.
  private static func complexKey(in line: ArraySlice<UInt8>) -> Int? {
    var atToken = true
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "#") where index == line.startIndex || line[index - 1] == .space:
        return nil
      case UInt8(ascii: "?") where atToken && isEnd(index + 1, of: line):
        return index - line.startIndex
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isColon(after: index + 1, in: line) { return index - line.startIndex }
      case UInt8(ascii: "*") where atToken:
        let end = line[index...].firstIndex { " ,]}\t".utf8.contains($0) } ?? line.endIndex
        if end < line.endIndex, isColon(after: end, in: line) { return index - line.startIndex }
      default: break
      }
      atToken = " \t,[{".utf8.contains(byte)
      index += 1
    }
    return nil
  }

  private static func isEnd(_ index: Int, of line: ArraySlice<UInt8>) -> Bool {
    index >= line.endIndex || line[index] == .space || line[index] == .tab
  }

  /// Returns whether the next thing from `index` on, blanks apart, is a colon.
  private static func isColon(after index: Int, in line: ArraySlice<UInt8>) -> Bool {
    let next = line[index...].first { $0 != .space && $0 != .tab }
    return next == UInt8(ascii: ":")
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
}

extension [UInt8] {
  /// The ranges of the lines, without their line feeds.
  var lines: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in indices where self[index] == .lineFeed {
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<count)
    return ranges
  }
}
