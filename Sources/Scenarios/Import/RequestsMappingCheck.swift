import ServiceModel

/// Checks that what a mapping refers to is in its scenario, once instead of for each order.
struct RequestsMappingCheck {
  private let file: String
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  /// Checks `mapping`, read from `file`, against `scenario`.
  init(_ mapping: RequestsMapping, file: String, scenario: Scenario) {
    self.file = file
    let priorities = scenario.priorities.map(\.id.text)
    let kinds =
      mapping.categories.sorted { ($0.value.position, $0.key) < ($1.value.position, $1.key) }
      .map(\.value)
      + [mapping.otherCategories].compactMap(\.self)
    for kind in kinds {
      check(kind.priority?.text, .unknownPriority, among: priorities, at: kind.position)
      check(
        kind.agreement?.text, .unknownAgreement, among: scenario.agreements.map(\.id.text),
        at: kind.position)
      check(
        kind.serviceLevelAgreement?.text, .unknownOrderServiceLevel,
        among: scenario.serviceLevelAgreements.map(\.id.text), at: kind.position)
      for required in kind.skills {
        check(
          required.skill.text, .unknownRequiredSkill, among: scenario.skills.map(\.id.text),
          at: kind.position)
      }
      for part in kind.parts.keys.sorted() {
        check(
          part.text, .unknownPart, among: scenario.stockItems.map(\.id.text), at: kind.position)
      }
    }
    for urgency in mapping.urgency {
      check(urgency.priority.text, .unknownPriority, among: priorities, at: urgency.position)
    }
    checkDay(of: mapping, scenario: scenario)
    for kind in kinds { checkTarget(of: kind, mapping.targetMilestone, scenario) }
  }

  /// Warns when nothing says what missing the target of a kind of call costs.
  private mutating func checkTarget(
    of kind: RequestCategory, _ milestone: Milestone?, _ scenario: Scenario
  ) {
    let agreement = scenario.agreements.first { $0.id == kind.agreement }
    let name = kind.serviceLevelAgreement ?? agreement?.serviceLevelAgreement
    let promises = scenario.serviceLevelAgreements.first { $0.id == name }
    guard let milestone, name == nil || promises != nil,
      promises?.targets.contains(where: { $0.milestone == milestone }) != true
    else { return }
    diagnostics.append(
      ScenarioDiagnostic(
        .simplifiedFeature, file: file, position: kind.position, value: name?.text,
        message: "targets of these calls are without effect: no service level agreement of theirs "
          + "has a target for \(milestone.rawValue)",
        remedy: "Name a serviceLevelAgreement with a target for \(milestone.rawValue), which says "
          + "what a breach costs."))
  }

  private mutating func check(
    _ name: String?, _ code: FaultCode, among names: [String], at position: SourcePosition
  ) {
    guard let name, !names.contains(name) else { return }
    let remedy = closestName(to: name, among: names).map { "Maybe \($0) is meant. \(code.remedy)" }
    diagnostics.append(
      ScenarioDiagnostic(
        code, file: file, position: position, value: name,
        message: "\(name.excerpt) is not in the scenario", remedy: remedy))
  }

  private mutating func checkDay(of mapping: RequestsMapping, scenario: Scenario) {
    let morning = mapping.selection.asOf ?? scenario.planningWindow.start
    let evening = mapping.selection.until ?? scenario.planningWindow.end
    guard morning > evening else { return }
    diagnostics.append(
      ScenarioDiagnostic(
        .malformedValue, file: file,
        message: "select: the day ends (until) before its morning (asOf)",
        remedy: "Correct asOf or until, or the planning window, which stands for both."))
  }
}
