package import ServiceModel

/// Looks for the smallest change of a scenario after which a shift can make a visit alone.
///
/// Sets of changes are tried from the smallest up, over all shifts at once: first fewer changes, then
/// smaller ones. Each try compiles the scenario anew with one technician's shift and one visit, so
/// what is suggested has been seen to work.
///
/// - Source: `certificates.md` F2.
package struct RepairSearch: Sendable {
  /// A set of changes that lets a shift make a visit.
  package struct Repair: Hashable, Sendable {
    /// The changes; together they suffice.
    package var changes: [ScenarioChange]
    /// Whose shift makes the visit then.
    package var technician: Identifier<Technician>
    /// The shift.
    package var shift: Identifier<Shift>
  }

  private let scenario: Scenario
  private let travel: TravelTable

  /// The most sets that are tried.
  private static let most = 600

  /// Creates the search for changes of `scenario`.
  package init(_ scenario: Scenario, travel: TravelTable) {
    self.scenario = scenario
    self.travel = travel
  }

  /// Returns the smallest set of changes after which `visit` can be made, if one is found.
  ///
  /// - Parameters:
  ///   - visit: The visit, which no shift can make now.
  ///   - technician: Who has to make it; `nil` means anybody.
  package func repair(
    of visit: Identifier<Visit>, by technician: Identifier<Technician>? = nil
  ) -> Repair? {
    var open: [Candidate] = []
    let start = allowance(of: visit)
    for person in scenario.technicians where technician.map({ $0 == person.id }) ?? true {
      for shift in person.shifts {
        open.append(
          Candidate(changes: start, weight: 0, technician: person.id, shift: shift.id))
      }
    }
    var seen: Set<Set<Key>> = []
    var tried = 0
    while let index = open.indices.min(by: { open[$0].weight < open[$1].weight }),
      tried < Self.most
    {
      let candidate = open.remove(at: index)
      tried += 1
      let (problem, number) = problem(of: visit, for: candidate)
      guard let number else { continue }
      if !problem.eligibleShifts[number].isEmpty {
        guard isConfirmed(candidate, for: visit) else { continue }
        return Repair(
          changes: candidate.changes, technician: candidate.technician, shift: candidate.shift)
      }
      guard candidate.changes.count < 5 else { continue }
      for remedy in problem.remedies(for: number) {
        let next = candidate.adding(remedy)
        guard seen.insert(next.keys).inserted else { continue }
        open.append(next)
      }
    }
    return nil
  }

  /// Whether the changes also do in the whole scenario, without making it faulty.
  private func isConfirmed(_ candidate: Candidate, for visit: Identifier<Visit>) -> Bool {
    let changed = scenario.applying(candidate.changes)
    let problem = PlanningProblem(changed, travel: travel)
    guard let number = problem.facts.visits.firstIndex(where: { $0.visit.id == visit }) else {
      return false
    }
    return !problem.eligibleShifts[number].isEmpty
      && changed.faults().count <= scenario.faults().count
  }

  /// The scenario with one shift and one visit, changed.
  private func problem(
    of visit: Identifier<Visit>, for candidate: Candidate
  ) -> (PlanningProblem, Int?) {
    var small = scenario.keeping(
      Set([visit] + started(by: candidate.technician)))
    small.technicians = scenario.technicians.filter { $0.id == candidate.technician }
    for index in small.technicians.indices {
      small.technicians[index].shifts.removeAll { $0.id != candidate.shift }
    }
    let agreements = Set(small.serviceOrders.compactMap(\.agreement))
    small.agreements.removeAll { !agreements.contains($0.id) }
    let problem = PlanningProblem(small.applying(candidate.changes), travel: travel)
    return (problem, problem.facts.visits.firstIndex { $0.visit.id == visit })
  }

  private func started(by technician: Identifier<Technician>) -> [Identifier<Visit>] {
    scenario.serviceOrders.flatMap(\.visits).filter { $0.started?.technician == technician }
      .map(\.id)
  }

  /// The change that only the whole scenario shows to be needed.
  private func allowance(of visit: Identifier<Visit>) -> [ScenarioChange] {
    guard
      let order = scenario.serviceOrders.first(where: { $0.visits.contains { $0.id == visit } }),
      let agreement = order.agreement,
      AllowanceLedger(scenario).excess(of: visit) != nil
    else { return [] }
    return [.anyNumberOfVisits(agreement)]
  }

  /// A set of changes that may not suffice yet.
  private struct Candidate {
    var changes: [ScenarioChange]
    var weight: Int
    var technician: Identifier<Technician>
    var shift: Identifier<Shift>

    var keys: Set<Key> {
      Set(changes.map { .change($0) } + [.shift(technician, shift)])
    }

    func adding(_ remedy: Remedy) -> Candidate {
      var next = self
      next.weight += remedy.weight
      next.changes.append(remedy.change)
      next.changes = next.changes.joined()
      if next.changes.count > changes.count { next.weight += Remedy.weightOfAnother }
      return next
    }
  }

  /// What tells one set from another.
  private enum Key: Hashable {
    case change(ScenarioChange)
    case shift(Identifier<Technician>, Identifier<Shift>)
  }
}

extension [ScenarioChange] {
  /// Returns the changes with those of one limit made one.
  fileprivate func joined() -> [ScenarioChange] {
    var result: [ScenarioChange] = []
    for change in self {
      guard let index = result.firstIndex(where: { $0.sum(with: change) != nil }),
        let sum = result[index].sum(with: change)
      else {
        result.append(change)
        continue
      }
      result[index] = sum
    }
    return result
  }
}

extension ScenarioChange {
  /// Returns the one change that does what two do, if they are about the same limit.
  fileprivate func sum(with other: ScenarioChange) -> ScenarioChange? {
    switch (self, other) {
    case (.shiftStart(let who, let shift, let first), .shiftStart(let by, let own, let second))
    where who == by && shift == own:
      .shiftStart(who, shift, earlier: first + second)
    case (.shiftEnd(let who, let shift, let first), .shiftEnd(let by, let own, let second))
    where who == by && shift == own:
      .shiftEnd(who, shift, later: first + second)
    case (.workTime(let who, let shift, let first), .workTime(let by, let own, let second))
    where who == by && shift == own:
      .workTime(who, shift, more: first + second)
    case (.weeklyDuty(let who, let first), .weeklyDuty(let by, let second)) where who == by:
      .weeklyDuty(who, more: first + second)
    case (.windowStart(let id, let window, let first), .windowStart(let own, let same, let second))
    where id == own && window == same:
      .windowStart(id, window: window, earlier: first + second)
    case (.windowEnd(let id, let window, let first), .windowEnd(let own, let same, let second))
    where id == own && window == same:
      .windowEnd(id, window: window, later: first + second)
    default: nil
    }
  }
}
