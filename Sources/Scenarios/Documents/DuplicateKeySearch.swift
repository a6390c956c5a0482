/// Finds the second of two equal keys of a mapping, and hides it from the parser.
///
/// The parser stops at a mapping with duplicate keys and tells only where the first one stands. To
/// go on, the second is overwritten by private-use characters of the same number, so that all
/// places stay what they are.
struct DuplicateKeySearch {
  /// The lines of the document.
  private var lines: [[Unicode.Scalar]]

  private static let mark: Unicode.Scalar = "\u{E000}"
  private static let firstFiller: UInt32 = 0xE001
  private static let fillers: UInt32 = 0x1000

  /// Starts a search in `text`.
  init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// The document with all duplicates found so far hidden.
  var text: String {
    var scalars = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { scalars.append("\n") }
      scalars.append(contentsOf: line)
    }
    return String(scalars)
  }

  /// Returns whether `key` is one that was hidden.
  static func isHidden(_ key: String) -> Bool { key.unicodeScalars.first == mark }

  /// Hides the next `key` of the mapping whose first one stands at `first`.
  ///
  /// - Parameters:
  ///   - key: The key, without quotes.
  ///   - first: Where it stands for the first time.
  /// - Returns: Where the second one stood; `nil` when it is written in an unusual way.
  mutating func hideSecond(_ key: String, firstAt first: SourcePosition) -> SourcePosition? {
    let letters = Array(key.unicodeScalars)
    guard letters.count > 1, lines.indices.contains(first.line - 1) else { return nil }
    if let column = columnOfKey(letters, line: first.line - 1, from: first.column) {
      return hide(letters.count, line: first.line - 1, column: column)
    }
    for line in first.line..<max(first.line, lines.count) {
      let indent = lines[line].prefix { $0 == " " || $0 == "-" }.count
      let isBlank = lines[line].allSatisfy { $0 == " " || $0 == "\r" || $0 == "\t" }
      if isBlank || lines[line].first == "#" { continue }
      if indent == first.column - 1, isKey(letters, line: line, column: indent) {
        return hide(letters.count, line: line, column: indent)
      }
      if indent < first.column - 1 { return nil }
    }
    return nil
  }

  /// Returns the column of `letters` as a key of a mapping written in one line.
  private func columnOfKey(_ letters: [Unicode.Scalar], line: Int, from start: Int) -> Int? {
    var column = start
    while column < lines[line].count {
      let before = lines[line][column - 1]
      if " ,{".unicodeScalars.contains(before), isKey(letters, line: line, column: column) {
        return column
      }
      column += 1
    }
    return nil
  }

  /// Returns whether `letters` and a colon stand at `column`, with or without quotes.
  private func isKey(_ letters: [Unicode.Scalar], line: Int, column: Int) -> Bool {
    let rest = lines[line].dropFirst(column)
    guard rest.starts(with: letters) else { return false }
    return rest.dropFirst(letters.count).first { $0 != " " } == ":"
  }

  private mutating func hide(_ count: Int, line: Int, column: Int) -> SourcePosition {
    // The number in the second character keeps hidden keys of one mapping apart.
    let number = UInt32(truncatingIfNeeded: line &* 31 &+ column) % Self.fillers
    let filler = Unicode.Scalar(Self.firstFiller + number) ?? Self.mark
    lines[line][column] = Self.mark
    for index in 1..<count { lines[line][column + index] = filler }
    return SourcePosition(line: line + 1, column: column + 1)
  }
}
