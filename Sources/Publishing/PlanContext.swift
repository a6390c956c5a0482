package import Planning
package import ServiceModel

/// Looks up what a plan refers to by name.
package struct PlanContext: Sendable {
  /// The scenario that plans refer to.
  package let scenario: Scenario
  private let technicians: [Identifier<Technician>: Technician]
  private let visits: [Identifier<Visit>: (visit: Visit, order: ServiceOrder)]

  /// Creates the index of `scenario`; of two things with one name it knows the first.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    technicians = Dictionary(
      scenario.technicians.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    visitCount = Set(ScenarioFacts(scenario).visits.map(\.visit.id)).count
    visits = Dictionary(
      scenario.serviceOrders.flatMap { order in
        order.visits.map { ($0.id, (visit: $0, order: order)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of visits that a plan has to decide about.
  package let visitCount: Int

  /// Returns the technician of that name.
  package func technician(_ id: Identifier<Technician>) -> Technician? { technicians[id] }

  /// Returns the shift that `route` fills.
  package func shift(of route: Route) -> Shift? {
    technicians[route.technician]?.shifts.first { $0.id == route.shift }
  }

  /// Returns the visit of that name.
  package func visit(_ id: Identifier<Visit>) -> Visit? { visits[id]?.visit }

  /// Returns the order that asks for the visit of that name.
  package func order(of id: Identifier<Visit>) -> ServiceOrder? { visits[id]?.order }

  /// Returns what the visit asks for, such as `gas 2, electric`.
  package func skills(of id: Identifier<Visit>) -> String {
    (visit(id)?.requiredSkills ?? []).map { required in
      required.minLevel > 1 ? "\(required.skill) \(required.minLevel)" : required.skill.text
    }.joined(separator: ", ")
  }

  /// Returns for whom the visit is, as a person would say: the customer, or the agreement.
  package func customer(of id: Identifier<Visit>) -> String {
    guard let order = order(of: id) else { return "" }
    return order.customer ?? order.agreement?.text ?? ""
  }
}
