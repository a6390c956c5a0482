package import ServiceModel

/// What one shift, or one visit that is left out, costs in each of two plans of a scenario.
///
/// The differences of all lines add up to the difference of the objectives.
package struct CostLine: Hashable, Sendable {
  /// What the money is spent on.
  package enum Subject: Hashable, Sendable {
    /// The route of a shift, with the breaches and preferences of its visits.
    case route(Identifier<Technician>, Identifier<Shift>)
    /// Leaving out a visit.
    case leftOut(Identifier<Visit>)
  }

  /// What the money is spent on.
  package var subject: Subject
  /// The price in the first plan.
  package var before: Money
  /// The price in the second plan.
  package var after: Money

  /// The price in the second plan less that in the first.
  package var difference: Money { after - before }

  /// Returns the lines in which the prices of two plans differ, the costliest difference first.
  package static func lines(from first: Plan, to second: Plan, by audit: PlanAudit) -> [CostLine] {
    let before = prices(of: first, by: audit)
    let after = prices(of: second, by: audit)
    var order = before.map(\.subject)
    let known = Set(order)
    order += after.map(\.subject).filter { !known.contains($0) }
    let old = Dictionary(before.map { ($0.subject, $0.price) }, uniquingKeysWith: +)
    let new = Dictionary(after.map { ($0.subject, $0.price) }, uniquingKeysWith: +)
    let lines = order.map { subject in
      CostLine(subject: subject, before: old[subject] ?? .zero, after: new[subject] ?? .zero)
    }.filter { $0.difference != .zero }
    return lines.enumerated().sorted {
      let sizes = (
        $0.element.difference.minorUnits.magnitude, $1.element.difference.minorUnits.magnitude
      )
      return sizes.0 == sizes.1 ? $0.offset < $1.offset : sizes.0 > sizes.1
    }.map(\.element)
  }

  private static func prices(
    of plan: Plan, by audit: PlanAudit
  ) -> [(subject: Subject, price: Money)] {
    plan.routes.map { route in
      let alone = Plan(routes: [route], unassignedVisits: [])
      return (.route(route.technician, route.shift), audit.breakdown(of: alone).total)
    }
      + plan.unassignedVisits.map { visit in
        let alone = Plan(routes: [], unassignedVisits: [visit])
        return (.leftOut(visit.visit), audit.breakdown(of: alone).total)
      }
  }
}
