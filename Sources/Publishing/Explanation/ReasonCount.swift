package import Planning

/// How many visits are left out for one kind of reason.
///
/// A visit with several reasons counts once for each kind.
package struct ReasonCount: Hashable, Sendable, Codable {
  /// The kind of reason, a raw value of `ReasonCode`.
  package var code: String
  /// The number of the kind; see ``Planning/ReasonCode/number``.
  package var number: Int
  /// The number of visits.
  package var visits: Int

  /// Returns the reasons in `plan`, most frequent first.
  package static func counts(in plan: Plan) -> [ReasonCount] {
    var counts: [ReasonCode: Int] = [:]
    for unassigned in plan.unassignedVisits {
      for code in Set(unassigned.reasons.map(\.code)) { counts[code, default: 0] += 1 }
    }
    return ReasonCode.allCases.compactMap { code in
      counts[code].map { ReasonCount(code: code.rawValue, number: code.number, visits: $0) }
    }.sorted { ($1.visits, $0.number) < ($0.visits, $1.number) }
  }
}

extension [ReasonCount] {
  /// The counts on one line, such as `left out: 3 COMPETITION, 1 SKILL`.
  package var text: String {
    isEmpty
      ? "left out: none" : "left out: " + map { "\($0.visits) \($0.code)" }.joined(separator: ", ")
  }
}
