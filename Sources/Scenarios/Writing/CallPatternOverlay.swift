package import ServiceModel

/// An overlay that lets calls come in by patterns instead of what its base says.
package struct CallPatternOverlay: Sendable {
  /// The scenario that it extends, as the overlay names it.
  package var base: String
  /// The name for people.
  package var name: String
  /// The kinds of calls.
  package var patterns: [CallPattern]
  /// What to say at the top, line by line.
  package var remarks: [String]

  /// Creates an overlay.
  package init(base: String, name: String, patterns: [CallPattern], remarks: [String] = []) {
    self.base = base
    self.name = name
    self.patterns = patterns
    self.remarks = remarks
  }

  /// The file as text.
  package var text: String {
    let sections = ScenarioSections(scenario: .empty(in: .utc))
    let entries: [FileEntry] = [
      FileEntry(key: "callout", value: .number(1)),
      FileEntry(key: "extends", value: .text(base)),
      FileEntry(key: "name", value: .text(name)),
      FileEntry(
        key: "simulation",
        value: .entries([
          "log": .scalar("none"), "calls": .list(patterns.map(sections.pattern)),
        ])),
    ]
    return remarks.map { "# \($0)\n" }.joined() + FileLayout.text(of: entries)
  }
}
