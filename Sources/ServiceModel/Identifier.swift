/// The name by which files and people refer to an `Entity`.
///
/// Identifiers compare by their text; two kinds of entity never mix.
package struct Identifier<Entity>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name as written in the file.
  package var text: String

  /// Creates the identifier written as `text`.
  package init(_ text: String) { self.text = text }

  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
