package import ServiceModel

/// Judges bare sequences of visits by the rules of the public sets.
///
/// It knows only what these sets use: one shift a technician, travel by matrix index, skills,
/// loads, windows for the start of service, route durations, costs of distance and travel time,
/// and drop costs. It shares no code with the planner or the audit, so it is a second opinion on
/// both. A route's duration is the shortest that any departure allows, as in the literature.
package struct RouteJudge: Sendable {
  private let technicians: [Identifier<Technician>: Technician]
  private let visits: [Visit]
  private let visitsByID: [Identifier<Visit>: Visit]
  private let matrices: [String: TravelMatrix]

  /// What was found out about a set of routes.
  package struct Judgement: Hashable, Sendable {
    /// Travel, plus the drop costs of the visits that no route makes.
    package var objective: Money = .zero
    /// The number of visits made.
    package var served = 0
    /// The number of visits left out.
    package var unserved = 0
    /// One sentence for each breach of a rule.
    package var faults: [String] = []
  }

  /// Creates the judge of routes of `scenario`, which came from a public instance.
  package init(scenario: Scenario) {
    technicians = Dictionary(
      scenario.technicians.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    visits = scenario.serviceOrders.flatMap(\.visits)
    visitsByID = Dictionary(visits.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    matrices = if case .matrices(let given) = scenario.travel { given } else { [:] }
  }

  /// Returns what `routes` cost and which rules they break.
  package func judge(_ routes: [VisitSequence]) -> Judgement {
    var judgement = Judgement()
    var seen: Set<Identifier<Visit>> = []
    var busy: Set<Identifier<Technician>> = []
    for route in routes where !route.visits.isEmpty {
      if !busy.insert(route.technician).inserted {
        judgement.faults.append("technician \(route.technician) drives two routes")
      }
      for visit in route.visits where !seen.insert(visit).inserted {
        judgement.faults.append("visit \(visit) is made twice")
      }
      judgeRoute(route, &judgement)
    }
    for visit in visits where !seen.contains(visit.id) {
      judgement.unserved += 1
      judgement.objective += visit.dropCost ?? .zero
      if visit.mandatory { judgement.faults.append("visit \(visit.id) is mandatory, yet left out") }
    }
    judgement.served = visits.count - judgement.unserved
    return judgement
  }

  private func judgeRoute(_ route: VisitSequence, _ judgement: inout Judgement) {
    guard let technician = technicians[route.technician], let shift = technician.shifts.first,
      let matrix = matrices[technician.travelProfile]
    else {
      judgement.faults.append("technician \(route.technician) is unknown")
      return
    }
    let visits = route.visits.compactMap { visitsByID[$0] }
    guard visits.count == route.visits.count else {
      judgement.faults.append("technician \(route.technician) makes an unknown visit")
      return
    }
    let stops = [shift.startLocation] + visits.map(\.location) + [shift.endLocation]
    let indices = stops.compactMap { $0?.matrixIndex }
    guard indices.count == stops.count, indices.allSatisfy((0..<matrix.size).contains) else {
      judgement.faults.append("technician \(route.technician) stops outside the matrix")
      return
    }
    let entries = zip(indices, indices.dropFirst()).map { $0 * matrix.size + $1 }
    let seconds = entries.map { Seconds(Int(matrix.durations[$0])) }
    let metres = entries.reduce(Metres.zero) { $0 + Metres(Int(matrix.distances[$1])) }
    judgement.objective += technician.costs.perKilometre.cost(of: metres)
    judgement.objective += technician.costs.perTravelHour.cost(of: seconds.reduce(.zero, +))
    judgement.faults += skillFaults(technician, visits) + loadFaults(technician, shift, visits)
    judgement.faults += timeFaults(technician, shift, visits, legs: seconds)
  }

  private func skillFaults(_ technician: Technician, _ visits: [Visit]) -> [String] {
    visits.flatMap { visit in
      visit.requiredSkills.filter { required in
        !technician.skills.contains {
          $0.skill == required.skill && $0.level >= required.minLevel
        }
      }.map { "technician \(technician.id) lacks \($0.skill) for visit \(visit.id)" }
    }
  }

  private func loadFaults(_ technician: Technician, _ shift: Shift, _ visits: [Visit]) -> [String] {
    let items = Set(visits.flatMap(\.parts.keys)).sorted()
    return items.compactMap { item in
      let needed = visits.reduce(0) { $0 + ($1.parts[item] ?? 0) }
      let carried = shift.stock[item] ?? 0
      return needed > carried
        ? "technician \(technician.id) carries \(carried) of \(item), needs \(needed)" : nil
    }
  }

  private func timeFaults(
    _ technician: Technician, _ shift: Shift, _ visits: [Visit], legs: [Seconds]
  ) -> [String] {
    var faults: [String] = []
    var clock = shift.minStart
    var latestStarts: [Instant] = []
    for (leg, visit) in zip(legs, visits) {
      clock = clock + leg
      let window = visit.timeWindows.first { clock <= $0.maxStart }
      if let window { clock = max(clock, window.minStart) }
      if window == nil && !visit.timeWindows.isEmpty {
        faults.append("technician \(technician.id) is too late for visit \(visit.id)")
      }
      latestStarts.append(window?.maxStart ?? shift.maxEnd)
      clock = clock + visit.serviceDuration
    }
    clock = clock + (legs.last ?? .zero)
    if clock > shift.maxEnd {
      faults.append("technician \(technician.id) is back too late")
    }
    guard let limit = shift.maxWorkTime else { return faults }
    var latest = clock - (legs.last ?? .zero)
    for index in visits.indices.reversed() {
      latest = min(latest - visits[index].serviceDuration, latestStarts[index]) - legs[index]
    }
    if clock - latest > limit {
      faults.append(
        "technician \(technician.id) works \((clock - latest).count), more than \(limit.count)")
    }
    return faults
  }
}
