package import ServiceModel

extension PlanningProblem {
  /// Returns why no shift can make `visit` even if nothing else were planned, with who comes nearest
  /// and what would have to be different; `nil` when a shift can.
  ///
  /// - Parameters:
  ///   - visit: The visit.
  ///   - technician: Who has to make it; `nil` means anybody.
  /// - Returns: What stops each technician, and what would help.
  package func impossibleAlone(
    _ visit: Int, by technician: Identifier<Technician>? = nil
  ) -> ImpossibleAlone? {
    guard eligibleShifts[visit].isEmpty else { return nil }
    let scenario = facts.scenario
    let id = facts.visits[visit].visit.id
    var answer = ImpossibleAlone(reasons: reasons(against: visit, by: technician))
    let repair = RepairSearch(scenario, travel: travel).repair(of: id, by: technician)
    answer.changes = repair?.changes ?? []
    for (index, person) in scenario.technicians.enumerated() {
      let own = shifts.indices.filter { shifts[$0].technician == index }
      if person.id == repair?.technician,
        let shift = own.first(where: { facts.shifts[$0].shift.id == repair?.shift })
      {
        answer.nearest = NearestTechnician(
          technician: person.id, shift: facts.shifts[shift].shift.id,
          reason: refusal(of: visit, in: shift))
      } else if let shift = own.first, technician.map({ $0 == person.id }) ?? true {
        answer.others.append(
          TechnicianObstacle(technician: person.id, code: refusal(of: visit, in: shift).code))
      }
    }
    return answer
  }

  /// Returns the reasons of one technician's shifts, or of all shifts.
  private func reasons(against visit: Int, by technician: Identifier<Technician>?) -> [Reason] {
    guard let technician else { return impossibilities(of: visit) }
    var scenario = facts.scenario
    scenario.technicians.removeAll { $0.id != technician }
    let problem = PlanningProblem(scenario, travel: travel, rules: rules)
    let id = facts.visits[visit].visit.id
    return problem.facts.visits.firstIndex { $0.visit.id == id }
      .map(problem.impossibilities) ?? impossibilities(of: visit)
  }
}
