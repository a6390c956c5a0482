package import ServiceModel

/// A limit that several shifts share: the sum of what their routes use is at most ``capacity``.
///
/// A shift without a route uses nothing.
package struct SharedLimit: Hashable, Sendable {
  /// What a route uses of the limit, by the time of its return; it never falls in that time.
  package enum Use: Hashable, Sendable {
    /// The seconds from `from` to the return.
    case dutySeconds(from: Int)
    /// One, whenever the shift makes a visit.
    case anyRoute
    /// One, if the route returns after the time given.
    case returnAfter(Int)

    /// Returns what a route uses that returns at `time`, in seconds after the origin.
    @inline(__always)
    package func amount(returningAt time: Int) -> Int {
      switch self {
      case .dutySeconds(let from): max(0, time - from)
      case .anyRoute: 1
      case .returnAfter(let limit): time > limit ? 1 : 0
      }
    }
  }

  /// A shift that the limit is about.
  package struct Member: Hashable, Sendable {
    /// The shift.
    package var shift: Int
    /// What its route uses.
    package var use: Use
  }

  /// The rule that a limit was compiled from.
  package enum Source: Hashable, Sendable {
    /// The duty of a technician in the week that begins on the day given.
    case weeklyDuty(technician: Int, monday: CivilDate)
    /// The rest of a technician between two shifts.
    case rest(technician: Int)
  }

  /// The most that all members use together.
  package var capacity: Int
  /// The shifts, ascending, each once.
  package var members: [Member]
  /// What the limit states.
  package var source: Source

  /// Returns what the routes use that return at the times given.
  ///
  /// - Parameter returns: The return of each shift, `nil` for shifts without a route; indexed like
  ///   the shifts of the problem.
  /// - Returns: The sum over the members.
  package func use(byReturns returns: [Int?]) -> Int {
    members.reduce(0) { sum, member in
      sum + (returns[member.shift].map { member.use.amount(returningAt: $0) } ?? 0)
    }
  }
}

extension SharedLimit {
  /// Returns the limits of weekly duty and of rest that can bind, technician by technician.
  static func limits(
    of facts: ScenarioFacts, shifts: [ProblemShift], origin: Instant
  ) -> [SharedLimit] {
    facts.scenario.technicians.indices.flatMap { technician in
      let own = facts.shifts.indices.filter { facts.shifts[$0].technicianIndex == technician }
      return weeklyDuty(of: technician, in: own, facts, origin: origin)
        + rest(of: technician, between: own, facts, shifts, origin: origin)
    }.filter { $0.canBind(shifts) }
  }

  /// Whether some routes together could use more than there is.
  private func canBind(_ shifts: [ProblemShift]) -> Bool {
    let most = members.reduce(0) { sum, member in
      let shift = shifts[member.shift]
      return shift.start <= shift.end ? sum + member.use.amount(returningAt: shift.end) : sum
    }
    return most > capacity
  }

  private static func weeklyDuty(
    of technician: Int, in own: [Int], _ facts: ScenarioFacts, origin: Instant
  ) -> [SharedLimit] {
    guard let limit = facts.scenario.technicians[technician].maxWeeklyDutyTime else { return [] }
    let weeks = Dictionary(grouping: own) { facts.shifts[$0].date.monday }
    return weeks.sorted { $0.key < $1.key }.map { monday, members in
      SharedLimit(
        capacity: limit.count,
        members: members.map { shift in
          Member(
            shift: shift, use: .dutySeconds(from: (facts.shifts[shift].dutyStart - origin).count))
        }, source: .weeklyDuty(technician: technician, monday: monday))
    }
  }

  /// One limit for each pair of shifts: if the later one is used, the earlier one returns in time.
  private static func rest(
    of technician: Int, between own: [Int], _ facts: ScenarioFacts, _ shifts: [ProblemShift],
    origin: Instant
  ) -> [SharedLimit] {
    guard let rest = facts.scenario.technicians[technician].minRest else { return [] }
    return own.indices.flatMap { later in
      own[..<later].map { earlier in
        let start = (facts.shifts[own[later]].dutyStart - origin).count
        return SharedLimit(
          capacity: 1,
          members: [
            Member(shift: earlier, use: .returnAfter(start - rest.count)),
            Member(shift: own[later], use: .anyRoute),
          ], source: .rest(technician: technician))
      }
    }
  }
}

extension ShiftFacts {
  /// The latest return that the shift and the weekly duty of the technician allow, other shifts
  /// apart.
  var lastReturn: Instant {
    guard let limit = technician.maxWeeklyDutyTime else { return shift.maxEnd }
    return min(shift.maxEnd, dutyStart + limit)
  }
}
