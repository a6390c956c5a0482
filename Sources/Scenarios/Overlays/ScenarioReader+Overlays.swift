import ServiceModel

// Readers of overlays. What they refer to is looked up in the base.
extension ScenarioReader {
  /// Reads the overlay at `root`, whose base is `base`; `nil` when it is no mapping.
  mutating func overlay(_ root: SourceNode, of base: Scenario) -> OverlayDocument? {
    guard let fields = fields(of: root, as: ScenarioFormat.overlay) else { return nil }
    readVersion(in: fields)
    let axes = list("vary", in: fields) { reader, node in reader.axis(node, of: base) }
    return OverlayDocument(
      name: value("name", in: fields, Self.text),
      changes: changes(in: fields, of: base), axes: axes,
      gridPosition: fields["vary"]?.position)
  }

  private mutating func changes(in fields: Fields, of base: Scenario) -> [PlacedChange] {
    list("changes", in: fields) { reader, node in
      reader.change(node, of: base).map { PlacedChange(change: $0, position: node.position) }
    }
  }

  private mutating func axis(
    _ node: SourceNode, of base: Scenario
  ) -> [OverlayDocument.Alternative]? {
    guard let fields = fields(of: node, as: ScenarioFormat.axis) else { return nil }
    var labels: Set<String> = []
    return list("alternatives", in: fields) { reader, node in
      guard let fields = reader.fields(of: node, as: ScenarioFormat.alternative) else { return nil }
      let label = reader.value("label", in: fields, Self.text) ?? ""
      if !labels.insert(label).inserted {
        reader.add(
          .repeatedVariant, at: fields["label"]?.position ?? node.position, value: label,
          "the label \(label.excerpt) stands twice on one axis")
      }
      return OverlayDocument.Alternative(
        label: label, position: node.position, changes: reader.changes(in: fields, of: base))
    }
  }

  private mutating func change(_ node: SourceNode, of base: Scenario) -> ScenarioChange? {
    guard let fields = fields(of: node, as: ScenarioFormat.change) else { return nil }
    let verbs = fields.entries.filter { ScenarioFormat.changeVerbs.contains($0.key) }
    guard verbs.count == 1, let verb = verbs.first else {
      let found = verbs.map(\.key).joined(separator: " and ")
      add(
        .malformedChange, at: verbs.last?.position ?? node.position, value: verbs.last?.key,
        verbs.isEmpty ? "the change does not say what it does" : "the change has \(found)")
      return nil
    }
    checkCompanions(of: verb.key, in: fields)
    switch verb.key {
    case "remove":
      guard let word: ScenarioSelector.Kind = value("remove", in: fields, Self.removable) else {
        return nil
      }
      guard fields["where"] != nil else {
        addMissing("where", in: fields, remedy: "Say which \(word.rawValue) are left out.")
        return nil
      }
      return selector(in: fields, kind: word, of: base).map { .remove(word, $0) }
    case "absent": return absence(verb.value, in: fields, of: base)
    case "copy": return copy(verb.value, in: fields, of: base)
    case "add": return addition(verb.value)
    case "scale": return scaling(in: fields, of: base)
    case "set": return setting(in: fields, of: base)
    case "forbid":
      guard value("forbid", in: fields, Self.word(["overtime"])) != nil else { return nil }
      return selector(in: fields, kind: .technicians, of: base).map { .forbidOvertime($0) }
    case "holiday":
      guard let day = value("holiday", in: fields, Self.date),
        let selector = selector(in: fields, kind: .calendars, of: base)
      else { return nil }
      return .holiday(day, selector)
    default:
      guard value("permit", in: fields, Self.word(["schedulable"])) != nil else { return nil }
      return selector(in: fields, kind: .stages, of: base).map { .permitScheduling($0) }
    }
  }

  /// Adds a fault for each key that does not go with what the change does.
  private mutating func checkCompanions(of verb: String, in fields: Fields) {
    let companions: [String] =
      switch verb {
      case "absent": ["from", "to"]
      case "copy": ["id", "name"]
      case "add": []
      case "scale": ["where", "by"]
      case "set": ["where", "to"]
      default: ["where"]
      }
    for entry in fields.entries where entry.key != verb && !companions.contains(entry.key) {
      add(
        .malformedChange, at: entry.position, value: entry.key,
        "\(entry.key) does not go with \(verb)",
        remedy: companions.isEmpty
          ? "Remove the key." : "With \(verb) go \(companions.joined(separator: " and ")).")
    }
  }

  private static func removable(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ScenarioSelector.Kind? {
    word(&reader, node, among: ["technicians", "serviceOrders"])
      .flatMap { ScenarioSelector.Kind(rawValue: $0) }
  }

  private static func word(_ words: [String]) -> ValueReader<String> {
    { reader, node in word(&reader, node, among: words) }
  }

  private mutating func absence(
    _ node: SourceNode, in fields: Fields, of base: Scenario
  ) -> ScenarioChange? {
    let names = selectedNames(node, key: .id, kind: .technicians, of: base)
    let from = value("from", in: fields, Self.date)
    let to = value("to", in: fields, Self.date)
    guard let names else { return nil }
    return .absent(ScenarioSelector([.id: names]), from: from, to: to)
  }

  private mutating func copy(
    _ node: SourceNode, in fields: Fields, of base: Scenario
  ) -> ScenarioChange? {
    if fields["id"] == nil { addMissing("id", in: fields) }
    guard let names = selectedNames(node, key: .id, kind: .technicians, of: base),
      let source = names.first,
      let id: Identifier<Technician> = value("id", in: fields, Self.identifier)
    else { return nil }
    return .copy(Identifier(source), as: id, name: value("name", in: fields, Self.text))
  }

  private mutating func addition(_ node: SourceNode) -> ScenarioChange? {
    guard let fields = fields(of: node, as: ScenarioFormat.addition) else { return nil }
    return .add(
      technicians: list("technicians", in: fields, Self.technician),
      serviceOrders: list("serviceOrders", in: fields, Self.serviceOrder))
  }

  private mutating func scaling(in fields: Fields, of base: Scenario) -> ScenarioChange? {
    let what = value("scale", in: fields, Self.word(["demand", "goals"]))
    if fields["by"] == nil { addMissing("by", in: fields) }
    let factor = value("by", in: fields, Self.factor)
    guard let what else { return nil }
    let kind: ScenarioSelector.Kind = what == "demand" ? .serviceOrders : .goals
    guard let selector = selector(in: fields, kind: kind, of: base), let factor else { return nil }
    return what == "demand"
      ? .scaleDemand(selector, thousandths: factor) : .scaleGoals(selector, thousandths: factor)
  }

  /// Reads a factor as thousandths.
  private static func factor(_ reader: inout ScenarioReader, _ node: SourceNode) -> Int? {
    guard let text = text(&reader, node) else { return nil }
    let thousandths = try? NumberText.decimal(
      ValueText(Array(text.utf8)), places: 3, limit: ValueLimits.whole)
    guard let thousandths, (1...10_000).contains(thousandths) else {
      reader.add(
        .invalidScale, at: node.position, value: text,
        "\(text.excerpt) is no factor from 0.001 to 10 with at most 3 decimals")
      return nil
    }
    return thousandths
  }

  private mutating func setting(in fields: Fields, of base: Scenario) -> ScenarioChange? {
    let what = value("set", in: fields, Self.word(["goals", "serviceOrders", "rule"]))
    if fields["to"] == nil { addMissing("to", in: fields) }
    switch what {
    case "goals":
      let goal = value("to", in: fields, Self.duration)
      guard let selector = selector(in: fields, kind: .goals, of: base), let goal else {
        return nil
      }
      return .setGoals(selector, goal)
    case "serviceOrders":
      let settings = value("to", in: fields, Self.orderSettings)
      guard let selector = selector(in: fields, kind: .serviceOrders, of: base), let settings
      else { return nil }
      return .setOrders(selector, settings)
    case "rule":
      if let filter = fields["where"] {
        add(
          .malformedChange, at: filter.position, value: "where",
          "where does not go with the rule, which holds for all calls", remedy: "Remove the key.")
      }
      return value("to", in: fields, Self.choice).map { .setRule($0) }
    default: return nil
    }
  }

  private static func orderSettings(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> OrderSettings? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.orderSettings) else { return nil }
    var settings = OrderSettings()
    settings.agreement = reader.value("agreement", in: fields, identifier)
    settings.serviceLevelAgreement = reader.value("serviceLevelAgreement", in: fields, identifier)
    settings.priority = reader.value("priority", in: fields, identifier)
    settings.stage = reader.value("stage", in: fields, identifier)
    settings.mandatory = reader.value("mandatory", in: fields, flag)
    settings.dropCost = reader.value("dropCost", in: fields, money)
    return settings
  }
}
