import ServiceModel

// Readers of selectors, whose names have to be names of the base.
extension ScenarioReader {
  /// Reads the selector of a change; `nil` when something in it is wrong.
  mutating func selector(
    in fields: Fields, kind: ScenarioSelector.Kind, of base: Scenario
  ) -> ScenarioSelector? {
    guard let node = fields["where"] else { return ScenarioSelector() }
    guard let entries = self.fields(of: node, as: ScenarioFormat.selector) else { return nil }
    var selector = ScenarioSelector()
    var isSound = entries.misspelt.isEmpty
    for entry in entries.entries {
      guard let key = ScenarioSelector.Key(rawValue: entry.key), kind.keys.contains(key) else {
        let keys = kind.keys.map(\.rawValue).joined(separator: ", ")
        add(
          .selectorNotApplicable, at: entry.position, value: entry.key,
          "\(kind.rawValue) are not selected by \(entry.key)",
          remedy: "They are selected by \(keys).")
        isSound = false
        continue
      }
      guard let names = selectedNames(entry.value, key: key, kind: kind, of: base) else {
        isSound = false
        continue
      }
      selector.names[key] = names
    }
    return isSound ? selector : nil
  }

  /// Reads one name or a list of them; `nil` unless the base has all of them.
  mutating func selectedNames(
    _ node: SourceNode, key: ScenarioSelector.Key, kind: ScenarioSelector.Kind,
    of base: Scenario
  ) -> [String]? {
    let nodes = node.elements ?? [node]
    let known = ScenarioSelector.names(of: key, for: kind, in: base)
    let set = Set(known)
    var names: [String] = []
    for node in nodes {
      guard let name = Self.text(&self, node) else { continue }
      guard set.contains(name) else {
        let nearest = closestName(to: name, among: known).map { "Maybe \($0) is meant. " } ?? ""
        let what = key == .id ? kind.noun : key.noun
        add(
          .unknownSelectedName, at: node.position, value: name,
          "the base has no \(what) \(name.excerpt)",
          remedy: nearest + FaultCode.unknownSelectedName.remedy)
        continue
      }
      names.append(name)
    }
    return names.count == nodes.count ? names : nil
  }
}

extension ScenarioSelector.Kind {
  /// One thing of the kind, in the words of diagnostics.
  fileprivate var noun: String {
    switch self {
    case .technicians: "technician"
    case .serviceOrders: "service order"
    case .goals: "service level agreement"
    case .stages: "stage"
    case .calendars: "calendar"
    }
  }
}

extension ScenarioSelector.Key {
  /// What is named under the key, in the words of diagnostics.
  fileprivate var noun: String { self == .serviceLevelAgreement ? "service level" : rawValue }
}
