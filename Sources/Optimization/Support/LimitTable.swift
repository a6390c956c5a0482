import Planning

/// The limits that shifts share, shift by shift.
///
/// There are few shifts to a limit, so what is left of one is added up when asked for, and nothing
/// has to be kept in step with the routes.
struct LimitTable: Sendable {
  /// What the route of one shift uses of one limit.
  struct Entry: Sendable {
    /// The position of the limit.
    var limit: Int
    /// What is used, by the time of the return.
    var use: SharedLimit.Use
  }

  /// Every limit.
  let limits: [SharedLimit]
  /// The limits of each shift.
  let entries: [[Entry]]
  /// The most that one route can use of each limit.
  let mostUsed: [Int]
  /// The other shifts that share a limit with each shift, ascending.
  let siblings: [[Int]]

  init(_ limits: [SharedLimit], shifts: [ProblemShift]) {
    self.limits = limits
    mostUsed = limits.map { limit in
      limit.members.map { $0.use.amount(returningAt: shifts[$0.shift].end) }.max() ?? 0
    }
    var entries = [[Entry]](repeating: [], count: shifts.count)
    var siblings = [Set<Int>](repeating: [], count: shifts.count)
    for (index, limit) in limits.enumerated() {
      for member in limit.members {
        entries[member.shift].append(Entry(limit: index, use: member.use))
        siblings[member.shift].formUnion(limit.members.map(\.shift))
      }
    }
    self.entries = entries
    self.siblings = siblings.enumerated().map { shift, all in all.filter { $0 != shift }.sorted() }
  }

  /// Whether `shift` shares a limit.
  @inline(__always)
  func isLimited(_ shift: Int) -> Bool { !entries[shift].isEmpty }

  /// Returns what a route of `shift` uses that returns at `time`, nothing left out but zeros.
  func uses(of shift: Int, returningAt time: Int) -> [LimitUse] {
    entries[shift].compactMap { entry in
      let amount = entry.use.amount(returningAt: time)
      return amount == 0 ? nil : LimitUse(limit: entry.limit, amount: amount)
    }
  }

  /// Returns the latest return of a route of `shift` that the other routes, whose returns are given
  /// by shift and negative without a route, leave room for; a time before every return where they
  /// leave none.
  ///
  /// - Complexity: O(shifts in the limits of the shift).
  func latestReturn(of shift: Int, whenReturningAt returnTime: (Int) -> Int) -> Int {
    var latest = Int.max
    for entry in entries[shift] {
      var left = limits[entry.limit].capacity
      for member in limits[entry.limit].members where member.shift != shift {
        let time = returnTime(member.shift)
        if time >= 0 { left -= member.use.amount(returningAt: time) }
      }
      switch entry.use {
      case .dutySeconds(let from): latest = min(latest, from + left)
      case .anyRoute: if left < 1 { return .min }
      case .returnAfter(let time): if left < 1 { latest = min(latest, time) }
      }
    }
    return latest
  }

  /// Whether the routes keep every limit together.
  func areKept(by routes: [SearchRoute]) -> Bool {
    guard !limits.isEmpty else { return true }
    let returns = routes.map { $0.returnTime < 0 ? nil : $0.returnTime }
    return limits.allSatisfy { $0.use(byReturns: returns) <= $0.capacity }
  }
}
