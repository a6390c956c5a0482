/// The way from a scenario to one of its values, such as `serviceOrders[3].visits[0].location`.
///
/// Keys are those of scenario files, so that a reader can point at the place in the file.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// One step into a value.
  package enum Step: Hashable, Sendable {
    /// Into the value of a key.
    case key(String)
    /// Into an element of a list, from zero.
    case index(Int)
  }

  /// The steps, outermost first; none for the scenario itself.
  package var steps: [Step]

  /// Creates the path of `steps`.
  package init(_ steps: [Step] = []) { self.steps = steps }

  /// Creates the path of one key of the scenario.
  package init(_ key: String) { steps = [.key(key)] }

  package init(stringLiteral key: String) { self.init(key) }

  /// The value of `key` inside.
  package subscript(key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }

  /// The element at `index` inside.
  package subscript(index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
