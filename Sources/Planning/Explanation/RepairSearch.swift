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
    package var changes: [SuggestedChange]
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
  /// - Returns: The changes, with who makes the visit then; `nil` when none are found.
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
          changes: tightened(candidate, for: visit).changes, technician: candidate.technician,
          shift: candidate.shift)
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

  /// Returns the candidate with each of its times as short as it can be, in whole minutes.
  ///
  /// A break can make a shift need less than was first tried.
  private func tightened(_ candidate: Candidate, for visit: Identifier<Visit>) -> Candidate {
    var best = candidate
    for index in candidate.changes.indices {
      guard let time = best.changes[index].time else { continue }
      var (tooShort, enough) = (0, (time.count + 59) / 60)
      while tooShort + 1 < enough {
        let middle = (tooShort + enough) / 2
        var trial = best
        trial.changes[index] = best.changes[index].with(time: .minutes(middle))
        let (problem, number) = problem(of: visit, for: trial)
        let works = number.map { !problem.eligibleShifts[$0].isEmpty } ?? false
        if works, isConfirmed(trial, for: visit) { enough = middle } else { tooShort = middle }
      }
      if Seconds.minutes(enough) < time {
        best.changes[index] = best.changes[index].with(time: .minutes(enough))
      }
    }
    return best
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
  private func allowance(of visit: Identifier<Visit>) -> [SuggestedChange] {
    guard
      let order = scenario.serviceOrders.first(where: { $0.visits.contains { $0.id == visit } }),
      let agreement = order.agreement,
      AllowanceLedger(scenario).account(of: visit)?.left == 0
    else { return [] }
    return [.anyNumberOfVisits(agreement)]
  }

  /// A set of changes that may not suffice yet.
  private struct Candidate {
    var changes: [SuggestedChange]
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
    case change(SuggestedChange)
    case shift(Identifier<Technician>, Identifier<Shift>)
  }
}
