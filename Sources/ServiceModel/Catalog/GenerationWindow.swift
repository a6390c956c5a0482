/// How far an occurrence may move from its calculated date, so that orders can be combined.
///
/// - Source: `service-management.md` 1.8, rule GN-5.
package struct GenerationWindow: Hashable, Sendable {
  /// The name used by lines.
  package var id: Identifier<GenerationWindow>
  /// The name for people.
  package var name: String
  /// Which days around the calculated date are inside.
  package var method: Method

  /// Creates a window.
  package init(id: Identifier<GenerationWindow>, name: String? = nil, _ method: Method) {
    self.id = id
    self.name = name ?? id.text
    self.method = method
  }

  /// Which days around the calculated date are inside.
  package enum Method: Hashable, Sendable {
    /// The week of the calculated date.
    case week
    /// The month of the calculated date.
    case month
    /// So many days before and after the calculated date; neither negative.
    case manual(daysBefore: Int, daysAfter: Int)
  }

  /// Returns the days inside for the calculated date `date`, for weeks that begin on `weekday`.
  package func days(
    around date: CivilDate, weeksBeginOn weekday: Weekday
  )
    -> ClosedRange<CivilDate>
  {
    switch method {
    case .week:
      let first = date.startOfWeek(beginningOn: weekday)
      return first...first.advanced(by: 6)
    case .month: return date.month
    case .manual(let before, let after):
      let limit = Self.maxDays
      return date.advanced(
        by: -min(max(0, before), limit))...date.advanced(
          by: min(max(0, after), limit))
    }
  }

  /// The most days before or after that count.
  package static let maxDays = 1000
}
