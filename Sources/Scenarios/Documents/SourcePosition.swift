/// A place in a text file, as editors show it.
package struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from one.
  package var line: Int
  /// The column in Unicode scalars, from one.
  package var column: Int

  /// Creates a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The beginning of a file.
  package static let start = SourcePosition(line: 1, column: 1)

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
