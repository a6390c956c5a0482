import ServiceModel

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
    let scenario = VROOMScenarioBuilder(root: root, name: name).scenario()
    guard !findings.hasErrors else { return findings.result(nil) }
    // Jobs without service time are usual in VROOM.
    for fault in scenario.faults() where fault.code != .zeroDuration {
      let place = Self.place(of: fault.path, in: root)
      findings.add(
        fault.code, at: place.path, offset: place.node.offset, value: fault.value, fault.message,
        remedy: fault.remedy)
    }
    return findings.result(scenario)
  }

  /// The name of the file without its folder and ending.
  private var name: String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
  }

  /// Returns the job or vehicle that an order or technician at `path` came from.
  ///
  /// The import keeps both lists in order and complete, or has errors.
  private static func place(of path: FieldPath, in root: JSONCursor) -> JSONCursor {
    guard path.steps.count > 1, case .key(let list) = path.steps[0],
      case .index(let index) = path.steps[1]
    else { return root }
    let elements = root.list(list == "technicians" ? "vehicles" : "jobs")
    let isKnown = ["technicians", "serviceOrders"].contains(list)
    return isKnown && elements.indices.contains(index) ? elements[index] : root
  }
}
