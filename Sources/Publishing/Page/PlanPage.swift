package import Planning
package import ServiceModel

/// Everything that the page of a plan shows, as values: rows, bars, stops, deadlines and figures.
///
/// ``PageMarkup`` makes a page of it; nothing in here knows of markup.
package struct PlanPage: Sendable {
  /// The name of the scenario.
  package var title: String
  /// The zone in which times are read.
  package var timeZone: String
  /// The plan and what is known about it.
  package var result: PlanningResult
  /// Figures about the plan.
  package var metrics: PlanMetrics
  /// How many technicians there are.
  package var technicianCount: Int
  /// What colours stand for, the last of them for visits that have none of it.
  package var categories: [String]
  /// What kind of thing the categories are: `Tier`, `Priority` or `Visit`.
  package var categoryKind: String
  /// The days on which a shift begins, in order.
  package var days: [PageDay]
  /// What is left out, in the order of the plan.
  package var leftOut: [LeftOut]
  /// The reason codes with the number of visits that they keep out, most frequent first.
  package var reasons: [(code: String, count: Int)]
  /// The clock on which times are read.
  package var clock: LocalClock
  /// How money is written.
  package var money: MoneyFormat

  /// A visit that the plan leaves out.
  package struct LeftOut: Sendable {
    /// The visit.
    package var stop: PageStop
    /// Why, the first reason first.
    package var reasons: [Reason]
    /// What leaving it out costs.
    package var cost: Money
  }

  /// The first and the last day, as one text.
  package var dates: String {
    guard let first = days.first?.date, let last = days.last?.date else { return "" }
    return first == last ? first.longText : "\(first.longText) – \(last.longText)"
  }

  /// Whether any place has coordinates, so that there is something to draw on a map.
  package var hasMap: Bool {
    days.contains { $0.rows.contains { !$0.path.isEmpty } }
      || leftOut.contains { $0.stop.coordinate != nil }
  }
}

extension CivilDate {
  /// The day with its weekday, such as `Tue 2026-03-10`.
  package var longText: String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(names[((daysSinceEpoch % 7) + 10) % 7]) \(self)"
  }
}
