/// A file of text that is about to be written.
package struct ScenarioFile: Hashable, Sendable {
  /// The name without a folder; the files of one scenario belong in the same folder.
  package var name: String
  /// The text inside.
  package var contents: String

  /// Creates a file.
  package init(name: String, contents: String) {
    self.name = name
    self.contents = contents
  }
}
