import Planning
import ServiceModel

extension ForcedRuns {
  /// Returns the smallest set of visits that must be made and leave no room for `visit`.
  ///
  /// Each visit that must be made is set free in turn: where there is still no room, it has no part
  /// in the conflict and stays free. What is left is irreducible. Visits that may be left out never
  /// stand in the way, so they are not looked at.
  ///
  /// - Parameters:
  ///   - visit: The visit that is forced.
  ///   - scenario: The scenario in which it is, of which it is proved that there is no plan.
  ///   - left: How many conflicts share what is left of the budget.
  /// - Returns: The visits, and whether it is proved that all of them are needed.
  /// - Source: deletion filter, Chinneck and Dravnieks 1991, doi:10.1287/ijoc.3.2.157.
  mutating func conflict(
    with visit: Identifier<Visit>, in scenario: Scenario, left: Int
  ) -> VisitConflict {
    let problem = PlanningProblem(scenario, travel: travel)
    let bound = problem.facts.visits.indices.filter {
      problem.visits[$0].mustBeMade && !problem.eligibleShifts[$0].isEmpty
        && problem.facts.visits[$0].visit.id != visit
    }.map { problem.facts.visits[$0] }
    var members = bound.map(\.visit.id)
    var isIrreducible = true
    let (units, seconds) = part(1, of: max(1, left) * max(1, bound.count))
    for candidate in bound.map(\.visit.id) {
      let others = members.filter { $0 != candidate }
      let reduced = scenario.freeing([candidate]).keeping(Set(others + [visit]))
      switch feasibility(of: reduced, units: units, seconds: seconds) {
      case false?: members = others
      case true?: continue
      case nil: isIrreducible = false
      }
    }
    return VisitConflict(
      members: bound.filter { members.contains($0.visit.id) }.map { facts in
        VisitConflict.Member(
          visit: facts.visit.id,
          bond: facts.visit.started != nil ? .started : facts.pin != nil ? .pin : .mandatory)
      }, isIrreducible: isIrreducible)
  }
}
