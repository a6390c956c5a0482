import ServiceModel

/// Shifts between which no route can tell, with the visits that they may make.
struct AlikeShifts: Sendable {
  /// The shifts, ascending; the first stands for all.
  let shifts: [Int]
  /// The visits, ascending.
  let visits: [Int]

  /// Returns the groups of a case, in order of their first shifts; shifts without visits have none.
  ///
  /// - Complexity: O(shifts × groups), each comparison in the worst case as long as the visits.
  static func groups(of problem: PlanningProblem, _ decisions: CaseDecisions) -> [AlikeShifts] {
    var visits = [[Int]](repeating: [], count: problem.shifts.count)
    for visit in problem.plannableVisits {
      for shift in decisions.eligible[visit] { visits[shift].append(visit) }
    }
    var groups: [[Int]] = []
    for shift in problem.shifts.indices where !visits[shift].isEmpty {
      let known = groups.firstIndex { group in
        visits[group[0]] == visits[shift] && problem.areAlike(group[0], shift, for: visits[shift])
      }
      if let known { groups[known].append(shift) } else { groups.append([shift]) }
    }
    return groups.map { AlikeShifts(shifts: $0, visits: visits[$0[0]]) }
  }
}

extension PlanningProblem {
  /// Whether routes of the visits cost the same in both shifts and keep the same rules.
  fileprivate func areAlike(_ left: Int, _ right: Int, for visits: [Int]) -> Bool {
    let (one, other) = (shifts[left], shifts[right])
    guard one.start == other.start, one.softEnd == other.softEnd, one.end == other.end,
      one.startLocation == other.startLocation, one.endLocation == other.endLocation,
      one.breaks == other.breaks, one.capacity == other.capacity,
      one.maxVisits == other.maxVisits, one.maxWorkTime == other.maxWorkTime,
      one.maxTravelTime == other.maxTravelTime, one.maxDistance == other.maxDistance,
      one.costs == other.costs, travelProfile(of: left) == travelProfile(of: right)
    else { return false }
    let isShared = sharedLimits.contains { limit in
      limit.members.contains { $0.shift == left || $0.shift == right }
    }
    return !isShared
      && visits.allSatisfy { preferenceCost(of: $0, in: left) == preferenceCost(of: $0, in: right) }
  }

  private func travelProfile(of shift: Int) -> String {
    facts.shifts[shift].technician.travelProfile
  }
}
