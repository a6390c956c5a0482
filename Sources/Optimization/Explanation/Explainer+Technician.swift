package import Planning
package import ServiceModel

extension Explainer {
  /// Returns why the day of `technician` is as it is.
  ///
  /// For each visit in it the best plan is looked for in which somebody else makes it. Where there is
  /// none, each visit that the technician could make is forced: the best plan that uses the
  /// technician at all is the cheapest of those, so both ends of its interval are the least of theirs.
  package func day(
    of technician: Identifier<Technician>, within budget: SearchBudget
  ) -> TechnicianDay {
    let made = plan.routes.filter { $0.technician == technician }.flatMap(\.visits).map(\.visit)
    guard made.isEmpty else {
      return TechnicianDay(
        technician: technician,
        visits: answers(
          to: made.map { ExplanationQuestion(visit: $0, excluding: technician) }, within: budget))
    }
    let own = problem.shifts.indices.filter {
      problem.facts.shifts[$0].technician.id == technician
    }
    let able = problem.visits.indices.filter { visit in
      problem.eligibleShifts[visit].contains { own.contains($0) }
    }
    var day = TechnicianDay(technician: technician)
    guard !able.isEmpty else {
      for visit in problem.visits.indices {
        guard let shift = own.first else { continue }
        day.obstacles[problem.refusal(of: visit, in: shift).code, default: 0] += 1
      }
      return day
    }
    day.uses = answers(
      to: able.map {
        ExplanationQuestion(visit: problem.facts.visits[$0].visit.id, technician: technician)
      }, within: budget)
    let extras = day.uses.compactMap(\.verdict.extra)
    day.cheapestUse = extras.map(\.lower).min().map { lower in
      ExtraCost(lower: lower, upper: extras.compactMap(\.upper).min())
    }
    return day
  }
}

extension ExplanationVerdict {
  /// What doing it costs more than the best plan; `nil` where it is impossible.
  package var extra: ExtraCost? {
    switch self {
    case .impossibleAlone, .impossibleTogether: nil
    case .costs(let alternative), .betterPlan(let alternative): alternative.extra
    case .undecided(let extra): extra
    }
  }
}
