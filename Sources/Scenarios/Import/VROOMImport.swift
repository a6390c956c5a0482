/// A reader of routing problems in the JSON form of VROOM.
///
/// What the objective means afterwards: money is an abstract unit without decimals (currency `XXX`),
/// and one second of travel costs one unit, as in VROOM, unless a vehicle states `costs`. A job that
/// is left out costs the `penalty` in the JSON of its description; without one its `priority` p
/// makes it (1 + p) × U, where U is more than serving any single job on its own can cost, so that
/// work is left out only when it must be, the least important first.
///
/// Times count from 1970-01-01T00:00Z. The planning window is made of whole days and covers every
/// window. What cannot be expressed is reported, never dropped in silence: shipments and cost
/// matrices are errors, pickups and setups that are simplified are warnings.
///
/// - Source: VROOM API documentation, version 1.14, docs/API.md.
package struct VROOMImport: Sendable {
  /// The name of the file, for messages and for the name of the scenario.
  package var file: String

  /// Creates a reader for the file of that name.
  package init(file: String) { self.file = file }

  /// Returns the scenario that `text` describes, with everything worth knowing about the way.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func scenario(from text: String) -> LoadedScenario {
    let findings = ImportFindings(file: file, text: text)
    guard let root = JSONCursor.root(of: text, findings: findings) else {
      return findings.result(nil)
    }
    let builder = VROOMScenarioBuilder(root: root, name: file)
    return findings.result(builder.scenario())
  }
}
