/// What a change does to one thing, to find changes that contradict each other.
package struct ChangeEffect: Hashable, Sendable {
  /// The thing, such as `technician ana`.
  package var subject: String
  /// What of it; `nil` means that it is removed.
  package var property: String?
  /// What becomes of that; equal effects of several changes are no contradiction.
  package var value: String?

  /// Returns whether both cannot be had.
  package func contradicts(_ other: ChangeEffect) -> Bool {
    guard subject == other.subject else { return false }
    guard let property, let otherProperty = other.property else {
      return (property == nil) != (other.property == nil)
    }
    // A factor stands for itself: twice the half may mean a half or a quarter.
    return property == otherProperty && (value == nil || value != other.value)
  }
}

extension ScenarioChange {
  /// Returns what the change does to each thing of `base`; empty when it changes nothing.
  package func effects(on base: Scenario) -> [ChangeEffect] {
    switch self {
    case .remove(.technicians, let selector):
      Self.effects(selector.technicians(in: base).map { base.technicians[$0].label })
    case .remove(_, let selector):
      Self.effects(selector.serviceOrders(in: base).map { base.serviceOrders[$0].label })
    case .absent(let selector, let from, let to):
      selector.technicians(in: base).flatMap { index in
        let technician = base.technicians[index]
        return technician.shifts.filter { base.isOn($0, from: from, to: to) }.map {
          ChangeEffect(subject: technician.label, property: "shift \($0.id)", value: "absent")
        }
      }
    case .copy(let source, let id, let name):
      base.technicians.contains { $0.id == source }
        ? [
          ChangeEffect(
            subject: "technician \(id)", property: "copy", value: "\(source) \(name ?? "")")
        ] : []
    case .add(let technicians, let orders):
      (technicians.map(\.label) + orders.map(\.label)).map {
        ChangeEffect(subject: $0, property: "addition", value: nil)
      }
    case .scaleDemand(let selector, _):
      Self.effects(
        selector.serviceOrders(in: base).map { base.serviceOrders[$0].label }, on: "demand")
    case .scaleGoals(let selector, _):
      selector.targets(in: base).compactMap { place in
        let target = base.serviceLevelAgreements[place.agreement].targets[place.target]
        guard target.hasScalableGoal || base.hasNegotiatedDue(place) else { return nil }
        return base.goalEffect(at: place, value: nil)
      }
    case .setGoals(let selector, let goal):
      selector.targets(in: base).map { base.goalEffect(at: $0, value: String(goal.count)) }
    case .setOrders(let selector, let settings):
      selector.serviceOrders(in: base).flatMap { index in
        settings.entries.map {
          ChangeEffect(
            subject: base.serviceOrders[index].label, property: $0.key, value: $0.value)
        }
      }
    case .setRule(let rule):
      base.simulation == nil
        ? []
        : [ChangeEffect(subject: "simulation", property: "rule", value: rule.rawValue)]
    case .forbidOvertime(let selector):
      Self.effects(
        selector.technicians(in: base).map { base.technicians[$0].label }, on: "overtime",
        value: "forbidden")
    case .permitScheduling(let selector):
      Self.effects(
        selector.stages(in: base).map { "stage \(base.stages[$0].id)" }, on: "schedulable",
        value: "true")
    case .holiday(let day, let selector):
      Self.effects(
        selector.calendars(in: base).map { "calendar \(base.calendars[$0].id)" }, on: "\(day)",
        value: "closed")
    }
  }

  private static func effects(
    _ subjects: [String], on property: String? = nil, value: String? = nil
  ) -> [ChangeEffect] {
    subjects.map { ChangeEffect(subject: $0, property: property, value: value) }
  }
}

extension Technician {
  fileprivate var label: String { "technician \(id)" }
}

extension ServiceOrder {
  fileprivate var label: String { "order \(id)" }
}

extension Scenario {
  fileprivate func goalEffect(
    at place: (agreement: Int, target: Int), value: String?
  ) -> ChangeEffect {
    let agreement = serviceLevelAgreements[place.agreement]
    return ChangeEffect(
      subject: "goal \(agreement.targets[place.target].milestone.rawValue) of \(agreement.id)",
      property: "length", value: value)
  }
}
