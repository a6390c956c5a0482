/// Which things of a scenario a change is about.
///
/// All keys have to match; within one key any name will do. Without keys everything matches.
package struct ScenarioSelector: Hashable, Sendable {
  /// What things are selected by.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case id, customer, agreement, serviceLevelAgreement, skill, priority, stage, milestone
  }

  /// The names by key.
  package var names: [Key: [String]]

  /// Creates a selector.
  package init(_ names: [Key: [String]] = [:]) { self.names = names }

  /// Returns whether one of `values` is wanted under `key`, or anything is.
  private func allows(_ key: Key, _ values: [String]) -> Bool {
    guard let wanted = names[key] else { return true }
    return values.contains { wanted.contains($0) }
  }

  /// Returns the matching technicians, by position.
  package func technicians(in scenario: Scenario) -> [Int] {
    scenario.technicians.indices.filter { index in
      let technician = scenario.technicians[index]
      return allows(.id, [technician.id.text])
        && allows(.skill, technician.skills.map(\.skill.text))
    }
  }

  /// Returns the matching orders, by position.
  ///
  /// An order matches a skill that one of its visits asks for, and a priority of its own or of one
  /// of its visits. Without a stage it is in the initial one.
  package func serviceOrders(in scenario: Scenario) -> [Int] {
    let promises = Self.serviceLevels(of: scenario)
    let initial = scenario.stages.first { $0.parent == nil }?.id
    return scenario.serviceOrders.indices.filter { index in
      let order = scenario.serviceOrders[index]
      let priorities = [order.priority].compactMap(\.self) + order.visits.compactMap(\.priority)
      return allows(.id, [order.id.text])
        && allows(.customer, [order.customer].compactMap(\.self))
        && allows(.agreement, [order.agreement?.text].compactMap(\.self))
        && allows(.serviceLevelAgreement, order.promisedLevels(by: promises))
        && allows(.skill, order.visits.flatMap { $0.requiredSkills.map(\.skill.text) })
        && allows(.priority, priorities.map(\.text))
        && allows(.stage, (order.stage ?? initial).map { [$0.text] } ?? [])
    }
  }

  /// Returns the matching targets of service level agreements, by position.
  package func targets(in scenario: Scenario) -> [(agreement: Int, target: Int)] {
    scenario.serviceLevelAgreements.indices.flatMap { index in
      let agreement = scenario.serviceLevelAgreements[index]
      guard allows(.id, [agreement.id.text]) else { return [(agreement: Int, target: Int)]() }
      return agreement.targets.indices
        .filter { allows(.milestone, [agreement.targets[$0].milestone.rawValue]) }
        .map { (agreement: index, target: $0) }
    }
  }

  /// Returns the matching stages, by position.
  package func stages(in scenario: Scenario) -> [Int] {
    scenario.stages.indices.filter { allows(.id, [scenario.stages[$0].id.text]) }
  }

  /// Returns the matching calendars, by position.
  package func calendars(in scenario: Scenario) -> [Int] {
    scenario.calendars.indices.filter { allows(.id, [scenario.calendars[$0].id.text]) }
  }

  /// The service level agreement of each agreement.
  static func serviceLevels(
    of scenario: Scenario
  ) -> [Identifier<Agreement>: Identifier<ServiceLevelAgreement>] {
    var found: [Identifier<Agreement>: Identifier<ServiceLevelAgreement>] = [:]
    for agreement in scenario.agreements where found[agreement.id] == nil {
      found[agreement.id] = agreement.serviceLevelAgreement
    }
    return found
  }
}

extension ServiceOrder {
  /// The name of the service level agreement that holds, if any.
  fileprivate func promisedLevels(
    by agreements: [Identifier<Agreement>: Identifier<ServiceLevelAgreement>]
  ) -> [String] {
    let level = serviceLevelAgreement ?? agreement.flatMap { agreements[$0] }
    return level.map { [$0.text] } ?? []
  }
}

extension ScenarioSelector {
  /// What kind of thing is selected, by the key of its list.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case technicians, serviceOrders
    case goals, stages, calendars

    /// The keys that select things of this kind.
    package var keys: [Key] {
      switch self {
      case .technicians: [.id, .skill]
      case .serviceOrders:
        [.id, .customer, .agreement, .serviceLevelAgreement, .skill, .priority, .stage]
      case .goals: [.id, .milestone]
      case .stages, .calendars: [.id]
      }
    }
  }

  /// Returns the names that `key` can have for things of `kind`, in the order of the scenario.
  package static func names(of key: Key, for kind: Kind, in scenario: Scenario) -> [String] {
    switch key {
    case .id:
      switch kind {
      case .technicians: scenario.technicians.map(\.id.text)
      case .serviceOrders: scenario.serviceOrders.map(\.id.text)
      case .goals: scenario.serviceLevelAgreements.map(\.id.text)
      case .stages: scenario.stages.map(\.id.text)
      case .calendars: scenario.calendars.map(\.id.text)
      }
    case .customer: scenario.serviceOrders.compactMap(\.customer)
    case .agreement: scenario.agreements.map(\.id.text)
    case .serviceLevelAgreement: scenario.serviceLevelAgreements.map(\.id.text)
    case .skill: scenario.skills.map(\.id.text)
    case .priority: scenario.priorities.map(\.id.text)
    case .stage: scenario.stages.map(\.id.text)
    case .milestone: Milestone.allCases.map(\.rawValue)
    }
  }
}
