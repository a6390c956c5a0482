/// The lines of an instance file that hold words, with their numbers for messages.
struct InstanceText {
  /// A line split at blanks.
  struct Line {
    /// The number of the line, from one.
    var number: Int
    /// The words; never empty.
    var words: [Substring]
  }

  /// The file as it was named.
  let file: String
  /// The lines that hold words, in order.
  let lines: [Line]

  /// Splits `text`, which was read from `file`.
  init(_ text: String, file: String) {
    self.file = file
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    lines = all.enumerated().compactMap { index, line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : Line(number: index + 1, words: words)
    }
  }

  /// The largest number that files may hold: distances in thousandths still fit 32 bits.
  static let largestNumber = 500_000.0

  /// Returns the number written as the word at `position` of `line`.
  ///
  /// - Throws: ``InstanceFault`` when there is no such word or it is not a number in range.
  func decimal(_ position: Int, of line: Line) throws -> Double {
    guard position < line.words.count else {
      throw fault("expected at least \(position + 1) words, found \(line.words.count)", line.number)
    }
    let word = line.words[position]
    guard let value = Double(word), abs(value) <= Self.largestNumber else {
      throw fault("expected a number up to 500000, found \"\(word)\"", line.number)
    }
    return value
  }

  /// Returns the whole number written as the word at `position` of `line`.
  ///
  /// - Throws: ``InstanceFault`` when there is no such word or it is not a whole number in range.
  func integer(_ position: Int, of line: Line) throws -> Int {
    let value = try decimal(position, of: line)
    guard value == value.rounded() else {
      throw fault("expected a whole number, found \"\(line.words[position])\"", line.number)
    }
    return Int(value)
  }

  /// Returns the whole number, zero or more, written as the word at `position` of `line`.
  ///
  /// - Throws: ``InstanceFault`` when there is no such word or it is not such a number.
  func count(_ position: Int, of line: Line) throws -> Int {
    let value = try integer(position, of: line)
    guard value >= 0 else {
      throw fault("expected zero or more, found \"\(line.words[position])\"", line.number)
    }
    return value
  }

  /// Returns a fault of this file.
  func fault(_ message: String, _ line: Int? = nil) -> InstanceFault {
    InstanceFault(file: file, line: line, message: message)
  }
}
